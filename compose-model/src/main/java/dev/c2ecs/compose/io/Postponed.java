package dev.c2ecs.compose.io;

import dev.c2ecs.compose.tree.TreePath;

/**
 * Variables that may be given later than when a file is read, as a credential is that only a
 * deployment needs. One that is missing is then an empty text without a word, even in {@code
 * ${NAME:?message}}.
 */
@FunctionalInterface
public interface Postponed {

  /** None: what is missing is reported. */
  Postponed NONE = new None();

  /**
   * Whether a variable may be missing.
   *
   * @param variable the name of the variable
   * @param target the variable of the container whose value it goes into; empty elsewhere
   * @param path the attribute that names it
   */
  boolean mayBeMissing(String variable, String target, TreePath path);

  /** Nothing may be missing. */
  final class None implements Postponed {
    private None() {}

    @Override
    public boolean mayBeMissing(String variable, String target, TreePath path) {
      return false;
    }
  }
}
