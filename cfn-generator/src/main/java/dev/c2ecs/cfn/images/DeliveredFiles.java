package dev.c2ecs.cfn.images;

import dev.c2ecs.cfn.input.AddedFile;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.storage.Copies;
import dev.c2ecs.cfn.storage.Copy;
import dev.c2ecs.cfn.storage.MountPurpose;
import dev.c2ecs.cfn.storage.StoragePlan;
import dev.c2ecs.compose.model.Attributes;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.FileReference;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.StoredFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The files and directories of a project that must be in the image of a service, because a task has
 * no host to mount them from: configs, mounted files, directories that are mounted to be read.
 */
public final class DeliveredFiles {

  private static final int OCTAL = 8;
  private static final int DECIMAL = 10;

  private DeliveredFiles() {}

  /** The files that the image of a service must have: configs, then mounts. */
  public static List<AddedFile> of(
      Service service,
      StoragePlan storage,
      ComposeProject project,
      Surroundings surroundings,
      LogicalIds ids) {
    List<AddedFile> files = new ArrayList<>();
    for (FileReference config : service.configs()) {
      StoredFile stored = project.configs().get(config.source());
      if (stored != null) {
        files.add(
            new AddedFile(
                content(stored),
                place(storage, service, target(config.target().orElse(config.source()))),
                owner(config.uid()),
                owner(config.gid()),
                number(config.mode(), OCTAL),
                config.path()));
      }
    }
    for (Mount mount : storage.mountsOf(service)) {
      if (mount instanceof Mount.Bind bind
          && storage.purpose(mount).orElse(null) instanceof MountPurpose.Configuration) {
        files.add(
            new AddedFile(
                surroundings.at(bind.source()).isFile()
                    ? new AddedFile.File(bind.source())
                    : new AddedFile.Directory(bind.source()),
                place(storage, service, mount.target()),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                mount.path()));
      }
    }
    for (Copy copy : storage.copies(service)) {
      if (copy.way() == Copy.Way.SEED && copy.mount() instanceof Mount.Bind bind) {
        files.add(
            new AddedFile(
                new AddedFile.Seed(
                    bind.source(), ids.fileSystem(storage.fileSystem(bind).orElseThrow())),
                copy.from(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                copy.mount().path()));
      }
    }
    return files;
  }

  /** Where a file lies in the image: at its target, or beside it when a mount hides that. */
  private static String place(StoragePlan storage, Service service, String target) {
    return Copies.above(storage, service, target).isPresent() ? AddedFile.ASIDE + target : target;
  }

  /** A relative target is one below the root, as for docker compose. */
  private static String target(String path) {
    return path.startsWith("/") ? path : "/" + path;
  }

  /** The number of a user or a group; empty for anything else. */
  static OptionalInt owner(Optional<String> text) {
    OptionalInt number = number(text, DECIMAL);
    return number.isPresent() && number.getAsInt() < 0 ? OptionalInt.empty() : number;
  }

  private static AddedFile.Source content(StoredFile config) {
    if (config.external()) {
      return new AddedFile.SystemsManager(config.name());
    }
    if (config.file().isPresent()) {
      return new AddedFile.File(config.file().get());
    }
    return config.environment().isPresent()
        ? new AddedFile.Variable(config.environment().get())
        : new AddedFile.Text(config.content().orElse(""));
  }

  private static OptionalInt number(Optional<String> text, int radix) {
    try {
      return text.isPresent()
          ? OptionalInt.of(Integer.parseUnsignedInt(text.get(), radix))
          : OptionalInt.empty();
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  /** A file for people: where it comes from, where it goes, with the rights that it asks for. */
  static String inWords(AddedFile file, ComposeProject project) {
    return file.source() instanceof AddedFile.Seed
        ? source(file, project) + " for the first start of its file system"
        : source(file, project) + " at " + file.shownAt() + rights(file);
  }

  private static String source(AddedFile file, ComposeProject project) {
    boolean config = file.path().keyAt(2).equals("configs");
    return config
        ? "config "
            + project
                .at(file.path())
                .map(node -> new Attributes(node, file.path()))
                .flatMap(attributes -> attributes.text("source"))
                .orElse("")
        : relative(path(file.source()), project);
  }

  private static String path(AddedFile.Source source) {
    return source instanceof AddedFile.File file
        ? file.path()
        : source instanceof AddedFile.Directory directory
            ? directory.path()
            : source instanceof AddedFile.Seed seed ? seed.path() : "";
  }

  /** A path as it is seen from the project, when it is in it. */
  public static String relative(String path, ComposeProject project) {
    return (path + "/").startsWith(project.directory() + "/")
        ? "." + path.substring(project.directory().length())
        : path;
  }

  /** The owner and mode that a config asks for, to be said with its path. */
  private static String rights(AddedFile file) {
    List<String> rights = new ArrayList<>();
    file.mode().ifPresent(mode -> rights.add(String.format("mode %04o", mode)));
    if (file.uid().isPresent() || file.gid().isPresent()) {
      rights.add("owner " + file.uid().orElse(0) + ":" + file.gid().orElse(0));
    }
    return rights.isEmpty() ? "" : " (" + String.join(", ", rights) + ")";
  }
}
