package dev.c2ecs.cfn.job;

import dev.c2ecs.cfn.discovery.WellKnownPorts;
import dev.c2ecs.cfn.images.Dockerfile;
import dev.c2ecs.cfn.images.ImageFacts;
import dev.c2ecs.cfn.images.LockEntry;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.loadbalancing.KnownServers;
import dev.c2ecs.compose.model.Service;
import java.util.List;
import java.util.Optional;

/**
 * Images whose own command serves: data stores, queues and tools of the tables, and all that are
 * known to listen on a port. Of the latter only the command counts that they have themselves:
 * another one of the same image may do anything.
 */
final class ServerImages {

  private ServerImages() {}

  /** Whether a service without an entry point of its own runs a server. */
  static boolean isServer(Service service, Surroundings surroundings) {
    boolean own = service.command().orElse(List.of()).isEmpty();
    if (service.build().isPresent()) {
      Optional<Dockerfile> file = Dockerfile.of(service.build().get(), surroundings);
      return own && file.map(Dockerfile::facts).map(ServerImages::listens).orElse(false);
    }
    String image = service.image().orElse("");
    if (KnownServers.isKnown(image)) {
      return true;
    }
    return own
        && (!WellKnownPorts.of(image).isEmpty()
            || surroundings.locked(image).filter(ServerImages::listens).isPresent());
  }

  private static boolean listens(LockEntry entry) {
    return entry.facts().values().stream().anyMatch(ServerImages::listens);
  }

  private static boolean listens(ImageFacts facts) {
    return !facts.exposed().isEmpty();
  }
}
