package dev.c2ecs.cfn.task;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.images.ImageReference;
import dev.c2ecs.cfn.mapper.ContainerMapper;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.secrets.SecretFiles;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Dependency;
import dev.c2ecs.compose.model.Hook;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code pre_start}: containers that must succeed, one after the other, before a service starts.
 */
public final class HookMapper implements ContainerMapper {

  @Override
  public Contribution map(Plan plan, TaskPlan task, Service service, DiagnosticCollector findings) {
    if (service.preStart().isEmpty()) {
      return Contribution.NOTHING;
    }
    report(task, service, findings);
    return Contribution.of(hooks(plan, task, service));
  }

  private static List<Part> hooks(Plan plan, TaskPlan task, Service service) {
    List<Part> parts = new ArrayList<>();
    List<Value> before = new ArrayList<>();
    for (Dependency dependency : service.dependsOn().values()) {
      if (task.isJob(dependency.service())) {
        before.add(InitContainers.after(TaskNames.container(dependency.service())));
      }
    }
    if (before.isEmpty()) {
      for (String name : InitContainers.first(plan, task)) {
        before.add(InitContainers.after(name));
      }
    }
    List<String> names = InitContainers.hooks(service);
    for (int i = 0; i < names.size(); i++) {
      Value.MapOf properties = hook(plan, task, service, service.preStart().get(i), before);
      parts.add(TaskParts.containerPart(plan, task, names.get(i), properties));
      before = new ArrayList<>(List.of(InitContainers.after(names.get(i))));
    }
    parts.add(
        TaskParts.containerPart(
            plan, task, TaskNames.container(service), Value.map("DependsOn", Value.list(before))));
    return parts;
  }

  private static Value.MapOf hook(
      Plan plan, TaskPlan task, Service service, Hook hook, List<Value> before) {
    Map<String, Value> properties = new LinkedHashMap<>();
    Optional<String> own = ownImage(service, hook);
    properties.put(
        "Image",
        own.map(plan.images().surroundings()::pinned)
            .map(Value::text)
            .orElseGet(() -> plan.images().of(task, service)));
    properties.put("Essential", Value.flag(false));
    if (!before.isEmpty()) {
      properties.put("DependsOn", Value.list(before));
    }
    hook.user().or(service::user).ifPresent(user -> properties.put("User", Value.text(user)));
    hook.workingDir()
        .or(service::workingDir)
        .ifPresent(directory -> properties.put("WorkingDirectory", Value.text(directory)));
    hook.command()
        .filter(words -> !words.isEmpty())
        .ifPresent(words -> properties.put("Command", Value.texts(words)));
    if (!service.secrets().isEmpty()) {
      properties.put("MountPoints", Value.list(SecretFiles.mountPoint(plan, service)));
    }
    return new Value.MapOf(properties);
  }

  private static Optional<String> ownImage(Service service, Hook hook) {
    return hook.image()
        .filter(image -> !image.isEmpty() && !image.equals(service.image().orElse("")));
  }

  private static void report(TaskPlan task, Service service, DiagnosticCollector findings) {
    for (Hook hook : service.preStart()) {
      ownImage(service, hook)
          .ifPresent(image -> ImageReference.check(image, hook.path().child("image"), findings));
      if (!hook.perReplica() && task.replicas() > 1) {
        findings.add(
            PolicyCode.HOOK_PER_TASK,
            hook.path(),
            "the hook runs in each of the "
                + task.replicas()
                + " tasks of "
                + task.name()
                + ", not once",
            "make it safe to run twice and say `per_replica: true`");
      }
    }
  }
}
