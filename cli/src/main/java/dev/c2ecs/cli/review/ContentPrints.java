package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.input.AddedFile;
import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cli.deploy.ProjectFiles;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.source.DeliveredWalk;
import dev.c2ecs.compose.io.FileAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What images are made of, as prints: a template names an image by a parameter, so that the files
 * in it can change and the template does not. The print of an image of a registry is its name,
 * which may be shown.
 */
public final class ContentPrints {

  /** What an image is made from, when that is one of a registry. */
  public static final String IMAGE = "image";

  private static final int LARGEST = 64 << 20;
  private static final int MOST_FILES = 20_000;
  private static final int DEEPEST = 64;

  /**
   * Something whose content counts.
   *
   * @param service the service that it is for
   * @param what what it is for people: {@code build ./app}, {@code file ./nginx.conf}
   */
  public record Thing(String service, String what) implements Comparable<Thing> {
    @Override
    public int compareTo(Thing other) {
      int first = service.compareTo(other.service);
      return first != 0 ? first : what.compareTo(other.what);
    }
  }

  private final FileAccess files;
  private final ProjectFiles project;
  private final Map<String, String> printed = new HashMap<>();
  private final Map<Thing, String> prints = new TreeMap<>();

  private ContentPrints(FileAccess files, ProjectFiles project) {
    this.files = files;
    this.project = project;
  }

  /**
   * The prints of a project.
   *
   * @param delivered what its files are delivered from
   */
  public static Map<Thing, String> of(
      List<NeededImage> images, FileAccess files, ProjectFiles delivered) {
    ContentPrints all = new ContentPrints(files, delivered);
    images.forEach(all::image);
    return all.prints;
  }

  private void image(NeededImage image) {
    for (String service : image.services()) {
      if (image.base() instanceof NeededImage.Built built) {
        build(service, built);
      } else if (image.base() instanceof NeededImage.OfRegistry base) {
        prints.put(new Thing(service, IMAGE), base.image());
      }
      for (AddedFile file : image.files()) {
        if (file.source() instanceof AddedFile.File one) {
          put(service, "file", one.path());
        } else if (file.source() instanceof AddedFile.Directory many) {
          put(service, "directory", many.path());
        } else if (file.source() instanceof AddedFile.Seed seed) {
          put(service, "directory", seed.path());
        } else if (file.source() instanceof AddedFile.Text text) {
          prints.put(
              new Thing(service, "content of " + file.shownAt()),
              Digest.of(text.text().getBytes(StandardCharsets.UTF_8)).text());
        }
      }
    }
  }

  private void build(String service, NeededImage.Built built) {
    String context = built.build().context();
    if (context.startsWith("/")) {
      put(service, "build", context);
      built
          .build()
          .dockerfile()
          .filter(file -> file.startsWith("/") && !file.startsWith(context + "/"))
          .ifPresent(file -> put(service, "file", file));
    }
    String said = built.build().toString();
    prints.put(
        new Thing(service, "build options"),
        Digest.of(said.getBytes(StandardCharsets.UTF_8)).text());
  }

  private void put(String service, String what, String path) {
    // Services often share a context, which may be large.
    String print = printed.computeIfAbsent(path, this::print);
    prints.put(new Thing(service, what + " " + project.shown(path)), print);
  }

  private String print(String source) {
    try {
      Path path = Path.of(source);
      MessageDigest digest = Digest.algorithm();
      if (!files.isDirectory(path)) {
        add(digest, "", path);
      } else {
        List<Path> below = DeliveredWalk.of(path, files, project.known(), DEEPEST);
        for (Path file : below.subList(0, Math.min(MOST_FILES, below.size()))) {
          add(digest, path.relativize(file).toString(), file);
        }
      }
      return Digest.finished(digest).text();
    } catch (IOException | InvalidPathException e) {
      // what cannot be read is reported where it is needed
      return "unreadable";
    }
  }

  private void add(MessageDigest digest, String name, Path file) throws IOException {
    digest.update(
        Digest.of(name.getBytes(StandardCharsets.UTF_8)).text().getBytes(StandardCharsets.UTF_8));
    digest.update(Digest.of(files.read(file, LARGEST)).text().getBytes(StandardCharsets.UTF_8));
  }
}
