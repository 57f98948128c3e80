package dev.c2ecs.cfn.storage;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.OperatingCode;
import dev.c2ecs.cfn.images.ImageNames;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PostgreSQL from 18 on keeps its data in a directory of its version below {@code
 * /var/lib/postgresql}, and its image does not start with a volume at the old path; an image
 * without a version is the latest.
 *
 * @see <a href="https://github.com/docker-library/postgres/pull/1259">docker-library/postgres,
 *     PGDATA of 18</a>
 */
public final class MovedPaths {

  private static final Set<String> IMAGES = Set.of("postgres");
  private static final String OLD = "/var/lib/postgresql/data";
  private static final int FIRST_MOVED = 18;
  private static final Pattern TAG = Pattern.compile(":([^/:@]+)(?:@.*)?$");
  private static final Pattern NUMBER = Pattern.compile("^(\\d+)");

  private MovedPaths() {}

  /** Says whose volume lies where its image refuses it. */
  public static void report(ComposeProject project, DiagnosticCollector findings) {
    for (Service service : project.services().values()) {
      String image = service.image().orElse("");
      if (!ImageNames.isOneOf(IMAGES, image)
          || !isMoved(image)
          || service.environment().containsKey("PGDATA")) {
        continue;
      }
      for (Mount mount : service.volumes()) {
        if (mount.target().equals(OLD)) {
          findings.add(
              OperatingCode.MOVED_PATH,
              mount.path(),
              image
                  + " does not start with a volume at "
                  + OLD
                  + ": from version 18 on its data lie in /var/lib/postgresql",
              "mount it at /var/lib/postgresql, or take an image of version 17");
        }
      }
    }
  }

  private static boolean isMoved(String image) {
    Matcher tag = TAG.matcher(image);
    if (!tag.find()) {
      return image.indexOf('@') < 0;
    }
    Matcher number = NUMBER.matcher(tag.group(1));
    return number.find()
        ? number.group(1).length() < 4 && Integer.parseInt(number.group(1)) >= FIRST_MOVED
        : Set.of("latest", "alpine", "bookworm", "trixie").contains(tag.group(1));
  }
}
