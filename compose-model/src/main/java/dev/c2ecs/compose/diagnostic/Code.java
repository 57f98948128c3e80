package dev.c2ecs.compose.diagnostic;

/**
 * A kind of diagnostic with a stable identity, documented in {@code docs/diagnostics.md}. The enums
 * of codes are generated from {@code src/catalogue/diagnostics.txt}.
 */
public interface Code {

  /** The stable identity, {@code C2E} and three digits. */
  String id();

  /** One line that says what the code is about. */
  String title();

  /** The severity when nothing else is said. */
  Severity severity();

  /** Why it is reported, what happens instead, and what to do. */
  Explanation explanation();
}
