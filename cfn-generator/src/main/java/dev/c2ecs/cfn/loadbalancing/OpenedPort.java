package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.exposure.Exposure;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why a port that somebody opened to the Internet would have stayed closed otherwise. */
public final class OpenedPort {

  private static final List<String> PLAIN = List.of("TCP", "UDP");

  private OpenedPort() {}

  /**
   * The reason, {@code PostgreSQL is a data store, plain TCP}; empty for an ordinary port.
   *
   * @param project the project whose service it is
   */
  public static Optional<String> reason(ComposeProject project, Exposure port) {
    return Optional.ofNullable(project.services().get(port.service()))
        .flatMap(service -> reason(project, service, port))
        .map(
            reason ->
                reason + (PLAIN.contains(port.protocol()) ? ", plain " + port.protocol() : ""));
  }

  private static Optional<String> reason(ComposeProject project, Service service, Exposure port) {
    int number = port.target() == 0 ? port.port() : port.target();
    Optional<KnownServer> known = service.image().flatMap(KnownServers::of);
    List<Optional<String>> reasons = new ArrayList<>();
    reasons.add(known.filter(server -> server.keeps(number)).map(KnownServer::reason));
    reasons.add(OpenLogins.reason(project, service));
    boolean mayBeOpen = known.filter(server -> server.open().contains(number)).isPresent();
    if (!mayBeOpen && PLAIN.contains(port.protocol())) {
      reasons.add(KnownServers.byNumber(number).map(name -> "the port number of " + name));
    }
    return reasons.stream().flatMap(Optional::stream).findFirst();
  }
}
