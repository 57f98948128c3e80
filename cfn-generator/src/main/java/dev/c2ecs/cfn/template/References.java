package dev.c2ecs.cfn.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that a function of a template uses. */
public final class References {

  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([^!}][^}]*)\\}");
  private static final String PSEUDO = "AWS::";

  private References() {}

  /**
   * The resources and parameters that a function names, pseudo parameters left out; none for other
   * values. Values inside the value are not looked at.
   */
  public static List<String> of(Value value) {
    List<String> names = new ArrayList<>();
    add(value, names);
    return names;
  }

  /** The names that a value and everything inside it uses, in the order in which they stand. */
  public static Set<String> within(Value value) {
    Set<String> names = new LinkedHashSet<>();
    collect(value, names);
    return names;
  }

  /** A text with {@code ${…}}, in which what is named has other names. */
  public static String renamed(String text, UnaryOperator<String> names) {
    return SUBSTITUTION
        .matcher(text)
        .replaceAll(
            found -> {
              String name = found.group(1).split("\\.", 2)[0];
              String rest = found.group(1).substring(name.length());
              return Matcher.quoteReplacement("${" + names.apply(name) + rest + "}");
            });
  }

  private static void collect(Value value, Set<String> names) {
    if (value instanceof Value.MapOf map) {
      for (Value item : map.entries().values()) {
        collect(item, names);
      }
      // with values of its own, a function that only others write
      if (map.entries().get("Fn::Sub") instanceof Value.ListOf list
          && !list.items().isEmpty()
          && list.items().get(0) instanceof Value.Text text) {
        Set<String> named = new LinkedHashSet<>(of(new Value.Sub(text.text())));
        if (list.items().size() > 1 && list.items().get(1) instanceof Value.MapOf own) {
          named.removeAll(own.entries().keySet());
        }
        names.addAll(named);
      }
    } else if (value instanceof Value.ListOf list) {
      for (Value item : list.items()) {
        collect(item, names);
      }
    } else if (value instanceof Value.Select select) {
      collect(select.list(), names);
    } else {
      add(value, names);
    }
  }

  private static void add(Value value, Collection<String> names) {
    if (value instanceof Value.Ref ref) {
      add(ref.name(), names);
    } else if (value instanceof Value.GetAtt getAtt) {
      add(getAtt.resource(), names);
    } else if (value instanceof Value.Sub sub) {
      Matcher matcher = SUBSTITUTION.matcher(sub.text());
      while (matcher.find()) {
        add(matcher.group(1).split("\\.", 2)[0], names);
      }
    }
  }

  private static void add(String name, Collection<String> names) {
    if (!name.startsWith(PSEUDO)) {
      names.add(name);
    }
  }
}
