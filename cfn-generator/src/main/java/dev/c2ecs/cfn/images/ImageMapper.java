package dev.c2ecs.cfn.images;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.extension.Setting;
import dev.c2ecs.cfn.input.AddedFile;
import dev.c2ecs.cfn.input.NeededImage;
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
import java.util.Optional;
import java.util.stream.Collectors;

/** Images: as written, or a parameter for one that is built or must have files of the project. */
public final class ImageMapper implements ContainerMapper {

  @Override
  public Contribution map(Plan plan, TaskPlan task, Service service, DiagnosticCollector findings) {
    Optional<NeededImage> made = plan.images().made(task, service);
    List<Parameter> parameters = new ArrayList<>();
    if (made.isPresent()) {
      parameters.add(parameter(made.get()));
      say(made.get(), service, plan, findings);
    } else {
      String image = service.image().orElse("");
      ImageReference.check(image, service.path().child("image"), findings);
      local(service, image, findings);
    }
    pushed(plan, service, findings);
    ImageFactRules.check(plan, task, service, findings);
    Value image = plan.images().of(task, service);
    Part part =
        TaskParts.containerPart(
            plan, task, TaskNames.container(service), Value.map("Image", image));
    return new Contribution(List.of(part), parameters, List.of());
  }

  private static Parameter parameter(NeededImage image) {
    List<String> services = image.services();
    return Parameter.required(
        image.parameter(),
        "String",
        (services.size() == 1 ? "The image of the service " : "The image of the services ")
            + String.join(", ", services),
        new ParameterSource.Image(image.service()));
  }

  private static void say(
      NeededImage image, Service service, Plan plan, DiagnosticCollector findings) {
    if (service.build().isPresent()) {
      fromBuild(service, image.parameter(), findings);
    }
    List<AddedFile> files = plan.images().filesOf(service);
    if (!files.isEmpty()) {
      withFiles(plan, service, files, image.parameter(), findings);
    }
    ReadOnlyRoot.check(plan, service, files, findings);
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

  /** A name without a host would be one of Docker Hub: somebody else's, or public. */
  private static void pushed(Plan plan, Service service, DiagnosticCollector findings) {
    Setting<Boolean> push = plan.extensions().of(service).push();
    if (push.is(true)) {
      String image = service.image().orElse("");
      if (service.build().isEmpty()) {
        push.refuse(findings, "beside `build`", "only what is built here is pushed");
      } else if (!ImageReference.namesHost(image)) {
        push.refuse(
            findings,
            "beside an `image` that names a registry",
            image.isEmpty()
                ? "write image: HOST/NAME:TAG"
                : "write the host, docker.io/" + image + " for Docker Hub");
      }
    }
  }

  private static void fromBuild(Service service, String parameter, DiagnosticCollector findings) {
    findings.add(
        PolicyCode.IMAGE_FROM_BUILD,
        service.path().child("build"),
        "`deploy` builds and pushes images: that of " + service.name() + ", parameter " + parameter,
        "to deploy by other means: `c2ecs push --parameters FILE`");
  }

  private static void withFiles(
      Plan plan,
      Service service,
      List<AddedFile> files,
      String parameter,
      DiagnosticCollector findings) {
    String list =
        files.stream()
            .map(file -> DeliveredFiles.inWords(file, plan.project()))
            .collect(Collectors.joining(", "));
    findings.add(
        PolicyCode.FILES_IN_IMAGE,
        files.get(0).path(),
        "`deploy` adds files of the project to images, because a task has no host to mount them"
            + " from: to that of "
            + service.name()
            + ", parameter "
            + parameter
            + ", "
            + list,
        "`c2ecs push --parameters FILE` does it without deploying");
    AddedFileRules.check(plan, service, files, findings);
  }
}
