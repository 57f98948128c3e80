package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ports that a template publishes, as Compose writes them: {@code 8080:80}. */
final class PublishedPorts {

  private PublishedPorts() {}

  /** The ports that are published otherwise; a service that comes or goes has none here. */
  static List<TemplateChange> changes(Template before, Template after) {
    Map<ComposeRef, Set<String>> old = of(before);
    Map<ComposeRef, Set<String>> now = of(after);
    Set<ComposeRef> services = new LinkedHashSet<>(old.keySet());
    services.addAll(now.keySet());
    List<TemplateChange> changes = new ArrayList<>();
    for (ComposeRef service : services) {
      if (has(before, service) && has(after, service)) {
        List<String> gone = new ArrayList<>(old.getOrDefault(service, Set.of()));
        List<String> come = new ArrayList<>(now.getOrDefault(service, Set.of()));
        List<String> kept = new ArrayList<>(gone);
        kept.retainAll(come);
        gone.removeAll(kept);
        come.removeAll(kept);
        for (int i = 0; i < Math.max(gone.size(), come.size()); i++) {
          changes.add(change(service, item(gone, i), item(come, i)));
        }
      }
    }
    return changes;
  }

  private static Optional<String> item(List<String> items, int index) {
    return index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
  }

  private static TemplateChange change(
      ComposeRef service, Optional<String> before, Optional<String> after) {
    return new TemplateChange("", service, TemplateChange.Kind.PORT, "", "", before, after);
  }

  private static boolean has(Template template, ComposeRef service) {
    return template.resources().stream().anyMatch(r -> r.origin().equals(service));
  }

  /** Ports by their service. */
  private static Map<ComposeRef, Set<String>> of(Template template) {
    Map<ComposeRef, Set<String>> ports = new LinkedHashMap<>();
    for (Resource resource : template.resources()) {
      boolean rule = resource.is(ResourceType.LISTENER_RULE);
      if (!rule && !resource.is(ResourceType.LISTENER)) {
        continue;
      }
      Optional<Resource> listener = rule ? listenerOf(resource, template) : Optional.of(resource);
      String published = listener.map(l -> text(l, "Port")).orElse("");
      for (String name : References.within(resource.properties())) {
        template
            .resource(name)
            .filter(group -> group.is(ResourceType.TARGET_GROUP))
            .ifPresent(
                group -> {
                  String target = text(group, "Port");
                  ports
                      .computeIfAbsent(group.origin().whole(), key -> new LinkedHashSet<>())
                      .add(published.isEmpty() ? target : published + ":" + target);
                });
      }
    }
    return ports;
  }

  private static Optional<Resource> listenerOf(Resource rule, Template template) {
    return rule.properties().entries().get("ListenerArn") instanceof Value.Ref ref
        ? template.resource(ref.name())
        : Optional.empty();
  }

  private static String text(Resource resource, String property) {
    Value value = resource.properties().entries().get(property);
    return value == null ? "" : ValueText.of(value);
  }
}
