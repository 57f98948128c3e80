package dev.c2ecs.compose.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.ScannerException;

/**
 * What may turn out to be a key when a colon follows: the last such place in each of the open flow
 * collections.
 */
final class SimpleKeys {

  /**
   * A place where a key may begin.
   *
   * @param token the number of its first token
   * @param flowLevel the number of flow collections around it
   * @param isRequired whether it cannot be anything else
   */
  record Key(
      int token, int flowLevel, int line, int column, Optional<Mark> mark, boolean isRequired) {}

  /** The number of no token. */
  private static final int NONE = -1;

  private final List<Key> outer = new ArrayList<>();
  private @Nullable Key current;
  private boolean isPossible;

  /** Whether a key may begin at the next token. */
  boolean allowed = true;

  void save(Cursor cursor, int token, int flowLevel, int indent) {
    drop(cursor);
    int column = cursor.column();
    current =
        new Key(
            token,
            flowLevel,
            cursor.line(),
            column,
            cursor.mark(),
            flowLevel == 0 && indent == column);
    isPossible = true;
  }

  /** Gives the place up: what follows is no value. */
  void drop(Cursor cursor) {
    if (current != null && current.isRequired()) {
      throw new ScannerException(
          "in a mapping",
          cursor.mark(),
          "there is no `:` behind the key; write `key: value`",
          current.mark());
    }
    isPossible = false;
  }

  /** The key that ends in this line. */
  @Nullable Key on(int line) {
    return isPossible && current != null && current.line() == line ? current : null;
  }

  /** The current place has become a key. */
  void use() {
    current = null;
    isPossible = false;
  }

  void enter() {
    if (isPossible && current != null) {
      outer.add(current);
    }
    current = null;
  }

  void leave(int flowLevel) {
    int last = outer.size() - 1;
    if (last >= 0 && outer.get(last).flowLevel() == flowLevel) {
      current = outer.remove(last);
      isPossible = true;
    }
  }

  /** The number of the token where the outermost key may begin. */
  int firstPossible() {
    if (!outer.isEmpty()) {
      return outer.get(0).token();
    }
    return isPossible && current != null ? current.token() : NONE;
  }
}
