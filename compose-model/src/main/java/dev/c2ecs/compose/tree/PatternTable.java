package dev.c2ecs.compose.tree;

import java.util.HashMap;
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
  private @Nullable T value;

  private PatternTable() {}

  /** A table of these patterns. */
  public static <T> PatternTable<T> of(Map<String, T> patterns) {
    PatternTable<T> root = new PatternTable<>();
    patterns.forEach(root::add);
    return root;
  }

  private void add(String pattern, T newValue) {
    PatternTable<T> table = this;
    for (String segment : pattern.replace("[]", ".[]").split("\\.", -1)) {
      table = table.children.computeIfAbsent(segment, key -> new PatternTable<>());
    }
    table.value = newValue;
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
    return child == null ? new PatternTable<>() : child;
  }

  /** The part of the table below the items of a list. */
  public PatternTable<T> items() {
    PatternTable<T> child = children.get("[]");
    return child == null ? new PatternTable<>() : child;
  }

  /** Whether no pattern ends here or below. */
  public boolean isEmpty() {
    return value == null && children.isEmpty();
  }

  /** Follows a path from the top of the table. */
  public PatternTable<T> at(TreePath path) {
    PatternTable<T> table = this;
    for (String segment : path.segments()) {
      table = segment.startsWith("[") ? table.items() : table.child(segment);
    }
    return table;
  }
}
