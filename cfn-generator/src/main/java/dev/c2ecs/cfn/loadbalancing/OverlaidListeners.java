package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Output;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows what an overlay does to listeners: the group of their load balancer admits the ports that
 * they listen on, and the outputs say the addresses that they have.
 *
 * @param plan the plan
 * @param before the template without the overlay
 * @param after the template with it
 */
public record OverlaidListeners(Plan plan, Template before, Template after) {

  private static final String INGRESS = "SecurityGroupIngress";

  /** The template with groups and outputs that fit to its listeners. */
  public Template follow() {
    if (before.equals(after)) {
      return after;
    }
    Map<String, Resource> changed = new LinkedHashMap<>();
    for (LoadBalancerKind balancer : LoadBalancerKind.values()) {
      admit(balancer).ifPresent(group -> changed.put(group.id(), group));
    }
    List<Resource> resources = new ArrayList<>();
    for (Resource resource : after.resources()) {
      resources.add(changed.getOrDefault(resource.id(), resource));
    }
    return new Template(after.description(), after.parameters(), resources, outputs());
  }

  /** The ports that a listener of the overlay speaks TLS for, by their paths. */
  public Set<TreePath> encrypted() {
    Set<TreePath> paths = new HashSet<>();
    if (!before.equals(after)) {
      for (ListenerPlan listener : plan.loadBalancing().listeners()) {
        Optional<Resource> resource = after.resource(LogicalIds.listener(listener));
        if (resource.isPresent() && isSecure(resource.get())) {
          listener.ports().forEach(port -> paths.add(port.port().path()));
        }
      }
    }
    return paths;
  }

  /** The group of a load balancer, when it must admit other ports and the overlay leaves it. */
  private Optional<Resource> admit(LoadBalancerKind balancer) {
    Optional<Resource> group = after.resource(LogicalIds.loadBalancerSecurityGroup(balancer));
    Set<String> was = admissions(before, balancer);
    Set<String> is = admissions(after, balancer);
    if (group.isEmpty() || was.equals(is)) {
      return Optional.empty();
    }
    Resource old = group.get();
    if (!(old.properties().entries().get(INGRESS) instanceof Value.ListOf list)
        || before
            .resource(old.id())
            .filter(planned -> list.equals(planned.properties().entries().get(INGRESS)))
            .isEmpty()) {
      return Optional.empty();
    }
    List<Value> rules = new ArrayList<>();
    for (Value rule : list.items()) {
      String admission = text(rule, "IpProtocol") + " " + text(rule, "FromPort");
      if (is.contains(admission) || !was.contains(admission)) {
        rules.add(rule);
      }
    }
    for (String admission : is) {
      if (!was.contains(admission)) {
        String[] parts = admission.split(" ", 2);
        for (String cidr : LoadBalancerMapper.clients(balancer)) {
          rules.add(
              LoadBalancerMapper.rule(
                  "Listener of " + Keys.CLOUDFORMATION,
                  parts[0],
                  Integer.parseInt(parts[1]),
                  cidr));
        }
      }
    }
    Map<String, Value> properties = new LinkedHashMap<>(old.properties().entries());
    properties.put(INGRESS, Value.list(rules));
    return Optional.of(old.with(new Value.MapOf(properties)));
  }

  /** What the listeners of a load balancer need: {@code tcp 443}. */
  private static Set<String> admissions(Template template, LoadBalancerKind balancer) {
    Set<String> needed = new LinkedHashSet<>();
    for (Resource listener : template.ofType(ResourceType.LISTENER)) {
      boolean its =
          listener.properties().entries().get("LoadBalancerArn") instanceof Value.Ref ref
              && ref.name().equals(LogicalIds.loadBalancer(balancer));
      if (its && port(listener) > 0) {
        String protocol = text(listener.properties(), "Protocol");
        if (!protocol.equals("UDP")) {
          needed.add("tcp " + port(listener));
        }
        if (protocol.endsWith("UDP")) {
          needed.add("udp " + port(listener));
        }
      }
    }
    return needed;
  }

  private List<Output> outputs() {
    Map<String, Value> addresses = new LinkedHashMap<>();
    for (ListenerPlan listener : plan.loadBalancing().listeners()) {
      String id = LogicalIds.listener(listener);
      Optional<Resource> was = before.resource(id);
      Optional<Resource> is = after.resource(id);
      if (was.isEmpty() || is.isEmpty() || port(is.get()) <= 0) {
        continue;
      }
      boolean same = port(was.get()) == port(is.get()) && isSecure(was.get()) == isSecure(is.get());
      for (PublishedPort port : same ? List.<PublishedPort>of() : listener.ports()) {
        LoadBalancerMapper.address(plan, listener, port, port(is.get()), isSecure(is.get()))
            .ifPresent(address -> addresses.put(plan.ids().address(port), address));
      }
    }
    List<Output> outputs = new ArrayList<>();
    for (Output output : after.outputs()) {
      boolean planned = before.outputs().contains(output);
      Value address =
          planned ? addresses.getOrDefault(output.name(), output.value()) : output.value();
      outputs.add(new Output(output.name(), output.origin(), output.description(), address));
    }
    return outputs;
  }

  private static boolean isSecure(Resource listener) {
    String protocol = text(listener.properties(), "Protocol");
    return protocol.equals("HTTPS") || protocol.equals("TLS");
  }

  /** The port of a listener, 0 when it is no number. */
  private static int port(Resource listener) {
    String text = text(listener.properties(), "Port");
    return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
  }

  private static String text(Value value, String key) {
    Value found = value instanceof Value.MapOf map ? map.entries().get(key) : null;
    if (found instanceof Value.Whole whole) {
      return Long.toString(whole.number());
    }
    return found instanceof Value.Text text ? text.text() : "";
  }
}
