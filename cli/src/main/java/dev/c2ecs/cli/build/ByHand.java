package dev.c2ecs.cli.build;

import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;

/** What to do when there is no builder: the way by hand, for exactly this project. */
public final class ByHand {

  private static final String REGISTRY = "REGISTRY/";
  private static final String TAG = ":TAG";

  private ByHand() {}

  /**
   * The refusal, in a sentence and with the commands, at the first build.
   *
   * @param plan one build at least
   */
  public static Refusal refusal(Builders builders, BuildPlan plan, ComposeProject project) {
    StringBuilder way =
        new StringBuilder("where there is Docker, in the directory of the project:");
    commands(plan, project).forEach(line -> way.append('\n').append("  ").append(line));
    way.append("\nhere:\n  ").append(deploy(plan, project));
    return new Refusal(
        DeployCode.BUILDER_MISSING,
        TreePath.of("services", plan.builds().get(0).name(), "build"),
        missing(builders),
        way.toString());
  }

  private static String missing(Builders builders) {
    String reasons = String.join("; ", builders.reasons());
    String others = "build elsewhere and name the images with `c2ecs deploy --image`";
    return builders.asked().isPresent()
        ? "the builder "
            + builders.asked().get()
            + " is not at hand: "
            + reasons
            + "; leave --builder out to take docker, podman or buildah, or "
            + others
        : "there is no builder: install docker with buildx, podman or buildah, or "
            + others
            + " ("
            + reasons
            + ")";
  }

  private static List<String> commands(BuildPlan plan, ComposeProject project) {
    List<String> lines = new ArrayList<>();
    for (ImageBuild build : plan.builds()) {
      lines.add(
          "DOCKER_DEFAULT_PLATFORM="
              + build.request().platform()
              + " docker compose -p "
              + project.name()
              + " build "
              + build.name());
      lines.add("docker tag " + local(build, project) + " " + remote(build, project));
      lines.add("docker push " + remote(build, project));
    }
    return lines;
  }

  /** The name that docker compose gives to the image of a service. */
  private static String local(ImageBuild build, ComposeProject project) {
    Service service = project.services().get(build.name());
    String usual = project.name() + "-" + build.name();
    return service == null ? usual : service.image().filter(i -> !i.isEmpty()).orElse(usual);
  }

  private static String remote(ImageBuild build, ComposeProject project) {
    return REGISTRY + project.name() + "/" + build.name() + TAG;
  }

  private static String deploy(BuildPlan plan, ComposeProject project) {
    StringBuilder command = new StringBuilder("c2ecs deploy");
    for (ImageBuild build : plan.builds()) {
      command.append(" --image ").append(build.name()).append('=').append(remote(build, project));
    }
    return command.toString();
  }
}
