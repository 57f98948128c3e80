package dev.c2ecs.cfn.mapper;

import dev.c2ecs.cfn.discovery.KnownPort;
import dev.c2ecs.cfn.plan.Stems;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.compose.model.Service;
import java.util.Locale;

/** The names inside tasks: of containers, of port mappings, and by which others reach them. */
public final class TaskNames {

  /** Characters of a container, so that those that are named after it may be longer. */
  private static final int LONGEST = Limits.ECS_NAME - 20;

  private TaskNames() {}

  /** The container of a service: letters, digits, {@code _} and {@code -}. */
  public static String container(Service service) {
    return container(service.name());
  }

  /** The container of the service of a name. */
  public static String container(String service) {
    String name = service.replace('.', '_');
    return name.length() <= LONGEST
        ? name
        : name.substring(0, LONGEST - 5) + "-" + Stems.hash(service);
  }

  /** The name by which others reach a service, in lower case. */
  public static String dns(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The name of a port mapping: as written, in the letters of ECS, or {@code web-80}. */
  public static String portMapping(String service, KnownPort port) {
    return port.name()
        .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-"))
        .filter(name -> name.matches(Limits.PORT_NAME_FORM))
        .orElse(port(service, port));
  }

  /** A name with a port, for Service Connect: {@code web-80}, at most 64 characters. */
  public static String port(String service, KnownPort port) {
    String suffix = "-" + port.number();
    String stem = service.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-");
    if (stem.startsWith("-")) {
      stem = "s" + stem;
    }
    return stem.substring(0, Math.min(stem.length(), Limits.PORT_NAME - suffix.length())) + suffix;
  }
}
