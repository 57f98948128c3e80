package dev.c2ecs.cfn.support;

/** What becomes of an attribute on ECS. */
public enum Disposition {
  /** Means the same on ECS. */
  EXACT,
  /** Mapped, by construction or with a shift of meaning. */
  APPROXIMATED,
  /** Consumed while reading; not in the effective model. */
  LOADER,
  /** Without effect on ECS, and nothing is lost. */
  NONE,
  /** Without counterpart; the application works without. */
  WARNING,
  /** The application would be silently wrong, or refused by ECS. */
  ERROR;

  static Disposition of(String word) {
    return switch (word) {
      case "exact" -> EXACT;
      case "approximated" -> APPROXIMATED;
      case "loader" -> LOADER;
      case "none" -> NONE;
      case "warning" -> WARNING;
      case "error" -> ERROR;
      default -> throw new IllegalArgumentException(word);
    };
  }
}
