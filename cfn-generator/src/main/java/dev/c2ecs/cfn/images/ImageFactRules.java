package dev.c2ecs.cfn.images;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.storage.FileSystem;
import dev.c2ecs.cfn.storage.FileSystemOptions;
import dev.c2ecs.cfn.storage.FileSystemOptions.Rights;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where an image contradicts the file. */
final class ImageFactRules {

  private ImageFactRules() {}

  static void check(Plan plan, TaskPlan task, Service service, DiagnosticCollector findings) {
    ImageFacts facts = plan.images().factsOf(task, service);
    platform(task, service, facts, findings);
    if (facts.health().isPresent() && service.healthcheck().isEmpty()) {
      findings.add(
          PolicyCode.IMAGE_HEALTH_CHECK,
          service.path(),
          "the image of "
              + service.name()
              + " has a health check that ECS does not run, and the service has none",
          "`healthcheck: {test: " + flow(facts.health().get()) + "}`");
    }
    for (Mount mount : plan.storage().mountsOf(service)) {
      Optional<FileSystem> fileSystem = plan.storage().fileSystem(mount);
      if (fileSystem.isPresent() && !mount.readOnly()) {
        user(plan, service, mount, fileSystem.get(), facts, findings);
      }
    }
  }

  /** A list in the flow style of YAML. */
  private static String flow(List<String> words) {
    return words.stream()
        .map(
            word ->
                "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "$$") + "\"")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static void platform(
      TaskPlan task, Service service, ImageFacts facts, DiagnosticCollector findings) {
    String wanted = PlatformMapper.of(task);
    if (!facts.platforms().isEmpty() && !ImageFacts.run(facts.platforms(), wanted)) {
      findings.add(
          PolicyCode.IMAGE_PLATFORM,
          service.path().child("image"),
          "the task of "
              + service.name()
              + " is for "
              + wanted
              + ", and its image only for "
              + String.join(", ", facts.platforms()),
          "set `platform`, or take another image");
    }
  }

  private static void user(
      Plan plan,
      Service service,
      Mount mount,
      FileSystem fileSystem,
      ImageFacts facts,
      DiagnosticCollector findings) {
    String user = service.user().or(facts::user).orElse("");
    String[] ids = user.split(":", 2);
    Optional<Rights> rights = FileSystemOptions.rights(plan, fileSystem);
    if (rights.isEmpty() || !ids[0].matches("[1-9][0-9]{0,9}")) {
      return;
    }
    boolean owns = ids[0].equals(rights.get().uid());
    boolean shares = ids.length > 1 && ids[1].equals(rights.get().gid());
    String mode = rights.get().permissions();
    boolean may = owns || writes(mode, 1) || (shares && writes(mode, 2));
    if (!may) {
      findings.add(
          PolicyCode.IMAGE_USER,
          mount.path(),
          service.name()
              + " runs as user "
              + user
              + " and may not write "
              + mount.target()
              + ": the volume "
              + fileSystem.key()
              + " belongs to "
              + rights.get().uid()
              + ":"
              + rights.get().gid()
              + " with permissions "
              + mode,
          "set `uid` and `gid` of the volume to those of the user");
    }
  }

  /** Whether the digit at a place from the right of an octal mode lets write. */
  private static boolean writes(String mode, int fromRight) {
    int place = mode.length() - fromRight;
    return place >= 0 && (Character.digit(mode.charAt(place), 8) & 2) != 0;
  }
}
