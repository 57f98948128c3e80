package dev.c2ecs.cfn.discovery;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.plan.UniqueNames;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Link;
import dev.c2ecs.compose.model.NetworkAttachment;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The names of the project's namespace: what services are called there, and by which further names
 * others reach them. There is one namespace, so a name leads to one service.
 *
 * @param entries the name of each task, by its name
 * @param aliases the further names of each task that has some, sorted
 * @param dots the most dots that a name has
 */
public record NamespaceNames(
    Map<String, String> entries, Map<String, List<String>> aliases, int dots) {

  private static final String LABEL = "[a-z0-9]|[a-z0-9_][a-z0-9_-]{0,61}[a-z0-9_]";

  public NamespaceNames {
    entries = Collections.unmodifiableMap(entries);
    aliases = Collections.unmodifiableMap(new TreeMap<>(aliases));
  }

  /** Names while they are given out. */
  private static final class Claims {
    private final Map<String, TaskPlan> owners = new HashMap<>();
    private final DiagnosticCollector findings;

    Claims(DiagnosticCollector findings) {
      this.findings = findings;
    }

    /** Gives a name that a service must have; a second one that must have it is an error. */
    void give(String name, TaskPlan task) {
      TaskPlan other = owners.putIfAbsent(name, task);
      if (other != null && !other.name().equals(task.name())) {
        findings.add(
            PolicyCode.NAME_CLAIMED,
            task.service().path(),
            other.service().path(),
            other.name() + " and " + task.name() + " are both called " + name,
            "give one of them another name: the services of a project share one namespace");
      }
    }
  }

  /**
   * The names of a project.
   *
   * @param tasks the tasks that an ECS service keeps running
   */
  public static NamespaceNames of(
      ComposeProject project, Collection<TaskPlan> tasks, DiagnosticCollector findings) {
    Map<String, String> entries = entries(tasks, findings);
    Claims claims = new Claims(findings);
    tasks.forEach(task -> claims.give(TaskNames.dns(task.name()), task));
    Map<String, Set<String>> links = links(project);
    Map<String, TaskPlan> further = new TreeMap<>();
    for (TaskPlan task : tasks) {
      for (String name : aliases(task, links, findings)) {
        claims.give(name, task);
        further.put(name, claims.owners.getOrDefault(name, task));
      }
    }
    addOwnNames(tasks, claims, further, findings);
    further.entrySet().removeIf(name -> name.getKey().equals(entries.get(name.getValue().name())));
    Map<String, List<String>> aliases = new TreeMap<>();
    further.forEach(
        (name, task) -> aliases.computeIfAbsent(task.name(), key -> new ArrayList<>()).add(name));
    int dots = Math.max(dots(entries.values()), dots(further.keySet()));
    return new NamespaceNames(entries, aliases, dots);
  }

  /** The name of a task. */
  String entry(TaskPlan task) {
    return entries.getOrDefault(task.name(), "");
  }

  /** The further names of a task, sorted. */
  List<String> aliasesOf(TaskPlan task) {
    return aliases.getOrDefault(task.name(), List.of());
  }

  /** All further names. */
  public List<String> allAliases() {
    return aliases.values().stream().flatMap(List::stream).toList();
  }

  private static int dots(Collection<String> names) {
    int most = 0;
    for (String name : names) {
      most = Math.max(most, (int) name.chars().filter(c -> c == '.').count());
    }
    return most;
  }

  private static Map<String, String> entries(
      Collection<TaskPlan> tasks, DiagnosticCollector findings) {
    UniqueNames unique = new UniqueNames(Limits.DNS_LABEL, "-");
    Set<String> dotted = new TreeSet<>();
    Map<String, String> entries = new HashMap<>();
    for (TaskPlan task : tasks) {
      String wanted = TaskNames.dns(task.name());
      boolean whole = wanted.indexOf('.') >= 0 && isName(wanted) && dotted.add(wanted);
      String name =
          whole ? wanted : unique.take(task.name(), isLabel(wanted) ? wanted : label(wanted), "");
      entries.put(task.name(), name);
      if (!name.equals(wanted)) {
        findings.add(
            PolicyCode.NAME_REWRITTEN,
            task.service().path(),
            task.name() + " is named " + name + " in DNS",
            "");
      }
    }
    return entries;
  }

  /** A label of DNS that is like a name which is none. */
  private static String label(String name) {
    String label = name.replaceAll("[^a-z0-9_-]", "-");
    String cut = label.substring(0, Math.min(label.length(), Limits.DNS_LABEL - 2));
    return cut.matches(LABEL) ? cut : "s" + cut + "s";
  }

  private static boolean isLabel(String name) {
    return name.matches(LABEL);
  }

  /** Whether DNS can have a name below that of the project. */
  private static boolean isName(String name) {
    if (name.length() > Limits.DNS_NAME) {
      return false;
    }
    for (String label : name.split("\\.", -1)) {
      if (!isLabel(label)) {
        return false;
      }
    }
    return true;
  }

  /** The names that links give each service. */
  private static Map<String, Set<String>> links(ComposeProject project) {
    Map<String, Set<String>> links = new HashMap<>();
    for (Service service : project.services().values()) {
      for (Link link : service.links()) {
        if (link.alias().isPresent()) {
          links.computeIfAbsent(link.name(), key -> new TreeSet<>()).add(link.alias().get());
        }
      }
    }
    return links;
  }

  /** The names that a service is given: they must lead to it. */
  private static Set<String> aliases(
      TaskPlan task, Map<String, Set<String>> links, DiagnosticCollector findings) {
    Set<String> aliases = new TreeSet<>();
    for (String alias : links.getOrDefault(task.name(), Set.of())) {
      add(alias, task.service().path(), aliases, findings);
    }
    for (Map.Entry<String, NetworkAttachment> network : task.service().networks().entrySet()) {
      TreePath path = task.service().path().child("networks").child(network.getKey());
      for (String alias : network.getValue().aliases()) {
        add(alias, path.child("aliases"), aliases, findings);
      }
    }
    return aliases;
  }

  private static void add(
      String alias, TreePath path, Set<String> aliases, DiagnosticCollector findings) {
    String name = TaskNames.dns(alias);
    if (isName(name)) {
      aliases.add(name);
    } else {
      findings.add(
          PolicyCode.NAME_LEFT_OUT,
          path,
          "the name " + alias + " cannot be one of DNS: it is left out",
          "use letters, digits, - and _");
    }
  }

  /** The names that services have for themselves: those that are given go before. */
  private static void addOwnNames(
      Collection<TaskPlan> tasks,
      Claims claims,
      Map<String, TaskPlan> further,
      DiagnosticCollector findings) {
    Map<String, TaskPlan> own = new TreeMap<>();
    for (TaskPlan task : tasks) {
      Map<String, TreePath> names = new TreeMap<>();
      task.service().hostname().ifPresent(name -> names.put(name, at(task, "hostname")));
      task.service().containerName().ifPresent(name -> names.put(name, at(task, "container_name")));
      for (Map.Entry<String, TreePath> entry : names.entrySet()) {
        String name = TaskNames.dns(entry.getKey());
        TaskPlan owner = claims.owners.get(name);
        TaskPlan other = own.get(name);
        if (owner != null && !owner.name().equals(task.name())) {
          findings.add(
              PolicyCode.NAME_YIELDS,
              entry.getValue(),
              name + " leads to " + owner.name() + ", not to " + task.name(),
              "");
        } else if (other != null && !other.name().equals(task.name())) {
          findings.add(
              PolicyCode.NAME_LEFT_OUT,
              entry.getValue(),
              other.name()
                  + " and "
                  + task.name()
                  + " both call themselves "
                  + name
                  + ": it leads to neither",
              "give one of them another name");
          further.remove(name);
        } else if (owner == null && isName(name)) {
          own.put(name, task);
          further.put(name, task);
        }
      }
    }
  }

  private static TreePath at(TaskPlan task, String attribute) {
    return task.service().path().child(attribute);
  }
}
