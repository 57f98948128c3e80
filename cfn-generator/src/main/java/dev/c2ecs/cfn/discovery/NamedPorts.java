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

  /**
   * The ports by service.
   *
   * @param texts texts beside attributes: the health checks of Dockerfiles are among them
   */
  static Map<String, List<KnownPort>> of(
      ComposeProject project, List<ServiceText> texts, List<Mention> mentions) {
    Map<String, List<KnownPort>> ports = new TreeMap<>();
    for (Service service : project.services().values()) {
      Optional<HealthCheck> check = service.healthcheck();
      if (check.isPresent()) {
        own(service.name(), String.join(" ", check.get().test()), ports);
      }
      ofLabels(service, ports);
    }
    for (ServiceText text : texts) {
      if (text.isHealthCheck()) {
        own(text.service(), text.text(), ports);
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

  /** The port that a label of a proxy names for its own service. */
  private static void ofLabels(Service service, Map<String, List<KnownPort>> ports) {
    for (Map.Entry<String, String> label : service.labels().entrySet()) {
      String value = label.getValue();
      if (label.getKey().startsWith("traefik.")
          && label.getKey().endsWith(".loadbalancer.server.port")
          && !value.isEmpty()
          && value.length() <= 5
          && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
        int port = Integer.parseInt(value);
        if (port > 0 && port <= 65535) {
          add(service.name(), port, ports);
        }
      }
    }
  }

  private static void own(String service, String test, Map<String, List<KnownPort>> ports) {
    if (!test.contains("://")) {
      return;
    }
    Matcher matcher = Forms.OWN.matcher(test);
    while (matcher.find()) {
      int port = Integer.parseInt(matcher.group(1));
      if (port > 0 && port <= 65535) {
        add(service, port, ports);
      }
    }
  }

  private static void add(String service, int port, Map<String, List<KnownPort>> ports) {
    ports
        .computeIfAbsent(service, key -> new ArrayList<>())
        .add(new KnownPort(port, "tcp", Optional.empty()));
  }
}
