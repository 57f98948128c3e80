package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.attribute.Attribute;
import dev.c2ecs.compose.attribute.AttributeStep;
import dev.c2ecs.compose.attribute.AttributeWalk;
import dev.c2ecs.compose.attribute.DefaultValue;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;

/** Fills in what Compose means when an attribute is absent. */
public final class DefaultValues implements AttributeStep {

  private DefaultValues() {}

  /** The tree with the defaults of Compose filled in. */
  public static Mapping apply(Mapping root) {
    return AttributeWalk.rows(root, DefaultValue.COLUMN, new DefaultValues());
  }

  @Override
  public Node apply(Attribute attribute, Node node, TreePath path) {
    return switch (DefaultValue.of(attribute)) {
      case NONE -> node;
      case CONTEXT -> filled(node, "context", text("."));
      case SECRET_TARGET -> secret(node);
      case PORT -> port(node);
      case DEVICE_COUNT -> device(node);
      case HOST_PATH -> filled(node, "create_host_path", Scalar.bool(true, Origin.DEFAULT));
    };
  }

  private static Scalar text(String text) {
    return Scalar.string(text, Origin.DEFAULT);
  }

  private static Node filled(Node node, String key, Scalar value) {
    return node instanceof Mapping mapping && !mapping.has(key)
        ? mapping.with(key, value.withOrigin(mapping.origin()))
        : node;
  }

  private static Node secret(Node node) {
    return node instanceof Mapping mapping && mapping.text("source").isPresent()
        ? filled(node, "target", text("/run/secrets/" + mapping.text("source").get()))
        : node;
  }

  private static Node port(Node node) {
    return filled(filled(node, "protocol", text("tcp")), "mode", text("ingress"));
  }

  private static Node device(Node node) {
    return node instanceof Mapping mapping && !mapping.has("device_ids")
        ? filled(node, "count", text("all"))
        : node;
  }
}
