package dev.c2ecs.cfn.input;

import java.util.List;

/**
 * What a template needs from outside.
 *
 * @param secrets its secrets
 * @param images its images
 */
public record Inputs(List<SecretInput> secrets, List<ImageInput> images) {

  public Inputs {
    secrets = List.copyOf(secrets);
    images = List.copyOf(images);
  }
}
