package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.attribute.Attribute;
import dev.c2ecs.compose.attribute.AttributeStep;
import dev.c2ecs.compose.attribute.AttributeWalk;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the keys of the canonical model into the order in which docker compose prints them: that of
 * the table of attributes, then other keys by name, then {@code x-} keys.
 */
public final class CanonicalOrder implements AttributeStep {

  private CanonicalOrder() {}

  /** The tree with its keys in the order of the reference. */
  public static Mapping apply(Mapping root) {
    return AttributeWalk.everywhere(root, new CanonicalOrder());
  }

  @Override
  public Node apply(Attribute attribute, Node node, TreePath path) {
    if (!(node instanceof Mapping mapping) || isSorted(mapping, attribute)) {
      return node;
    }
    List<String> keys = new ArrayList<>(mapping.entries().keySet());
    keys.sort((a, b) -> compare(a, b, attribute));
    Map<String, Node> entries = new LinkedHashMap<>();
    for (String key : keys) {
      entries.put(key, mapping.get(key).orElseThrow());
    }
    return mapping.withEntries(entries);
  }

  private static boolean isSorted(Mapping mapping, Attribute attribute) {
    String before = null;
    for (String key : mapping.entries().keySet()) {
      if (before != null && compare(before, key, attribute) > 0) {
        return false;
      }
      before = key;
    }
    return true;
  }

  private static int compare(String a, String b, Attribute attribute) {
    int ranks = Integer.compare(rank(a, attribute), rank(b, attribute));
    return ranks != 0 ? ranks : a.compareTo(b);
  }

  private static int rank(String key, Attribute attribute) {
    if (key.startsWith("x-")) {
      return Integer.MAX_VALUE;
    }
    Attribute child = attribute.child(key);
    return child == Attribute.NONE ? Integer.MAX_VALUE - 1 : child.row();
  }
}
