package dev.c2ecs.cfn.graph;

import dev.c2ecs.cfn.exposure.Admission;
import dev.c2ecs.cfn.input.NeededJob;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the graph of a template. */
final class GraphReader {

  private static final String PROJECT = "Compose project ";

  private final Index template;
  private final List<Task> tasks;
  private final List<Admission> admissions;
  private final Sketch sketch = new Sketch();

  /** The Compose services by the names of their containers. */
  private final Map<String, String> services = new HashMap<>();

  GraphReader(Template given, Collection<NeededJob> jobs) {
    this.template = new Index(given);
    this.tasks = TaskReader.read(template, jobs);
    this.admissions = Admission.of(given);
    for (Resource resource : template.resources()) {
      if (resource.origin().kind() == ComposeRef.Kind.SERVICE) {
        String name = resource.origin().name();
        services.put(TaskNames.container(name), name);
      }
    }
  }

  Graph graph() {
    tasks.forEach(this::nodes);
    Balancers balancers = new Balancers(template, sketch, this::node);
    balancers.add(tasks, admissions);
    new Mounts(template, sketch, this::node).add(tasks);
    new Secrets(template, sketch, this::node).add(tasks);
    Others others = new Others(template, sketch);
    others.add(tasks);
    new Traffic(template, sketch, tasks, balancers, others).add(admissions);
    order();
    String title = template.description();
    return sketch.graph(title.startsWith(PROJECT) ? title.substring(PROJECT.length()) : title);
  }

  private void nodes(Task task) {
    List<Line> networks = Line.of(networks(task));
    sketch.add(
        new Node(
            task.key(), task.kind(), task.service(), Line.of(task.details()), networks, Mark.SAME));
    task.containers()
        .forEach(
            (name, container) -> {
              String key = node(task, name);
              if (!key.equals(task.key())) {
                sketch.add(
                    new Node(
                        key,
                        isJob(container) ? Node.Kind.JOB : Node.Kind.SERVICE,
                        services.getOrDefault(name, name),
                        Line.of(List.of("in the task of " + task.service())),
                        networks,
                        Mark.SAME));
              }
            });
  }

  /** The networks whose members reach each other, by their groups. */
  private List<String> networks(Task task) {
    List<String> networks = new ArrayList<>();
    for (Admission rule : admissions) {
      if (task.groups().contains(rule.group()) && isNetwork(rule)) {
        Optional<ComposeRef> origin = template.resource(rule.group()).map(Resource::origin);
        String name =
            origin
                .filter(known -> known.kind() == ComposeRef.Kind.NETWORK)
                .map(ComposeRef::name)
                .orElse(rule.group());
        networks.add(rule.protocol().equals("-1") ? name : name + " (" + rule.ports() + ")");
      }
    }
    for (String group : task.groups()) {
      if (template.resource(group).isEmpty()) {
        networks.add(Node.OTHERS_GROUP + group);
      }
    }
    return networks;
  }

  /** Whether the members of a group reach each other. */
  static boolean isNetwork(Admission rule) {
    return rule.peer() == Admission.Peer.GROUP && rule.source().equals(rule.group());
  }

  /** A container that ends before the task is done. */
  private static boolean isJob(Value.MapOf container) {
    return container.entries().get("Essential") instanceof Value.Flag flag && !flag.value();
  }

  /** The key of the node of a container; what is in no task belongs to the whole. */
  private String node(Task task, String container) {
    String owner = task.owner(container);
    return owner.equals(TaskNames.container(task.service())) || task.containers().size() == 1
        ? task.key()
        : Task.key(services.getOrDefault(owner, owner));
  }

  /** The order of start: of ECS services by CloudFormation, of containers by ECS. */
  private void order() {
    Map<String, String> keys = new HashMap<>();
    tasks.forEach(task -> keys.put(task.id(), task.key()));
    for (Task task : tasks) {
      for (String earlier : task.after()) {
        String key = keys.getOrDefault(earlier, Others.key(earlier));
        if (sketch.has(key)) {
          sketch.add(task.key(), key, Edge.Kind.ORDER);
        }
      }
      task.containers()
          .forEach(
              (name, container) -> {
                for (String need : Task.needs(container)) {
                  if (task.owner(need).equals(need)) {
                    sketch.add(node(task, name), node(task, need), Edge.Kind.ORDER);
                  }
                }
              });
    }
  }
}
