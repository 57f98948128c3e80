package dev.c2ecs.cli.image;

import java.util.List;

/**
 * One image: its configuration and its layers.
 *
 * @param mediaType {@link MediaType#OCI_MANIFEST} or {@link MediaType#DOCKER_MANIFEST}
 * @param config the configuration
 * @param layers the layers, the lowest first
 */
public record Manifest(String mediaType, Descriptor config, List<Descriptor> layers) {
  public Manifest {
    layers = List.copyOf(layers);
  }
}
