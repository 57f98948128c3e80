package dev.c2ecs.compose.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table from path patterns to values, read step by step while a tree is walked. A pattern is
 * written {@code services.*.ports[].target}: {@code *} stands for any key, {@code []} for any item.
 * A literal key wins over {@code *}.
 */
public final class PatternTable<T> {

  private final Map<String, PatternTable<T>> children = new HashMap<>();
  private @Nullable PatternTable<T> items;
  private @Nullable T value;

  private static final PatternTable<Object> EMPTY = new PatternTable<>();

  private PatternTable() {}

  /** A table of these patterns. */
  public static <T> PatternTable<T> of(Map<String, T> patterns) {
    PatternTable<T> root = new PatternTable<>();
    patterns.forEach(root::add);
    return root;
  }

  private void add(String pattern, T newValue) {
    PatternTable<T> table = this;
    for (String segment : segments(pattern)) {
      table = segment.equals("[]") ? table.madeItems() : table.made(segment);
    }
    table.value = newValue;
  }

  private PatternTable<T> made(String key) {
    PatternTable<T> child = children.get(key);
    if (child == null) {
      child = new PatternTable<>();
      children.put(key, child);
    }
    return child;
  }

  private PatternTable<T> madeItems() {
    PatternTable<T> child = items;
    if (child == null) {
      child = new PatternTable<>();
      items = child;
    }
    return child;
  }

  /** The keys and {@code []} of a pattern. */
  private static List<String> segments(String pattern) {
    List<String> segments = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '.' || c == '[') {
        if (i > start) {
          segments.add(pattern.substring(start, i));
        }
        start = c == '.' ? i + 1 : i;
      } else if (c == ']') {
        segments.add("[]");
        start = i + 1;
      }
    }
    if (start < pattern.length() || segments.isEmpty()) {
      segments.add(pattern.substring(start));
    }
    return segments;
  }

  @SuppressWarnings("unchecked")
  private static <T> PatternTable<T> empty() {
    return (PatternTable<T>) EMPTY;
  }

  /** The value of the pattern that ends here. */
  public Optional<T> value() {
    return Optional.ofNullable(value);
  }

  /** The part of the table below a key; an empty table when no pattern goes there. */
  public PatternTable<T> child(String key) {
    PatternTable<T> child = children.get(key);
    if (child == null) {
      child = children.get("*");
    }
    return child == null ? empty() : child;
  }

  /** The part of the table below the items of a list. */
  public PatternTable<T> items() {
    return items == null ? empty() : items;
  }

  /** Whether no pattern ends here or below. */
  public boolean isEmpty() {
    return value == null && items == null && children.isEmpty();
  }

  /** Follows a path from the top of the table. */
  public PatternTable<T> at(TreePath path) {
    PatternTable<T> table = this;
    for (TreePath.Segment segment : path.segments()) {
      table = segment instanceof TreePath.Key key ? table.child(key.name()) : table.items();
    }
    return table;
  }
}
