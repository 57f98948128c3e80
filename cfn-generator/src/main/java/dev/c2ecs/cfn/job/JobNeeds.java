package dev.c2ecs.cfn.job;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.TemplateReferences;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What must stand before a task can be run while its stack is still being made. CloudFormation
 * orders resources by references and {@code DependsOn}. For a task that is run by a call nothing in
 * a template says what it waits for, so that this is gathered from both, and from what completes a
 * resource without being named by it: rules of groups, mount targets, routes, policies.
 */
public final class JobNeeds {

  private final Template template;
  private final TemplateReferences references;
  private final Set<String> needs = new TreeSet<>();
  private final Deque<Resource> open = new ArrayDeque<>();

  private JobNeeds(Template template, TemplateReferences references) {
    this.template = template;
    this.references = references;
  }

  /**
   * The logical IDs of what a task needs.
   *
   * @param first what it needs at first sight: the task definition, the services before it
   * @param run what {@code RunTask} is told: the cluster, the network configuration
   * @return sorted; parameters, and what the template does not have, are left out
   */
  public static List<String> of(
      Template template, TemplateReferences references, Collection<String> first, Value... run) {
    JobNeeds all = new JobNeeds(template, references);
    first.forEach(all::add);
    for (Value value : run) {
      References.within(value).forEach(all::add);
    }
    // Names end in it, and a name that is looked up too early stays unknown for a while.
    template
        .ofType(ResourceType.PRIVATE_DNS_NAMESPACE)
        .forEach(namespace -> all.add(namespace.id()));
    all.follow();
    return List.copyOf(all.needs);
  }

  private void add(String id) {
    template.resource(id).filter(resource -> needs.add(id)).ifPresent(open::add);
  }

  private void follow() {
    while (!open.isEmpty()) {
      while (!open.isEmpty()) {
        Resource resource = open.remove();
        resource.dependsOn().forEach(this::add);
        references.ofResources().getOrDefault(resource.id(), Set.of()).forEach(this::add);
      }
      completing().forEach(this::add);
    }
  }

  /** What completes something that is needed. */
  private List<String> completing() {
    List<String> ids = new ArrayList<>();
    for (Resource resource : template.resources()) {
      for (String property : ResourceType.of(resource.type()).completing()) {
        Value named = resource.properties().entries().get(property);
        if (named != null && References.within(named).stream().anyMatch(needs::contains)) {
          ids.add(resource.id());
        }
      }
    }
    return ids;
  }
}
