package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.PatternTable;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;
import dev.c2ecs.compose.tree.TreeRewriter;
import dev.c2ecs.compose.tree.TreeRewriter.Rewrite;
import java.util.Map;

/** Fills in what Compose means when an attribute is absent. */
public final class Defaults {

  private static final PatternTable<Rewrite> TABLE =
      PatternTable.of(
          Map.of(
              "services.*.build", (node, at) -> filled(node, "context", text(".")),
              "services.*.secrets[]", Defaults::secret,
              "services.*.ports[]", Defaults::port,
              "services.*.gpus[]", Defaults::device,
              "services.*.deploy.resources.reservations.devices[]", Defaults::device,
              "services.*.volumes[].bind",
                  (node, at) ->
                      filled(node, "create_host_path", Scalar.bool(true, Origin.DEFAULT))));

  private Defaults() {}

  /** The tree with the defaults of Compose filled in. */
  public static Mapping apply(Mapping root) {
    return TreeRewriter.rewrite(root, TABLE);
  }

  private static Scalar text(String text) {
    return Scalar.string(text, Origin.DEFAULT);
  }

  private static Node filled(Node node, String key, Scalar value) {
    return node instanceof Mapping mapping && !mapping.has(key)
        ? mapping.with(key, value.withOrigin(mapping.origin()))
        : node;
  }

  private static Node secret(Node node, TreePath path) {
    return node instanceof Mapping mapping && mapping.text("source").isPresent()
        ? filled(node, "target", text("/run/secrets/" + mapping.text("source").get()))
        : node;
  }

  private static Node port(Node node, TreePath path) {
    return filled(filled(node, "protocol", text("tcp")), "mode", text("ingress"));
  }

  private static Node device(Node node, TreePath path) {
    return node instanceof Mapping mapping && !mapping.has("device_ids")
        ? filled(node, "count", Scalar.integer(-1, Origin.DEFAULT))
        : node;
  }
}
