package dev.c2ecs.cli.deploy;

/** Somebody else changed the stack meanwhile: what was planned for it has to be planned anew. */
final class StackMoved extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StackMoved() {
    super("the stack was changed meanwhile", null, false, false);
  }
}
