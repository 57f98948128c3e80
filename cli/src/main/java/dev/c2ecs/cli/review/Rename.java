package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.discovery.Mentions;
import dev.c2ecs.cfn.discovery.WellKnownPorts;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A service, a network or a secret that has another name and is otherwise nearly the same. Volumes
 * are told by what is mounted where, and a config is a file of its image.
 *
 * @param section {@code services}, {@code networks} or {@code secrets}
 * @param before its name before
 * @param after its name now
 * @param lines the lines of a Compose file with which it keeps what it had; none when it does, or
 *     when nobody needs them
 * @param followers who names it still
 */
public record Rename(
    String section, String before, String after, List<String> lines, Followers followers) {

  /** Who is left behind by a service with another name, and what the lines cost. */
  public enum Followers {
    /** Somebody names the old one, or may: the lines help, at once. */
    SOME(""),
    /** The same, and the old name is taken until what it means is gone. */
    TWO_UPDATES(
        "AWS would refuse them as one update, two do it, which `c2ecs deploy` makes; or name the"
            + " new one where the old one is named"),
    /** Nothing names it, and it has no port that something else could. */
    NONE("nothing in the project names the old one");

    private final String words;

    Followers(String words) {
      this.words = words;
    }

    /** What is said beside the lines, or in their place. */
    public String words() {
      return words;
    }
  }

  private static final String SERVICES = "services";
  private static final String NETWORKS = "networks";
  private static final String SECRETS = "secrets";

  /** It follows from the key. */
  private static final String OWN_NAME = ".name";

  /** How much of two services is the same when one is the other. */
  private static final double ALIKE = 0.6;

  public Rename {
    lines = List.copyOf(lines);
  }

  /** In a sentence: {@code service web is called frontend now}. */
  public String words() {
    return section.substring(0, section.length() - 1)
        + " "
        + before
        + " is called "
        + after
        + " now";
  }

  private static Rename ofService(
      ComposeProject before, Template template, ComposeProject after, String old, String now) {
    Service service = Objects.requireNonNull(after.services().get(now));
    boolean named =
        Mentions.of(after, before).stream()
            .anyMatch(one -> one.name().equals(TaskNames.dns(old)) && !one.from().equals(now));
    boolean listens =
        !service.ports().isEmpty()
            || !service.expose().isEmpty()
            || !WellKnownPorts.of(service.image().orElse("")).isEmpty();
    boolean taken =
        template.ofType(ResourceType.DISCOVERY_SERVICE).stream()
            .anyMatch(one -> one.origin().name().equals(old));
    List<String> lines = KeptNameLines.ofService(service, old);
    Followers followers =
        !named && !listens ? Followers.NONE : taken ? Followers.TWO_UPDATES : Followers.SOME;
    return new Rename(
        SERVICES, old, now, followers == Followers.NONE ? List.of() : lines, followers);
  }

  /**
   * What is renamed between two versions of a project.
   *
   * @param template the template of the first
   */
  public static List<Rename> between(
      ComposeProject before, Template template, ComposeProject after) {
    List<Rename> renames = new ArrayList<>();
    pairs(SERVICES, before, before.services().keySet(), after, after.services().keySet())
        .forEach((old, now) -> renames.add(ofService(before, template, after, old, now)));
    pairs(NETWORKS, before, before.networks().keySet(), after, after.networks().keySet())
        .forEach(
            (old, now) ->
                renames.add(
                    new Rename(
                        NETWORKS,
                        old,
                        now,
                        KeptNameLines.ofNetwork(after, old, now),
                        Followers.SOME)));
    pairs(SECRETS, before, before.secrets().keySet(), after, after.secrets().keySet())
        .forEach(
            (old, now) ->
                renames.add(
                    new Rename(
                        SECRETS,
                        old,
                        now,
                        KeptNameLines.ofSecret(after, old, now),
                        Followers.SOME)));
    return renames;
  }

  private static Map<String, String> pairs(
      String section,
      ComposeProject before,
      Collection<String> olds,
      ComposeProject after,
      Collection<String> news) {
    Map<String, String> pairs = new TreeMap<>();
    List<String> coming = new ArrayList<>(news);
    coming.removeAll(olds);
    for (String old : olds) {
      if (!news.contains(old)) {
        best(section, before, old, after, coming)
            .ifPresent(
                now -> {
                  pairs.put(old, now);
                  coming.remove(now);
                });
      }
    }
    return pairs;
  }

  private static Optional<String> best(
      String section, ComposeProject before, String old, ComposeProject after, List<String> news) {
    Set<String> leaves = leaves(before, TreePath.of(section, old));
    String best = "";
    double most = 0;
    for (String now : news) {
      double alike = alike(leaves, leaves(after, TreePath.of(section, now)));
      if (alike > most) {
        most = alike;
        best = now;
      }
    }
    boolean sure = section.equals(SERVICES) || news.size() == 1;
    return most >= ALIKE && sure ? Optional.of(best) : Optional.empty();
  }

  private static double alike(Set<String> one, Set<String> other) {
    Set<String> all = new LinkedHashSet<>(one);
    all.addAll(other);
    Set<String> both = new LinkedHashSet<>(one);
    both.retainAll(other);
    return all.isEmpty() ? 1 : (double) both.size() / all.size();
  }

  private static Set<String> leaves(ComposeProject project, TreePath path) {
    Set<String> leaves = new LinkedHashSet<>();
    project.at(path).ifPresent(node -> add(node, "", leaves));
    return leaves;
  }

  private static void add(Node node, String at, Set<String> leaves) {
    if (node instanceof Mapping map) {
      map.entries().forEach((key, value) -> add(value, at + "." + key, leaves));
    } else if (node instanceof Sequence list) {
      list.items().forEach(item -> add(item, at + "[]", leaves));
    } else if (node instanceof Scalar scalar && !at.equals(OWN_NAME)) {
      leaves.add(at + "=" + scalar.text());
    }
  }
}
