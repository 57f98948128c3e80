package dev.c2ecs.acceptance.aws;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a fake needs to know about the text of a template: its resources. */
final class FakeTemplate {

  private static final Pattern RESOURCE =
      Pattern.compile("(?m)^ {2}([A-Za-z0-9]+):\\n {4}Type: (AWS::\\S+)\\n((?: {4}.*\\n|\\n)*)");

  private static final Pattern CONTAINERS =
      Pattern.compile("(?m)^ {6}ContainerDefinitions:\\n((?: {8}.*\\n|\\n)*)");

  private static final Pattern CONTAINER =
      Pattern.compile("(?m)^ {8}- Name: (\\S+)\\n((?: {10}.*\\n|\\n)*)");

  private static final Map<String, Map<String, String>> TYPES = new ConcurrentHashMap<>();

  private FakeTemplate() {}

  /** Type by logical ID. */
  static Map<String, String> types(String template) {
    return TYPES.computeIfAbsent(template, FakeTemplate::read);
  }

  private static Map<String, String> read(String template) {
    Map<String, String> types = new LinkedHashMap<>();
    Matcher matcher = RESOURCE.matcher(template);
    while (matcher.find()) {
      if (!matcher.group(2).endsWith("::Id")) {
        types.put(matcher.group(1), matcher.group(2));
      }
    }
    return Collections.unmodifiableMap(types);
  }

  /**
   * The names of the containers of a task definition, and whether the task ends with them; empty
   * when the template does not have it.
   */
  static Map<String, Boolean> containers(String template, String taskDefinition) {
    Map<String, Boolean> containers = new LinkedHashMap<>();
    Matcher list = CONTAINERS.matcher(bodies(template).getOrDefault(taskDefinition, ""));
    if (list.find()) {
      Matcher container = CONTAINER.matcher(list.group(1));
      while (container.find()) {
        containers.put(
            container.group(1).replace("\"", ""),
            container.group(2).contains("          Essential: true\n"));
      }
    }
    return containers;
  }

  /** A number in the properties of a resource, 1 when there is none. */
  static int number(String template, String resource, String property) {
    Matcher matcher =
        Pattern.compile("(?m)^ {6}" + property + ": (\\d+)$")
            .matcher(bodies(template).getOrDefault(resource, ""));
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 1;
  }

  private static Map<String, String> bodies(String template) {
    Map<String, String> bodies = new LinkedHashMap<>();
    Matcher matcher = RESOURCE.matcher(template);
    while (matcher.find()) {
      bodies.put(matcher.group(1), matcher.group(3));
    }
    return bodies;
  }

  /** Whether a resource stays in the account when it leaves. */
  static boolean isRetained(String template, String resource) {
    return bodies(template).getOrDefault(resource, "").contains("DeletionPolicy: Retain");
  }

  /** {@code Add}, {@code Modify} or {@code Remove} by logical ID. */
  static Map<String, String> changes(String before, String after) {
    Map<String, String> old = bodies(before);
    Map<String, String> now = bodies(after);
    Map<String, String> changes = new LinkedHashMap<>();
    types(after)
        .forEach(
            (id, type) -> {
              if (!old.containsKey(id)) {
                changes.put(id, "Add");
              } else if (!old.get(id).equals(now.get(id))) {
                changes.put(id, "Modify");
              }
            });
    types(before)
        .forEach(
            (id, type) -> {
              if (!now.containsKey(id)) {
                changes.put(id, "Remove");
              }
            });
    return changes;
  }
}
