package dev.c2ecs.cli;

import dev.c2ecs.compose.tree.Derivation;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The variables of a project as a table, as {@code docker compose config --variables} prints it.
 */
final class VariableTable {

  private static final List<String> HEADER =
      List.of("NAME", "REQUIRED", "DEFAULT VALUE", "ALTERNATE VALUE");
  private static final int WIDTH = 20;
  private static final int GAP = 3;

  private VariableTable() {}

  /** The table of a project whose variables are not substituted. */
  static String of(Mapping tree) {
    Map<String, Derivation.Use> uses = new TreeMap<>();
    collect(tree, uses);
    List<List<String>> rows = new ArrayList<>(List.of(HEADER));
    for (Derivation.Use use : uses.values()) {
      rows.add(
          List.of(
              use.name(), Boolean.toString(use.required()), use.defaultText(), use.alternative()));
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        text.append(String.format(Locale.ROOT, "%-" + width(rows, i) + "s", row.get(i)));
      }
      text.setLength(text.toString().stripTrailing().length());
      text.append('\n');
    }
    return text.toString();
  }

  private static int width(List<List<String>> rows, int column) {
    int longest = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    return Math.max(WIDTH, longest + GAP);
  }

  private static void collect(Node node, Map<String, Derivation.Use> uses) {
    if (node instanceof Mapping mapping) {
      mapping.entries().values().forEach(value -> collect(value, uses));
    } else if (node instanceof Sequence list) {
      list.items().forEach(item -> collect(item, uses));
    } else if (node instanceof Scalar scalar) {
      new Derivation.Expression(scalar.text())
          .uses()
          .forEach(use -> uses.putIfAbsent(use.name(), use));
    }
  }
}
