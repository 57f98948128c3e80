package dev.c2ecs.compose.model;

import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A Compose project: its active services and the resources that they use.
 *
 * @param name the project name
 * @param directory the absolute project directory
 * @param services the active services by name, sorted
 * @param networks the networks by key, sorted
 * @param volumes the named volumes by key, sorted
 * @param secrets the secrets by key, sorted
 * @param configs the configs by key, sorted
 * @param models the models by key, sorted
 * @param disabled the names of the services that no profile enables
 * @param profiles the profiles of all services, disabled ones included, sorted
 * @param tree the canonical model, each node with its position
 */
public record ComposeProject(
    String name,
    String directory,
    Map<String, Service> services,
    Map<String, Network> networks,
    Map<String, Volume> volumes,
    Map<String, StoredFile> secrets,
    Map<String, StoredFile> configs,
    Map<String, Model> models,
    Set<String> disabled,
    Set<String> profiles,
    Mapping tree) {

  /** The typed form of a canonical model. */
  public static ComposeProject of(
      Mapping tree, String directory, Set<String> disabled, Set<String> profiles) {
    return ModelReader.project(tree, directory, disabled, profiles);
  }

  /** A project whose values were not read: all that it has is a name and a tree. */
  public static ComposeProject untyped(Mapping tree, String directory) {
    return new ComposeProject(
        tree.text("name").orElse(""),
        directory,
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Set.of(),
        Set.of(),
        tree);
  }

  /** The node at a path. */
  public Optional<Node> at(TreePath path) {
    Node node = tree;
    for (TreePath.Segment segment : path.segments()) {
      Node next = null;
      if (segment instanceof TreePath.Item item && node instanceof Sequence list) {
        next = item.index() < list.items().size() ? list.items().get(item.index()) : null;
      } else if (segment instanceof TreePath.Key key && node instanceof Mapping mapping) {
        next = mapping.entries().get(key.name());
      }
      if (next == null) {
        return Optional.empty();
      }
      node = next;
    }
    return Optional.of(node);
  }

  /** Shows all texts to a visitor, in the order of the canonical model. */
  public void visit(TextVisitor visitor) {
    visit(tree, TreePath.ROOT, visitor);
  }

  /** Shows what is at a path and below to a visitor; nothing when nothing is there. */
  public void visit(TreePath path, TextVisitor visitor) {
    at(path).ifPresent(node -> visit(node, path, visitor));
  }

  private static void visit(Node node, TreePath path, TextVisitor visitor) {
    visitor.node(node, path);
    if (node instanceof Mapping mapping) {
      for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
        if (visitor.enters(path, entry.getKey())) {
          visit(entry.getValue(), path.child(entry.getKey()), visitor);
        }
      }
    } else if (node instanceof Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        visit(list.items().get(i), path.item(i), visitor);
      }
    } else if (node instanceof Scalar scalar) {
      visitor.text(scalar, path);
    }
  }

  /** Where a path was declared: its own position, or that of the nearest one above it. */
  public Origin origin(TreePath path) {
    TreePath current = path;
    while (current != null) {
      Optional<Origin> origin = at(current).map(Node::origin).filter(Origin::known);
      if (origin.isPresent()) {
        return origin.get();
      }
      current = current.parent();
    }
    return tree.origin();
  }
}
