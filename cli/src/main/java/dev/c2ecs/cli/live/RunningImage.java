package dev.c2ecs.cli.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An image that tasks of a service run.
 *
 * @param service the Compose service
 * @param image the image as the task definition names it
 * @param digest the digest that was pulled, empty as long as none was
 * @param tasks how many tasks run it, 1 or more
 */
public record RunningImage(String service, String image, String digest, int tasks) {

  /** What identifies one. */
  private record Key(String service, String image, String digest) {}

  /** Those of a project: more than one for a service while tasks replace others. */
  public static List<RunningImage> of(Standing standing) {
    Map<Key, Integer> counts = new LinkedHashMap<>();
    for (Standing.Service service : standing.services()) {
      for (TaskRow row : service.tasks()) {
        if (row.state() != TaskRow.State.exited) {
          row.container()
              .ifPresent(
                  container ->
                      counts.merge(
                          new Key(service.name(), container.image(), container.digest()),
                          1,
                          Integer::sum));
        }
      }
    }
    List<RunningImage> images = new ArrayList<>();
    counts.forEach(
        (key, count) ->
            images.add(new RunningImage(key.service(), key.image(), key.digest(), count)));
    return images;
  }
}
