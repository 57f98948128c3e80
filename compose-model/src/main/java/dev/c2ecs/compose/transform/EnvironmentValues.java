package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.io.Variables;
import dev.c2ecs.compose.tree.Derivation;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Environments and arguments that name a variable only: they take its value. */
public final class EnvironmentValues {

  private EnvironmentValues() {}

  /**
   * The tree of a set of files, where items of lists have the values that the variables of these
   * files give them. Lists stay lists and mappings as they are: an included file is merged after
   * this, and the keys of its mappings take the values of the project.
   */
  public static Mapping ofLists(Mapping root, Variables variables) {
    Optional<Mapping> services = root.mapping("services");
    if (services.isEmpty()) {
      return root;
    }
    return root.with(
        "services",
        services
            .get()
            .mapValues(
                (name, node) ->
                    node instanceof Mapping service && service.sequence("environment").isPresent()
                        ? service.with(
                            "environment", items(service.sequence("environment").get(), variables))
                        : node));
  }

  private static Sequence items(Sequence list, Variables variables) {
    return list.mapItems(
        (i, item) -> {
          Variables.Value found =
              item instanceof Scalar name ? variables.values().get(name.text()) : null;
          if (found == null) {
            return item;
          }
          String key = ((Scalar) item).text();
          String start = key + "=";
          return Scalar.string(start + found.text(), origin(item, start, key, found));
        });
  }

  /** A service whose environment has the values of variables. */
  public static Mapping ofService(Mapping service, Variables variables) {
    return service
        .get("environment")
        .map(node -> service.with("environment", resolved(node, variables, false)))
        .orElse(service);
  }

  /**
   * An environment in the form in which it is written, keys without a value with that of the
   * variable.
   *
   * @param dropUnset whether keys go that no variable gives a value
   */
  static Node resolved(Node node, Variables variables, boolean dropUnset) {
    if (node instanceof Sequence list) {
      List<Node> kept = new ArrayList<>();
      for (Node item : items(list, variables).items()) {
        if (!dropUnset || !(item instanceof Scalar name) || name.text().indexOf('=') >= 0) {
          kept.add(item);
        }
      }
      return new Sequence(kept, node.origin());
    }
    if (!(node instanceof Mapping mapping)) {
      return node;
    }
    Map<String, Node> entries = new LinkedHashMap<>();
    for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
      String key = entry.getKey();
      Node value = entry.getValue();
      Variables.Value found = value.isNull() ? variables.values().get(key) : null;
      if (found != null) {
        entries.put(key, Scalar.string(found.text(), origin(value, "", key, found)));
      } else if (!value.isNull() || !dropUnset) {
        entries.put(key, value);
      }
    }
    return new Mapping(entries, node.origin());
  }

  private static Origin origin(Node node, String start, String key, Variables.Value found) {
    return node.origin()
        .withVariables(
            List.of(
                new Origin.Variable(key, found.source(), found.text().isEmpty(), found.carried())))
        .madeFrom(new Derivation.Expression(start + "${" + key + "}"));
  }
}
