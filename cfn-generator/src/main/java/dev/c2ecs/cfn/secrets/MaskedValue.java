package dev.c2ecs.cfn.secrets;

import static java.util.Locale.ROOT;

import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values of a template as others may see them. What a text is, its key says, or the name that
 * stands beside it ({@code {Name: DB_PASSWORD, Value: …}}), the word before it in a command, or the
 * name of the resource that it is all of.
 */
public final class MaskedValue {

  /** Keys that say nothing of what is under them. */
  private static final Set<String> NEUTRAL =
      Set.of("Value", "Values", "Default", "Content", "Data", "Body", "Text", "SecretString");

  /** Words behind the name of something that say only which kind of resource it is. */
  private static final Set<String> KINDS =
      Set.of("PARAMETER", "PARAM", "VALUE", "SETTING", "RESOURCE", "ENTRY", "RECORD", "SSM");

  private static final Pattern NAME = Pattern.compile("(?:[Nn]ame|[Kk]ey)$");

  private static final String PARAMETER = "::SSM::Parameter";

  private MaskedValue() {}

  /**
   * A value without the credentials in it.
   *
   * @param name the key that it is under; empty where nothing is known
   */
  public static Value of(String name, Value value) {
    if (value instanceof Value.Text text) {
      return shown(text.text(), Masked.named(name, text.text()), value);
    }
    if (value instanceof Value.Sub sub) {
      String shown = Masked.named(name, sub.text());
      return shown.equals(sub.text()) ? value : new Value.Sub(shown);
    }
    if (value instanceof Value.ListOf list) {
      return Value.list(items(name, list.items()));
    }
    if (value instanceof Value.MapOf map) {
      Optional<String> named = nameKey(map);
      Optional<String> beside =
          named.map(key -> lastPart(text(map.entries().get(key)))).filter(Credentials::isName);
      Map<String, Value> entries = new LinkedHashMap<>();
      map.entries()
          .forEach(
              (key, inner) -> {
                boolean isName = named.equals(Optional.of(key));
                String of = beside.isPresent() && isValue(key) ? beside.get() : isName ? "" : key;
                entries.put(key, of(of, inner));
              });
      return new Value.MapOf(entries);
    }
    return value;
  }

  private static Value shown(String text, String shown, Value value) {
    return shown.equals(text) ? value : Value.text(shown);
  }

  private static List<Value> items(String name, List<Value> items) {
    boolean isWords = !items.isEmpty() && items.stream().allMatch(Value.Text.class::isInstance);
    List<Value> shown = new ArrayList<>();
    if (isWords) {
      List<String> words = items.stream().map(item -> ((Value.Text) item).text()).toList();
      List<String> masked = Masked.items(words);
      for (int i = 0; i < words.size(); i++) {
        String one = name.isEmpty() ? masked.get(i) : Masked.named(name, words.get(i));
        boolean isHidden = one.equals(Masked.HIDDEN);
        shown.add(Value.text(isHidden ? one : masked.get(i)));
      }
      return shown;
    }
    items.forEach(item -> shown.add(of(name, item)));
    return shown;
  }

  /** The key of the name that a mapping gives to what else is in it. */
  private static Optional<String> nameKey(Value.MapOf map) {
    return map.entries().keySet().stream().anyMatch(MaskedValue::isValue)
        ? map.entries().keySet().stream()
            .filter(key -> NAME.matcher(key).find())
            .filter(key -> !text(map.entries().get(key)).isEmpty())
            .findFirst()
        : Optional.empty();
  }

  private static boolean isValue(String key) {
    return key.toLowerCase(ROOT).endsWith("value") || NEUTRAL.contains(key);
  }

  /**
   * Whether a property of a resource is a credential by what the resource is, or because it is
   * called like one: the value of a parameter {@code /shop/db_password}.
   *
   * @param path the keys that lead to the property
   */
  public static boolean isSecret(Resource resource, List<String> path) {
    return path.size() == 1
        && isNeutral(path.get(0))
        && (isParameter(resource)
            || Credentials.isName(withoutKind(resource.id()))
            || isCalledSecret(resource));
  }

  /** A parameter of SSM is there to hold what is not written elsewhere. */
  private static boolean isParameter(Resource resource) {
    return resource.type().endsWith(PARAMETER);
  }

  private static boolean isNeutral(String key) {
    return NEUTRAL.contains(key);
  }

  private static boolean isCalledSecret(Resource resource) {
    return resource.properties().entries().entrySet().stream()
        .filter(entry -> entry.getKey().endsWith("Name"))
        .map(Map.Entry::getValue)
        .anyMatch(value -> Credentials.isName(lastPart(text(value))));
  }

  private static String text(@Nullable Value value) {
    return value instanceof Value.Text text
        ? text.text()
        : value instanceof Value.Sub sub ? sub.text() : "";
  }

  private static String lastPart(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static String withoutKind(String id) {
    List<String> words = CredentialNames.words(id);
    int end = words.size();
    while (end > 1 && KINDS.contains(words.get(end - 1))) {
      end--;
    }
    return String.join("_", words.subList(0, end));
  }
}
