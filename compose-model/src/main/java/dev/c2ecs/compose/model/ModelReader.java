package dev.c2ecs.compose.model;

import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Reads the records of a project from its canonical tree. */
final class ModelReader {

  private final Mapping root;

  ModelReader(Mapping root) {
    this.root = root;
  }

  ComposeProject project(String directory, Set<String> disabled) {
    return new ComposeProject(
        root.text("name").orElse(""),
        directory,
        section("services", (name, tree) -> new ServiceReader(name, tree).read()),
        section("networks", ModelReader::network),
        section("volumes", ModelReader::volume),
        section("secrets", ModelReader::storedFile),
        section("configs", ModelReader::storedFile),
        Collections.unmodifiableSet(new java.util.TreeSet<>(disabled)),
        root);
  }

  private <T> Map<String, T> section(String key, BiFunction<String, Mapping, T> reader) {
    Map<String, T> result = new TreeMap<>();
    for (Map.Entry<String, Node> entry : root.child(key).entries().entrySet()) {
      result.put(entry.getKey(), reader.apply(entry.getKey(), asMapping(entry.getValue())));
    }
    return Collections.unmodifiableMap(result);
  }

  private static Network network(String key, Mapping tree) {
    return new Network(key, name(key, tree), flag(tree, "external"), flag(tree, "internal"));
  }

  private static Volume volume(String key, Mapping tree) {
    return new Volume(
        key,
        name(key, tree),
        flag(tree, "external"),
        tree.text("driver").orElse("local"),
        textMap(tree, "driver_opts"),
        textMap(tree, "labels"));
  }

  private static StoredFile storedFile(String key, Mapping tree) {
    return new StoredFile(key, name(key, tree), flag(tree, "external"));
  }

  private static String name(String key, Mapping tree) {
    return tree.text("name").orElse(key);
  }

  static boolean flag(Mapping tree, String key) {
    return tree.is(key, "true");
  }

  static Mapping asMapping(Node node) {
    return node instanceof Mapping mapping ? mapping : Mapping.empty(node.origin());
  }

  static List<String> texts(Mapping tree, String key) {
    List<String> texts = new ArrayList<>();
    for (Node item : tree.items(key)) {
      if (item instanceof Scalar scalar) {
        texts.add(scalar.text());
      }
    }
    return texts;
  }

  static Map<String, String> textMap(Mapping tree, String key) {
    Map<String, String> result = new TreeMap<>();
    for (Map.Entry<String, Node> entry : tree.child(key).entries().entrySet()) {
      result.put(entry.getKey(), entry.getValue() instanceof Scalar s ? s.text() : "");
    }
    return Collections.unmodifiableMap(result);
  }

  static Mapping extensions(Mapping tree) {
    Mapping result = Mapping.empty(Origin.DEFAULT);
    for (Map.Entry<String, Node> entry : tree.entries().entrySet()) {
      if (entry.getKey().startsWith("x-")) {
        result = result.with(entry.getKey(), entry.getValue());
      }
    }
    return result;
  }

  static <T> List<T> list(
      Mapping tree, String key, TreePath path, BiFunction<Mapping, TreePath, T> reader) {
    List<T> result = new ArrayList<>();
    List<Node> items = tree.items(key);
    for (int i = 0; i < items.size(); i++) {
      result.add(reader.apply(asMapping(items.get(i)), path.child(key).item(i)));
    }
    return result;
  }
}
