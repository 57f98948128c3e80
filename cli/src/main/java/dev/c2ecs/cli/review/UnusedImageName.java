package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;

/**
 * Another {@code image} beside {@code build}, which is only a name: the image is built and known by
 * its digest. With {@code x-aws-push} it is where the image goes.
 *
 * @param service the service
 * @param before its name before
 * @param after its name now
 */
public record UnusedImageName(String service, String before, String after) {

  static List<UnusedImageName> between(ComposeProject before, ComposeProject after) {
    List<UnusedImageName> names = new ArrayList<>();
    for (Service service : after.services().values()) {
      Service old = before.services().get(service.name());
      if (old != null && old.build().isPresent() && service.build().isPresent()) {
        String was = old.image().orElse("");
        String is = service.image().orElse("");
        if (!was.equals(is) && !is.isEmpty() && !was.isEmpty() && !isPushed(after, service)) {
          names.add(new UnusedImageName(service.name(), was, is));
        }
      }
    }
    return names;
  }

  private static boolean isPushed(ComposeProject project, Service service) {
    return isTrue(project, service.path().child(Keys.PUSH))
        || isTrue(project, TreePath.ROOT.child(Keys.PUSH));
  }

  private static boolean isTrue(ComposeProject project, TreePath path) {
    return project.at(path).stream()
        .anyMatch(node -> node instanceof Scalar value && value.text().equals("true"));
  }

  /** In a sentence. */
  public String words() {
    return "service "
        + service
        + ": image "
        + before
        + " → "
        + after
        + " changes nothing, beside `build` it is only a name";
  }
}
