package dev.c2ecs.cli.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.c2ecs.cli.image.ImageException.Problem;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What one mount or one config delivers: a file, or a directory with all that is in it.
 *
 * <p>Permissions of files of the project are those that git keeps, 0755 for what its owner may
 * execute and for directories, else 0644, so that a layer does not depend on the umask of whoever
 * checked the project out. On a system without permissions all is 0755, as Docker Desktop shows it.
 *
 * @param files the file, or the directory and then what is in it, sorted by names; links are not
 *     followed
 * @param size the sum of the lengths of all files in bytes
 */
public record DeliveredFiles(List<LayerFile> files, long size) {

  /** The most that is delivered to a service when nothing else is said: 64 MiB. */
  public static final long USUAL_LIMIT = 64L << 20;

  private static final int READABLE = 0644;
  private static final int EXECUTABLE = 0755;
  private static final int MOST_FILES = 100_000;
  private static final int DEEPEST = 200;

  public DeliveredFiles {
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("a delivery has a file or a directory");
    }
  }

  /**
   * A hash of what is delivered, wherever it lies: names, permissions and contents.
   *
   * @throws IOException if a file cannot be read
   */
  public Digest fingerprint() throws IOException {
    List<LayerFile> sorted = new ArrayList<>(files);
    sorted.sort(Comparator.comparing(LayerFile::target));
    int base = sorted.get(0).target().length();
    MessageDigest digest = Digest.algorithm();
    for (LayerFile file : sorted) {
      String name = file.target().substring(Math.min(base, file.target().length()));
      String head = name + "\n" + file.mode() + "\n" + file.content().getClass().getSimpleName();
      digest.update(Digest.of(head.getBytes(UTF_8)).text().getBytes(UTF_8));
      digest.update(content(file.content()).text().getBytes(UTF_8));
    }
    return Digest.finished(digest);
  }

  private static Digest content(LayerFile.Content content) throws IOException {
    if (content instanceof LayerFile.Source source) {
      MessageDigest digest = Digest.algorithm();
      try (InputStream in = source.open()) {
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          digest.update(buffer, 0, read);
        }
      }
      return Digest.finished(digest);
    }
    if (content instanceof LayerFile.Bytes bytes) {
      return Digest.of(bytes.bytes());
    }
    String text = content instanceof LayerFile.Link link ? link.text() : "";
    return Digest.of(text.getBytes(UTF_8));
  }

  /** Whose the files are in the image. */
  public record Owner(long uid, long gid) {
    /** Root, as everything that nobody owns. */
    public static final Owner ROOT = new Owner(0, 0);
  }

  /** The largest of some files, by their names, with their sizes in bytes. */
  public record Sized(String name, long size) {}

  /** One file whose content is at hand, as of a config. */
  public static DeliveredFiles of(LayerFile file, long size) {
    return new DeliveredFiles(List.of(file), size);
  }

  /** The content of a config. */
  public static DeliveredFiles content(String target, byte[] content, int mode, Owner owner) {
    return of(LayerFile.bytes(target, content, mode, owner.uid(), owner.gid()), content.length);
  }

  /**
   * Walks a directory, or takes one file. What it reads is names and sizes.
   *
   * @param source the directory or the file; a link is followed here only, as a mount does
   * @param name its name for people
   * @param target the absolute path in the image
   * @param owner whose all of it is
   * @param isDelivered whether a file, a link or a directory below the source is delivered at all
   * @throws ImageException when a device, a pipe or a socket is in it, or a name that no image can
   *     have
   */
  public static DeliveredFiles of(
      Path source, String name, String target, Owner owner, Predicate<Path> isDelivered)
      throws ImageException {
    Walk walk = new Walk(owner, isDelivered);
    walk.add(real(source, name), name, target, 0);
    return new DeliveredFiles(walk.files, walk.size);
  }

  /** The same for files that people know by their paths. */
  public static DeliveredFiles of(
      Path source, String target, Owner owner, Predicate<Path> isDelivered) throws ImageException {
    return of(source, real(source, source.toString()).toString(), target, owner, isDelivered);
  }

  private static Path real(Path source, String name) throws ImageException {
    try {
      return source.toRealPath();
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /** The largest files, at most so many, the largest first. */
  public List<Sized> largest(int count) {
    List<Sized> sized = new ArrayList<>();
    for (LayerFile file : files) {
      if (file.content() instanceof LayerFile.Source source) {
        sized.add(new Sized(source.name(), source.path().toFile().length()));
      }
    }
    sized.sort(Comparator.comparingLong(Sized::size).reversed().thenComparing(Sized::name));
    return List.copyOf(sized.subList(0, Math.min(count, sized.size())));
  }

  static ImageException unreadable(String name, IOException cause) {
    String why =
        cause instanceof NoSuchFileException
            ? " does not exist"
            : cause instanceof AccessDeniedException ? " may not be read" : " cannot be read";
    Problem problem = cause instanceof NoSuchFileException ? Problem.MISSING : Problem.UNREADABLE;
    return new ImageException(problem, name + why, cause);
  }

  /** One walk. */
  private static final class Walk {
    private final Owner owner;
    private final Predicate<Path> isDelivered;
    private final List<LayerFile> files = new ArrayList<>();
    private long size;

    Walk(Owner owner, Predicate<Path> isDelivered) {
      this.owner = owner;
      this.isDelivered = isDelivered;
    }

    void add(Path path, String name, String target, int depth) throws ImageException {
      TargetPath.names(target);
      if (files.size() == MOST_FILES || depth > DEEPEST) {
        throw new ImageException(
            Problem.TOO_LARGE,
            name + (depth > DEEPEST ? " lies too deep" : " is one file too many to be delivered"));
      }
      try {
        BasicFileAttributes attributes =
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isSymbolicLink()) {
          String text = Files.readSymbolicLink(path).toString().replace(File.separatorChar, '/');
          files.add(LayerFile.link(target, text, owner.uid(), owner.gid()));
        } else if (attributes.isDirectory()) {
          files.add(
              new LayerFile(
                  target,
                  new LayerFile.Directory(depth == 0),
                  EXECUTABLE,
                  owner.uid(),
                  owner.gid()));
          addAll(path, name, target, depth);
        } else if (attributes.isRegularFile()) {
          size += attributes.size();
          files.add(LayerFile.source(target, path, name, mode(path), owner.uid(), owner.gid()));
        } else {
          throw new ImageException(Problem.SPECIAL_FILE, name + " is a device, a pipe or a socket");
        }
      } catch (ImageException e) {
        throw e;
      } catch (IOException e) {
        throw unreadable(name, e);
      }
    }

    private void addAll(Path directory, String name, String target, int depth) throws IOException {
      List<Path> children;
      try (Stream<Path> stream = Files.list(directory)) {
        children =
            stream
                .filter(isDelivered)
                .sorted(Comparator.comparing(child -> String.valueOf(child.getFileName())))
                .toList();
      }
      for (Path child : children) {
        String file = "/" + child.getFileName();
        add(child, name + file, target + file, depth + 1);
      }
    }

    private static int mode(Path path) throws IOException {
      if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        return EXECUTABLE;
      }
      Set<PosixFilePermission> permissions =
          Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
      return permissions.contains(PosixFilePermission.OWNER_EXECUTE) ? EXECUTABLE : READABLE;
    }
  }
}
