package dev.c2ecs.cli.build;

/** A further context that instructions may name. */
public sealed interface NamedContext {

  /**
   * A directory, an archive, a repository or an image of a registry.
   *
   * @param address an absolute path, or an address as Compose has it, {@code docker-image://…}
   */
  record Place(String address) implements NamedContext {}

  /**
   * The image that another build of the same run makes.
   *
   * @param service the first of the services that the other build is for
   */
  record Made(String service) implements NamedContext {}
}
