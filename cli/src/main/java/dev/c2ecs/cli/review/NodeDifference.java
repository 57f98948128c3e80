package dev.c2ecs.cli.review;

import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of a Compose file that differs.
 *
 * @param path its place on the side that has it
 * @param words how it is called below the part that was compared, {@code ports 80 x-aws-path}: an
 *     item of a list by what tells it from the others
 * @param before what it was; empty when it was not there
 * @param after what it is now; empty when it is not there any more
 */
record NodeDifference(
    TreePath path, List<String> words, Optional<Node> before, Optional<Node> after) {

  /** What tells items of a list apart, in the order in which it is looked for. */
  private static final List<List<String>> IDENTITIES =
      List.of(
          List.of("published", "target", "protocol", "host_ip"),
          List.of("target"),
          List.of("source"),
          List.of("path"),
          List.of("name"));

  private static final Mapping NOTHING = Mapping.empty(Origin.DEFAULT);

  NodeDifference {
    words = List.copyOf(words);
  }

  /** What differs between two nodes. */
  static List<NodeDifference> of(TreePath path, Optional<Node> before, Optional<Node> after) {
    List<NodeDifference> found = new ArrayList<>();
    compare(path, List.of(), before.orElse(null), after.orElse(null), found);
    return found;
  }

  private static void compare(
      TreePath path,
      List<String> words,
      @Nullable Node before,
      @Nullable Node after,
      List<NodeDifference> found) {
    if (isMapping(path, before) && isMapping(path, after) && (before != null || after != null)) {
      Mapping a = before instanceof Mapping map ? map : NOTHING;
      Mapping b = after instanceof Mapping map ? map : NOTHING;
      Set<String> keys = new LinkedHashSet<>(a.entries().keySet());
      keys.addAll(b.entries().keySet());
      for (String key : keys) {
        compare(
            path.child(key), with(words, key), a.entries().get(key), b.entries().get(key), found);
      }
      return;
    }
    if (before instanceof Sequence a
        && after instanceof Sequence b
        && items(path, words, a, b, found)) {
      return;
    }
    if (!text(before).equals(text(after))) {
      found.add(
          new NodeDifference(path, words, Optional.ofNullable(before), Optional.ofNullable(after)));
    }
  }

  /** Whether a node is told key by key: one that is not there too, but no item of a list. */
  private static boolean isMapping(TreePath path, @Nullable Node node) {
    return node instanceof Mapping || (node == null && !path.isItem());
  }

  /** Compares items by what tells them apart; not where nothing does. */
  private static boolean items(
      TreePath path,
      List<String> words,
      Sequence before,
      Sequence after,
      List<NodeDifference> found) {
    for (List<String> identity : IDENTITIES) {
      Map<String, Integer> a = named(before, identity);
      Map<String, Integer> b = named(after, identity);
      if (a.size() == before.items().size() && b.size() == after.items().size()) {
        Set<String> names = new LinkedHashSet<>(a.keySet());
        names.addAll(b.keySet());
        for (String name : names) {
          Integer old = a.get(name);
          Integer now = b.get(name);
          compare(
              path.item(now == null ? (old == null ? 0 : old) : now),
              with(words, name),
              old == null ? null : before.items().get(old),
              now == null ? null : after.items().get(now),
              found);
        }
        return true;
      }
    }
    return false;
  }

  private static Map<String, Integer> named(Sequence list, List<String> identity) {
    Map<String, Integer> named = new LinkedHashMap<>();
    for (int i = 0; i < list.items().size(); i++) {
      if (list.items().get(i) instanceof Mapping item && item.has(identity.get(0))) {
        List<String> parts = new ArrayList<>();
        identity.forEach(key -> item.text(key).filter(t -> !t.isEmpty()).ifPresent(parts::add));
        named.put(String.join(" ", parts), i);
      }
    }
    return named;
  }

  private static List<String> with(List<String> words, String next) {
    List<String> more = new ArrayList<>(words);
    more.add(next);
    return more;
  }

  /** A node on one line, as YAML might have it; empty for none. */
  static String text(@Nullable Node node) {
    if (node instanceof Scalar scalar) {
      return scalar.written().isEmpty() ? scalar.text() : scalar.written();
    }
    if (node instanceof Sequence list) {
      return "["
          + String.join(", ", list.items().stream().map(NodeDifference::text).toList())
          + "]";
    }
    if (node instanceof Mapping map) {
      List<String> entries = new ArrayList<>();
      map.entries().forEach((key, value) -> entries.add(key + ": " + text(value)));
      return "{" + String.join(", ", entries) + "}";
    }
    return "";
  }
}
