package dev.c2ecs.acceptance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A template as JSON whose resources have other logical IDs, written down without the program. */
final class RenamedTemplate {

  private static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z0-9]+)");

  private final Map<String, String> names;

  private RenamedTemplate(Map<String, String> names) {
    this.names = names;
  }

  /** The template with new names by the old ones. */
  static Map<String, Object> of(Map<String, Object> template, Map<String, String> names) {
    RenamedTemplate renamed = new RenamedTemplate(names);
    Map<String, Object> result = new LinkedHashMap<>(template);
    Map<String, Object> resources = new LinkedHashMap<>();
    Template.map(template.get("Resources"))
        .forEach(
            (id, resource) -> {
              Map<String, Object> one = new LinkedHashMap<>(Template.map(resource));
              one.computeIfPresent("DependsOn", (key, ids) -> renamed.ids(ids));
              one.computeIfPresent("Properties", (key, value) -> renamed.value(value));
              resources.put(renamed.id(id), one);
            });
    result.put("Resources", resources);
    result.computeIfPresent("Outputs", (key, value) -> renamed.value(value));
    result.computeIfPresent(
        "Metadata",
        (key, value) -> {
          Map<String, Object> origins = new LinkedHashMap<>();
          Template.map(Template.map(value).get("Compose"))
              .forEach((id, origin) -> origins.put(renamed.id(id), origin));
          return Map.of("Compose", origins);
        });
    return result;
  }

  private String id(Object id) {
    return names.getOrDefault(String.valueOf(id), String.valueOf(id));
  }

  private List<Object> ids(Object ids) {
    return new ArrayList<>(Template.list(ids).stream().map(this::id).sorted().toList());
  }

  private Object value(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return new ArrayList<>(list.stream().map(this::value).toList());
    }
    if (!(value instanceof Map<?, ?>)) {
      return String.valueOf(value).equals("null") ? "" : java.util.Objects.requireNonNull(value);
    }
    Map<String, Object> map = Template.map(value);
    if (map.size() == 1 && map.get("Ref") instanceof String name) {
      return Map.of("Ref", id(name));
    }
    if (map.size() == 1 && map.get("Fn::GetAtt") instanceof List<?> list) {
      return Map.of("Fn::GetAtt", List.of(id(list.get(0)), list.get(1)));
    }
    if (map.size() == 1 && map.get("Fn::Sub") instanceof String text) {
      return Map.of(
          "Fn::Sub",
          NAME.matcher(text)
              .replaceAll(found -> Matcher.quoteReplacement("${" + id(found.group(1)))));
    }
    Map<String, Object> result = new LinkedHashMap<>();
    map.forEach((key, item) -> result.put(key, value(item)));
    return result;
  }
}
