package dev.c2ecs.compose.model;

import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Optional;

/**
 * The value of an environment variable of a container.
 *
 * @param text the value, empty when the variable is named without a value that anybody set
 * @param origin where the value was written, and the variables that went into it
 * @param path its path in the project
 */
public record EnvironmentValue(Optional<String> text, Origin origin, TreePath path) {

  static EnvironmentValue of(Attributes attributes) {
    Node node = attributes.node();
    return new EnvironmentValue(
        node instanceof Scalar scalar && !node.isNull()
            ? Optional.of(scalar.text())
            : Optional.empty(),
        node.origin(),
        attributes.path());
  }
}
