package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.attribute.Attribute;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.ScalarType;
import dev.c2ecs.compose.tree.TreePath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Mappings that the canonical model has in one form only: with all of their keys, or some. */
final class DecodedBlocks {

  private final Reporter reporter;
  private final DecodedNumbers numbers;

  DecodedBlocks(Reporter reporter, DecodedNumbers numbers) {
    this.reporter = reporter;
    this.numbers = numbers;
  }

  /** A mapping that always has two keys: a text, and a size. */
  static Node sized(Node node, String text, String size) {
    return filled(filled(node, text, ""), size, "0");
  }

  /** A mapping that always has two keys: a text, and a number. */
  static Node counted(Node node, String text, String number) {
    Node named = filled(node, text, "");
    return named instanceof Mapping mapping && isAbsent(mapping, number)
        ? mapping.with(number, Scalar.integer(0, node.origin()))
        : named;
  }

  private static Node filled(Node node, String key, String text) {
    return node instanceof Mapping mapping && isAbsent(mapping, key)
        ? mapping.with(key, Scalar.string(text, node.origin()))
        : node;
  }

  private static boolean isAbsent(Mapping mapping, String key) {
    return mapping.get(key).map(Node::isNull).orElse(true);
  }

  /** A limit of processes: a number that is not zero, or a mapping of two. */
  Node limit(Node node, Attribute attribute, TreePath path) {
    if (!(node instanceof Mapping)) {
      OptionalLong value = numbers.exact(node, path);
      return value.isPresent() && value.getAsLong() == 0
          ? limits(Mapping.empty(node.origin()))
          : node;
    }
    Mapping limits = (Mapping) knownKeys(node, attribute, path);
    for (Map.Entry<String, Node> entry : limits.entries().entrySet()) {
      if (numbers.exact(entry.getValue(), path.child(entry.getKey())).isEmpty()) {
        return limits;
      }
    }
    return limits(limits);
  }

  private static Mapping limits(Mapping given) {
    Map<String, Node> entries = new LinkedHashMap<>();
    for (String key : List.of("soft", "hard")) {
      entries.put(key, given.get(key).orElse(Scalar.integer(0, given.origin())));
    }
    return given.withEntries(entries);
  }

  /** A mapping without the keys that have no row: they are allowed and mean nothing. */
  Node knownKeys(Node node, Attribute attribute, TreePath path) {
    if (!(node instanceof Mapping mapping)) {
      return node;
    }
    Map<String, Node> known = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (key, value) -> {
              if (attribute.child(key) != Attribute.NONE) {
                known.put(key, value);
              } else {
                reporter.report(
                    Diagnostic.at(
                        ReadCode.SURPRISING,
                        path.child(key),
                        value.origin(),
                        path.child(key) + " is left out: docker compose keeps no such key there",
                        "remove it"));
              }
            });
    return known.size() == mapping.entries().size() ? node : mapping.withEntries(known);
  }

  /** Reports the entries of a mapping that are neither texts nor whole numbers nor empty. */
  Node wholeTexts(Node node, TreePath path) {
    if (node instanceof Mapping mapping) {
      for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
        TreePath child = path.child(entry.getKey());
        if (entry.getKey().startsWith("x-")) {
          wrong(
              entry.getValue(),
              child,
              child + ": docker compose takes no extension here",
              "remove it");
        }
        wholeText(entry.getValue(), child);
      }
    }
    return node;
  }

  /** Reports an item that is neither a text nor a whole number. */
  void wholeText(Node node, TreePath path) {
    boolean fits =
        node instanceof Scalar scalar
            && scalar.type() != ScalarType.BOOLEAN
            && !scalar.isDate()
            && !DecodedNumbers.isRefused(scalar);
    if (!fits) {
      wrong(
          node,
          path,
          path + " must be a text or a whole number, not a " + node.kind(),
          quoted(node));
    }
  }

  /** Reports the entries of a mapping that are no texts. */
  Node texts(Node node, TreePath path) {
    if (node instanceof Mapping mapping) {
      for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
        if (!(entry.getValue() instanceof Scalar scalar && scalar.isString() && !scalar.isDate())) {
          TreePath at = path.child(entry.getKey());
          String kind = entry.getValue().isNull() ? "empty" : "a " + entry.getValue().kind();
          wrong(
              entry.getValue(), at, at + " must be a text, not " + kind, quoted(entry.getValue()));
        }
      }
    }
    return node;
  }

  private static String quoted(Node node) {
    return node instanceof Scalar scalar && !scalar.isNull()
        ? "quote it: \"" + scalar.written() + "\""
        : "write a text";
  }

  private void wrong(Node node, TreePath path, String message, String hint) {
    reporter.report(Diagnostic.at(ReadCode.WRONG_TYPE, path, node.origin(), message, hint));
  }
}
