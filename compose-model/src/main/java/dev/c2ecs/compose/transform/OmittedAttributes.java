package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.attribute.Attribute;
import dev.c2ecs.compose.attribute.KeepRule;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import java.util.LinkedHashMap;
import java.util.Map;

/** Drops what the canonical model does not print: false, zero, empty and null attributes. */
public final class OmittedAttributes {

  private OmittedAttributes() {}

  /** The tree without the attributes that mean nothing. */
  public static Mapping apply(Mapping root) {
    return (Mapping) node(root, Attribute.ROOT);
  }

  private static Node node(Node node, Attribute attribute) {
    if (node instanceof Mapping mapping) {
      return mapping(mapping, attribute);
    }
    if (node instanceof Sequence sequence) {
      return sequence.mapItems((i, item) -> node(item, attribute.items()));
    }
    return node;
  }

  private static Mapping mapping(Mapping mapping, Attribute attribute) {
    boolean keepsAll = KeepRule.of(attribute) == KeepRule.ENTRIES;
    Map<String, Node> entries = new LinkedHashMap<>();
    boolean changed = false;
    for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
      String key = entry.getKey();
      Node value = entry.getValue();
      boolean isExtension = key.startsWith("x-");
      Attribute child = attribute.child(key);
      Node pruned = isExtension ? value : node(value, child);
      changed |= pruned != value;
      if (isExtension || keepsAll || isKept(pruned, KeepRule.of(child))) {
        entries.put(key, pruned);
      }
    }
    return changed || entries.size() < mapping.entries().size()
        ? mapping.withEntries(entries)
        : mapping;
  }

  private static boolean isKept(Node node, KeepRule rule) {
    return switch (rule) {
      case NONE, ENTRIES -> !isEmpty(node);
      case ALWAYS -> true;
      case UNLESS_NULL -> !node.isNull();
      case UNLESS_TRUE -> !node.isNull() && !isTrue(node);
    };
  }

  private static boolean isTrue(Node node) {
    return node instanceof Scalar scalar && scalar.text().equals("true");
  }

  private static boolean isEmpty(Node node) {
    if (node instanceof Mapping mapping) {
      return mapping.entries().isEmpty();
    }
    if (node instanceof Sequence sequence) {
      return sequence.items().isEmpty();
    }
    Scalar scalar = (Scalar) node;
    return switch (scalar.type()) {
      case NULL -> true;
      case BOOLEAN -> scalar.text().equals("false");
      case INTEGER, FLOAT -> scalar.text().equals("0") || scalar.text().equals("0.0");
      case TIME, STRING -> scalar.text().isEmpty();
    };
  }
}
