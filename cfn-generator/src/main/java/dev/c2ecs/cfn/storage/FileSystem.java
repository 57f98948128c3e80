package dev.c2ecs.cfn.storage;

import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.compose.HostPathKind;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Volume;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Data that outlives tasks: a named volume, a directory of the project that is mounted to be
 * written, or a file system that exists already.
 *
 * @param key the key of the volume, or the directory as seen from the project: {@code ./data}
 * @param name its name for people
 * @param labels its labels
 * @param options its driver options
 * @param path its path in the project
 * @param kind what is in the directory now; {@link HostPathKind#MISSING} for a volume
 * @param existing what exists already, if the stack does not make it
 */
public record FileSystem(
    String key,
    String name,
    Map<String, String> labels,
    Map<String, String> options,
    TreePath path,
    HostPathKind kind,
    Optional<Existing> existing) {

  /**
   * A file system that is not ours.
   *
   * @param fileSystem its ID; empty when only an access point is named
   * @param accessPoint the ID of an access point of it
   * @param directory the directory to mount, {@code /} for all
   */
  public record Existing(
      Optional<String> fileSystem, Optional<String> accessPoint, String directory) {}

  private static final String DIRECTORY = "./";
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
            && data.inProject()
            && mount instanceof Mount.Bind bind
            && bind.source().length() > project.directory().length()
        ? Optional.of(directory(bind, project, surroundings))
        : Optional.empty();
  }

  private static FileSystem of(Volume volume) {
    return new FileSystem(
        volume.key(),
        volume.name(),
        volume.labels(),
        volume.driverOpts(),
        TreePath.of("volumes", volume.key()),
        HostPathKind.MISSING,
        existing(volume));
  }

  private static FileSystem directory(
      Mount.Bind mount, ComposeProject project, Surroundings surroundings) {
    String source = mount.source();
    String relative = source.substring(project.directory().length() + 1);
    return new FileSystem(
        DIRECTORY + relative,
        project.name() + "_" + relative,
        Map.of(),
        Map.of(),
        mount.path(),
        surroundings.at(source).hasOnlyPlaceholders()
            ? HostPathKind.EMPTY_DIRECTORY
            : surroundings.at(source).kind(),
        Optional.empty());
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

  /** Whether it is a directory of the project. */
  public boolean isDirectory() {
    return key.startsWith(DIRECTORY);
  }

  /** The name inside a task: letters, digits, {@code _} and {@code -}. */
  public String taskName() {
    String stem = isDirectory() ? "dir-" + key.substring(DIRECTORY.length()) : key;
    return stem.replaceAll("[^A-Za-z0-9_-]", "_");
  }
}
