package dev.c2ecs.compose.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The path of a node from the top of a Compose project, written {@code services.web.ports[0]}.
 *
 * @param parent the path above, null at the top
 * @param segment a key, or the number of an item in brackets
 */
public record TreePath(@Nullable TreePath parent, String segment) {

  /** The top level. */
  public static final TreePath ROOT = new TreePath(null, "");

  /** The path of these keys from the top. */
  public static TreePath of(String... keys) {
    TreePath path = ROOT;
    for (String key : keys) {
      path = path.child(key);
    }
    return path;
  }

  /** The path of the value under a key. */
  public TreePath child(String key) {
    return new TreePath(this, key);
  }

  /** The path of an item of a list, from 0. */
  public TreePath item(int index) {
    return new TreePath(this, "[" + index + "]");
  }

  /** Whether the last segment is an item of a list. */
  public boolean isItem() {
    return segment.startsWith("[") && segment.endsWith("]");
  }

  /** The segments from the top, without the empty one of the top itself. */
  public List<String> segments() {
    Deque<String> result = new ArrayDeque<>();
    for (TreePath path = this; path.parent != null; path = path.parent) {
      result.addFirst(path.segment);
    }
    return List.copyOf(result);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String segment : segments()) {
      if (!text.isEmpty() && !segment.startsWith("[")) {
        text.append('.');
      }
      text.append(segment);
    }
    return text.toString();
  }
}
