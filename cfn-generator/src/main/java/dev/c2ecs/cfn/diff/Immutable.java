package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.diff.Obstacle.Remedy;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What can never change, though the schema of its type does not say so. */
final class Immutable {

  private Immutable() {}

  private interface Pair {
    void look(Resource old, Resource now);
  }

  /** The resources that stay, as they were and as they will be. */
  private static void staying(StackUpdate update, ResourceType type, Pair pair) {
    for (Resource now : update.after().template().ofType(type)) {
      Optional<Resource> old = update.before().resource(now.id());
      if (old.isPresent() && update.persists(now.id())) {
        pair.look(old.get(), now);
      }
    }
  }

  /** CloudFormation: "Update of resource type is not permitted". */
  static void types(StackUpdate update, List<Obstacle> found) {
    for (Resource now : update.after().all()) {
      Optional<Resource> old =
          update.before().resource(now.id()).filter(r -> !r.type().equals(now.type()));
      old.ifPresent(
          other ->
              found.add(
                  takeOut(
                      now,
                      "CloudFormation never gives another type to what it has made, and "
                          + now.id()
                          + " is "
                          + other.type(),
                      Set.of(now.id()))));
    }
  }

  /** Load balancers, mount targets and tasks never move to another VPC; likely for the rest. */
  static void networks(StackUpdate update, List<Obstacle> found) {
    boolean settled =
        update.after().template().resources().stream()
            .filter(
                resource ->
                    resource.is(ResourceType.LOAD_BALANCER)
                        || resource.is(ResourceType.MOUNT_TARGET)
                        || resource.is(ResourceType.SERVICE))
            .anyMatch(resource -> update.before().resource(resource.id()).isPresent());
    if (!settled) {
      return;
    }
    for (Resource now : update.after().all()) {
      String property =
          switch (ResourceType.of(now.type())) {
            case SECURITY_GROUP, TARGET_GROUP -> "VpcId";
            case PRIVATE_DNS_NAMESPACE -> "Vpc";
            default -> "";
          };
      Optional<Resource> old = update.before().resource(now.id());
      if (!property.isEmpty()
          && old.isPresent()
          && !update
              .before()
              .thing(old.get(), property)
              .equals(update.after().thing(now, property))) {
        found.add(
            new Obstacle(
                now.id(),
                now.origin(),
                "a stack does not move to another VPC: load balancers, file systems and services"
                    + " stay in the one that they were made in",
                new Remedy.None()));
        return;
      }
    }
  }

  /** Cloud Map changes times to live, never the type of a record or its routing. */
  static void discoveryRecords(StackUpdate update, List<Obstacle> found) {
    staying(
        update,
        ResourceType.DISCOVERY_SERVICE,
        (old, now) -> {
          if (!records(update.before(), old).equals(records(update.after(), now))) {
            found.add(
                takeOut(
                    now,
                    "the DNS records of a name in Cloud Map never change their type",
                    Set.of(now.id())));
          }
        });
  }

  private static List<String> records(Side side, Resource entry) {
    List<String> records = new ArrayList<>();
    for (Value item : side.items(entry, "DnsConfig/DnsRecords")) {
      if (item instanceof Value.MapOf map && map.entries().get("Type") != null) {
        records.add(side.text(map.entries().get("Type")));
      }
    }
    records.sort(null);
    records.add(side.text(entry, "DnsConfig/RoutingPolicy"));
    return records;
  }

  /** A network load balancer that was made without groups never gets any. */
  static void groupsOfLoadBalancers(StackUpdate update, List<Obstacle> found) {
    staying(
        update,
        ResourceType.LOAD_BALANCER,
        (old, now) -> {
          boolean network = update.after().text(now, "Type").equals("network");
          boolean had = !update.before().items(old, "SecurityGroups").isEmpty();
          boolean has = !update.after().items(now, "SecurityGroups").isEmpty();
          if (network && had != has) {
            found.add(
                takeOut(
                    now,
                    "a network load balancer has security groups from the beginning or never",
                    Set.of(now.id())));
          }
        });
  }

  /** CloudFormation makes the new service first, and its names belong to the old one. */
  static void connectedServices(StackUpdate update, List<Obstacle> found) {
    for (ResourceChange change : update.changes()) {
      Optional<Resource> now = update.after().resource(change.logicalId());
      Optional<Resource> old = update.before().resource(change.logicalId());
      boolean service = ResourceType.SERVICE.is(change.type());
      if (service
          && now.isPresent()
          && old.isPresent()
          && (change.isReplaced() || change.mayBeReplaced())
          && (ServiceConnect.isOn(update.before(), old.get())
              || ServiceConnect.isOn(update.after(), now.get()))) {
        found.add(
            takeOut(
                now.get(),
                "a service with Service Connect cannot be replaced, and a change of "
                    + replacing(change)
                    + " replaces it",
                Set.of(change.logicalId())));
      }
    }
  }

  private static String replacing(ResourceChange change) {
    Set<String> properties = new TreeSet<>();
    for (ResourceChange.Detail detail : change.details()) {
      if (ResourceType.SERVICE.replacing().contains(detail.property())) {
        properties.add(ResourceType.SERVICE.word(detail.property()).orElse(detail.property()));
      }
    }
    return properties.isEmpty() ? "its settings" : String.join(" and ", properties);
  }

  /** ECS: "The following config cannot be changed for a SC service". */
  static void connectSettings(StackUpdate update, List<Obstacle> found) {
    staying(
        update,
        ResourceType.SERVICE,
        (old, now) -> {
          if (!ServiceConnect.isOn(update.before(), old)
              || !ServiceConnect.isOn(update.after(), now)) {
            return;
          }
          String where = ServiceConnect.NAMESPACE;
          boolean moved =
              !update.before().thing(old, where).equals(update.after().thing(now, where));
          Map<String, String> before = settings(update.before(), old);
          Map<String, String> after = settings(update.after(), now);
          boolean changed =
              after.entrySet().stream()
                  .anyMatch(
                      port ->
                          !before
                              .getOrDefault(port.getKey(), port.getValue())
                              .equals(port.getValue()));
          if (moved || changed) {
            found.add(
                takeOut(
                    now,
                    "the name, the protocol and the namespace of a service in Service Connect never"
                        + " change",
                    Set.of(now.id())));
          }
        });
  }

  /** The name and the protocol of each port that a service offers, by its port mapping. */
  private static Map<String, String> settings(Side side, Resource service) {
    Map<String, String> settings = new HashMap<>();
    for (ServiceConnect.Entry entry : ServiceConnect.entries(side, service)) {
      settings.put(
          entry.portName(), entry.discoveryName() + protocol(side, service, entry.portName()));
    }
    return settings;
  }

  /** The protocol that a port mapping of the task of a service names, empty when it names none. */
  private static String protocol(Side side, Resource service, String portName) {
    for (Value.MapOf container : side.containers(service)) {
      if (container.entries().get("PortMappings") instanceof Value.ListOf mappings) {
        for (Value item : mappings.items()) {
          if (item instanceof Value.MapOf mapping
              && Value.text(portName).equals(mapping.entries().get("Name"))
              && mapping.entries().get("AppProtocol") != null) {
            return " " + side.text(mapping.entries().get("AppProtocol"));
          }
        }
      }
    }
    return "";
  }

  /**
   * A file system has one mount target in a zone. Which zone a subnet is in is not known here: when
   * one takes the place of another, it may be the same.
   */
  static void zonesOfMountTargets(StackUpdate update, List<Obstacle> found) {
    for (ResourceChange change : update.changes()) {
      Optional<Resource> now = update.after().resource(change.logicalId());
      if (ResourceType.MOUNT_TARGET.is(change.type())
          && change.isReplaced()
          && now.isPresent()
          && change.touches(List.of("SubnetId"))
          && !change.touches(List.of("FileSystemId"))) {
        Set<String> ids = new TreeSet<>(Set.of(change.logicalId()));
        for (Resource service : update.after().template().ofType(ResourceType.SERVICE)) {
          if (update.after().comesAfter(service.id(), change.logicalId())) {
            ids.add(service.id());
          }
        }
        found.add(
            takeOut(
                now.get(),
                "a file system has one mount target in a zone, and the new subnet may be in the"
                    + " zone of the old one",
                ids));
      }
    }
  }

  private static Obstacle takeOut(Resource now, String reason, Set<String> ids) {
    return new Obstacle(now.id(), now.origin(), reason, new Remedy.TakeOut(ids));
  }
}
