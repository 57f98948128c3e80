package dev.c2ecs.compose.model;

/**
 * Whose namespace of the kernel a container is in: {@code network_mode}, {@code pid}, {@code ipc}.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#network_mode">Compose
 *     specification</a>
 */
public sealed interface NamespaceMode {

  /** That of the host. */
  record Host() implements NamespaceMode {}

  /**
   * That of the containers of another service: {@code service:db}.
   *
   * @param service the key of the service
   */
  record OfService(String service) implements NamespaceMode {}

  /**
   * That of a container outside the project: {@code container:db-1}.
   *
   * @param container its name or ID
   */
  record OfContainer(String container) implements NamespaceMode {}

  /**
   * One of its own, or what the engine knows by this word.
   *
   * @param word none, bridge, private, shareable, or the name of a network
   */
  record Named(String word) implements NamespaceMode {}

  /** The mode that a text says. */
  static NamespaceMode of(String text) {
    if (text.equals("host")) {
      return new Host();
    }
    if (text.startsWith("service:")) {
      return new OfService(text.substring("service:".length()));
    }
    return text.startsWith("container:")
        ? new OfContainer(text.substring("container:".length()))
        : new Named(text);
  }
}
