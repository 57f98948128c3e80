package dev.c2ecs.acceptance.cloud;

import dev.c2ecs.cfn.template.Value;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that functions of a template refer to, pseudo parameters left out. */
final class Names {

  static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([^!}][^}]*)\\}");

  private Names() {}

  static Set<String> in(Value value) {
    Set<String> names = new LinkedHashSet<>();
    collect(value, names);
    names.removeIf(name -> name.startsWith("AWS::"));
    return names;
  }

  private static void collect(Value value, Set<String> names) {
    if (value instanceof Value.MapOf map) {
      map.entries().values().forEach(item -> collect(item, names));
    } else if (value instanceof Value.ListOf list) {
      list.items().forEach(item -> collect(item, names));
    } else if (value instanceof Value.Select select) {
      collect(select.list(), names);
    } else if (value instanceof Value.Ref ref) {
      names.add(ref.name());
    } else if (value instanceof Value.GetAtt getAtt) {
      names.add(getAtt.resource());
    } else if (value instanceof Value.Sub sub) {
      Matcher matcher = SUBSTITUTION.matcher(sub.text());
      while (matcher.find()) {
        String name = matcher.group(1);
        int dot = name.indexOf('.');
        names.add(dot < 0 ? name : name.substring(0, dot));
      }
    }
  }
}
