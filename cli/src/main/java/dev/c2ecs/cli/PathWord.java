package dev.c2ecs.cli;

import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A path as somebody writes it, {@code services.web.ports[0]}. A dot may be one of a name, so it is
 * looked up in a project.
 */
final class PathWord {

  /** The sections of a project, which have names below. */
  private static final List<String> SECTIONS =
      List.of("services", "networks", "volumes", "secrets", "configs", "models");

  private PathWord() {}

  /** The path of a project that a word names: as a whole, or of a service without the section. */
  static Optional<TreePath> in(ComposeProject project, String word) {
    for (Mapping top : top(project)) {
      Optional<TreePath> found = below(top, TreePath.ROOT, word);
      if (found.isPresent()) {
        return found;
      }
    }
    TreePath services = TreePath.of("services");
    return project.at(services).flatMap(node -> below(node, services, word));
  }

  /** The paths of what has a name in a project, and of the attributes of services. */
  static List<String> all(ComposeProject project) {
    List<String> paths = new ArrayList<>();
    for (String section : SECTIONS) {
      Optional<Node> node = project.at(TreePath.of(section));
      if (node.isPresent() && node.get() instanceof Mapping names) {
        for (String name : names.entries().keySet()) {
          TreePath path = TreePath.of(section, name);
          paths.add(path.toString());
          if (project.at(path).orElse(names) instanceof Mapping attributes) {
            attributes.entries().keySet().forEach(key -> paths.add(path.child(key).toString()));
          }
        }
      }
    }
    return paths;
  }

  private static List<Mapping> top(ComposeProject project) {
    return project.at(TreePath.ROOT).stream()
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast)
        .toList();
  }

  private static Optional<TreePath> below(Node node, TreePath path, String rest) {
    if (rest.isEmpty()) {
      return path.isRoot() ? Optional.empty() : Optional.of(path);
    }
    if (node instanceof Mapping mapping) {
      String keys = !path.isRoot() && rest.startsWith(".") ? rest.substring(1) : rest;
      for (var entry : mapping.entries().entrySet()) {
        String key = entry.getKey();
        boolean ends =
            keys.length() == key.length()
                || (keys.length() > key.length() && ".[".indexOf(keys.charAt(key.length())) >= 0);
        if (!key.isEmpty() && keys.startsWith(key) && ends) {
          Optional<TreePath> found =
              below(entry.getValue(), path.child(key), keys.substring(key.length()));
          if (found.isPresent()) {
            return found;
          }
        }
      }
    } else if (node instanceof Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        String item = "[" + i + "]";
        if (rest.startsWith(item)) {
          return below(list.items().get(i), path.item(i), rest.substring(item.length()));
        }
      }
    }
    return Optional.empty();
  }
}
