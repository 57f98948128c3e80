package dev.c2ecs.compose.tree;

/** The types of a scalar, as the reference resolves them from YAML. */
public enum ScalarType {
  /** Nothing: {@code null}, {@code ~} or an empty value. */
  NULL,
  /** {@code true} or {@code false}. */
  BOOLEAN,
  /** A whole number. */
  INTEGER,
  /** A number with a fraction or an exponent. */
  FLOAT,
  /** A date, with a time perhaps: plain text that YAML takes for one. */
  TIME,
  /** Any other text, and whatever is quoted. */
  STRING
}
