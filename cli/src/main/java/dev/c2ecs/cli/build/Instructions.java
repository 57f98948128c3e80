package dev.c2ecs.cli.build;

/** Where the instructions of a build stand. */
public sealed interface Instructions {

  /**
   * In a file.
   *
   * @param path the file, absolute or relative to the context
   */
  record OfFile(String path) implements Instructions {}

  /**
   * In the Compose file.
   *
   * @param text the instructions
   */
  record Inline(String text) implements Instructions {
    @Override
    public String toString() {
      return "Inline";
    }
  }
}
