package dev.c2ecs.cfn.discovery;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PublishingCode;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Says which names in texts lead nowhere: those that the namespace does not have, because only
 * services that keep running are in it, and those of services that no network leads to.
 */
final class UnreachedNames {

  /** What one service names in vain, and where it does so first. */
  private static final class Named {
    private final Map<String, TreePath> places = new LinkedHashMap<>();
    private final Map<String, Set<String>> names = new LinkedHashMap<>();

    void add(Mention mention, String what) {
      places.putIfAbsent(mention.from(), mention.path());
      names.computeIfAbsent(mention.from(), from -> new TreeSet<>()).add(what);
    }
  }

  private final Plan plan;
  private final Set<String> known;
  private final Map<String, Set<String>> tasksOf = new TreeMap<>();

  private UnreachedNames(Plan plan) {
    this.plan = plan;
    this.known = new HashSet<>(plan.discovery().names().entries().values());
    known.addAll(plan.discovery().names().allAliases());
    for (TaskPlan task : plan.tasks().values()) {
      for (Service service : task.containers()) {
        tasksOf.computeIfAbsent(service.name(), name -> new TreeSet<>()).add(task.name());
      }
    }
  }

  /** Reports them, those of a service together. */
  static void report(Plan plan, DiagnosticCollector findings) {
    UnreachedNames rules = new UnreachedNames(plan);
    Named nowhere = new Named();
    Named apart = new Named();
    for (Mention mention : plan.discovery().mentions()) {
      boolean counts =
          mention.isHost() && !mention.isCommon() && rules.tasksOf.containsKey(mention.from());
      if (!counts || mention.to().isEmpty()) {
        continue;
      }
      if (!rules.known.contains(mention.name())) {
        boolean own = mention.name().equals(TaskNames.dns(mention.to()));
        nowhere.add(mention, own ? mention.to() : mention.to() + " (" + mention.name() + ")");
      } else if (mention.needs() && !rules.areTogether(mention)) {
        apart.add(mention, mention.to());
      }
    }
    nowhere.names.forEach(
        (from, names) ->
            findings.add(
                PublishingCode.NAME_OF_NO_SERVICE,
                nowhere.places.getOrDefault(from, TreePath.ROOT),
                from
                    + " names "
                    + String.join(", ", names)
                    + (names.size() == 1 ? ", which leads nowhere" : ", which lead nowhere"),
                "only services that keep running have a name, with all containers of their tasks"));
    apart.names.forEach(
        (from, others) ->
            findings.add(
                PublishingCode.NO_SHARED_NETWORK,
                apart.places.getOrDefault(from, TreePath.ROOT),
                from
                    + " names "
                    + String.join(", ", others)
                    + " but shares no network with "
                    + (others.size() == 1 ? "it" : "them"),
                "add a network that both have"));
  }

  /** Whether some task of the one is, or reaches, each task of the other. */
  private boolean areTogether(Mention mention) {
    Set<String> from = tasksOf.getOrDefault(mention.from(), Set.of());
    Set<String> to = tasksOf.getOrDefault(mention.to(), Set.of());
    if (from.isEmpty() || to.isEmpty() || !Collections.disjoint(from, to)) {
      return true;
    }
    return TaskNetworks.lead(plan.project(), tasks(from), tasks(to));
  }

  private List<TaskPlan> tasks(Set<String> names) {
    List<TaskPlan> tasks = new ArrayList<>();
    for (String name : names) {
      TaskPlan task = plan.tasks().get(name);
      if (task != null) {
        tasks.add(task);
      }
    }
    return tasks;
  }
}
