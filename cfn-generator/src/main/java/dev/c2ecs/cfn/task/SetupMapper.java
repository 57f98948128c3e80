package dev.c2ecs.cfn.task;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.discovery.OwnNames;
import dev.c2ecs.cfn.discovery.SearchDomain;
import dev.c2ecs.cfn.mapper.TaskMapper;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.secrets.SecretFiles;
import dev.c2ecs.cfn.storage.CopyPlaces;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The helper container of a task: it runs first, gives the task its search domain and its own
 * names, writes the files of its secrets, and brings what containers need that copy files.
 */
public final class SetupMapper implements TaskMapper {

  /** Public, for amd64 and arm64, pinned so that the template means the same tomorrow. */
  static final String IMAGE =
      "public.ecr.aws/docker/library/busybox:1.37.0"
          + "@sha256:9db7b59979c38555a39def84a31fb98b5296952f9e3afd4f6f11f05b07adfab0";

  @Override
  public Contribution map(Plan plan, TaskPlan task, DiagnosticCollector findings) {
    Optional<String> name = InitContainers.setup(plan, task);
    if (name.isEmpty()) {
      return Contribution.NOTHING;
    }
    SecretFiles secrets = SecretFiles.of(plan, task);
    String search =
        plan.discovery()
            .domain()
            .map(domain -> SearchDomain.script(domain, plan.discovery().names().dots()))
            .orElse("");
    String own = OwnNames.script(plan, task);
    String bring = CopyPlaces.bring(plan, task);
    Map<String, Value> container = new LinkedHashMap<>();
    container.put("Image", Value.text(plan.extensions().helperImage().orElse(IMAGE)));
    container.put("Essential", Value.flag(false));
    container.put("User", Value.text("0"));
    container.put(
        "Command",
        Value.list(
            Value.text("sh"),
            Value.text("-euc"),
            Value.text(secrets.script() + bring + own + search)));
    List<Value> mounts = new ArrayList<>(secrets.mountPoints());
    if (!bring.isEmpty()) {
      mounts.add(CopyPlaces.tools(false));
    }
    if (!secrets.isEmpty()) {
      container.put("Secrets", Value.list(secrets.variables()));
    }
    if (!mounts.isEmpty()) {
      container.put("MountPoints", Value.list(mounts));
    }
    Part helper = TaskParts.containerPart(plan, task, name.get(), new Value.MapOf(container));
    return secrets.isEmpty()
        ? Contribution.of(helper)
        : Contribution.of(
            helper,
            TaskParts.taskPart(plan, task, Value.map("Volumes", Value.list(secrets.volumes()))));
  }
}
