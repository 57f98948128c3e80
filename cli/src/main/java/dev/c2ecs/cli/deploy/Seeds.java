package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.AddedFile;
import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cli.aws.FileSystems;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.image.DeliveredFiles;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackResource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of the project that file systems were filled with, once. A tag of each file system
 * remembers their hash, so that it can be said when the project has others: the file system keeps
 * what it has.
 */
final class Seeds {

  private static final String TAG = "c2ecs:seed";

  /** The files for one file system: the logical ID, the directory, the hash of its files. */
  private record Seed(String id, String directory, String fingerprint) {}

  private final Session session;
  private final List<Seed> seeds;

  private Seeds(Session session, List<Seed> seeds) {
    this.session = session;
    this.seeds = List.copyOf(seeds);
  }

  /** Those of a project; files that cannot be read are said when their image is made. */
  static Seeds of(Session session, DeployRequest request) {
    Map<String, Seed> seeds = new LinkedHashMap<>();
    for (NeededImage image : request.images()) {
      for (AddedFile file : image.files()) {
        if (file.source() instanceof AddedFile.Seed seed) {
          fingerprint(image, file, request.work().files())
              .ifPresent(
                  hash ->
                      seeds.put(seed.fileSystem(), new Seed(seed.fileSystem(), seed.path(), hash)));
        }
      }
    }
    return new Seeds(session, List.copyOf(seeds.values()));
  }

  private static Optional<String> fingerprint(
      NeededImage image, AddedFile file, ProjectFiles files) {
    NeededImage alone =
        new NeededImage(
            image.parameter(),
            image.service(),
            image.services(),
            image.platform(),
            image.base(),
            List.of(file),
            image.mounted(),
            image.fileLimit());
    try {
      List<DeliveredFiles> delivered =
          LayerFiles.of(alone, files, (config, service) -> Optional.empty());
      return delivered.isEmpty()
          ? Optional.empty()
          : Optional.of(delivered.get(0).fingerprint().hex());
    } catch (DeployFailure | IOException e) {
      return Optional.empty();
    }
  }

  /** What there is to say of file systems that were filled with other files. */
  List<String> warnings(Optional<StackInfo> stack) {
    List<String> warnings = new ArrayList<>();
    if (seeds.isEmpty() || stack.isEmpty() || !stack.get().state().isDeployed()) {
      return warnings;
    }
    look(
        stack.get().id(),
        (systems, found, seed) -> {
          String then = found.tags().getOrDefault(TAG, "");
          if (!then.isEmpty() && !then.equals(seed.fingerprint())) {
            warnings.add(
                "warning: "
                    + seed.directory()
                    + " has other files than those that "
                    + found.id()
                    + " was filled with: it keeps the old ones; a mount of a directory of another"
                    + " name starts with the new ones");
          }
        });
    return warnings;
  }

  /** Remembers what file systems were filled with that have no such tag yet. */
  void remember(Optional<String> stack) {
    if (seeds.isEmpty() || stack.isEmpty()) {
      return;
    }
    look(
        stack.get(),
        (systems, found, seed) -> {
          if (!found.tags().containsKey(TAG)) {
            systems.tag(found.id(), TAG, seed.fingerprint());
          }
        });
  }

  @FunctionalInterface
  private interface Look {
    void at(FileSystems systems, FileSystems.Kept found, Seed seed);
  }

  private void look(String stack, Look look) {
    session.ifAllowed(
        "whether file systems were filled with these files was not looked at",
        () -> {
          List<StackResource> resources = session.stacks().resources(stack);
          try (FileSystems systems = new FileSystems(session.aws(), session.pace())) {
            for (Seed seed : seeds) {
              for (StackResource resource : resources) {
                if (resource.logicalId().equals(seed.id()) && resource.exists()) {
                  systems
                      .find(resource.physicalId())
                      .ifPresent(found -> look.at(systems, found, seed));
                }
              }
            }
          }
          return true;
        },
        false);
  }
}
