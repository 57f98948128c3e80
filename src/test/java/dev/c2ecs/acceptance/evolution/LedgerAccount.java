package dev.c2ecs.acceptance.evolution;

import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An account that only writes down what it is given: every update succeeds unless it is broken
 * before, what leaves a stack is deleted unless its policy keeps it. Nothing is ever replaced.
 */
final class LedgerAccount implements Account {

  private static final Set<String> STATEFUL = Set.of("AWS::EFS::FileSystem", "AWS::Logs::LogGroup");

  private final Map<String, Map<String, Resource>> stacks = new TreeMap<>();
  private final Map<String, String> physical = new TreeMap<>();
  private final Map<String, Thing> outside = new TreeMap<>();
  private Optional<String> broken = Optional.empty();
  private String reason = "";
  private int number;

  @Override
  public Outcome deploy(String stack, Template template, Map<String, String> parameters) {
    Map<String, Resource> old = stacks.getOrDefault(stack, Map.of());
    Map<String, Resource> now = new LinkedHashMap<>();
    template.resources().forEach(resource -> now.put(resource.id(), resource));
    Optional<String> failing = broken.filter(now::containsKey);
    broken = Optional.empty();
    String verb = old.isEmpty() ? "CREATE" : "UPDATE";
    if (failing.isPresent()) {
      String status = old.isEmpty() ? "ROLLBACK_COMPLETE" : "UPDATE_ROLLBACK_COMPLETE";
      return new Outcome(false, status, failing.get() + ": " + reason);
    }
    for (Resource resource : old.values()) {
      if (!now.containsKey(resource.id())) {
        leave(stack, resource);
      }
    }
    now.keySet().forEach(id -> physical.computeIfAbsent(stack + " " + id, k -> k + number++));
    stacks.put(stack, now);
    return new Outcome(true, verb + "_COMPLETE", "");
  }

  private void leave(String stack, Resource resource) {
    String name = physical.remove(stack + " " + resource.id());
    if (name != null && resource.deletionPolicy().filter(p -> p.startsWith("Retain")).isPresent()) {
      outside.put(name, new Thing(resource.id(), resource.type()));
    }
  }

  @Override
  public Outcome remove(String stack) {
    Map<String, Resource> old = stacks.remove(stack);
    if (old != null) {
      old.values().forEach(resource -> leave(stack, resource));
    }
    return new Outcome(true, "DELETE_COMPLETE", "");
  }

  @Override
  public void breakNext(String id, String why) {
    broken = Optional.of(id);
    reason = why;
  }

  @Override
  public void startTask(String stack, String taskDefinition) {}

  @Override
  public void stopTasks(String stack) {}

  @Override
  public void renewServices(String stack, Set<String> ids) {}

  @Override
  public Object contents(String stack) {
    Map<String, List<Object>> contents = new TreeMap<>();
    stacks
        .getOrDefault(stack, Map.of())
        .forEach((id, r) -> contents.put(id, List.of(r.type(), r.properties(), r.dependsOn())));
    return contents;
  }

  @Override
  public List<Thing> outside() {
    return new ArrayList<>(outside.values());
  }

  @Override
  public Map<String, String> data() {
    Map<String, String> data = new TreeMap<>();
    stacks.forEach(
        (stack, resources) ->
            resources.forEach(
                (id, resource) -> {
                  String name = physical.get(stack + " " + id);
                  if (STATEFUL.contains(resource.type()) && name != null) {
                    data.put(name, id);
                  }
                }));
    outside.forEach((name, thing) -> data.put(name, thing.id()));
    return data;
  }
}
