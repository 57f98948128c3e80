package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.discovery.ServiceText;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.extension.PortExtensions;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Port;
import dev.c2ecs.compose.model.Protocol;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Published ports that are kept from the Internet: those of data stores and queues, and consoles
 * without a login or whose settings let everybody in. They stay reachable by name inside the
 * project; {@code x-aws-public} opens them.
 */
public final class ClosedPorts {

  private static final int MEMCACHED = 11211;
  private static final String ENTRY_POINTS = "entrypoints";
  private static final String DASHBOARD = "traefik";

  private record Closed(Service service, Port port, String reason) {}

  private final ComposeProject project;
  private final DiagnosticCollector findings;
  private final List<Closed> closed = new ArrayList<>();
  private final AdminPorts admin;

  ClosedPorts(ComposeProject project, List<ServiceText> texts, DiagnosticCollector findings) {
    this.project = project;
    this.admin = new AdminPorts(texts);
    this.findings = findings;
  }

  /** Whether a port is kept from the Internet unless it is asked for; then it is noted. */
  boolean keeps(TaskPlan task, Service service, Port port, PortExtensions said) {
    if (said.open().is(true) || said.internal().is(true)) {
      return false;
    }
    Optional<String> reason = reason(task, service, port, said);
    reason.ifPresent(text -> closed.add(new Closed(service, port, text)));
    return reason.isPresent();
  }

  private Optional<String> reason(TaskPlan task, Service service, Port port, PortExtensions said) {
    Optional<KnownServer> own = known(service);
    if (own.isPresent() && own.get().keeps(port.target())) {
      return isEntryPoint(own.get(), service, port.target())
          ? Optional.empty()
          : Optional.of(own.get().reason());
    }
    Optional<String> lets =
        OpenLogins.reason(project, service).or(() -> admin.reason(service, port.target()));
    if (lets.isPresent()) {
      return lets;
    }
    for (Service other : task.servers()) {
      Optional<KnownServer> server = known(other);
      if (server.isPresent() && server.get().own().contains(port.target())) {
        return Optional.of(server.get().reason());
      }
    }
    if ((own.isPresent() && own.get().open().contains(port.target()))
        || PortPublication.speaksHttp(port, said)) {
      return Optional.empty();
    }
    boolean tcp = port.protocol() == Protocol.TCP || port.target() == MEMCACHED;
    return tcp
        ? KnownServers.byNumber(port.target()).map(name -> "it is the port number of " + name)
        : Optional.empty();
  }

  private static Optional<KnownServer> known(Service service) {
    return service.image().flatMap(KnownServers::of);
  }

  /**
   * Whether a port of Traefik is an entry point of requests, which the file itself says: {@code
   * --entrypoints.web.address=:8080}. Its dashboard is on the entry point {@code traefik}.
   */
  private static boolean isEntryPoint(KnownServer server, Service service, int port) {
    if (!server.product().equalsIgnoreCase(DASHBOARD)) {
      return false;
    }
    for (String text : service.command().orElse(List.of())) {
      String argument = text.toLowerCase(Locale.ROOT);
      int address = argument.indexOf(".address=");
      if (address > 0
          && argument.contains(ENTRY_POINTS)
          && !argument.contains(ENTRY_POINTS + "." + DASHBOARD)
          && argument.endsWith(":" + port)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a port is one that people open: none of a data store, a queue or an administration. */
  static boolean isForPeople(Service service, Port port) {
    boolean kept = known(service).filter(server -> server.keeps(port.target())).isPresent();
    return !kept && KnownServers.byNumber(port.target()).isEmpty();
  }

  /**
   * Reports the ports that are kept, those of a service together.
   *
   * @param other whether anything else of the project is published
   */
  void report(boolean other) {
    Map<List<String>, List<Closed>> byReason = new LinkedHashMap<>();
    for (Closed port : closed) {
      byReason
          .computeIfAbsent(List.of(port.service().name(), port.reason()), key -> new ArrayList<>())
          .add(port);
    }
    byReason.values().forEach(ports -> report(ports, other));
  }

  private void report(List<Closed> ports, boolean other) {
    Closed first = ports.get(0);
    String which =
        (ports.size() == 1 ? "port " : "ports ")
            + numbers(ports)
            + " of "
            + first.service().name()
            + (ports.size() == 1 ? " is" : " are");
    String what = which + " not opened to the Internet: " + first.reason();
    findings.add(
        other ? PolicyCode.PORT_CLOSED : PolicyCode.NOTHING_OPEN,
        first.port().path(),
        other ? what : what + ", and nothing else of " + project.name() + " is published",
        "write `"
            + line(first.port())
            + "` to open it, `"
            + Keys.INTERNAL
            + ": true` for the VPC only, or `"
            + Keys.PUBLIC
            + ": false` to keep it closed");
  }

  /** The numbers of ports, those that follow each other as a range. */
  private static String numbers(List<Closed> ports) {
    List<Integer> targets = ports.stream().map(p -> p.port().target()).distinct().sorted().toList();
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < targets.size(); ) {
      int end = i;
      while (end + 1 < targets.size() && targets.get(end + 1) == targets.get(end) + 1) {
        end++;
      }
      String first = Integer.toString(targets.get(i));
      parts.add(end == i ? first : first + (end == i + 1 ? ", " : " to ") + targets.get(end));
      i = end + 1;
    }
    return String.join(", ", parts);
  }

  /** The port in its long form, with the key that opens it. */
  private static String line(Port port) {
    boolean isLong =
        port.name().isPresent()
            || port.appProtocol().isPresent()
            || !port.extensions().entries().isEmpty();
    if (isLong) {
      return Keys.PUBLIC + ": true";
    }
    return "{target: "
        + port.target()
        + ", published: \""
        + port.published().orElse(Integer.toString(port.target()))
        + "\""
        + (port.protocol() == Protocol.TCP ? "" : ", protocol: " + port.protocol().word())
        + ", "
        + Keys.PUBLIC
        + ": true}";
  }
}
