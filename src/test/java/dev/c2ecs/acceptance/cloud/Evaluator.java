package dev.c2ecs.acceptance.cloud;

import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Gives the functions of a template their values. */
final class Evaluator {

  /** What a name stands for: an asset of the stack. */
  interface Assets {
    Optional<Asset> asset(String logicalId);
  }

  private static final String NO_VALUE = "AWS::NoValue";

  private final String stack;
  private final Map<String, Object> parameters;
  private final Assets assets;

  Evaluator(String stack, Map<String, Object> parameters, Assets assets) {
    this.stack = stack;
    this.parameters = parameters;
    this.assets = assets;
  }

  Props props(Value.MapOf properties) {
    return Props.of(value(properties));
  }

  private @Nullable Object value(Value value) {
    if (value instanceof Value.Text text) {
      return text.text();
    } else if (value instanceof Value.Whole whole) {
      return String.valueOf(whole.number());
    } else if (value instanceof Value.Flag flag) {
      return String.valueOf(flag.value());
    } else if (value instanceof Value.ListOf list) {
      return items(list);
    } else if (value instanceof Value.MapOf map) {
      return function(map).orElseGet(() -> entries(map));
    } else if (value instanceof Value.Ref ref) {
      return ref(ref.name());
    } else if (value instanceof Value.GetAtt getAtt) {
      return attribute(getAtt.resource(), getAtt.attribute());
    } else if (value instanceof Value.Sub sub) {
      return substitute(sub.text());
    } else if (value instanceof Value.Select select) {
      return select(select);
    }
    return Account.ZONES;
  }

  private List<Object> items(Value.ListOf list) {
    List<Object> items = new ArrayList<>();
    for (Value item : list.items()) {
      Object read = value(item);
      if (read != null) {
        items.add(read);
      }
    }
    return items;
  }

  private Map<String, Object> entries(Value.MapOf map) {
    Map<String, Object> entries = new LinkedHashMap<>();
    map.entries()
        .forEach(
            (key, item) -> {
              Object read = value(item);
              if (read != null) {
                entries.put(key, read);
              }
            });
    return entries;
  }

  /** The functions that the product does not write, but others do. */
  private Optional<Object> function(Value.MapOf map) {
    Value join = map.entries().get("Fn::Join");
    if (map.entries().size() == 1
        && join instanceof Value.ListOf arguments
        && arguments.items().size() == 2
        && value(arguments.items().get(1)) instanceof List<?> items) {
      List<String> texts = items.stream().map(String::valueOf).toList();
      return Optional.of(String.join(String.valueOf(value(arguments.items().get(0))), texts));
    }
    return Optional.empty();
  }

  private Object select(Value.Select select) {
    Object list = value(select.list());
    if (list instanceof List<?> items && select.index() < items.size()) {
      return String.valueOf(items.get(select.index()));
    }
    throw new Refusal(
        "Template error", "Fn::Select cannot select nonexistent value at index " + select.index());
  }

  private @Nullable Object ref(String name) {
    if (name.equals(NO_VALUE)) {
      return null;
    }
    Object parameter = parameters.get(name);
    if (parameter != null) {
      return parameter;
    }
    return pseudo(name).orElseGet(() -> asset(name).physicalId);
  }

  private Optional<String> pseudo(String name) {
    return switch (name) {
      case "AWS::StackName" -> Optional.of(stack);
      case "AWS::Region" -> Optional.of(Account.REGION);
      case "AWS::AccountId" -> Optional.of(Account.ID);
      case "AWS::Partition" -> Optional.of("aws");
      case "AWS::URLSuffix" -> Optional.of("amazonaws.com");
      case "AWS::StackId" ->
          Optional.of("arn:aws:cloudformation:" + Account.REGION + ":" + Account.ID + ":" + stack);
      default -> Optional.empty();
    };
  }

  private String attribute(String logicalId, String attribute) {
    return asset(logicalId).attribute(attribute);
  }

  private Asset asset(String logicalId) {
    return assets
        .asset(logicalId)
        .orElseThrow(
            () ->
                new Refusal(
                    "Template error",
                    "instance of Fn::GetAtt or Ref references undefined resource " + logicalId));
  }

  private String substitute(String text) {
    Matcher matcher = Names.SUBSTITUTION.matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1);
      int dot = name.indexOf('.');
      Object value =
          dot < 0 || name.startsWith("AWS::")
              ? ref(name)
              : attribute(name.substring(0, dot), name.substring(dot + 1));
      matcher.appendReplacement(result, Matcher.quoteReplacement(String.valueOf(value)));
    }
    return matcher.appendTail(result).toString().replace("${!", "${");
  }
}
