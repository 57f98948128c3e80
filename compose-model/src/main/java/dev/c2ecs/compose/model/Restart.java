package dev.c2ecs.compose.model;

import java.util.OptionalInt;

/**
 * When a container is started again, from {@code restart}.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#restart">Compose
 *     specification</a>
 */
public sealed interface Restart {

  /** Never. */
  record No() implements Restart {}

  /** Whenever it ends, and when the engine starts. */
  record Always() implements Restart {}

  /** Whenever it ends unless somebody stopped it. */
  record UnlessStopped() implements Restart {}

  /**
   * When it ends with another code than 0: {@code on-failure}, {@code on-failure:3}.
   *
   * @param attempts the most starts; empty for no limit
   */
  record OnFailure(OptionalInt attempts) implements Restart {}

  /**
   * A word that Compose does not know.
   *
   * @param word the word
   */
  record Unknown(String word) implements Restart {}

  /** The policy that a text says. */
  static Restart of(String text) {
    if (text.startsWith("on-failure")) {
      return new OnFailure(attempts(text.substring("on-failure".length())));
    }
    return switch (text) {
      case "no" -> new No();
      case "always" -> new Always();
      case "unless-stopped" -> new UnlessStopped();
      default -> new Unknown(text);
    };
  }

  private static OptionalInt attempts(String text) {
    return text.matches(":[0-9]{1,9}")
        ? OptionalInt.of(Integer.parseInt(text.substring(1)))
        : OptionalInt.empty();
  }
}
