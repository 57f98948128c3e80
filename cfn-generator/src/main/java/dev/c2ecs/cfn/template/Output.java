package dev.c2ecs.cfn.template;

import java.util.Optional;

/**
 * An output of a template.
 *
 * @param name its name, letters and digits
 * @param origin the part of the Compose file that it comes from, which describes it
 * @param description another description, which an overlay or somebody else wrote
 * @param value its value
 */
public record Output(String name, ComposeRef origin, Optional<String> description, Value value) {

  /** What stands in the template. */
  public String descriptionText() {
    return description.orElseGet(() -> OriginText.of(origin));
  }
}
