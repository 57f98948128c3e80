package dev.c2ecs.cfn.discovery;

import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.HealthCheck;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ports that nobody declares but that the project's texts name: {@code BACKEND: backend:8000}, and
 * in the health check of a service {@code http://localhost:8080/}.
 */
final class NamedPorts {

  /** Below it numbers behind a name are often no ports: versions, owners. */
  private static final int FIRST_FREE = 1024;

  /** Compiled when the first health check comes that has an address. */
  private static final class Forms {
    private static final Pattern OWN =
        Pattern.compile("https?://(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0):(\\d{2,5})(?!\\d)");
  }

  private NamedPorts() {}

  /** The ports by service. */
  static Map<String, List<KnownPort>> of(ComposeProject project, List<Mention> mentions) {
    Map<String, List<KnownPort>> ports = new TreeMap<>();
    for (Service service : project.services().values()) {
      Optional<HealthCheck> check = service.healthcheck();
      if (check.isPresent()) {
        own(service, check.get(), ports);
      }
    }
    for (Mention mention : mentions) {
      Service target = project.services().get(mention.to());
      if (target != null && mention.port().isPresent()) {
        int port = mention.port().getAsInt();
        boolean counts =
            !mention.scheme().isEmpty()
                || port >= FIRST_FREE
                || WellKnownPorts.of(target.image().orElse("")).contains(port);
        if (counts) {
          add(mention.to(), port, ports);
        }
      }
    }
    return ports;
  }

  private static void own(Service service, HealthCheck check, Map<String, List<KnownPort>> ports) {
    String test = String.join(" ", check.test());
    if (!test.contains("://")) {
      return;
    }
    Matcher matcher = Forms.OWN.matcher(test);
    while (matcher.find()) {
      int port = Integer.parseInt(matcher.group(1));
      if (port > 0 && port <= 65535) {
        add(service.name(), port, ports);
      }
    }
  }

  private static void add(String service, int port, Map<String, List<KnownPort>> ports) {
    ports
        .computeIfAbsent(service, key -> new ArrayList<>())
        .add(new KnownPort(port, "tcp", Optional.empty()));
  }
}
