package dev.c2ecs.cfn.storage;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.mapper.TaskMapper;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.storage.FileSystemOptions.Rights;
import dev.c2ecs.cfn.task.InitContainers;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The containers that copy files of an image to the mounts of its service before that starts. Each
 * runs the image of its service, with busybox of the helper, so that the image needs no shell.
 */
public final class CopyMapper implements TaskMapper {

  @Override
  public Contribution map(Plan plan, TaskPlan task, DiagnosticCollector findings) {
    List<Part> parts = new ArrayList<>();
    for (Service service : task.containers()) {
      List<Copy> copies = Copies.of(plan, service);
      if (!copies.isEmpty()) {
        parts.add(container(plan, task, service, copies));
      }
    }
    if (!parts.isEmpty()) {
      parts.add(
          TaskParts.taskPart(
              plan,
              task,
              Value.map(
                  "Volumes",
                  Value.list(Value.map("Name", CopyPlaces.TOOLS, "Host", Value.map())))));
    }
    return Contribution.of(parts);
  }

  private static Part container(Plan plan, TaskPlan task, Service service, List<Copy> copies) {
    Map<String, Value> container = new LinkedHashMap<>();
    container.put("Image", plan.images().of(task, service));
    container.put("Essential", Value.flag(false));
    container.put("User", Value.text("0"));
    String tools = CopyScript.TOOLS;
    container.put(
        "EntryPoint", Value.texts(List.of(tools + "/env", tools + "/busybox", "sh", "-euc")));
    container.put("Command", Value.texts(List.of(script(plan, service, copies))));
    container.put(
        "Environment", Value.list(Value.map("Name", "LD_LIBRARY_PATH", "Value", tools + "/lib")));
    InitContainers.setup(plan, task)
        .ifPresent(setup -> container.put("DependsOn", Value.list(InitContainers.after(setup))));
    container.put("MountPoints", Value.list(CopyPlaces.tools(true)));
    return TaskParts.containerPart(
        plan, task, InitContainers.copier(service), new Value.MapOf(container));
  }

  private static String script(Plan plan, Service service, List<Copy> copies) {
    CopyScript script = new CopyScript();
    for (Copy copy : copies) {
      String to = CopyPlaces.path(plan, service, copy);
      if (copy.isOnce()) {
        script.once(copy.from(), to, CopyPlaces.marks(plan, service, copy), owners(plan, copy));
      } else {
        script.put(copy.from(), to + copy.below());
      }
    }
    return script.text();
  }

  private static String owners(Plan plan, Copy copy) {
    FileSystem fileSystem = plan.storage().fileSystem(copy.mount()).orElseThrow();
    if (copy.way() == Copy.Way.IMAGE) {
      // what the volume says of its directory is not that of the image
      return FileSystemOptions.saysRights(fileSystem) ? "any" : "same";
    }
    Optional<Rights> rights = FileSystemOptions.rights(plan, fileSystem);
    if (rights.isEmpty()) {
      return "any";
    }
    return rights.get().permissions().endsWith("7")
        ? "open"
        : rights.get().uid() + ":" + rights.get().gid();
  }
}
