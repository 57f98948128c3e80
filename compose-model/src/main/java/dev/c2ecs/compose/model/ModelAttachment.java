package dev.c2ecs.compose.model;

import java.util.Optional;

/**
 * The use of a model by a service.
 *
 * @param endpointVar the variable that gets the address
 * @param modelVar the variable that gets the name
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#models">Compose
 *     specification</a>
 */
public record ModelAttachment(Optional<String> endpointVar, Optional<String> modelVar) {

  static ModelAttachment of(Attributes attributes) {
    return new ModelAttachment(attributes.text("endpoint_var"), attributes.text("model_var"));
  }
}
