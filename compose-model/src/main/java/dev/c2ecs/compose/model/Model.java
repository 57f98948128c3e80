package dev.c2ecs.compose.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A model that services use.
 *
 * @param key its key in the project
 * @param name the name on the platform
 * @param model the model, as the registry names it
 * @param contextSize tokens of the context at most
 * @param runtimeFlags flags of the inference engine
 * @see <a href="https://docs.docker.com/reference/compose-file/models/">Compose specification</a>
 */
public record Model(
    String key,
    String name,
    Optional<String> model,
    OptionalLong contextSize,
    List<String> runtimeFlags) {

  public Model {
    runtimeFlags = List.copyOf(runtimeFlags);
  }

  static Model of(Attributes attributes) {
    return new Model(
        attributes.key(),
        attributes.text("name").orElse(attributes.key()),
        attributes.text("model"),
        attributes.number("context_size"),
        attributes.texts("runtime_flags"));
  }
}
