package dev.c2ecs.acceptance.cloud;

import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * An order in which the resources of a template can be made: each after what it names. Where the
 * template leaves the order open CloudFormation works side by side; the model takes one order.
 */
final class Order {

  private final Map<String, Set<String>> needs = new LinkedHashMap<>();
  private final Map<String, Resource> resources = new LinkedHashMap<>();

  private Order(Template template) {
    template.resources().forEach(resource -> resources.put(resource.id(), resource));
    for (Resource resource : template.resources()) {
      Set<String> names = new LinkedHashSet<>(Names.in(resource.properties()));
      names.retainAll(resources.keySet());
      names.addAll(resource.dependsOn());
      names.remove(resource.id());
      needs.put(resource.id(), names);
    }
  }

  static Order of(Template template) {
    return new Order(template);
  }

  /**
   * The order.
   *
   * @param first the resources that come before others when nothing decides
   * @param backwards whether the rest is taken from the end of the template
   */
  List<Resource> list(Set<String> first, boolean backwards) {
    List<String> ids = new ArrayList<>(resources.keySet());
    if (backwards) {
      Collections.reverse(ids);
    }
    List<Resource> order = new ArrayList<>();
    Set<String> done = new HashSet<>();
    while (done.size() < ids.size()) {
      String next = next(ids, done, first);
      done.add(next);
      order.add(Objects.requireNonNull(resources.get(next)));
    }
    return order;
  }

  private String next(List<String> ids, Set<String> done, Set<String> first) {
    String other = "";
    for (String id : ids) {
      if (!done.contains(id) && done.containsAll(needs.getOrDefault(id, Set.of()))) {
        if (first.contains(id)) {
          return id;
        }
        if (other.isEmpty()) {
          other = id;
        }
      }
    }
    if (other.isEmpty()) {
      List<String> left = ids.stream().filter(id -> !done.contains(id)).toList();
      Set<String> unknown = new LinkedHashSet<>();
      left.forEach(id -> unknown.addAll(needs.getOrDefault(id, Set.of())));
      unknown.removeAll(resources.keySet());
      throw new Refusal(
          "ValidationError",
          unknown.isEmpty()
              ? "Circular dependency between resources: " + left
              : "Template format error: Unresolved resource dependencies " + unknown);
    }
    return other;
  }
}
