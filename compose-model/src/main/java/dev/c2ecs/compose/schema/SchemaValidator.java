package dev.c2ecs.compose.schema;

import dev.c2ecs.compose.attribute.Attribute;
import dev.c2ecs.compose.attribute.Form;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Validates a tree against the Compose schema and reports everything that does not fit. */
public final class SchemaValidator {

  private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

  private final List<Diagnostic> found = new ArrayList<>();

  private SchemaValidator() {}

  /** Reports every place of the tree that the Compose schema does not allow. */
  public static void validate(Mapping root, Reporter reporter) {
    FiniteNumbers.check(root, TreePath.ROOT, reporter);
    SchemaValidator run = new SchemaValidator();
    run.check(root, Attribute.ROOT.form(), Attribute.ROOT, TreePath.ROOT);
    run.found.forEach(reporter::report);
  }

  /** Checks what is in a list or mapping: by its row, or else by the form of what has none. */
  private void check(Node node, Attribute attribute, int otherwise, TreePath path) {
    if (attribute != Attribute.NONE) {
      check(node, attribute.form(), attribute, path);
    } else if (otherwise != 0) {
      check(node, Form.of(otherwise), attribute, path);
    }
  }

  private void check(Node node, Form form, Attribute attribute, TreePath path) {
    if (!hasType(node, form.types())) {
      report(
          ReadCode.WRONG_TYPE,
          node,
          path,
          typeMessage(node, form.types(), path),
          SchemaHints.form(node, form.types(), attribute, path));
    } else if (node instanceof Mapping mapping) {
      entries(mapping, form, attribute, path);
    } else if (node instanceof Sequence sequence) {
      items(sequence, form, attribute, path);
    } else {
      scalar((Scalar) node, form, attribute, path);
    }
  }

  private static boolean hasType(Node node, List<String> types) {
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

  private void entries(Mapping mapping, Form form, Attribute attribute, TreePath path) {
    for (String name : form.required()) {
      if (!mapping.has(name)) {
        report(
            ReadCode.MISSING_KEY,
            mapping,
            path,
            where(path) + " needs the key `" + name + "`",
            "add `" + name + ": …`");
      }
    }
    for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
      String key = entry.getKey();
      Attribute child = attribute.child(key);
      boolean allowed = form.keys().allow(key);
      if (form.keys().isFree() ? allowed : child != Attribute.NONE) {
        check(entry.getValue(), child, form.entries(), path.child(key));
      } else if (!allowed && !form.open()) {
        unknownKey(key, entry.getValue(), form, attribute, path);
      }
    }
  }

  private void unknownKey(String key, Node value, Form form, Attribute attribute, TreePath path) {
    if (form.keys().isFree()) {
      report(
          ReadCode.UNKNOWN_KEY,
          value,
          path.child(key),
          (key.isEmpty() ? "an empty text" : "`" + key + "`")
              + " cannot be a name in "
              + where(path),
          "names have letters, digits, `.`, `_` and `-` only");
      return;
    }
    report(
        ReadCode.UNKNOWN_KEY,
        value,
        path.child(key),
        "`" + key + "` is not a key of " + where(path),
        SchemaHints.key(key, attribute.keys(), path));
  }

  private void items(Sequence sequence, Form form, Attribute attribute, TreePath path) {
    for (int i = 0; i < sequence.items().size(); i++) {
      check(sequence.items().get(i), attribute.items(), form.items(), path.item(i));
    }
    if (form.unique()) {
      repeated(sequence, path);
    }
  }

  private void repeated(Sequence sequence, TreePath path) {
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      Node item = sequence.items().get(i);
      Integer alike = seen.putIfAbsent(NodeText.ofSpelling(item), i);
      if (alike == null) {
        continue;
      }
      Integer first = firstEqual(sequence, alike, i);
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

  private static @Nullable Integer firstEqual(Sequence sequence, int from, int end) {
    for (int i = from; i < end; i++) {
      if (repeats(sequence.items().get(end), sequence.items().get(i))) {
        return i;
      }
    }
    return null;
  }

  /**
   * Whether an item counts as equal to an earlier one. A number repeats an earlier text that says
   * the same number, a text never repeats a number: so it is with the reference.
   */
  private static boolean repeats(Node later, Node earlier) {
    if (later instanceof Mapping mapping && earlier instanceof Mapping other) {
      return mapping.entries().size() == other.entries().size()
          && mapping.entries().entrySet().stream()
              .allMatch(
                  entry ->
                      other
                          .get(entry.getKey())
                          .filter(n -> repeats(entry.getValue(), n))
                          .isPresent());
    }
    if (later instanceof Sequence list && earlier instanceof Sequence other) {
      return list.items().size() == other.items().size()
          && IntStream.range(0, list.items().size())
              .allMatch(i -> repeats(list.items().get(i), other.items().get(i)));
    }
    return later instanceof Scalar scalar
        && earlier instanceof Scalar other
        && scalar.text().equals(other.text())
        && (scalar.kind().equals(other.kind())
            || (scalar.kind().equals("number") && other.isString()));
  }

  private void scalar(Scalar scalar, Form form, Attribute attribute, TreePath path) {
    if (!form.allowed().isEmpty() && !form.allowed().contains(scalar.text())) {
      String values = String.join(", ", form.allowed());
      report(
          ReadCode.INVALID_VALUE,
          scalar,
          path,
          path + " must be " + (form.allowed().size() == 1 ? "" : "one of ") + values,
          SchemaHints.word(scalar.text(), form.allowed(), attribute.hint()));
    }
    if (!form.pattern().isEmpty() && scalar.isString()) {
      pattern(scalar, form.pattern(), attribute, path);
    }
    if (scalar.type() == ScalarType.INTEGER || scalar.type() == ScalarType.FLOAT) {
      range(scalar, form, path);
    }
  }

  private void pattern(Scalar scalar, String pattern, Attribute attribute, TreePath path) {
    if (PATTERNS.computeIfAbsent(pattern, Pattern::compile).matcher(scalar.text()).find()) {
      return;
    }
    Optional<List<String>> words = SchemaHints.words(pattern);
    report(
        ReadCode.INVALID_VALUE,
        scalar,
        path,
        words
            .map(list -> path + " must be one of " + String.join(", ", list))
            .orElse(path + " cannot be `" + scalar.text() + "`"),
        words
            .map(list -> SchemaHints.word(scalar.text(), list, attribute.hint()))
            .orElse(attribute.hint()));
  }

  private void range(Scalar scalar, Form form, TreePath path) {
    if (!FiniteNumbers.isFinite(scalar)) {
      return;
    }
    double value = Double.parseDouble(scalar.text());
    if (value < form.minimum()) {
      String least = path + " must be at least " + plain(form.minimum());
      report(ReadCode.INVALID_VALUE, scalar, path, least, "");
    }
    if (value > form.maximum()) {
      String most = path + " must be at most " + plain(form.maximum());
      report(ReadCode.INVALID_VALUE, scalar, path, most, "");
    }
  }

  private static String plain(double number) {
    return Long.toString(Math.round(number));
  }

  private static String typeMessage(Node node, List<String> types, TreePath path) {
    StringBuilder expected = new StringBuilder();
    for (String type : types) {
      expected.append(expected.isEmpty() ? "" : " or ").append(typeName(type));
    }
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
