package dev.c2ecs.cfn.graph;

import dev.c2ecs.cfn.exposure.Admission;
import dev.c2ecs.cfn.exposure.Values;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** The listeners of load balancers, and the containers that they lead to. */
final class Balancers {

  /**
   * A listener.
   *
   * @param key the key of its node
   * @param groups the security groups of its load balancer
   * @param isInternal whether only addresses inside reach the load balancer
   * @param isOpen whether no group restricts it
   * @param isKnown whether its load balancer is in the template
   */
  record Listener(
      String key,
      List<String> groups,
      String transport,
      int port,
      boolean isInternal,
      boolean isOpen,
      boolean isKnown) {}

  /** A container behind a target group. */
  private record Target(Task task, String container, int port) {}

  private final Index template;
  private final Sketch sketch;
  private final BiFunction<Task, String, String> node;
  private final List<Listener> listeners = new ArrayList<>();
  private final Map<String, List<Target>> targets = new HashMap<>();
  private final Set<String> served = new LinkedHashSet<>();

  Balancers(Index template, Sketch sketch, BiFunction<Task, String, String> node) {
    this.template = template;
    this.sketch = sketch;
    this.node = node;
  }

  /** The listeners of the template. */
  List<Listener> listeners() {
    return listeners;
  }

  /** Whether a load balancer that is not in the template leads to a port of a task. */
  boolean isServedFromOutside(String task, Admission rule) {
    return served.stream()
        .filter(one -> one.startsWith(task + "\n"))
        .anyMatch(one -> rule.covers("tcp", Integer.parseInt(one.substring(task.length() + 1))));
  }

  void add(List<Task> tasks, List<Admission> admissions) {
    for (Task task : tasks) {
      template.resource(task.id()).ifPresent(service -> targets(task, service));
    }
    Map<String, String> nodes = new LinkedHashMap<>();
    for (Resource listener : template.ofType(ResourceType.LISTENER)) {
      Listener made = listener(listener);
      listeners.add(made);
      nodes.put(listener.id(), made.key());
      lead(made, listener, "DefaultActions", "", admissions);
    }
    for (Resource rule : template.ofType(ResourceType.LISTENER_RULE)) {
      String name = Values.name(rule.properties(), "ListenerArn");
      Optional<Listener> own =
          listeners.stream().filter(one -> one.key().equals(nodes.get(name))).findFirst();
      Listener listener = own.orElseGet(() -> existing(rule, name));
      lead(listener, rule, "Actions", conditions(rule), admissions);
    }
  }

  private void targets(Task task, Resource service) {
    for (Value item : Values.items(service.properties(), "LoadBalancers")) {
      if (item instanceof Value.MapOf map) {
        targets
            .computeIfAbsent(Values.name(map, "TargetGroupArn"), key -> new ArrayList<>())
            .add(
                new Target(
                    task,
                    Values.text(map, "ContainerName"),
                    Values.number(map, "ContainerPort").orElse(0)));
      }
    }
  }

  private Listener listener(Resource listener) {
    Value.MapOf properties = listener.properties();
    String balancer = Values.name(properties, "LoadBalancerArn");
    String protocol = Values.text(properties, "Protocol");
    int port = Values.number(properties, "Port").orElse(0);
    Optional<Resource> found = template.resource(balancer);
    boolean internal =
        found.filter(b -> Values.text(b.properties(), "Scheme").equals("internal")).isPresent();
    List<String> details = new ArrayList<>();
    details.add(found.isEmpty() ? "exists already" : internal ? "internal" : "public");
    details.addAll(redirects(listener));
    if (template.ofType(ResourceType.LOAD_BALANCER).size() > 1 || found.isEmpty()) {
      details.add(balancer);
    }
    String name = (protocol + " " + (port == 0 ? "" : port)).strip();
    String key = "listener:" + balancer + ":" + name;
    sketch.add(Node.of(key, Node.Kind.LISTENER, name, details));
    List<String> groups = new ArrayList<>();
    found.ifPresent(
        b ->
            Values.items(b.properties(), "SecurityGroups")
                .forEach(group -> groups.add(Values.name(group))));
    boolean network =
        found.filter(b -> Values.text(b.properties(), "Type").equals("network")).isPresent();
    return new Listener(
        key,
        groups,
        protocol.contains("UDP") || protocol.equals("QUIC") ? "udp" : "tcp",
        port,
        internal,
        network && groups.isEmpty(),
        found.isPresent());
  }

  /** A listener that is not in the template: who reaches it nobody here knows. */
  private Listener existing(Resource rule, String arn) {
    Value named = rule.properties().entries().get("ListenerArn");
    String name = named instanceof Value.Text ? arn : "${" + arn + "}";
    String key = "listener:" + arn;
    sketch.add(
        Node.of(key, Node.Kind.LISTENER, "existing listener", List.of("exists already", name)));
    return new Listener(key, List.of(), "tcp", 0, false, false, false);
  }

  private static List<String> redirects(Resource listener) {
    List<String> words = new ArrayList<>();
    for (Value action : Values.items(listener.properties(), "DefaultActions")) {
      if (action instanceof Value.MapOf map
          && map.entries().get("RedirectConfig") instanceof Value.MapOf to) {
        words.add(
            ("redirects to " + Values.text(to, "Protocol") + " " + Values.text(to, "Port"))
                .strip());
      }
    }
    return words;
  }

  private void lead(
      Listener listener,
      Resource from,
      String actions,
      String condition,
      List<Admission> admissions) {
    for (String group : groups(from, actions)) {
      for (Target target : targets.getOrDefault(group, List.of())) {
        if (admits(listener, target, admissions)) {
          String port = target.port() == 0 ? "" : "port " + target.port();
          sketch.add(
              listener.key(),
              node.apply(target.task(), target.container()),
              Edge.Kind.TRAFFIC,
              condition.isEmpty() ? port : condition + " → " + port);
          if (!listener.isKnown()) {
            served.add(target.task().key() + "\n" + target.port());
          }
        }
      }
    }
  }

  private static boolean admits(Listener listener, Target target, List<Admission> admissions) {
    boolean known = !listener.groups().isEmpty();
    return !known
        || admissions.stream()
            .filter(rule -> target.task().groups().contains(rule.group()))
            .filter(rule -> rule.covers(listener.transport(), target.port()))
            .anyMatch(
                rule ->
                    rule.isEverybody()
                        || rule.peer() != Admission.Peer.GROUP
                        || listener.groups().contains(rule.source()));
  }

  /** The target groups that actions lead to. */
  private static Set<String> groups(Resource resource, String key) {
    Set<String> groups = new LinkedHashSet<>();
    for (Value action : Values.items(resource.properties(), key)) {
      if (action instanceof Value.MapOf map) {
        groups.add(Values.name(map, "TargetGroupArn"));
        if (map.entries().get("ForwardConfig") instanceof Value.MapOf forward) {
          for (Value group : Values.items(forward, "TargetGroups")) {
            groups.add(
                group instanceof Value.MapOf item ? Values.name(item, "TargetGroupArn") : "");
          }
        }
      }
    }
    groups.remove("");
    return groups;
  }

  /** Hosts and paths of a rule: {@code shop.example.com /api/*}. */
  private static String conditions(Resource rule) {
    List<String> words = new ArrayList<>();
    for (Value item : Values.items(rule.properties(), "Conditions")) {
      if (item instanceof Value.MapOf condition) {
        List<String> values = new ArrayList<>(texts(condition));
        for (Value config : condition.entries().values()) {
          if (config instanceof Value.MapOf map) {
            values.addAll(texts(map));
          }
        }
        if (!values.isEmpty()) {
          words.add(String.join(" or ", values));
        }
      }
    }
    return String.join(" ", words);
  }

  private static List<String> texts(Value.MapOf holder) {
    List<String> texts = new ArrayList<>();
    for (Value value : Values.items(holder, "Values")) {
      texts.add(value instanceof Value.Text text ? text.text() : Values.written(value));
    }
    return texts;
  }
}
