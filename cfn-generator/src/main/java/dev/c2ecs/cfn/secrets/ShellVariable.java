package dev.c2ecs.cfn.secrets;

import dev.c2ecs.compose.tree.Derivation.Expression;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import java.util.Map;
import java.util.Optional;

/**
 * The variable of a container that has the value of an expression.
 *
 * @param name its name
 * @param isThere whether the environment of the container has it already
 */
record ShellVariable(String name, boolean isThere) {

  /** One that the environment has, or one with a name that is free in it. */
  static ShellVariable of(Expression expression, Mapping environment) {
    for (Map.Entry<String, Node> entry : environment.entries().entrySet()) {
      if (entry.getValue().origin().derivation().equals(Optional.of(expression))) {
        return new ShellVariable(entry.getKey(), true);
      }
    }
    String wanted = expression.sole().orElseGet(() -> expression.uses().get(0).name());
    String name = wanted;
    for (int i = 2; environment.has(name); i++) {
      name = wanted + "_" + i;
    }
    return new ShellVariable(name, false);
  }
}
