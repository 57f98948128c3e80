package dev.c2ecs.cfn.images;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Says which images are other ones tomorrow, once for all of them. */
public final class MovingTags {

  /** A major version with the name of a distribution perhaps: {@code 16}, {@code v3-alpine}. */
  private static final Pattern MAJOR = Pattern.compile("v?\\d{1,3}(-[a-z][a-z0-9.]*)*");

  private static final Pattern CHANNEL =
      Pattern.compile(
          "(latest|stable|edge|nightly|main|master|dev|develop|beta|alpha|rc|next|lts|release"
              + "|mainline|current|alpine|slim|debian|bookworm|bullseye)(-[a-z][a-z0-9.]*)*");

  private MovingTags() {}

  /** Reports the tags that move, when no lock says what they are. */
  public static void report(Plan plan, DiagnosticCollector findings) {
    if (plan.images().surroundings().lock().isPresent()) {
      return;
    }
    Set<String> moving = new TreeSet<>();
    TreePath path = TreePath.ROOT;
    for (TaskPlan task : plan.tasks().values()) {
      for (Service service : task.containers()) {
        Optional<String> image = pulled(plan, task, service).filter(MovingTags::moves);
        if (image.isPresent()) {
          path = moving.isEmpty() ? service.path().child("image") : path;
          moving.add(image.get());
        }
      }
    }
    if (!moving.isEmpty()) {
      findings.add(
          PolicyCode.MOVING_TAG,
          path,
          "these images are others when their tags move: " + String.join(", ", moving),
          "pin them: `c2ecs lock`");
    }
  }

  /** The image that a registry gives; what is built is not looked at. */
  private static Optional<String> pulled(Plan plan, TaskPlan task, Service service) {
    Optional<NeededImage> made = plan.images().made(task, service);
    boolean built = made.filter(image -> image.base() instanceof NeededImage.Built).isPresent();
    return built ? Optional.empty() : service.image().filter(image -> !image.isEmpty());
  }

  private static boolean moves(String image) {
    if (image.indexOf('@') >= 0) {
      return false;
    }
    int colon = image.indexOf(':', image.lastIndexOf('/') + 1);
    String tag = colon < 0 ? "latest" : image.substring(colon + 1).toLowerCase(Locale.ROOT);
    return MAJOR.matcher(tag).matches() || CHANNEL.matcher(tag).matches();
  }
}
