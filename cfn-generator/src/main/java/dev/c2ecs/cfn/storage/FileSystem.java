package dev.c2ecs.cfn.storage;

import dev.c2ecs.cfn.input.SourceFacts;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Volume;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Data that outlives tasks: a named volume, a directory that is mounted to be written, or a file
 * system that exists already.
 *
 * @param key the key of the volume, or the path of the directory as people would write it: {@code
 *     ./data}, {@code ../data}, {@code ~/data}, {@code /srv/data}
 * @param name its name for people
 * @param labels its labels
 * @param options its driver options
 * @param path its path in the project
 * @param directory the directory; empty for a volume
 * @param existing what exists already, if the stack does not make it
 */
public record FileSystem(
    String key,
    String name,
    Map<String, String> labels,
    Map<String, String> options,
    TreePath path,
    Optional<Directory> directory,
    Optional<Existing> existing) {

  /**
   * A directory of this machine.
   *
   * @param source its absolute path
   * @param seeds how many of its files the project has, which a file system starts with
   * @param filled whether there are files in it that a file system does not get
   */
  public record Directory(String source, int seeds, boolean filled) {}

  /**
   * A file system that is not ours.
   *
   * @param fileSystem its ID; empty when only an access point is named
   * @param accessPoint the ID of an access point of it
   * @param directory the directory to mount, {@code /} for all
   */
  public record Existing(
      Optional<String> fileSystem, Optional<String> accessPoint, String directory) {}

  private static final String FILE_SYSTEM_ID = "fs-[0-9a-f]{8,40}";
  private static final String ACCESS_POINT_ID = "fsap-[0-9a-f]{8,40}";

  /** What an ARN has before the ID: the ID is enough, an account sees no other's by it. */
  private static final Pattern ARN =
      Pattern.compile(
          "^arn:[a-z-]+:elasticfilesystem:[a-z0-9-]*:[0-9]*:(file-system|access-point)/");

  /** The file system that a mount needs; empty for other mounts and unusable external volumes. */
  static Optional<FileSystem> of(
      Mount mount,
      Optional<MountPurpose> purpose,
      ComposeProject project,
      Surroundings surroundings) {
    if (mount instanceof Mount.OfVolume named) {
      Volume volume = project.volumes().get(named.source().orElse(""));
      return volume == null || !isUsable(volume) ? Optional.empty() : Optional.of(of(volume));
    }
    return purpose.orElse(null) instanceof MountPurpose.Data data
            && mount instanceof Mount.Bind bind
        ? Optional.of(directory(bind, data, project, surroundings))
        : Optional.empty();
  }

  private static FileSystem of(Volume volume) {
    return new FileSystem(
        volume.key(),
        volume.name(),
        volume.labels(),
        volume.driverOpts(),
        TreePath.of("volumes", volume.key()),
        Optional.empty(),
        existing(volume));
  }

  private static FileSystem directory(
      Mount.Bind mount, MountPurpose.Data data, ComposeProject project, Surroundings surroundings) {
    String source = mount.source();
    String key = key(source, project.directory(), surroundings.home().orElse(""));
    SourceFacts facts = surroundings.at(source);
    int seeds = data.inProject() ? facts.repository().map(files -> files.tracked()).orElse(0) : 0;
    boolean filled = facts.isFilled() && !facts.hasOnlyPlaceholders() && !isOnlySeeds(facts, seeds);
    return new FileSystem(
        key,
        project.name() + "_" + (key.startsWith("./") ? key.substring(2) : key),
        Map.of(),
        Map.of(),
        mount.path(),
        Optional.of(new Directory(source, seeds, filled)),
        Optional.empty());
  }

  private static boolean isOnlySeeds(SourceFacts facts, int seeds) {
    return seeds > 0
        && facts.repository().filter(SourceFacts.Repository::isOnlyTracked).isPresent();
  }

  /**
   * The path of a directory in a form that is the same on other machines, where there is one: below
   * the project, beside it, below the home directory.
   */
  private static String key(String source, String project, String home) {
    if (isBelow(source, project)) {
      return source.equals(project) ? "./." : "." + source.substring(project.length());
    }
    boolean inHome = !home.isEmpty() && isBelow(source, home);
    if (inHome && !isBelow(project, home)) {
      return "~" + source.substring(home.length());
    }
    String beside = project.substring(0, Math.max(0, project.lastIndexOf('/')));
    if (!beside.isEmpty() && !beside.equals(home) && isBelow(source, beside)) {
      return ".." + source.substring(beside.length());
    }
    return inHome ? "~" + source.substring(home.length()) : source;
  }

  private static boolean isBelow(String path, String directory) {
    return (path + "/").startsWith(directory + "/");
  }

  /** Whether a volume is a new file system or names an existing one. */
  public static boolean isUsable(Volume volume) {
    return existing(volume).isPresent() || !new DriverOptions(volume.driverOpts()).isNfs();
  }

  private static Optional<Existing> existing(Volume volume) {
    DriverOptions options = new DriverOptions(volume.driverOpts());
    if (options.isNfs() && options.fileSystem().isPresent()) {
      return Optional.of(new Existing(options.fileSystem(), Optional.empty(), options.directory()));
    }
    if (!volume.external()) {
      return Optional.empty();
    }
    String id = ARN.matcher(volume.name()).replaceFirst("");
    if (id.matches(FILE_SYSTEM_ID)) {
      return Optional.of(new Existing(Optional.of(id), Optional.empty(), "/"));
    }
    return id.matches(ACCESS_POINT_ID)
        ? Optional.of(new Existing(Optional.empty(), Optional.of(id), "/"))
        : Optional.empty();
  }

  /** Whether it is a directory, and no volume. */
  public boolean isDirectory() {
    return directory.isPresent();
  }

  /** The name inside a task: letters, digits, {@code _} and {@code -}. */
  public String taskName() {
    String stem = isDirectory() ? "dir-" + (key.startsWith("./") ? key.substring(2) : key) : key;
    return stem.replaceAll("[^A-Za-z0-9_-]", "_");
  }
}
