package dev.c2ecs.cfn.check;

import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.TemplateReferences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** References, logical IDs and circles of a template. */
final class ReferenceRules implements Rule {

  private final TemplateReferences references;

  ReferenceRules(TemplateReferences references) {
    this.references = references;
  }

  @Override
  public void check(Template template, Consumer<Violation> found) {
    Set<String> names = new HashSet<>();
    for (Parameter parameter : template.parameters()) {
      id(parameter.name(), names, found);
    }
    template.resources().forEach(resource -> id(resource.id(), names, found));
    Map<String, Set<String>> edges = new HashMap<>();
    for (Resource resource : template.resources()) {
      Set<String> targets =
          new LinkedHashSet<>(references.ofResources().getOrDefault(resource.id(), Set.of()));
      targets.addAll(resource.dependsOn());
      unknown(resource.id(), targets, names, found);
      edges.put(resource.id(), targets);
    }
    for (Set<String> targets : references.ofOutputs()) {
      unknown("", targets, names, found);
    }
    cycle(edges, found);
  }

  private static void id(String id, Set<String> names, Consumer<Violation> found) {
    if (!isLogicalId(id)) {
      found.accept(
          new Violation(CheckCode.LOGICAL_ID, id, "a logical ID has letters and digits only"));
    }
    if (!names.add(id)) {
      found.accept(new Violation(CheckCode.LOGICAL_ID, id, "the logical ID is used twice"));
    }
  }

  private static boolean isLogicalId(String id) {
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) {
        return false;
      }
    }
    return !id.isEmpty() && id.length() <= Limits.LOGICAL_ID;
  }

  private static void unknown(
      String id, Set<String> targets, Set<String> names, Consumer<Violation> found) {
    for (String target : targets) {
      if (!names.contains(target)) {
        found.accept(
            new Violation(CheckCode.REFERENCE, id, "there is no resource or parameter " + target));
      }
    }
  }

  private static void cycle(Map<String, Set<String>> edges, Consumer<Violation> found) {
    Set<String> done = new HashSet<>();
    for (String start : edges.keySet().stream().sorted().toList()) {
      List<String> path = new ArrayList<>();
      if (visit(start, edges, done, path)) {
        found.accept(
            new Violation(
                CheckCode.DEPENDENCY_CYCLE,
                start,
                "depends on itself: " + String.join(" → ", path)));
        return;
      }
    }
  }

  private static boolean visit(
      String id, Map<String, Set<String>> edges, Set<String> done, List<String> path) {
    if (path.contains(id)) {
      path.add(id);
      return true;
    }
    if (done.contains(id)) {
      return false;
    }
    path.add(id);
    for (String next : edges.getOrDefault(id, Set.of())) {
      if (visit(next, edges, done, path)) {
        return true;
      }
    }
    path.remove(path.size() - 1);
    done.add(id);
    return false;
  }
}
