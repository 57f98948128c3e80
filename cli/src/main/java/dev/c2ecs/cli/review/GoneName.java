package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.discovery.Mention;
import dev.c2ecs.cfn.discovery.Mentions;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A name that a text of a service still holds, and that leads to nobody any more.
 *
 * @param service the service that names it
 * @param name the name
 * @param where the variable or attribute that holds it
 */
public record GoneName(String service, String name, String where) {

  /** The names that led to a service before and lead to none now, of those that certainly do. */
  static List<GoneName> between(ComposeProject before, ComposeProject after) {
    Set<String> known = new TreeSet<>();
    List<GoneName> gone = new ArrayList<>();
    for (Mention mention : Mentions.of(after, before)) {
      if (mention.isHost()
          && !mention.from().equals(mention.to())
          && !Mentions.isNamed(after, mention.name())
          && known.add(mention.from() + " " + mention.name())) {
        gone.add(new GoneName(mention.from(), mention.name(), last(mention.path())));
      }
    }
    return gone;
  }

  private static String last(TreePath path) {
    return path.segments().stream()
        .filter(TreePath.Key.class::isInstance)
        .map(segment -> ((TreePath.Key) segment).name())
        .reduce("", (first, second) -> second);
  }

  /** In a sentence. */
  public String words() {
    return service
        + " still names "
        + name
        + ", which is gone"
        + (where.isEmpty() ? "" : " (" + where + ")");
  }
}
