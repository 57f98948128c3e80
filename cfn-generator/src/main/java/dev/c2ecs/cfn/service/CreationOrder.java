package dev.c2ecs.cfn.service;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.secrets.ProjectCredentials;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Dependency;
import dev.c2ecs.compose.model.EnvironmentValue;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Decides which services are created before which: Service Connect names resolve only for tasks
 * that start after the server.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html">
 *     ECS, Service Connect deployment order</a>
 */
public final class CreationOrder {

  /** Variables whose value is a name of another kind. */
  private static final Pattern NO_HOST =
      Pattern.compile(".*(USER|USERNAME|_DB|DATABASE|_NAME|SCHEMA|ROLE|PREFIX|_ENV|NODE_ENV)");

  private final ComposeProject project;
  private final ProjectCredentials credentials;
  private final Map<String, TaskPlan> tasks;
  private final DiagnosticCollector findings;
  private final Map<String, TaskPlan> servedBy = new HashMap<>();
  private final Map<String, Set<String>> before = new TreeMap<>();

  public CreationOrder(
      ComposeProject project,
      ProjectCredentials credentials,
      Map<String, TaskPlan> tasks,
      DiagnosticCollector findings) {
    this.project = project;
    this.credentials = credentials;
    this.tasks = tasks;
    this.findings = findings;
    for (TaskPlan task : tasks.values()) {
      task.servers().forEach(server -> servedBy.put(server.name(), task));
    }
  }

  /** For each running task the services that come before it. */
  public Map<String, Set<String>> decide() {
    for (TaskPlan task : tasks.values()) {
      before.put(task.name(), new TreeSet<>());
    }
    for (TaskPlan task : tasks.values()) {
      fromDependencies(task);
    }
    for (TaskPlan task : tasks.values()) {
      fromEnvironment(task);
    }
    return before;
  }

  private void fromDependencies(TaskPlan task) {
    for (Service container : task.containers()) {
      for (Dependency dependency : container.dependsOn().values()) {
        String name = dependency.service();
        if (task.has(name) || project.disabled().contains(name)) {
          continue;
        }
        TaskPlan target = servedBy.get(name);
        if (target == null || !target.runsAlways()) {
          findings.add(
              PolicyCode.NOT_A_SERVICE,
              dependency.path(),
              container.name()
                  + " depends on "
                  + dependency.service()
                  + ", which no ECS service keeps running: the order is lost",
              "use the condition service_completed_successfully for a job");
          continue;
        }
        checkHealth(container, dependency, target);
        add(task, target, dependency.path(), "depends_on");
      }
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

  private void fromEnvironment(TaskPlan task) {
    for (Service container : task.containers()) {
      for (Map.Entry<String, EnvironmentValue> variable : container.environment().entrySet()) {
        String evidence = evidence(variable);
        for (TaskPlan target : hosts(variable.getKey(), evidence)) {
          if (target.runsAlways()
              && !target.name().equals(task.name())
              && !contains(task, target)) {
            named(task, target, variable.getKey(), variable.getValue().path(), evidence);
          }
        }
      }
    }
  }

  private boolean contains(TaskPlan task, TaskPlan target) {
    return before.getOrDefault(task.name(), Set.of()).contains(target.name());
  }

  private String evidence(Map.Entry<String, EnvironmentValue> variable) {
    return credentials.evidence(variable.getKey(), variable.getValue());
  }

  private void named(
      TaskPlan task, TaskPlan target, String variable, TreePath path, String evidence) {
    if (reaches(target.name(), task.name()) && !isAddress(target.name(), evidence)) {
      return;
    }
    if (add(task, target, path, "environment " + variable)) {
      findings.add(
          PolicyCode.ORDER_FROM_NAME,
          path,
          "environment "
              + variable
              + " names service "
              + target.name()
              + ": "
              + target.name()
              + " is created before "
              + task.name(),
          "");
    }
  }

  /** Whether a value names a service as a part of an address and not as a word of its own. */
  private static boolean isAddress(String service, String value) {
    return value.matches("(?s).*(://|@)" + Pattern.quote(service) + "\\b.*")
        || value.matches("(?s).*\\b" + Pattern.quote(service) + ":\\d.*");
  }

  /** The tasks that words of a value name, by name: words end at what no host name has. */
  private Collection<TaskPlan> hosts(String variable, String value) {
    Map<String, TaskPlan> found = new TreeMap<>();
    int start = 0;
    for (int end = 0; end <= value.length(); end++) {
      if (end == value.length() || !isOfHost(value.charAt(end))) {
        TaskPlan task = end == start ? null : tasks.get(value.substring(start, end));
        if (task != null) {
          found.put(task.name(), task);
        }
        start = end + 1;
      }
    }
    return found.isEmpty() || NO_HOST.matcher(variable.toUpperCase(Locale.ROOT)).matches()
        ? List.of()
        : found.values();
  }

  private static boolean isOfHost(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '_'
        || c == '-';
  }

  private boolean add(TaskPlan task, TaskPlan target, TreePath path, String reason) {
    if (task.name().equals(target.name())) {
      return false;
    }
    if (reaches(target.name(), task.name())) {
      findings.add(
          PolicyCode.ORDER_CYCLE,
          path,
          task.name()
              + " needs "
              + target.name()
              + " ("
              + reason
              + "), and "
              + target.name()
              + " needs "
              + task.name()
              + ": "
              + task.name()
              + " is created first and finds "
              + target.name()
              + " only with its next deployment",
          "break the circle, or deploy twice");
      return false;
    }
    Set<String> names = before.get(task.name());
    if (names != null) {
      names.add(target.name());
    }
    return true;
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
