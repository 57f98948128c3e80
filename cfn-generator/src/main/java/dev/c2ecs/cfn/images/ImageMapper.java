package dev.c2ecs.cfn.images;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.mapper.ContainerMapper;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Images: as written, or a parameter for one that is built or must have files of the project. */
public final class ImageMapper implements ContainerMapper {

  @Override
  public Contribution map(Plan plan, TaskPlan task, Service service, DiagnosticCollector findings) {
    Value image = plan.images().of(plan, service);
    List<Parameter> parameters = new ArrayList<>();
    List<DeliveredFile> files = plan.images().filesOf(service);
    if (image instanceof Value.Text text) {
      ImageReference.check(text.text(), service.path().child("image"), findings);
      local(service, text.text(), findings);
    } else if (service.build().isPresent() || !files.isEmpty()) {
      String name = plan.ids().image(service);
      parameters.add(
          Parameter.required(
              name,
              "String",
              "The image of the service " + service.name(),
              new ParameterSource.Image(service.name())));
      if (service.build().isPresent()) {
        fromBuild(service, name, findings);
      }
      if (!files.isEmpty()) {
        withFiles(service, files, name, findings);
      }
    }
    Part part =
        TaskParts.containerPart(
            plan, task, TaskNames.container(service), Value.map("Image", image));
    return new Contribution(List.of(part), parameters, List.of());
  }

  private static void local(Service service, String image, DiagnosticCollector findings) {
    if (image.startsWith("localhost/") || image.startsWith("localhost:")) {
      findings.add(
          PolicyCode.LOCAL_IMAGE,
          service.path().child("image"),
          "the image " + image + " of " + service.name() + " is on this machine only",
          "push it to a registry and name it there");
    }
  }

  private static void fromBuild(Service service, String parameter, DiagnosticCollector findings) {
    findings.add(
        PolicyCode.IMAGE_FROM_BUILD,
        service.path().child("build"),
        "the image of "
            + service.name()
            + " is built from the project: the parameter "
            + parameter
            + " names it",
        "build and push it, then give its URI");
  }

  private static void withFiles(
      Service service, List<DeliveredFile> files, String parameter, DiagnosticCollector findings) {
    String list =
        files.stream()
            .map(file -> file.source() + " at " + file.target())
            .collect(Collectors.joining(", "));
    findings.add(
        PolicyCode.FILES_IN_IMAGE,
        files.get(0).path(),
        "the image of "
            + service.name()
            + " must have files of the project, because a task has no host to mount them from: "
            + list
            + "; the parameter "
            + parameter
            + " names it",
        "build "
            + service.image().map(image -> "an image from " + image).orElse("the image")
            + " with them, push it and give its URI");
  }
}
