package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Directories of a container that have other files afterwards, or none: another file system is
 * mounted there, another directory of the same one, or nothing. The files stay where they were.
 * What gets a file system that the stack makes anew is a {@link MovedMount}.
 */
final class OtherFiles {

  private final StackUpdate update;
  private final List<FileMount> before;
  private final List<FileMount> after;
  private final Map<Consequence, List<String>> words = new TreeMap<>();

  private OtherFiles(StackUpdate update) {
    this.update = update;
    this.before = update.before().mounts();
    this.after = update.after().mounts();
  }

  /** What a new revision of a task definition means for its mounts; none when it keeps them. */
  static List<Assessment> of(StackUpdate update, ResourceChange change) {
    if (!ResourceType.TASK_DEFINITION.is(change.type())
        || change.isAdded()
        || update.after().resource(change.logicalId()).isEmpty()) {
      return List.of();
    }
    OtherFiles files = new OtherFiles(update);
    files.before.stream()
        .filter(old -> old.definition().equals(change.logicalId()))
        .forEach(files::compare);
    files.moved(change.logicalId());
    List<Assessment> all = new ArrayList<>();
    files.words.forEach(
        (consequence, lines) ->
            all.add(
                new Assessment(
                    consequence, String.join("; ", lines.stream().distinct().toList()))));
    return all;
  }

  private void moved(String id) {
    Optional<Resource> old = update.before().resource(id);
    Optional<Resource> now = update.after().resource(id);
    if (old.isPresent() && now.isPresent()) {
      DataMoves.of(old.get(), of(before, id), now.get(), of(after, id))
          .forEach(line -> say(Consequence.EMPTY, line));
    }
  }

  private static List<FileMount> of(List<FileMount> mounts, String id) {
    return mounts.stream().filter(one -> one.definition().equals(id)).toList();
  }

  private void compare(FileMount old) {
    Optional<FileMount> now = after.stream().filter(old::isAt).findFirst();
    if (now.isEmpty()) {
      gone(old);
    } else if (!now.get().id().equals(old.id())) {
      otherSystem(old, now.get());
    } else if (!now.get().directory().equals(old.directory())
        && (old.point().isEmpty() || !now.get().point().equals(old.point()))) {
      // an access point that moves is told by itself
      otherDirectory(old, now.get());
    }
  }

  private void gone(FileMount old) {
    Optional<FileMount> moved =
        after.stream()
            .filter(mount -> mount.definition().equals(old.definition()))
            .filter(old::hasFilesOf)
            .findFirst();
    if (moved.isPresent()) {
      say(
          Consequence.OTHER_FILES,
          old.target()
              + " has what the image has there; the files of "
              + name(old)
              + " are at "
              + moved.get().target());
    } else if (old.readOnly()) {
      say(
          Consequence.OTHER_FILES,
          old.target() + " has what the image has there, not the files of " + name(old));
    } else {
      say(
          Consequence.EMPTY,
          old.target() + " is empty or as the image has it; " + name(old) + " keeps the files");
    }
  }

  private void otherSystem(FileMount old, FileMount now) {
    boolean anew = now.made() && update.before().resource(now.id()).isEmpty();
    if (anew && old.made()) {
      return;
    }
    if (anew || (old.made() && !now.made())) {
      say(
          Consequence.EMPTY,
          old.target()
              + " has what is in "
              + name(now)
              + ", which may be empty; "
              + name(old)
              + " keeps the files");
    } else {
      say(
          Consequence.OTHER_FILES,
          old.target() + " has the files of " + name(now) + ", not those of " + name(old));
    }
  }

  private void otherDirectory(FileMount old, FileMount now) {
    boolean used = before.stream().anyMatch(now::hasFilesOf);
    say(
        used ? Consequence.OTHER_FILES : Consequence.EMPTY,
        old.target()
            + " has what is in "
            + now.directory()
            + " of "
            + name(now)
            + (used ? "" : ", which may be empty")
            + "; "
            + old.directory()
            + " keeps the files");
  }

  private void say(Consequence consequence, String line) {
    words.computeIfAbsent(consequence, key -> new ArrayList<>()).add(line);
  }

  /** A file system as people know it: by its volume, else by its ID. */
  private String name(FileMount mount) {
    ComposeRef origin =
        Optional.of(mount.id())
            .flatMap(id -> update.after().resource(id).or(() -> update.before().resource(id)))
            .map(resource -> resource.origin())
            .orElse(ComposeRef.NONE);
    return origin.kind() == ComposeRef.Kind.VOLUME ? "volume " + origin.name() : mount.id();
  }
}
