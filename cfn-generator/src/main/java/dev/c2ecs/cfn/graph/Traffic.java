package dev.c2ecs.cfn.graph;

import dev.c2ecs.cfn.exposure.Admission;
import dev.c2ecs.cfn.exposure.Values;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who reaches whom by the rules of security groups, networks left out: their members are told by
 * the nodes. A load balancer reaches what its listeners lead to.
 */
final class Traffic {

  private static final int NFS = 2049;

  private static final Node INTERNET =
      Node.of("internet", Node.Kind.INTERNET, "Internet", List.of());
  private static final Node INSIDE =
      Node.of("outside:VPC", Node.Kind.OUTSIDE, "the VPC", List.of());

  private final Index template;
  private final Sketch sketch;
  private final List<Task> tasks;
  private final Balancers balancers;
  private final Others others;

  Traffic(Index template, Sketch sketch, List<Task> tasks, Balancers balancers, Others others) {
    this.template = template;
    this.sketch = sketch;
    this.tasks = tasks;
    this.balancers = balancers;
    this.others = others;
  }

  void add(List<Admission> admissions) {
    for (Balancers.Listener listener : balancers.listeners()) {
      if (listener.isOpen()) {
        Node from = listener.isInternal() ? INSIDE : INTERNET;
        sketch.add(sketch.add(from), listener.key(), Edge.Kind.TRAFFIC);
      }
    }
    for (Admission rule : admissions) {
      if (!GraphReader.isNetwork(rule)) {
        toListeners(rule);
        toTasks(rule);
        toFileSystems(rule);
        for (String other : others.holders(rule.group())) {
          from(rule, false).forEach(key -> reach(key, other, rule.ports()));
        }
      }
    }
  }

  private void toListeners(Admission rule) {
    for (Balancers.Listener listener : balancers.listeners()) {
      if (listener.groups().contains(rule.group())
          && rule.covers(listener.transport(), listener.port())) {
        from(rule, listener.isInternal())
            .forEach(key -> sketch.add(key, listener.key(), Edge.Kind.TRAFFIC));
      }
    }
  }

  private void toTasks(Admission rule) {
    for (Task task : tasks) {
      boolean known =
          rule.peer() == Admission.Peer.GROUP && balancers.isServedFromOutside(task.key(), rule);
      if (task.groups().contains(rule.group()) && !known) {
        from(rule, false).forEach(key -> reach(key, task.key(), rule.ports()));
      }
    }
  }

  /** A mount target has no public address, whatever its group says. */
  private void toFileSystems(Admission rule) {
    if (!rule.covers("tcp", NFS)) {
      return;
    }
    for (Resource target : template.ofType(ResourceType.MOUNT_TARGET)) {
      String key = Mounts.key(template, Values.name(target.properties(), "FileSystemId"));
      boolean holds =
          Values.items(target.properties(), "SecurityGroups").stream()
              .map(Values::name)
              .anyMatch(rule.group()::equals);
      if (holds && sketch.has(key)) {
        from(rule, true).stream()
            .filter(source -> !sketch.has(source, key, Edge.Kind.MOUNT) && !isMountOf(source, key))
            .forEach(source -> reach(source, key, rule.ports()));
      }
    }
  }

  /** Whether another container of the task mounts it, and its group is let in therefore. */
  private boolean isMountOf(String source, String fileSystem) {
    return tasks.stream()
        .filter(task -> task.key().equals(source))
        .flatMap(task -> task.containers().keySet().stream())
        .anyMatch(name -> sketch.has(Task.key(name), fileSystem, Edge.Kind.MOUNT));
  }

  private void reach(String from, String to, String ports) {
    sketch.add(from, to, Edge.Kind.TRAFFIC, ports.equals("every port") ? ports : "port " + ports);
  }

  /** The nodes that a rule lets in. */
  private Set<String> from(Admission rule, boolean isInternal) {
    Set<String> keys = new LinkedHashSet<>();
    if (rule.isEverybody()) {
      keys.add(sketch.add(isInternal ? INSIDE : INTERNET));
    } else if (rule.peer() != Admission.Peer.GROUP) {
      keys.add(
          rule.source().endsWith(".CidrBlock}")
              ? sketch.add(INSIDE)
              : outside(rule.source(), rule.source()));
    } else if (template.resource(rule.source()).isPresent()) {
      tasks.stream()
          .filter(task -> task.groups().contains(rule.source()))
          .forEach(task -> keys.add(task.key()));
      keys.addAll(others.holders(rule.source()));
    } else {
      keys.add(outside(rule.source(), "security group " + rule.source()));
    }
    return keys;
  }

  private String outside(String source, String name) {
    return sketch.add(Node.of("outside:" + source, Node.Kind.OUTSIDE, name, List.of()));
  }
}
