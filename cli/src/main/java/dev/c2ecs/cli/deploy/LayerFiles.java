package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.AddedFile;
import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.image.DeliveredFiles;
import dev.c2ecs.cli.image.ImageException;
import dev.c2ecs.cli.image.LayerFile;
import dev.c2ecs.cli.image.SecretFiles;
import dev.c2ecs.cli.source.ProjectFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The files that are added to an image, read from the project. */
final class LayerFiles {

  private static final int READABLE = 0444;
  private static final int NAMED = 3;
  private static final double MEBIBYTE = 1 << 20;

  private final NeededImage image;
  private final Map<String, String> variables;
  private final ProjectFiles projectFiles;
  private final ConfigValues configs;

  /**
   * Files.
   *
   * @param variables the variables whose values configs take
   * @param projectFiles which files below a directory belong to the project
   * @param configs the contents of external configs
   */
  LayerFiles(
      NeededImage image,
      Map<String, String> variables,
      ProjectFiles projectFiles,
      ConfigValues configs) {
    this.image = image;
    this.variables = variables;
    this.projectFiles = projectFiles;
    this.configs = configs;
  }

  /**
   * The files of the layer; the content of large ones is read when the layer is.
   *
   * @throws Refusal if one cannot be delivered, holds what must stay secret, or they are too large
   */
  List<DeliveredFiles> read() {
    List<DeliveredFiles> files = new ArrayList<>();
    List<DeliveredFiles.Sized> largest = new ArrayList<>();
    long size = 0;
    for (AddedFile file : image.files()) {
      DeliveredFiles delivered = read(file);
      size += delivered.size();
      largest.addAll(delivered.largest(NAMED));
      files.add(delivered);
    }
    if (size > image.fileLimit()) {
      throw tooLarge(size, largest);
    }
    return List.copyOf(files);
  }

  private Refusal tooLarge(long size, List<DeliveredFiles.Sized> largest) {
    largest.sort((one, other) -> Long.compare(other.size(), one.size()));
    String names =
        largest.stream()
            .limit(NAMED)
            .map(file -> file.path() + " (" + mebibytes(file.size()) + ")")
            .collect(Collectors.joining(", "));
    return new Refusal(
        DeployCode.FILES_TOO_LARGE,
        "the files that "
            + image.service()
            + " mounts have "
            + mebibytes(size)
            + ", more than "
            + mebibytes(image.fileLimit())
            + ": "
            + names
            + ". Put them into the image by `build`, or on a volume, or raise"
            + " `x-aws-file_limit` of the service");
  }

  private static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MiB", bytes / MEBIBYTE);
  }

  private DeliveredFiles read(AddedFile file) {
    if (file.source() instanceof AddedFile.Text text) {
      return text(file, text.text());
    }
    if (file.source() instanceof AddedFile.Variable variable) {
      String value = variables.get(variable.name());
      if (value == null) {
        throw new Refusal(
            DeployCode.CONFIG_MISSING,
            file.path()
                + ": the variable "
                + variable.name()
                + " is not set, which a config of "
                + image.service()
                + " takes: set it in the shell or in .env (to nothing for an empty file)");
      }
      return text(file, value);
    }
    if (file.source() instanceof AddedFile.File source) {
      return ofProject(file, Path.of(source.path()));
    }
    if (file.source() instanceof AddedFile.Directory source) {
      return ofProject(file, Path.of(source.path()));
    }
    if (file.source() instanceof AddedFile.Seed source) {
      return ofProject(file, Path.of(source.path()));
    }
    AddedFile.SystemsManager parameter = (AddedFile.SystemsManager) file.source();
    return text(file, configs.text(parameter.name(), file, image.service()));
  }

  private static DeliveredFiles text(AddedFile file, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return DeliveredFiles.content(file.target(), bytes, file.mode().orElse(READABLE), owner(file));
  }

  private static DeliveredFiles.Owner owner(AddedFile file) {
    return new DeliveredFiles.Owner(file.uid().orElse(0), file.gid().orElse(0));
  }

  private DeliveredFiles ofProject(AddedFile file, Path source) {
    boolean tracked = file.source() instanceof AddedFile.Seed;
    try {
      DeliveredFiles found =
          DeliveredFiles.of(
              source,
              file.target(),
              owner(file),
              path -> projectFiles.have(real(source), path, tracked));
      for (LayerFile one : found.files()) {
        if (one.content() instanceof LayerFile.Source content) {
          checkSecret(file, content.path());
        }
      }
      return new DeliveredFiles(withMode(found.files(), file.mode()), found.size());
    } catch (ImageException e) {
      throw new Refusal(DeployCode.FILES_UNREADABLE, file.path() + ": " + e.words());
    } catch (IOException e) {
      throw new Refusal(
          DeployCode.FILES_UNREADABLE, file.path() + ": " + source + " cannot be read");
    }
  }

  /** What is found in a directory is found by the path that links lead to. */
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

  private void checkSecret(AddedFile file, Path path) throws IOException {
    Optional<String> secret = SecretFiles.found(path);
    if (secret.isPresent()) {
      throw new Refusal(
          DeployCode.FILES_SECRET,
          file.path()
              + ": "
              + path
              + " holds "
              + secret.get()
              + ", which everybody who may pull the image of "
              + image.service()
              + " could read: give it as a secret (`secrets:`), or take it out of what is mounted");
    }
  }
}
