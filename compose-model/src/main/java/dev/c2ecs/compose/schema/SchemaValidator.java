package dev.c2ecs.compose.schema;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.NodeText;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.ScalarType;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Validates a tree against the Compose schema and reports everything that does not fit. */
public final class SchemaValidator {

  static final SchemaTable TABLE = SchemaTable.read();

  private final List<Diagnostic> found = new ArrayList<>();

  private SchemaValidator() {}

  /** Reports every place of the tree that the Compose schema does not allow. */
  public static void validate(Mapping root, Reporter reporter) {
    SchemaValidator run = new SchemaValidator();
    run.check(root, TABLE.get(0), TreePath.ROOT);
    run.found.forEach(reporter::report);
  }

  private void check(Node node, int number, TreePath path) {
    if (number != Schema.ANYTHING) {
      check(node, TABLE.get(number), path);
    }
  }

  private void check(Node node, Schema schema, TreePath path) {
    if (!schema.oneOf().isEmpty()) {
      alternatives(node, schema.oneOf(), path);
      return;
    }
    if (!schema.types().isEmpty() && !hasType(node, schema.types())) {
      report(
          ReadCode.WRONG_TYPE,
          node,
          path,
          typeMessage(node, schema.types(), path),
          SchemaHints.form(node, schema.types(), path));
      return;
    }
    if (node instanceof Mapping mapping) {
      properties(mapping, schema, path);
    } else if (node instanceof Sequence sequence) {
      items(sequence, schema, path);
    } else {
      scalar((Scalar) node, schema, path);
    }
  }

  /** Checks against the one alternative of the node's kind, so that its own faults are named. */
  private void alternatives(Node node, List<Integer> oneOf, TreePath path) {
    Set<String> types = new LinkedHashSet<>();
    List<Diagnostic> best = List.of();
    for (int alternative : oneOf) {
      Schema schema = TABLE.get(alternative);
      types.addAll(schema.types());
      if (!hasType(node, schema.types())) {
        continue;
      }
      SchemaValidator attempt = new SchemaValidator();
      attempt.check(node, schema, path);
      if (attempt.found.isEmpty()) {
        return;
      }
      best = attempt.found;
    }
    if (best.isEmpty()) {
      report(
          ReadCode.WRONG_TYPE,
          node,
          path,
          typeMessage(node, types, path),
          SchemaHints.form(node, types, path));
    }
    found.addAll(best);
  }

  private static boolean hasType(Node node, Set<String> types) {
    if (types.isEmpty()) {
      return true;
    }
    if (node instanceof Mapping) {
      return types.contains("object");
    }
    if (node instanceof Sequence) {
      return types.contains("array");
    }
    Scalar scalar = (Scalar) node;
    return switch (scalar.type()) {
      case NULL -> types.contains("null");
      case BOOLEAN -> types.contains("boolean");
      case STRING -> types.contains("string");
      case INTEGER -> types.contains("integer") || types.contains("number");
      case FLOAT ->
          types.contains("number") || (types.contains("integer") && isWhole(scalar.text()));
    };
  }

  private static boolean isWhole(String number) {
    try {
      return Double.parseDouble(number) % 1 == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private void properties(Mapping mapping, Schema schema, TreePath path) {
    for (String name : schema.required()) {
      if (!mapping.has(name)) {
        report(
            ReadCode.MISSING_KEY, mapping, path, where(path) + " needs the key `" + name + "`", "");
      }
    }
    mapping
        .entries()
        .forEach(
            (key, value) -> {
              TreePath child = path.child(key);
              int property = property(schema, key);
              if (property == Schema.NOTHING) {
                unknownKey(key, value, schema, path);
              } else {
                check(value, property, child);
              }
            });
  }

  private static int property(Schema schema, String key) {
    Integer named = schema.properties().get(key);
    if (named != null) {
      return named;
    }
    for (Map.Entry<Pattern, Integer> entry : schema.patternProperties().entrySet()) {
      if (entry.getKey().matcher(key).find()) {
        return entry.getValue();
      }
    }
    return schema.additional();
  }

  private void unknownKey(String key, Node value, Schema schema, TreePath path) {
    if (schema.properties().isEmpty()) {
      report(
          ReadCode.UNKNOWN_KEY,
          value,
          path.child(key),
          "`" + key + "` cannot be a name in " + where(path),
          "names have letters, digits, `.`, `_` and `-` only");
      return;
    }
    report(
        ReadCode.UNKNOWN_KEY,
        value,
        path.child(key),
        "`" + key + "` is not a key of " + where(path),
        SchemaHints.key(key, schema.properties().keySet(), path));
  }

  private void items(Sequence sequence, Schema schema, TreePath path) {
    for (int i = 0; i < sequence.items().size(); i++) {
      check(sequence.items().get(i), schema.items(), path.item(i));
    }
    if (!schema.uniqueItems()) {
      return;
    }
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      Node item = sequence.items().get(i);
      Integer first = seen.putIfAbsent(NodeText.of(item), i);
      if (first != null) {
        report(
            ReadCode.INVALID_VALUE,
            item,
            path.item(i),
            path + " repeats its item " + (first + 1),
            "remove one of the two");
      }
    }
  }

  private void scalar(Scalar scalar, Schema schema, TreePath path) {
    if (!schema.allowed().isEmpty() && !schema.allowed().contains(scalar.text())) {
      String values = String.join(", ", schema.allowed());
      report(
          ReadCode.INVALID_VALUE,
          scalar,
          path,
          path + " must be one of " + values,
          SchemaHints.word(scalar.text(), schema.allowed()));
    }
    for (Pattern pattern : schema.pattern()) {
      if (scalar.isString() && !pattern.matcher(scalar.text()).find()) {
        Optional<List<String>> words = SchemaHints.words(pattern.pattern());
        report(
            ReadCode.INVALID_VALUE,
            scalar,
            path,
            words
                .map(list -> path + " must be one of " + String.join(", ", list))
                .orElse(path + " must match " + pattern),
            words.map(list -> SchemaHints.word(scalar.text(), list)).orElse(""));
      }
    }
    if (scalar.type() == ScalarType.INTEGER || scalar.type() == ScalarType.FLOAT) {
      range(scalar, schema, path);
    }
  }

  private void range(Scalar scalar, Schema schema, TreePath path) {
    if (scalar.text().endsWith("Inf") || scalar.text().equals("NaN")) {
      report(ReadCode.INVALID_VALUE, scalar, path, path + " must be a finite number", "");
      return;
    }
    double value = Double.parseDouble(scalar.text());
    double minimum = schema.minimum().orElse(Double.NEGATIVE_INFINITY);
    double maximum = schema.maximum().orElse(Double.POSITIVE_INFINITY);
    if (value < minimum) {
      report(
          ReadCode.INVALID_VALUE, scalar, path, path + " must be at least " + plain(minimum), "");
    }
    if (value > maximum) {
      report(ReadCode.INVALID_VALUE, scalar, path, path + " must be at most " + plain(maximum), "");
    }
  }

  private static String plain(double number) {
    return Long.toString(Math.round(number));
  }

  private static String typeMessage(Node node, Set<String> types, TreePath path) {
    String expected =
        types.stream()
            .map(SchemaValidator::typeName)
            .distinct()
            .collect(Collectors.joining(" or "));
    return where(path) + " must be " + expected + ", not " + article(node.kind());
  }

  private static String typeName(String type) {
    return switch (type) {
      case "object" -> "a mapping";
      case "array" -> "a list";
      case "integer" -> "a whole number";
      case "null" -> "empty";
      default -> "a " + type;
    };
  }

  private static String article(String kind) {
    return kind.equals("null") ? "empty" : "a " + kind;
  }

  private static String where(TreePath path) {
    return path.isRoot() ? "the top level" : path.toString();
  }

  private void report(ReadCode code, Node node, TreePath path, String message, String hint) {
    found.add(Diagnostic.at(code, path, node.origin(), message, hint));
  }
}
