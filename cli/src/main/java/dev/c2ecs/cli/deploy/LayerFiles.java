package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.AddedFile;
import dev.c2ecs.cfn.input.ImageInspection.Finding;
import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.image.DeliveredFiles;
import dev.c2ecs.cli.image.FileLayer;
import dev.c2ecs.cli.image.ImageException;
import dev.c2ecs.cli.image.LayerFile;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.tree.TreePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The files that are added to an image, read from the project. What stands against them is decided
 * here, for commands that make the image and for those that only look.
 */
public final class LayerFiles {

  private static final int READABLE = 0444;
  private static final int NAMED = 3;
  private static final double MEBIBYTE = 1 << 20;

  private final NeededImage image;
  private final ProjectFiles project;
  private final Contents contents;
  private final List<Part> parts = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  /** Contents of configs that are no files. */
  @FunctionalInterface
  interface Contents {
    /**
     * The content of a variable or of a parameter of Systems Manager.
     *
     * @param service the service that gets it
     * @return empty when it does not matter now
     * @throws Refusal if there is none
     */
    Optional<String> of(AddedFile file, String service);
  }

  /** What one mount or one config delivers. */
  private record Part(AddedFile file, DeliveredFiles delivered) {}

  private LayerFiles(NeededImage image, ProjectFiles project, Contents contents) {
    this.image = image;
    this.project = project;
    this.contents = contents;
  }

  /**
   * The files of the layer; the content of large ones is read when the layer is.
   *
   * @param contents the contents of configs that are no files
   * @throws Refusal if one cannot be delivered, holds what must stay secret, or they are too large
   */
  static List<DeliveredFiles> of(NeededImage image, ProjectFiles project, Contents contents) {
    LayerFiles files = new LayerFiles(image, project, contents);
    files.read();
    List<Finding> errors =
        files.findings.stream().filter(one -> one.code().severity() == Severity.ERROR).toList();
    if (!errors.isEmpty()) {
      throw Refusal.of((DeployCode) errors.get(0).code(), errors);
    }
    return files.parts.stream().map(Part::delivered).toList();
  }

  /**
   * What there is to say of the files of an image. What only has to be there when it is deployed is
   * left out: variables without a value, and parameters of Systems Manager.
   */
  public static List<Finding> findings(NeededImage image, ProjectFiles project) {
    LayerFiles files =
        new LayerFiles(
            image,
            project,
            (file, service) ->
                file.source() instanceof AddedFile.Variable variable
                    ? Optional.ofNullable(project.variables().get(variable.name()))
                    : Optional.empty());
    files.read();
    return List.copyOf(files.findings);
  }

  private void read() {
    for (AddedFile file : image.files()) {
      try {
        read(file).ifPresent(delivered -> parts.add(new Part(file, delivered)));
      } catch (ImageException e) {
        if (e.problem() == ImageException.Problem.MISSING) {
          missing(file, e);
        } else {
          unreadable(file.path(), e);
        }
      }
    }
    long size = parts.stream().mapToLong(part -> part.delivered().size()).sum();
    if (size > image.fileLimit()) {
      // More than the limit is not worth reading.
      tooLarge(size);
    } else {
      parts.forEach(this::contents);
    }
    FileLayer.problems(parts.stream().map(Part::delivered).toList())
        .forEach(problem -> unreadable(place(image, problem), problem));
  }

  private void unreadable(TreePath path, ImageException e) {
    findings.add(new Finding(DeployCode.FILES_UNREADABLE, path, e.words(), remedy(e, image)));
  }

  /** A config is missing where its file is named, which the service does not. */
  private void missing(AddedFile file, ImageException e) {
    Optional<String> path =
        file.source() instanceof AddedFile.File source
            ? Optional.of(source.path())
            : Optional.empty();
    findings.add(
        new Finding(
            DeployCode.FILES_UNREADABLE,
            path.map(project.configs()::get).orElse(file.path()),
            e.words(),
            "create " + path.map(project::shown).orElse("it") + ", or correct the path"));
  }

  /** What to do about something that cannot be delivered. */
  static String remedy(ImageException e, NeededImage image) {
    return switch (e.problem()) {
      case BAD_PATH -> "mount it elsewhere, or take it out of what is mounted";
      case KIND_CONFLICT ->
          "mount it elsewhere: a file goes onto a file, a directory onto a directory";
      case SAME_TARGET -> "mount one of them elsewhere";
      case HIDDEN ->
          "write both by the paths that the links of the image lead to, or mount one elsewhere";
      case SPECIAL_FILE, TOO_LARGE -> "take it out of what is mounted";
      case MISSING -> "create it, or correct the path";
      case CHANGED -> "deploy again when nothing writes there any more";
      default ->
          "let it be read, or give the image of "
              + image.service()
              + " by hand: `c2ecs deploy --image`";
    };
  }

  /** The part of the Compose file that a problem with the files of an image is about. */
  static TreePath place(NeededImage image, ImageException e) {
    return image.files().stream()
        .filter(file -> e.target().filter(file.target()::equals).isPresent())
        .map(AddedFile::path)
        .findFirst()
        .orElse(TreePath.of("services", image.service()));
  }

  private void tooLarge(long size) {
    Part largest =
        parts.stream().max(Comparator.comparingLong(part -> part.delivered().size())).orElseThrow();
    String names =
        parts.stream()
            .flatMap(part -> part.delivered().largest(NAMED).stream())
            .sorted(Comparator.comparingLong(DeliveredFiles.Sized::size).reversed())
            .limit(NAMED)
            .map(file -> file.name() + " (" + mebibytes(file.size()) + ")")
            .collect(Collectors.joining(", "));
    findings.add(
        new Finding(
            DeployCode.FILES_TOO_LARGE,
            largest.file().path(),
            "the files that "
                + image.service()
                + " mounts have "
                + mebibytes(size)
                + ", more than "
                + mebibytes(image.fileLimit())
                + ": "
                + names,
            "put them into the image by `build`, or on a volume, or raise `x-aws-file_limit` of the"
                + " service"));
  }

  private static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MiB", bytes / MEBIBYTE);
  }

  private Optional<DeliveredFiles> read(AddedFile file) throws ImageException {
    if (file.source() instanceof AddedFile.Text text) {
      return Optional.of(text(file, text.text()));
    }
    if (file.source() instanceof AddedFile.File source) {
      return Optional.of(ofProject(file, source.path()));
    }
    if (file.source() instanceof AddedFile.Directory source) {
      return Optional.of(ofProject(file, source.path()));
    }
    if (file.source() instanceof AddedFile.Seed source) {
      return Optional.of(ofProject(file, source.path()));
    }
    return contents.of(file, image.service()).map(text -> text(file, text));
  }

  private static DeliveredFiles text(AddedFile file, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return DeliveredFiles.content(file.target(), bytes, file.mode().orElse(READABLE), owner(file));
  }

  private static DeliveredFiles.Owner owner(AddedFile file) {
    return new DeliveredFiles.Owner(file.uid().orElse(0), file.gid().orElse(0));
  }

  private DeliveredFiles ofProject(AddedFile file, String path) throws ImageException {
    Path source = Path.of(path);
    boolean tracked = file.source() instanceof AddedFile.Seed;
    // What is found in a directory is found by the path that links lead to.
    Path real = real(source);
    DeliveredFiles found =
        DeliveredFiles.of(
            source,
            project.shown(path),
            file.target(),
            owner(file),
            below -> project.known().have(real, below, tracked));
    return new DeliveredFiles(withMode(found.files(), file.mode()), found.size());
  }

  private static Path real(Path source) {
    try {
      return source.toRealPath();
    } catch (IOException e) {
      return source;
    }
  }

  private static List<LayerFile> withMode(List<LayerFile> files, OptionalInt mode) {
    return mode.isEmpty()
        ? files
        : files.stream()
            .map(f -> new LayerFile(f.target(), f.content(), mode.getAsInt(), f.uid(), f.gid()))
            .toList();
  }

  private void contents(Part part) {
    FileContents found;
    try {
      found = FileContents.of(part.delivered());
    } catch (ImageException e) {
      unreadable(part.file().path(), e);
      return;
    }
    if (!found.secrets().isEmpty()) {
      findings.add(
          new Finding(
              DeployCode.FILES_SECRET,
              part.file().path(),
              found.secrets().get(0) + more(found.secrets().size() - 1) + readable(),
              "give it as a secret (`secrets:`), or take it out of what is mounted"));
    }
    // The text of the Compose file itself is looked at where it is translated.
    if (!found.credentials().isEmpty() && !(part.file().source() instanceof AddedFile.Text)) {
      findings.add(
          new Finding(
              DeployCode.FILES_CREDENTIAL,
              part.file().path(),
              "there is what looks like a credential in "
                  + String.join(", ", found.credentials().stream().limit(NAMED).toList())
                  + more(found.credentials().size() - NAMED)
                  + readable(),
              "give the file as a secret (`secrets:`), or let the program take the value from its"
                  + " environment"));
    }
  }

  private String readable() {
    return ", which everybody who may pull the image of " + image.service() + " could read";
  }

  private static String more(int others) {
    return others > 0 ? " (and " + others + " more)" : "";
  }
}
