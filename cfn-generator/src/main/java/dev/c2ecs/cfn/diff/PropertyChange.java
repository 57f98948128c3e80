package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Optional;

/**
 * A property that differs.
 *
 * @param path the keys that lead to it; an item of a list has what tells it from the others, its
 *     name, or {@code []} when nothing does
 * @param before its value before; empty when there was none
 * @param after its value now; empty when there is none any more
 */
record PropertyChange(List<String> path, Optional<Value> before, Optional<Value> after) {

  PropertyChange {
    path = List.copyOf(path);
  }

  /** Whether the path begins so; {@code *} stands for any key. */
  boolean isAt(String... keys) {
    if (path.size() < keys.length) {
      return false;
    }
    for (int i = 0; i < keys.length; i++) {
      if (!keys[i].equals("*") && !keys[i].equals(path.get(i))) {
        return false;
      }
    }
    return true;
  }
}
