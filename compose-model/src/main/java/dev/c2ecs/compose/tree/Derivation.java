package dev.c2ecs.compose.tree;

/** What the value of a node was made from, when it is not what the Compose file says literally. */
public sealed interface Derivation {

  /**
   * A text with variables in it, as the Compose file has it; one of a variable that is named
   * without a value is {@code ${NAME}}.
   *
   * @param text the text before any variable was substituted
   */
  record Expression(String text) implements Derivation {}

  /**
   * A line of an env file of a service.
   *
   * @param file the file, relative to the project directory
   * @param name the name in that line
   */
  record EnvFileLine(String file, String name) implements Derivation {}
}
