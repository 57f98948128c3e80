package dev.c2ecs.cfn.discovery;

import dev.c2ecs.cfn.secrets.ProjectCredentials;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.EnvironmentValue;
import dev.c2ecs.compose.model.HealthCheck;
import dev.c2ecs.compose.model.Service;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ports that nobody declares but that are named: in the environment of other services, {@code
 * BACKEND: backend:8000}, and in the health check of a service, {@code http://localhost:8080/}.
 * Docker's DNS needs no port, Service Connect does.
 */
public final class NamedPorts {

  /** Compiled when the first text comes that may hold an address. */
  private static final class Forms {

    private static final Pattern ADDRESS =
        Pattern.compile("(?<![A-Za-z0-9._-])([A-Za-z0-9._-]+):(\\d{2,5})(?![A-Za-z0-9._:-])");
    private static final Pattern OWN =
        Pattern.compile("https?://(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0):(\\d{2,5})(?!\\d)");
  }

  private NamedPorts() {}

  /** The ports by service. */
  public static Map<String, Set<KnownPort>> of(
      ComposeProject project, ProjectCredentials credentials) {
    Map<String, Set<KnownPort>> ports = new TreeMap<>();
    for (Service service : project.services().values()) {
      Optional<HealthCheck> check = service.healthcheck();
      if (check.isPresent()) {
        own(service, check.get(), ports);
      }
      for (Map.Entry<String, EnvironmentValue> variable : service.environment().entrySet()) {
        String text = credentials.evidence(variable.getKey(), variable.getValue());
        if (text.indexOf(':') > 0) {
          collect(service, text, project, ports);
        }
      }
    }
    return ports;
  }

  private static void own(Service service, HealthCheck check, Map<String, Set<KnownPort>> ports) {
    String test = String.join(" ", check.test());
    if (!test.contains("://")) {
      return;
    }
    Matcher matcher = Forms.OWN.matcher(test);
    while (matcher.find()) {
      add(service.name(), Integer.parseInt(matcher.group(1)), ports);
    }
  }

  private static void add(String service, int port, Map<String, Set<KnownPort>> ports) {
    if (port > 0 && port <= 65535) {
      ports
          .computeIfAbsent(service, key -> new TreeSet<>())
          .add(new KnownPort(port, "tcp", Optional.empty(), Optional.empty()));
    }
  }

  private static void collect(
      Service from, String text, ComposeProject project, Map<String, Set<KnownPort>> ports) {
    Matcher matcher = Forms.ADDRESS.matcher(text);
    while (matcher.find()) {
      String name = matcher.group(1);
      int port = Integer.parseInt(matcher.group(2));
      if (project.services().containsKey(name) && !name.equals(from.name())) {
        add(name, port, ports);
      }
    }
  }
}
