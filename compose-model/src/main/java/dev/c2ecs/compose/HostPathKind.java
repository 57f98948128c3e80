package dev.c2ecs.compose;

/** What is at the path of a bind mount. */
public enum HostPathKind {
  /** A file. */
  FILE,
  /** A directory with something in it, or one that cannot be looked into. */
  DIRECTORY,
  /** A directory that is known to have nothing in it. */
  EMPTY_DIRECTORY,
  /** Nothing. */
  MISSING
}
