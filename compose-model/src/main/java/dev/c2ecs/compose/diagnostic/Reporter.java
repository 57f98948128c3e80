package dev.c2ecs.compose.diagnostic;

/** Takes the diagnostics of a step; the caller sorts and merges them at the end. */
@FunctionalInterface
public interface Reporter {

  /** Takes one diagnostic. */
  void report(Diagnostic diagnostic);
}
