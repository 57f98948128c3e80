package dev.c2ecs.compose.env;

import java.util.Set;

/**
 * One variable that an env file sets.
 *
 * @param text the value
 * @param line the line of the name, from 1
 * @param carried the variables whose values are part of the value
 */
public record EnvLine(String text, int line, Set<String> carried) {

  public EnvLine {
    carried = Set.copyOf(carried);
  }

  /** A variable whose value takes no other. */
  public EnvLine(String text, int line) {
    this(text, line, Set.of());
  }
}
