package dev.c2ecs.cfn.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
    if (value instanceof Value.Ref ref) {
      names.add(ref.name());
    } else if (value instanceof Value.GetAtt getAtt) {
      names.add(getAtt.resource());
    } else if (value instanceof Value.Sub sub) {
      Matcher matcher = SUBSTITUTION.matcher(sub.text());
      while (matcher.find()) {
        names.add(matcher.group(1).split("\\.", 2)[0]);
      }
    }
    names.removeIf(name -> name.startsWith(PSEUDO));
    return names;
  }

  /** The names that a value and everything inside it uses, in the order in which they stand. */
  public static Set<String> within(Value value) {
    Set<String> names = new LinkedHashSet<>();
    collect(value, names);
    return names;
  }

  private static void collect(Value value, Set<String> names) {
    names.addAll(of(value));
    if (value instanceof Value.MapOf map) {
      for (Value item : map.entries().values()) {
        collect(item, names);
      }
    } else if (value instanceof Value.ListOf list) {
      for (Value item : list.items()) {
        collect(item, names);
      }
    } else if (value instanceof Value.Select select) {
      collect(select.list(), names);
    }
  }
}
