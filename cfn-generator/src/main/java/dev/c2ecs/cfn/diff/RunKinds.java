package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a task runs: all the time as a service, by a schedule, or once, when somebody runs it. A
 * service may become a job, a job may get a schedule, and the other way round.
 */
final class RunKinds {

  private static final String ALWAYS = "all the time";
  private static final String ONCE = "once, when it is deployed";

  private RunKinds() {}

  /** The tasks that both templates have and that run at other times. */
  static List<TemplateChange> changes(Template before, Template after) {
    List<TemplateChange> changes = new ArrayList<>();
    for (Resource now : after.ofType(ResourceType.TASK_DEFINITION)) {
      Optional<Resource> old =
          before.resource(now.id()).filter(r -> r.is(ResourceType.TASK_DEFINITION));
      if (old.isEmpty()) {
        continue;
      }
      List<String> was = of(before, now.id());
      List<String> is = of(after, now.id());
      // another schedule is told as what it is
      boolean scheduled = was.size() == is.size() && isScheduled(was) && isScheduled(is);
      if (!was.equals(is) && !scheduled) {
        changes.add(
            new TemplateChange(
                now.id(),
                now.origin().isKnown() ? now.origin() : old.get().origin(),
                TemplateChange.Kind.ATTRIBUTE,
                "runs",
                "",
                Optional.of(String.join(" and ", was)),
                Optional.of(String.join(" and ", is))));
      }
    }
    return changes;
  }

  private static boolean isScheduled(List<String> kinds) {
    return !kinds.contains(ALWAYS) && !kinds.contains(ONCE);
  }

  /** When the task of a definition runs, in words. */
  private static List<String> of(Template template, String definition) {
    List<String> kinds = new ArrayList<>();
    if (template.ofType(ResourceType.SERVICE).stream()
        .anyMatch(service -> References.within(service.properties()).contains(definition))) {
      kinds.add(ALWAYS);
    }
    for (Resource schedule : template.ofType(ResourceType.SCHEDULE)) {
      Value expression = schedule.properties().entries().get("ScheduleExpression");
      if (References.within(schedule.properties()).contains(definition)) {
        kinds.add("by the schedule " + (expression == null ? "" : ValueText.of(expression)));
      }
    }
    return kinds.isEmpty() ? List.of(ONCE) : kinds;
  }
}
