package dev.c2ecs.compose.model;

import java.util.List;

/**
 * How a service is worked on.
 *
 * @param watch what to do when files change
 * @see <a href="https://docs.docker.com/reference/compose-file/develop/">Compose specification</a>
 */
public record Develop(List<Watch> watch) {

  public Develop {
    watch = List.copyOf(watch);
  }

  static Develop of(Attributes attributes) {
    return new Develop(attributes.list("watch", Watch::of));
  }
}
