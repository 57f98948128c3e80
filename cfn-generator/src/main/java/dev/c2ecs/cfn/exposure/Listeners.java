package dev.c2ecs.cfn.exposure;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The listeners of a template that face the Internet, and what they lead to. */
final class Listeners {

  private final Template template;
  private final SecurityGroups groups;

  /** The resources by logical ID. */
  private final Map<String, Resource> resources = new HashMap<>();

  /** The rules by the listener that they belong to, in the order of the template. */
  private final Map<String, List<Resource>> rules = new HashMap<>();

  /** The load balancer entry of the ECS service whose tasks are in a target group, by group. */
  private final Map<String, Value.MapOf> containers = new HashMap<>();

  Listeners(Template template) {
    this.template = template;
    this.groups = new SecurityGroups(template);
    for (Resource resource : template.resources()) {
      resources.put(resource.id(), resource);
      if (resource.is(ResourceType.LISTENER_RULE)) {
        String listener = Values.name(resource.properties(), "ListenerArn");
        rules.computeIfAbsent(listener, key -> new ArrayList<>()).add(resource);
      } else if (resource.is(ResourceType.SERVICE)) {
        for (Value item : Values.items(resource.properties(), "LoadBalancers")) {
          if (item instanceof Value.MapOf map) {
            containers.putIfAbsent(Values.name(map, "TargetGroupArn"), map);
          }
        }
      }
    }
  }

  List<Exposure> exposures() {
    List<Exposure> all = new ArrayList<>();
    for (Resource resource : template.resources()) {
      if (resource.is(ResourceType.LISTENER)) {
        listener(resource, all);
      } else if (resource.is(ResourceType.LISTENER_RULE)) {
        String listener = Values.name(resource.properties(), "ListenerArn");
        if (!resources.containsKey(listener)) {
          targets(resource, "Actions")
              .forEach(group -> all.add(exposure(resource, group, listener, 0, "", "")));
        }
      }
    }
    all.addAll(OpenTasks.of(template, groups));
    return List.copyOf(all);
  }

  private void listener(Resource listener, List<Exposure> all) {
    Value.MapOf properties = listener.properties();
    String balancer = Values.name(properties, "LoadBalancerArn");
    int port = Values.number(properties, "Port").orElse(0);
    for (String protocol : protocols(Values.text(properties, "Protocol"))) {
      for (String cidr : admitted(balancer, protocol.equals("UDP") ? "udp" : "tcp", port)) {
        boolean leads = false;
        for (String group : targets(listener, "DefaultActions")) {
          all.add(exposure(listener, group, balancer, port, protocol, cidr));
          leads = true;
        }
        for (Resource rule : rules.getOrDefault(listener.id(), List.of())) {
          for (String group : targets(rule, "Actions")) {
            all.add(exposure(rule, group, balancer, port, protocol, cidr));
            leads = true;
          }
        }
        if (!leads) {
          all.add(
              new Exposure(
                  "",
                  listener.origin(),
                  balancer,
                  port,
                  protocol,
                  0,
                  cidr,
                  Answer.of(listener, "DefaultActions")));
        }
      }
    }
  }

  private static List<String> protocols(String protocol) {
    return switch (protocol) {
      case "TCP_UDP" -> List.of("TCP", "UDP");
      case "QUIC" -> List.of("UDP");
      case "TCP_QUIC" -> List.of("TCP", "UDP");
      default -> List.of(protocol);
    };
  }

  /**
   * Who reaches a listener; nobody when its load balancer is inside the VPC. A network load
   * balancer without security groups lets everybody in.
   */
  private Set<String> admitted(String id, String transport, int port) {
    Optional<Resource> balancer = Optional.ofNullable(resources.get(id));
    if (balancer.isEmpty()) {
      return Set.of("");
    }
    Value.MapOf properties = balancer.get().properties();
    if (Values.text(properties, "Scheme").equals("internal")) {
      return Set.of();
    }
    List<Value> own = Values.items(properties, "SecurityGroups");
    if (own.isEmpty()) {
      return Set.of(Values.text(properties, "Type").equals("network") ? Exposure.EVERYBODY : "");
    }
    return groups.admitted(own, transport, port);
  }

  /** The target groups that actions lead to. */
  private static Set<String> targets(Resource resource, String key) {
    Set<String> targets = new LinkedHashSet<>();
    for (Value action : Values.items(resource.properties(), key)) {
      if (action instanceof Value.MapOf map) {
        targets.add(Values.name(map, "TargetGroupArn"));
        if (map.entries().get("ForwardConfig") instanceof Value.MapOf forward) {
          for (Value group : Values.items(forward, "TargetGroups")) {
            if (group instanceof Value.MapOf item) {
              targets.add(Values.name(item, "TargetGroupArn"));
            }
          }
        }
      }
    }
    targets.remove("");
    return targets;
  }

  private Exposure exposure(
      Resource from, String group, String balancer, int port, String protocol, String cidr) {
    Optional<Resource> target = Optional.ofNullable(resources.get(group));
    ComposeRef origin = target.orElse(from).origin();
    Optional<Value.MapOf> container = Optional.ofNullable(containers.get(group));
    String service =
        origin.kind() == ComposeRef.Kind.SERVICE
            ? origin.name()
            : container.map(c -> Values.text(c, "ContainerName")).orElse("");
    int number =
        container
            .map(c -> Values.number(c, "ContainerPort"))
            .filter(n -> n.isPresent())
            .or(() -> target.map(t -> Values.number(t.properties(), "Port")))
            .map(n -> n.orElse(0))
            .orElse(0);
    return new Exposure(service, origin, balancer, port, protocol, number, cidr);
  }
}
