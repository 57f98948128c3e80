package dev.c2ecs.cfn.input;

import dev.c2ecs.compose.tree.TreePath;

/**
 * A secret that a template names by two parameters.
 *
 * @param stem the parameters are {@code <stem>Arn} and {@code <stem>Version}
 * @param name its name in Secrets Manager
 * @param path the Compose path that it comes from
 * @param source where its value is
 */
public record SecretInput(String stem, String name, TreePath path, Source source) {

  /** Where the value of a secret is. */
  public sealed interface Source {}

  /** It exists already, and is not written. */
  public record External() implements Source {}

  /** A file, by its absolute path; {@code binary}: its content may be no text. */
  public record Content(String file, boolean binary) implements Source {}

  /** A variable of the shell or an env file. */
  public record Variable(String name) implements Source {}

  /** A value that the Compose file and its variables give; it is never printed. */
  public record Text(String value) implements Source {
    @Override
    public String toString() {
      return "Text[***]";
    }
  }
}
