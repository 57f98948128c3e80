package dev.c2ecs.cfn.images;

import dev.c2ecs.cfn.input.AddedFile;
import dev.c2ecs.compose.HostPathKind;
import dev.c2ecs.compose.model.Attributes;
import dev.c2ecs.compose.model.Build;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.FileReference;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.StoredFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files and directories of a project that must be in the image of a service, because a task has
 * no host to mount them from: configs, mounted files, directories that are mounted to be read.
 */
public final class DeliveredFiles {

  private static final int OCTAL = 8;

  private DeliveredFiles() {}

  /** The files that the image of a service must have: configs, then mounts. */
  public static List<AddedFile> of(
      Service service,
      List<Mount> mounts,
      ComposeProject project,
      Map<String, HostPathKind> sources,
      Set<String> written) {
    List<AddedFile> files = new ArrayList<>();
    for (FileReference config : service.configs()) {
      StoredFile stored = project.configs().get(config.source());
      if (stored != null) {
        files.add(
            new AddedFile(
                content(stored),
                config.target().orElse("/" + config.source()),
                number(config.uid(), 10),
                number(config.gid(), 10),
                number(config.mode(), OCTAL),
                config.path()));
      }
    }
    for (Mount mount : mounts) {
      if (mount instanceof Mount.Bind bind
          && isInProject(bind, project)
          && !isSourceCode(service, bind)
          && isRead(bind, sources, written)) {
        boolean file =
            sources.getOrDefault(bind.source(), HostPathKind.MISSING) == HostPathKind.FILE;
        files.add(
            new AddedFile(
                file ? new AddedFile.File(bind.source()) : new AddedFile.Directory(bind.source()),
                mount.target(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                mount.path()));
      }
    }
    return files;
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
    return source(file, project) + " at " + file.target() + rights(file);
  }

  private static String source(AddedFile file, ComposeProject project) {
    boolean config = file.path().keyAt(2).equals("configs");
    return config
        ? "config "
            + project.at(file.path()).map(node -> new Attributes(node, file.path()))
                .flatMap(attributes -> attributes.text("source")).orElse("")
        : relative(file.source(), project.directory());
  }

  private static String relative(AddedFile.Source source, String directory) {
    String path =
        source instanceof AddedFile.File file
            ? file.path()
            : source instanceof AddedFile.Directory whole ? whole.path() : "";
    return path.startsWith(directory) ? "." + path.substring(directory.length()) : path;
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

  /** Whether a mount is of something below the project directory. */
  public static boolean isInProject(Mount.Bind mount, ComposeProject project) {
    return (mount.source() + "/").startsWith(project.directory() + "/");
  }

  /** Whether a mount is of the directory that the image of the service is built from. */
  public static boolean isSourceCode(Service service, Mount.Bind mount) {
    String context = service.build().map(Build::context).orElse("");
    return !context.isEmpty() && (mount.source() + "/").startsWith(context + "/");
  }

  /** The directories of the project that some service may write. */
  public static Set<String> written(Map<String, List<Mount>> mounts, ComposeProject project) {
    Set<String> written = new TreeSet<>();
    for (Service service : project.services().values()) {
      for (Mount mount : mounts.getOrDefault(service.name(), List.of())) {
        if (mount instanceof Mount.Bind bind
            && isInProject(bind, project)
            && !isSourceCode(service, bind)
            && !bind.readOnly()) {
          written.add(bind.source());
        }
      }
    }
    return written;
  }

  /** A directory that some service may write is data, not a part of the image. */
  public static boolean isRead(
      Mount.Bind mount, Map<String, HostPathKind> sources, Set<String> written) {
    String source = mount.source();
    return sources.getOrDefault(source, HostPathKind.MISSING) == HostPathKind.FILE
        || !written.contains(source);
  }
}
