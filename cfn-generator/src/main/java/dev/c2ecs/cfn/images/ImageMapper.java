package dev.c2ecs.cfn.images;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.mapper.Names;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Images: as written, or a parameter for an image that is built or must have files of the project;
 * and the platform they are for.
 */
public final class ImageMapper implements Mapper {

  @Override
  public Contribution map(Plan plan) {
    Findings findings = new Findings(plan.project());
    List<Part> parts = new ArrayList<>();
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    for (TaskPlan task : plan.tasks().values()) {
      for (Service container : task.containers()) {
        parts.add(
            Names.containerPart(
                plan,
                task,
                Names.container(container),
                Value.map("Image", image(plan, container, parameters, findings))));
      }
      if (isArm(task.service())) {
        parts.add(
            Names.taskPart(
                plan,
                task,
                Value.map(
                    "RuntimePlatform",
                    Value.map("CpuArchitecture", "ARM64", "OperatingSystemFamily", "LINUX"))));
      }
    }
    return new Contribution(parts, List.copyOf(parameters.values()), List.of(), findings.all());
  }

  private static boolean isArm(Service service) {
    return service
        .text("platform")
        .map(platform -> platform.toLowerCase(Locale.ROOT))
        .filter(platform -> platform.startsWith("linux/arm64") || platform.equals("arm64"))
        .isPresent();
  }

  /** The image of a service: as written, or the parameter that names it. */
  public static Value image(Plan plan, Service service) {
    if (service.build().isEmpty() && plan.images().filesOf(service).isEmpty()) {
      Optional<Service> builder = plan.images().builderOf(service);
      return builder.isPresent()
          ? Value.ref(plan.id(builder.get(), "Image"))
          : Value.text(service.image().orElse(""));
    }
    return Value.ref(plan.id(service, "Image"));
  }

  private static Value image(
      Plan plan, Service service, Map<String, Parameter> parameters, Findings findings) {
    Value image = image(plan, service);
    if (image instanceof Value.Text text) {
      local(service, text.text(), findings);
      return image;
    }
    List<ProjectFile> files = plan.images().filesOf(service);
    if (service.build().isEmpty() && files.isEmpty()) {
      return image;
    }
    String name = plan.id(service, "Image");
    Parameter parameter =
        Parameter.required(name, "String", "The image of the service " + service.name());
    if (parameters.put(name, parameter) == null) {
      if (service.build().isPresent()) {
        fromBuild(service, name, findings);
      }
      if (!files.isEmpty()) {
        withFiles(service, files, name, findings);
      }
    }
    return image;
  }

  private static void local(Service service, String image, Findings findings) {
    if (image.startsWith("localhost/") || image.startsWith("localhost:")) {
      findings.add(
          PolicyCode.LOCAL_IMAGE,
          service.path().child("image"),
          "the image " + image + " of " + service.name() + " is on this machine only",
          "push it to a registry and name it there");
    }
  }

  private static void fromBuild(Service service, String parameter, Findings findings) {
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
      Service service, List<ProjectFile> files, String parameter, Findings findings) {
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
