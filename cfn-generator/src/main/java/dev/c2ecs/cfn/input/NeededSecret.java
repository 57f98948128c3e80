package dev.c2ecs.cfn.input;

import dev.c2ecs.compose.tree.TreePath;
import java.util.List;
import java.util.Optional;

/**
 * A secret that a template names by two parameters.
 *
 * @param parameters the parameters
 * @param name its name in Secrets Manager
 * @param path the Compose path that it comes from
 * @param source where its value is
 * @param kms the ARN of the key of the customer that it is encrypted with; without one the key is
 *     that of AWS
 * @param initialises the services that read the whole of it only before there are data, sorted;
 *     those of keys are told by each key
 */
public record NeededSecret(
    SecretParameters parameters,
    String name,
    TreePath path,
    Source source,
    Optional<String> kms,
    List<String> initialises) {

  public NeededSecret {
    initialises = List.copyOf(initialises);
  }

  /** Where the value of a secret is. */
  public sealed interface Source {}

  /** It exists already, and is not written. */
  public record External() implements Source {}

  /** A file, by its absolute path; {@code binary}: its content may be no text. */
  public record Content(String file, boolean binary) implements Source {}

  /** A variable of the shell or an env file. */
  public record Variable(String name) implements Source {}

  /** A JSON object with the credentials of variables, in the order of their keys. */
  public record Keys(List<Key> keys) implements Source {
    public Keys {
      keys = List.copyOf(keys);
    }
  }

  /** How the value of a key is known here. The first that holds counts for all its uses. */
  public enum State {
    /** All of its variables are set and not empty. */
    GIVEN,
    /** Nobody sets a variable that is demanded by {@code ${NAME:?}}. */
    DEMANDED,
    /** It is only a default of the Compose file. */
    DEFAULT,
    /** It is set to an empty text. */
    EMPTY,
    /** Nobody sets it. */
    MISSING
  }

  /**
   * A key of a JSON secret.
   *
   * @param name the key
   * @param text the value as far as it is known; it is never printed
   * @param state how it is known
   * @param contradicts whether two uses give different values
   * @param variables the variables that give it a value, or {@code NAME in FILE} for an env file
   * @param path the Compose path that it comes from first
   * @param services the services that have it, sorted
   * @param initialises the services whose variable counts only before there are data, sorted
   * @param written the texts of the Compose file with variables that it is made from, sorted
   */
  public record Key(
      String name,
      String text,
      State state,
      boolean contradicts,
      List<String> variables,
      TreePath path,
      List<String> services,
      List<String> initialises,
      List<String> written) {

    public Key {
      variables = List.copyOf(variables);
      services = List.copyOf(services);
      initialises = List.copyOf(initialises);
      written = List.copyOf(written);
    }

    @Override
    public String toString() {
      return "Key[" + name + ", " + state + "]";
    }
  }
}
