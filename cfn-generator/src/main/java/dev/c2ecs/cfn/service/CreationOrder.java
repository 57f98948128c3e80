package dev.c2ecs.cfn.service;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.discovery.DiscoveryPlan;
import dev.c2ecs.cfn.discovery.Mention;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.storage.DataStores;
import dev.c2ecs.cfn.task.TaskIndex;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Dependency;
import dev.c2ecs.compose.model.Link;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides which services are created before which: servers before their clients, so that nobody
 * looks in vain; names of Service Connect resolve only for tasks that start after the server.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html">
 *     ECS, Service Connect deployment order</a>
 */
public final class CreationOrder {

  private final ComposeProject project;
  private final Map<String, TaskPlan> tasks;
  private final DiscoveryPlan discovery;
  private final DiagnosticCollector findings;
  private final TaskIndex index;
  private final Map<String, Set<String>> before = new TreeMap<>();

  public CreationOrder(
      ComposeProject project,
      Map<String, TaskPlan> tasks,
      DiscoveryPlan discovery,
      DiagnosticCollector findings) {
    this.project = project;
    this.tasks = tasks;
    this.discovery = discovery;
    this.findings = findings;
    this.index = new TaskIndex(tasks.values());
  }

  /** For each running task the services that come before it. */
  public Map<String, Set<String>> decide() {
    for (TaskPlan task : tasks.values()) {
      before.put(task.name(), new TreeSet<>());
    }
    for (TaskPlan task : tasks.values()) {
      fromDependencies(task);
    }
    fromTexts();
    return before;
  }

  private void fromDependencies(TaskPlan task) {
    for (Service container : task.containers()) {
      for (Dependency dependency : container.dependsOn().values()) {
        String name = dependency.service();
        if (task.has(name) || project.disabled().contains(name)) {
          continue;
        }
        Optional<TaskPlan> job =
            index.running(name).stream().filter(t -> t.isJob(name)).findFirst();
        if (job.isPresent()) {
          afterJob(task, job.get(), container, dependency);
          continue;
        }
        Optional<TaskPlan> target = index.serving(name).filter(TaskPlan::runsAlways);
        if (target.isEmpty() && index.serving(name).isPresent() && !task.runsAlways()) {
          // both run once, and the deployment keeps their order
          continue;
        }
        if (target.isEmpty()) {
          lost(container, dependency, "which no ECS service keeps running");
          continue;
        }
        checkHealth(container, dependency, target.get());
        order(task, target.get(), dependency.path());
      }
    }
  }

  /** A job that others wait for too runs in the task of the first of them, which comes before. */
  private void afterJob(TaskPlan task, TaskPlan owner, Service container, Dependency dependency) {
    if (!task.runsAlways()) {
      return;
    }
    if (!owner.runsAlways() || reaches(owner.name(), task.name())) {
      lost(
          container,
          dependency,
          "which runs in the task of " + owner.name() + ", and that comes later");
      return;
    }
    order(task, owner, dependency.path());
  }

  private void lost(Service container, Dependency dependency, String which) {
    findings.add(
        PolicyCode.NOT_A_SERVICE,
        dependency.path(),
        container.name()
            + " depends on "
            + dependency.service()
            + ", "
            + which
            + ": the order is lost",
        "use the condition service_completed_successfully for a job");
  }

  /** Puts a server before its client, unless it is to come after it already. */
  private void order(TaskPlan task, TaskPlan target, TreePath path) {
    if (!target.runsAlways() || target.name().equals(task.name())) {
      return;
    }
    if (!reaches(target.name(), task.name())) {
      before.computeIfAbsent(task.name(), key -> new TreeSet<>()).add(target.name());
    } else {
      reportCircle(task, target, path);
    }
  }

  /** A circle does harm where a client of Service Connect would not see its server. */
  private void reportCircle(TaskPlan task, TaskPlan target, TreePath path) {
    if (discovery.connect().serversOf(task).contains(target.name())) {
      findings.add(
          PolicyCode.ORDER_CYCLE,
          path,
          task.name()
              + " reaches "
              + target.name()
              + " through Service Connect and is created before it: it finds it with its next"
              + " deployment",
          "say `" + Keys.DISCOVERY + ": dns` on " + target.name());
    }
  }

  private void checkHealth(Service container, Dependency dependency, TaskPlan target) {
    Service server = project.services().get(dependency.service());
    boolean checked = server != null && server.isChecked();
    if (dependency.condition() == Dependency.Condition.HEALTHY && !checked) {
      findings.add(
          PolicyCode.HEALTHY_WITHOUT_CHECK,
          dependency.path(),
          container.name()
              + " waits for "
              + target.name()
              + " to be healthy, but "
              + target.name()
              + " has no healthcheck in the Compose file, and ECS ignores the one"
              + " of an image",
          "add a healthcheck to " + target.name());
    }
  }

  /** What links and texts say; where it would be a circle, {@code depends_on} stays. */
  private void fromTexts() {
    for (TaskPlan task : tasks.values()) {
      for (Service container : task.containers()) {
        for (Link link : container.links()) {
          index
              .serving(link.name())
              .ifPresent(target -> order(task, target, container.path().child("links")));
        }
      }
    }
    for (Mention mention : discovery.mentions()) {
      boolean counts = mention.needs() && !mayPrepare(mention.from(), mention.to());
      Optional<TaskPlan> target = counts ? index.serving(mention.to()) : Optional.empty();
      if (target.isPresent()) {
        for (TaskPlan task : index.running(mention.from())) {
          order(task, target.get(), mention.path());
        }
      }
    }
  }

  /**
   * Whether a client may have to prepare for its server what that needs: the client says whom it
   * waits for, the server is not among them, and both work on one data store. Compose starts them
   * together; the server may end until the client has made its database.
   */
  private boolean mayPrepare(String client, String server) {
    Service service = project.services().get(client);
    if (service == null
        || service.dependsOn().isEmpty()
        || service.dependsOn().containsKey(server)) {
      return false;
    }
    Set<String> shared = storesOf(client);
    shared.retainAll(storesOf(server));
    return !shared.isEmpty();
  }

  private Set<String> storesOf(String service) {
    Set<String> stores = new TreeSet<>();
    for (Mention mention : discovery.mentions()) {
      if (mention.from().equals(service) && mention.needs()) {
        addStore(mention.to(), stores);
      }
    }
    Service said = project.services().get(service);
    if (said != null) {
      said.dependsOn().keySet().forEach(name -> addStore(name, stores));
    }
    return stores;
  }

  private void addStore(String name, Set<String> stores) {
    Service service = project.services().get(name);
    if (service != null && DataStores.is(service)) {
      stores.add(name);
    }
  }

  private boolean reaches(String from, String to) {
    Deque<String> open = new ArrayDeque<>();
    open.add(from);
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      String name = open.pop();
      if (name.equals(to)) {
        return true;
      }
      if (seen.add(name)) {
        open.addAll(before.getOrDefault(name, Set.of()));
      }
    }
    return false;
  }
}
