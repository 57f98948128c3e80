package dev.c2ecs.compose.model;

import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Optional;

/**
 * A port of a service.
 *
 * @param name its name
 * @param target the port of the container, 1 to 65535
 * @param published the published port or range as written
 * @param hostIp the address to listen on
 * @param protocol the transport protocol
 * @param appProtocol the application protocol
 * @param mode ingress or host
 * @param extensions the {@code x-} keys
 * @param path its path in the project
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#ports">Compose
 *     specification</a>
 */
public record Port(
    Optional<String> name,
    int target,
    Optional<String> published,
    Optional<String> hostIp,
    Protocol protocol,
    Optional<String> appProtocol,
    Optional<String> mode,
    Mapping extensions,
    TreePath path) {

  static Port of(Attributes attributes) {
    return new Port(
        attributes.text("name"),
        attributes.integer("target").orElse(0),
        attributes.filledText("published"),
        attributes.text("host_ip"),
        Protocol.of(attributes.text("protocol").orElse("tcp")),
        attributes.text("app_protocol"),
        attributes.text("mode"),
        attributes.extensions(),
        attributes.path());
  }

  /** The {@code x-} keys as attributes. */
  public Attributes attributes() {
    return new Attributes(extensions, path);
  }
}
