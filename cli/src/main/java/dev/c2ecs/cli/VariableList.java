package dev.c2ecs.cli;

import dev.c2ecs.compose.tree.Derivation;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The variables of a project, as {@code docker compose config --variables} prints them.
 *
 * @see <a href="https://docs.docker.com/reference/cli/docker/compose/config/">docker compose
 *     config</a>
 */
final class VariableList {

  private static final List<String> HEADER =
      List.of("NAME", "REQUIRED", "DEFAULT VALUE", "ALTERNATE VALUE");
  private static final int WIDTH = 20;
  private static final int GAP = 3;

  private final Map<String, Derivation.Use> uses = new TreeMap<>();

  /** The variables of a tree in which they are not substituted. */
  VariableList(Mapping tree) {
    collect(tree);
  }

  /** A table, the first columns filled up with blanks. */
  String table() {
    List<List<String>> rows = new ArrayList<>(List.of(HEADER));
    for (Derivation.Use use : uses.values()) {
      rows.add(
          List.of(
              use.name(), Boolean.toString(use.required()), use.defaultText(), use.alternative()));
    }
    int[] widths = new int[HEADER.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length - 1; i++) {
        widths[i] = Math.max(Math.max(widths[i], WIDTH), length(row.get(i)) + GAP);
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        text.append(row.get(i)).append(" ".repeat(Math.max(0, widths[i] - length(row.get(i)))));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** An object by name; docker compose ends it with an empty line. */
  String json() {
    if (uses.isEmpty()) {
      return "{}\n\n";
    }
    List<String> entries = new ArrayList<>();
    for (Derivation.Use use : uses.values()) {
      entries.add(
          String.join(
              "\n",
              "    " + GoJson.quoted(use.name(), false) + ": {",
              "        \"Name\": " + GoJson.quoted(use.name(), false) + ",",
              "        \"DefaultValue\": " + GoJson.quoted(use.defaultText(), false) + ",",
              "        \"PresenceValue\": " + GoJson.quoted(use.alternative(), false) + ",",
              "        \"Required\": " + use.required(),
              "    }"));
    }
    return "{\n" + String.join(",\n", entries) + "\n}\n\n";
  }

  /** A mapping by name; an empty one when there are no variables. */
  String yaml() {
    if (uses.isEmpty()) {
      return "{}\n";
    }
    StringBuilder text = new StringBuilder();
    for (Derivation.Use use : uses.values()) {
      text.append(GoYaml.scalar(use.name())).append(":\n");
      entry("name", GoYaml.scalar(use.name()), text);
      entry("defaultvalue", GoYaml.scalar(use.defaultText()), text);
      entry("presencevalue", GoYaml.scalar(use.alternative()), text);
      entry("required", Boolean.toString(use.required()), text);
    }
    return text.toString();
  }

  private static void entry(String key, String value, StringBuilder text) {
    text.append("    ").append(key).append(": ").append(value).append('\n');
  }

  private void collect(Node node) {
    if (node instanceof Mapping mapping) {
      mapping.entries().values().forEach(this::collect);
    } else if (node instanceof Sequence list) {
      list.items().forEach(this::collect);
    } else if (node instanceof Scalar scalar && scalar.isString()) {
      new Derivation.Expression(scalar.text())
          .uses()
          .forEach(use -> uses.merge(use.name(), use, VariableList::both));
    }
  }

  /** Required when one use requires it; the first default and the first alternative count. */
  private static Derivation.Use both(Derivation.Use first, Derivation.Use second) {
    return new Derivation.Use(
        first.name(),
        first.required() || second.required(),
        first.defaultText().isEmpty() ? second.defaultText() : first.defaultText(),
        first.alternative().isEmpty() ? second.alternative() : first.alternative());
  }
}
