package dev.c2ecs.compose.model;

import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** Reads the records of a project from its canonical tree. */
final class ModelReader {

  private ModelReader() {}

  static ComposeProject project(
      Mapping tree, String directory, Set<String> disabled, Set<String> profiles) {
    Attributes root = new Attributes(tree, TreePath.ROOT);
    return new ComposeProject(
        tree.text("name").orElse(""),
        directory,
        root.map("services", Service::of),
        root.map("networks", Network::of),
        root.map("volumes", Volume::of),
        root.map("secrets", StoredFile::of),
        root.map("configs", StoredFile::of),
        root.map("models", Model::of),
        Collections.unmodifiableSet(new TreeSet<>(disabled)),
        Collections.unmodifiableSet(new TreeSet<>(profiles)),
        tree);
  }
}
