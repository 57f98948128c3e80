package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.TemplateReader;
import java.util.List;
import java.util.Map;

/** Updates between small templates, written as the resources alone, one in a line. */
final class Updates {

  private Updates() {}

  /**
   * A template.
   *
   * @param resources lines as {@link #resource} writes them, and of sections that follow
   */
  static Template template(String... resources) {
    return TemplateReader.read("Resources:\n" + String.join("", resources)).orElseThrow();
  }

  /**
   * A resource.
   *
   * @param type without {@code AWS::}
   * @param properties in the flow style of YAML
   * @param more attributes beside the properties
   */
  static String resource(String id, String type, String properties, String... more) {
    String attributes = more.length == 0 ? "" : ", " + String.join(", ", more);
    return "  "
        + id
        + ": {Type: \"AWS::"
        + type
        + "\", Properties: {"
        + properties
        + "}"
        + attributes
        + "}\n";
  }

  /** Parameters, with their defaults or without. */
  static String parameters(String... namesAndDefaults) {
    StringBuilder text = new StringBuilder("Parameters:\n");
    for (String one : namesAndDefaults) {
      String[] words = one.split("=", 2);
      text.append("  ")
          .append(words[0])
          .append(": {Type: String")
          .append(words.length > 1 ? ", Default: \"" + words[1] + "\"" : "")
          .append("}\n");
    }
    return text.toString();
  }

  static StackUpdate update(Template before, Template after) {
    return StackUpdate.of(before, Map.of(), after, Map.of());
  }

  static Forecast forecast(Template before, Template after) {
    return Forecast.of(before, Map.of(), after, Map.of());
  }

  /** Who cannot be made or changed. */
  static List<String> refused(Template before, Template after) {
    return Obstacles.of(update(before, after)).stream()
        .map(Obstacle::id)
        .distinct()
        .sorted()
        .toList();
  }
}
