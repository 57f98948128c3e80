package dev.c2ecs.compose;

/** What is at the path of a bind mount. */
public enum SourceKind {
  FILE,
  DIRECTORY,
  EMPTY_DIRECTORY,
  MISSING
}
