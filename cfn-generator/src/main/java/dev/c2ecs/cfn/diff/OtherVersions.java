package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.loadbalancing.KnownServers;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
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
 * name no version, and images that the project makes, say nothing.
 */
final class OtherVersions {

  /** What images with PostgreSQL and an extension call its version. */
  private static final Pattern POSTGRES = Pattern.compile("(?i).*?pg-?(\\d+.*)");

  /** Images whose tag begins with another version than that of the server in them. */
  private static final List<String> OF_EXTENSIONS =
      List.of(
          "timescale", "citus", "paradedb", "vchord", "pgvecto", "spilo", "apache/age", "ferretdb");

  private OtherVersions() {}

  /** What another image of a task means for files that stay; empty when it means nothing. */
  static Optional<Assessment> of(StackUpdate update, ResourceChange change) {
    Optional<Resource> old = update.before().resource(change.logicalId());
    Optional<Resource> now = update.after().resource(change.logicalId());
    if (!ResourceType.TASK_DEFINITION.is(change.type()) || old.isEmpty() || now.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> before = images(update.before(), old.get());
    Map<String, String> after = images(update.after(), now.get());
    Set<String> words = new LinkedHashSet<>();
    List<FileMount> kept = update.after().mounts();
    for (FileMount mount : update.before().mounts()) {
      String was = before.getOrDefault(mount.container(), "");
      String is = after.getOrDefault(mount.container(), "");
      boolean stays =
          kept.stream()
              .filter(one -> one.definition().equals(mount.definition()))
              .filter(one -> one.container().equals(mount.container()))
              .anyMatch(one -> one.hasFilesOf(mount) && !one.readOnly());
      if (mount.definition().equals(change.logicalId()) && !mount.readOnly() && stays) {
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

  /** The images of the containers of a task, by their names. */
  private static Map<String, String> images(Side side, Resource definition) {
    Map<String, String> images = new LinkedHashMap<>();
    for (Value container : side.items(definition, "ContainerDefinitions")) {
      images.put(FileMount.text(container, "Name"), FileMount.text(container, "Image"));
    }
    return images;
  }
}
