package dev.c2ecs.compose.diagnostic;

import java.util.Locale;

/** How bad a diagnostic is, the worst first. */
public enum Severity {
  /** There is no result. */
  ERROR,
  /** There is a result, which may not be what is meant. */
  WARNING,
  /** Something to know. */
  INFO;

  /** The word that is printed: {@code error}, {@code warning}, {@code info}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
