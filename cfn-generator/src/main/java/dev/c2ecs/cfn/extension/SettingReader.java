package dev.c2ecs.cfn.extension;

import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the keys of one mapping.
 *
 * @param tree the mapping
 * @param path where it stands
 */
record SettingReader(Mapping tree, TreePath path) {

  /** The mapping below a key; an empty one when there is none. */
  SettingReader below(String key) {
    return new SettingReader(tree.child(key), path.child(key));
  }

  /** Whether a key has a mapping. */
  boolean hasMapping(String key) {
    return tree.mapping(key).isPresent();
  }

  /** Whether a key has a row. */
  boolean isKnown(String key) {
    return Extensions.at(path.child(key)).isPresent();
  }

  /** A text. */
  Setting<String> text(String key) {
    Optional<Node> node = tree.get(key);
    return node.isPresent() ? setting(key, node.get(), text(node.get())) : absent(key);
  }

  /** A whole number; a text with a number in it, as interpolation gives, is one. */
  Setting<Integer> number(String key) {
    Optional<Node> node = tree.get(key);
    if (node.isEmpty()) {
      return absent(key);
    }
    boolean usable = isUsable(key, node.get());
    String text = text(node.get()).orElse("");
    Optional<Integer> number =
        usable && !text.isEmpty() ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    return new Setting<>(path.child(key), true, number, usable);
  }

  /** A boolean. */
  Setting<Boolean> flag(String key) {
    Optional<Node> node = tree.get(key);
    if (node.isEmpty()) {
      return absent(key);
    }
    String text = text(node.get()).orElse("");
    Optional<Boolean> flag =
        switch (text) {
          case "true" -> Optional.of(true);
          case "false" -> Optional.of(false);
          default -> Optional.empty();
        };
    return setting(key, node.get(), flag);
  }

  /** Texts: a list, or one alone. */
  Setting<List<String>> texts(String key) {
    Optional<Node> node = tree.get(key);
    if (node.isEmpty()) {
      return absent(key);
    }
    List<String> texts = new ArrayList<>();
    for (Node item : node.get() instanceof Sequence list ? list.items() : List.of(node.get())) {
      if (item instanceof Scalar scalar) {
        texts.add(scalar.text());
      }
    }
    return setting(key, node.get(), Optional.of(List.copyOf(texts)));
  }

  /** Texts by name, sorted. */
  Setting<Map<String, String>> map(String key) {
    Optional<Node> node = tree.get(key);
    if (node.isEmpty()) {
      return absent(key);
    }
    Map<String, String> texts = new TreeMap<>();
    if (node.get() instanceof Mapping mapping) {
      for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
        texts.put(entry.getKey(), text(entry.getValue()).orElse(""));
      }
    }
    return setting(key, node.get(), Optional.of(texts));
  }

  /** A mapping whose content is free. */
  Setting<Node> node(String key) {
    Optional<Node> node = tree.get(key);
    return node.isPresent() ? setting(key, node.get(), node) : absent(key);
  }

  private <T> Setting<T> absent(String key) {
    return Setting.absent(path.child(key));
  }

  private <T> Setting<T> setting(String key, Node node, Optional<T> written) {
    return new Setting<>(path.child(key), true, written, isUsable(key, node));
  }

  private boolean isUsable(String key, Node node) {
    TreePath at = path.child(key);
    return Extensions.at(at)
        .orElseThrow(() -> new IllegalStateException("no row for " + at))
        .allows(node);
  }

  private static Optional<String> text(Node node) {
    return node instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
  }
}
