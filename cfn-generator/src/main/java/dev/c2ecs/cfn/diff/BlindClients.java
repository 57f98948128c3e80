package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.discovery.ConnectMapper;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Clients that an update deploys before a server that they reach by Service Connect: their tasks,
 * and those that replace them, do not find it until there is another deployment. So it is where
 * services reach each other in a circle, and where a server comes back under its old address.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html">
 *     ECS, Service Connect: deployments</a>
 */
final class BlindClients {

  private BlindClients() {}

  /** Their logical IDs. */
  static Set<String> of(StackUpdate update) {
    Side after = update.after();
    Map<String, String> servers = new HashMap<>();
    for (Resource service : after.template().ofType(ResourceType.SERVICE)) {
      if (ServiceConnect.isOn(after, service)) {
        ServiceConnect.entries(after, service)
            .forEach(entry -> entry.aliases().forEach(alias -> servers.put(alias, service.id())));
      }
    }
    Set<String> blind = new TreeSet<>();
    for (Resource client : after.template().ofType(ResourceType.SERVICE)) {
      for (String address : wanted(after, client)) {
        String server = servers.get(address);
        if (server != null
            && isNew(update, server)
            && (!isDeployed(update, client.id()) || !after.comesAfter(client.id(), server))) {
          blind.add(client.id());
        }
      }
    }
    return blind;
  }

  /** Whether the addresses of a server are other ones. */
  private static boolean isNew(StackUpdate update, String server) {
    Optional<ResourceChange> change = update.change(server);
    return change
        .filter(
            of -> of.isAdded() || of.isReplaced() || of.touches(List.of(ServiceConnect.PROPERTY)))
        .isPresent();
  }

  /** Whether an update starts new tasks of a service. */
  static boolean isDeployed(StackUpdate update, String client) {
    return update
        .change(client)
        .filter(
            of -> of.isAdded() || of.isReplaced() || of.touches(ResourceType.SERVICE.restarting()))
        .isPresent();
  }

  /** The addresses that the task of a service says it reaches so. */
  private static Set<String> wanted(Side side, Resource service) {
    Set<String> wanted = new LinkedHashSet<>();
    if (!ServiceConnect.isOn(side, service)) {
      return wanted;
    }
    for (Value.MapOf container : side.containers(service)) {
      if (container.entries().get("DockerLabels") instanceof Value.MapOf labels
          && labels.entries().get(ConnectMapper.LABEL) instanceof Value.Text text) {
        wanted.addAll(List.of(text.text().split(" ", -1)));
      }
    }
    return wanted;
  }
}
