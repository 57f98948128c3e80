package dev.c2ecs.cfn.discovery;

import dev.c2ecs.cfn.secrets.ProjectCredentials;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.EnvironmentValue;
import dev.c2ecs.compose.model.FileReference;
import dev.c2ecs.compose.model.HealthCheck;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.StoredFile;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the texts of a project name of itself: environment, command, entry point, health check,
 * configs, labels of proxies, delivered files, Dockerfiles. Of credentials nothing is read.
 */
public final class Mentions {

  /** The last words of variables that hold the name of a host. */
  private static final Set<String> HOSTS =
      Set.of(
          "HOST",
          "HOSTS",
          "HOSTNAME",
          "SERVER",
          "SERVERS",
          "ADDR",
          "ADDRS",
          "ADDRESS",
          "ADDRESSES",
          "URL",
          "URLS",
          "URI",
          "URIS",
          "ENDPOINT",
          "ENDPOINTS",
          "DSN",
          "BROKER",
          "BROKERS",
          "UPSTREAM",
          "UPSTREAMS",
          "NODES",
          "SEEDS",
          "PEERS",
          "CONNECT",
          "BACKEND",
          "PGHOST");

  private final ComposeProject project;
  private final ProjectCredentials credentials;
  private final ServiceNames names;
  private final List<Mention> all = new ArrayList<>();

  private Mentions(ComposeProject project, ProjectCredentials credentials, ServiceNames names) {
    this.project = project;
    this.credentials = credentials;
    this.names = names;
  }

  /**
   * What the Compose files of one version of a project name of the services of another version.
   *
   * @param project the version whose texts are read
   * @param named the version whose services they may name
   */
  public static List<Mention> of(ComposeProject project, ComposeProject named) {
    Mentions mentions =
        new Mentions(project, ProjectCredentials.of(project), ServiceNames.of(named));
    project.services().values().forEach(mentions::addTextsOf);
    return List.copyOf(mentions.all);
  }

  /** Whether a name leads to a service of a project. */
  public static boolean isNamed(ComposeProject project, String name) {
    return ServiceNames.of(project).has(name);
  }

  /** Those of the Compose files alone, in the order of the services. */
  public static List<Mention> of(ComposeProject project, ProjectCredentials credentials) {
    return of(project, credentials, List.of());
  }

  /**
   * All of them: those of the Compose files in the order of the services, then those of other
   * texts.
   *
   * @param texts the other texts
   */
  public static List<Mention> of(
      ComposeProject project, ProjectCredentials credentials, List<ServiceText> texts) {
    Mentions mentions = new Mentions(project, credentials, ServiceNames.of(project));
    for (Service service : project.services().values()) {
      mentions.addTextsOf(service);
    }
    for (ServiceText text : texts) {
      Service service = project.services().get(text.service());
      if (service != null) {
        mentions.addText(service, text);
      }
    }
    return List.copyOf(mentions.all);
  }

  private void addTextsOf(Service service) {
    for (Map.Entry<String, EnvironmentValue> variable : service.environment().entrySet()) {
      addVariable(service, variable.getKey(), variable.getValue());
    }
    TreePath path = service.path();
    service
        .command()
        .ifPresent(words -> addText(service, String.join(" ", words), path.child("command")));
    service
        .entrypoint()
        .ifPresent(words -> addText(service, String.join(" ", words), path.child("entrypoint")));
    Optional<HealthCheck> check = service.healthcheck();
    if (check.isPresent()) {
      addText(service, String.join(" ", check.get().test()), path.child("healthcheck"));
    }
    addLabels(service);
    for (FileReference file : service.configs()) {
      StoredFile config = project.configs().get(file.source());
      if (config != null && config.content().isPresent()) {
        addText(service, config.content().get(), file.path());
      }
    }
  }

  private void addLabels(Service service) {
    for (Map.Entry<String, String> label : service.labels().entrySet()) {
      String key = label.getKey();
      if (key.startsWith("traefik.") || key.startsWith("caddy")) {
        addText(service, label.getValue(), service.path().child("labels"));
      }
    }
  }

  /** Whether the name of a variable says that its value is a host. */
  private static boolean isOfHost(String variable) {
    String upper = variable.toUpperCase(Locale.ROOT);
    return HOSTS.contains(upper.substring(upper.lastIndexOf('_') + 1));
  }

  private void addText(Service service, ServiceText text) {
    boolean host = !text.variable().isEmpty() && isOfHost(text.variable());
    for (Address address : AddressReader.read(text.text(), names::has)) {
      boolean certain = address.isHost() || (host && !address.inQuery());
      add(service, address, address.port(), text.path(), certain, false);
    }
  }

  private void addVariable(Service service, String name, EnvironmentValue value) {
    String text = credentials.evidence(name, value);
    String upper = name.toUpperCase(Locale.ROOT);
    if (text.isEmpty() || upper.endsWith("IMAGE")) {
      return;
    }
    List<Address> found = AddressReader.read(text, names::has);
    if (found.isEmpty()) {
      return;
    }
    boolean common = isCommon(name, value);
    boolean host = isOfHost(name);
    for (Address address : found) {
      OptionalInt port = address.port();
      if (port.isEmpty() && host && address.name().equals(text)) {
        port = pair(service, name);
      }
      boolean certain = address.isHost() || (host && !address.inQuery());
      add(service, address, port, value.path(), certain, common);
    }
  }

  /** The port that stands beside a host: {@code DB_PORT} beside {@code DB_HOST}. */
  private static OptionalInt pair(Service service, String name) {
    int last = Math.max(name.lastIndexOf('_') + 1, 0);
    String stem = name.substring(0, last);
    for (String other : List.of(stem + "PORT", name.replace("HOST", "PORT"), name + "_PORT")) {
      EnvironmentValue value = service.environment().get(other);
      String text = value == null || other.equals(name) ? "" : value.text().orElse("");
      if (!text.isEmpty() && text.length() <= 5 && text.chars().allMatch(Mentions::isDigit)) {
        int port = Integer.parseInt(text);
        return port > 0 && port <= 65535 ? OptionalInt.of(port) : OptionalInt.empty();
      }
    }
    return OptionalInt.empty();
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** Whether every service has the same text: it comes from an env file that all share. */
  private boolean isCommon(String name, EnvironmentValue value) {
    if (project.services().size() < 3) {
      return false;
    }
    for (Service service : project.services().values()) {
      EnvironmentValue other = service.environment().get(name);
      if (other == null || !other.text().equals(value.text())) {
        return false;
      }
    }
    return true;
  }

  private void addText(Service service, String text, TreePath path) {
    for (Address address : AddressReader.read(text, names::has)) {
      add(service, address, address.port(), path, address.isHost(), false);
    }
  }

  private void add(
      Service service,
      Address address,
      OptionalInt port,
      TreePath path,
      boolean host,
      boolean common) {
    String name = names.shortened(address.name());
    String to = names.service(name).orElse("");
    boolean whole = !names.isShort(address.name());
    all.add(
        new Mention(service.name(), to, name, address.scheme(), port, path, host, common, whole));
  }
}
