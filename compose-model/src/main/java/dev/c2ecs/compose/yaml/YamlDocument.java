package dev.c2ecs.compose.yaml;

import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.TreePath;
import java.util.List;

/**
 * One document of a YAML file.
 *
 * @param root the top-level node; a value tagged {@code !reset} is left out of it
 * @param directives the places tagged {@code !reset} or {@code !override}: what earlier files wrote
 *     there is dropped before this document is merged
 */
public record YamlDocument(Node root, List<Directive> directives) {

  /**
   * A place whose earlier value is dropped.
   *
   * @param path the place
   * @param origin where the tag was written
   * @param value what the tag stands before
   */
  public record Directive(TreePath path, Origin origin, Node value) {}

  public YamlDocument {
    directives = List.copyOf(directives);
  }
}
