package dev.c2ecs.compose.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The path of a node from the top of a Compose project. Its segments are values: a key may hold any
 * character, so what is to be known of a path is asked of them and never of its text.
 *
 * @param parent the path above, null at the top
 * @param segment the last step; the empty key at the top
 */
// A client of the module need not have the annotation.
@SuppressWarnings("exports")
public record TreePath(@Nullable TreePath parent, Segment segment) {

  /** One step of a path. */
  public sealed interface Segment permits Key, Item {}

  /** The step to the value under a key. */
  public record Key(String name) implements Segment {}

  /** The step to an item of a list, from 0. */
  public record Item(int index) implements Segment {}

  /** The top level. */
  public static final TreePath ROOT = new TreePath(null, new Key(""));

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
    return new TreePath(this, new Key(key));
  }

  /** The path of an item of a list, from 0. */
  public TreePath item(int index) {
    return new TreePath(this, new Item(index));
  }

  /** The path one step further. */
  public TreePath then(Segment next) {
    return new TreePath(this, next);
  }

  /** Whether this is the top level. */
  public boolean isRoot() {
    return parent == null;
  }

  /** Whether the last segment is an item of a list. */
  public boolean isItem() {
    return segment instanceof Item;
  }

  /** The last key; empty at the top and for an item of a list. */
  public String key() {
    return segment instanceof Key last ? last.name() : "";
  }

  /** The number of segments; 0 at the top. */
  public int depth() {
    int depth = 0;
    for (TreePath path = this; path.parent != null; path = path.parent) {
      depth++;
    }
    return depth;
  }

  /** The segments from the top, without the empty one of the top itself. */
  public List<Segment> segments() {
    Deque<Segment> result = new ArrayDeque<>();
    for (TreePath path = this; path.parent != null; path = path.parent) {
      result.addFirst(path.segment);
    }
    return List.copyOf(result);
  }

  /** The key at a place, 0 for the first; empty where an item is, or nothing. */
  public String keyAt(int place) {
    TreePath path = this;
    for (int above = depth() - 1 - place; above > 0 && path.parent != null; above--) {
      path = path.parent;
    }
    return place < depth() ? path.key() : "";
  }

  /**
   * The name that the path leads to or through in a section of the top level: {@code web} of {@code
   * services.web.ports[0]} in {@code services}; empty when it is elsewhere.
   */
  public Optional<String> nameIn(String section) {
    String name = keyAt(0).equals(section) ? keyAt(1) : "";
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }

  /**
   * The path as people read it, {@code services.web.ports[0]}. Keys stand as they are, so the text
   * does not tell a dot in a key from one between two.
   */
  @Override
  public String toString() {
    return isRoot() ? "" : append(new StringBuilder()).toString();
  }

  private StringBuilder append(StringBuilder text) {
    if (parent == null) {
      return text;
    }
    parent.append(text);
    if (segment instanceof Item item) {
      return text.append('[').append(item.index()).append(']');
    }
    return (text.isEmpty() ? text : text.append('.')).append(key());
  }
}
