package dev.c2ecs.cli;

/** How a list is written. */
enum ListFormat {
  /** For people. */
  table,
  /** For programs. */
  json
}
