package dev.c2ecs.compose.model;

/**
 * Whose mounts a service takes over.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#volumes_from">Compose
 *     specification</a>
 */
public sealed interface VolumesFrom {

  /** Whether they may only be read. */
  boolean readOnly();

  /**
   * Those of a service: {@code db}, {@code db:ro}.
   *
   * @param service the key of the service
   */
  record OfService(String service, boolean readOnly) implements VolumesFrom {}

  /**
   * Those of a container outside the project: {@code container:db-1:ro}.
   *
   * @param container its name or ID
   */
  record OfContainer(String container, boolean readOnly) implements VolumesFrom {}

  /** Reads {@code db}, {@code db:ro} or {@code container:db-1}. */
  static VolumesFrom of(Attributes attributes) {
    String text = attributes.text();
    boolean container = text.startsWith("container:");
    String rest = container ? text.substring("container:".length()) : text;
    int colon = rest.indexOf(':');
    String name = colon < 0 ? rest : rest.substring(0, colon);
    boolean readOnly = colon >= 0 && rest.substring(colon + 1).equals("ro");
    return container ? new OfContainer(name, readOnly) : new OfService(name, readOnly);
  }
}
