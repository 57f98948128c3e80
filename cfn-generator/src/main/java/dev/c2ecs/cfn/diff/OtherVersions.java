package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.loadbalancing.KnownServers;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A data store of another version, or another data store, on the files of the one before. Tags that
 * name no version, and images that the project builds, say nothing.
 */
final class OtherVersions {

  /** What images with PostgreSQL and an extension call its version. */
  private static final Pattern POSTGRES = Pattern.compile("(?i).*?pg-?(\\d+.*)");

  /** Images whose tag begins with another version than that of the server in them. */
  private static final List<String> OF_EXTENSIONS =
      List.of(
          "timescale", "citus", "paradedb", "vchord", "pgvecto", "spilo", "apache/age", "ferretdb");

  private static final String CONTAINERS = "ContainerDefinitions";

  private OtherVersions() {}

  /** What another image of a task means for files that stay; empty when it means nothing. */
  static Optional<Assessment> of(StackUpdate update, ResourceChange change) {
    Optional<Resource> old = update.before().resource(change.logicalId());
    Optional<Resource> now = update.after().resource(change.logicalId());
    if (!ResourceType.TASK_DEFINITION.is(change.type()) || old.isEmpty() || now.isEmpty()) {
      return Optional.empty();
    }
    return of(
        change.logicalId(),
        update.before().mounts(),
        images(update.before().items(old.get(), CONTAINERS)),
        update.after().mounts(),
        images(update.after().items(now.get(), CONTAINERS)));
  }

  /**
   * The same for all tasks of two templates, where more is known of the images than stands there.
   *
   * @param old the images of containers that the first template names by a parameter, by the names
   *     of the containers
   * @param now those of the second
   * @return by the logical IDs of the tasks
   */
  static Map<String, Assessment> between(
      Template before, Map<String, String> old, Template after, Map<String, String> now) {
    List<FileMount> was = FileMount.of(before);
    List<FileMount> is = FileMount.of(after);
    Map<String, Assessment> found = new LinkedHashMap<>();
    for (Resource task : after.ofType(ResourceType.TASK_DEFINITION)) {
      before
          .resource(task.id())
          .flatMap(one -> of(task.id(), was, known(one, old), is, known(task, now)))
          .ifPresent(one -> found.put(task.id(), one));
    }
    return found;
  }

  private static Map<String, String> known(Resource task, Map<String, String> made) {
    Map<String, String> images = images(FileMount.items(task.properties(), CONTAINERS));
    images.putAll(made);
    return images;
  }

  private static Optional<Assessment> of(
      String task,
      List<FileMount> mounts,
      Map<String, String> before,
      List<FileMount> kept,
      Map<String, String> after) {
    Set<String> words = new LinkedHashSet<>();
    for (FileMount mount : mounts) {
      String was = before.getOrDefault(mount.container(), "");
      String is = after.getOrDefault(mount.container(), "");
      boolean stays =
          kept.stream()
              .filter(one -> one.definition().equals(mount.definition()))
              .filter(one -> one.container().equals(mount.container()))
              .anyMatch(one -> one.hasFilesOf(mount) && !one.readOnly());
      if (mount.definition().equals(task) && !mount.readOnly() && stays) {
        refusal(was, is).ifPresent(words::add);
      }
    }
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(new Assessment(Consequence.OTHER_VERSION, String.join("; ", words)));
  }

  /** Why the server of one image may not start on the files of another one's. */
  static Optional<String> refusal(String before, String after) {
    Optional<String> old = KnownServers.store(before);
    Optional<String> now = KnownServers.store(after);
    if (old.isEmpty() || now.isEmpty()) {
      return Optional.empty();
    }
    if (!old.get().equals(now.get())) {
      return Optional.of(now.get() + " may not start on the files of " + old.get());
    }
    Optional<Version> a = version(old.get(), before);
    Optional<Version> b = version(now.get(), after);
    return a.flatMap(from -> b.flatMap(to -> StoreRules.refusal(now.get(), from, to)));
  }

  private static Optional<Version> version(String product, String image) {
    String name = ImageWords.named(image);
    int colon = name.lastIndexOf(':');
    if (colon <= name.lastIndexOf('/')) {
      return Optional.empty();
    }
    String tag = name.substring(colon + 1);
    if (product.equals("PostgreSQL")) {
      Matcher matcher = POSTGRES.matcher(tag);
      if (matcher.matches()) {
        return Version.of(matcher.group(1));
      }
    }
    String repository = name.substring(0, colon).toLowerCase(Locale.ROOT);
    return OF_EXTENSIONS.stream().anyMatch(repository::contains)
        ? Optional.empty()
        : Version.of(tag);
  }

  /** The images of containers, by their names. */
  private static Map<String, String> images(List<Value> containers) {
    Map<String, String> images = new LinkedHashMap<>();
    for (Value container : containers) {
      images.put(FileMount.text(container, "Name"), FileMount.text(container, "Image"));
    }
    return images;
  }
}
