package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.extension.PortExtensions;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Port;
import dev.c2ecs.compose.model.Protocol;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.Origin;
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

  ClosedPorts(ComposeProject project, DiagnosticCollector findings) {
    this.project = project;
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
    Optional<String> lets = OpenLogins.reason(project, service);
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

  /**
   * Reports the ports that are kept.
   *
   * @param other whether anything else of the project is published
   */
  void report(boolean other) {
    Map<List<Object>, List<Closed>> byPlace = new LinkedHashMap<>();
    for (Closed port : closed) {
      Origin origin = project.origin(port.port().path());
      byPlace
          .computeIfAbsent(
              List.of(port.service().name(), origin.file(), origin.line(), origin.column()),
              key -> new ArrayList<>())
          .add(port);
    }
    byPlace.values().forEach(ports -> report(ports, other));
  }

  /** Reports the ports of one entry: one, or those of a range. */
  private void report(List<Closed> ports, boolean other) {
    Closed first = ports.get(0);
    int last = ports.get(ports.size() - 1).port().target();
    String which =
        (ports.size() == 1
                ? "port " + first.port().target()
                : "ports " + first.port().target() + " to " + last)
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
