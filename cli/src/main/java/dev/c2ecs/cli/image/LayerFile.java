package dev.c2ecs.cli.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * One file, directory or symbolic link that is delivered into an image.
 *
 * @param target the absolute path in the image
 * @param content what it is
 * @param mode its permissions, {@code 0644}; a symbolic link has always 0777
 * @param uid the number of its owner
 * @param gid the number of its group
 */
public record LayerFile(String target, Content content, int mode, long uid, long gid) {

  /** What is delivered. */
  public sealed interface Content {}

  /**
   * A file of the project, read when the layer is.
   *
   * @param path where it is
   * @param name its name for people
   */
  public record Source(Path path, String name) implements Content {

    /**
     * Its content.
     *
     * @throws ImageException if it is no file any more, or cannot be read
     */
    InputStream open() throws ImageException {
      try {
        // a pipe would be waited for
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          throw new ImageException(
              Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                  ? ImageException.Problem.SPECIAL_FILE
                  : ImageException.Problem.UNREADABLE,
              name + " is no file");
        }
        return Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS);
      } catch (ImageException e) {
        throw e;
      } catch (IOException e) {
        throw DeliveredFiles.unreadable(name, e);
      }
    }
  }

  /** A file whose content is at hand. */
  public static final class Bytes implements Content {
    private final byte[] bytes;

    /** A content, which is copied. */
    public Bytes(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    byte[] bytes() {
      return bytes;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return bytes.length + " bytes";
    }
  }

  /**
   * A directory.
   *
   * @param isOpaque whether it is what was mounted: it hides what the image has there. Another one
   *     is only made where there is none.
   */
  public record Directory(boolean isOpaque) implements Content {}

  /** A symbolic link, delivered as it is. */
  public record Link(String text) implements Content {}

  /** A file of the project. */
  public static LayerFile source(String target, Path path, int mode, long uid, long gid) {
    return source(target, path, path.toString(), mode, uid, gid);
  }

  /** A file of the project that people know by a name. */
  static LayerFile source(String target, Path path, String name, int mode, long uid, long gid) {
    return new LayerFile(target, new Source(path, name), mode, uid, gid);
  }

  /** A file whose content is at hand. */
  public static LayerFile bytes(String target, byte[] bytes, int mode, long uid, long gid) {
    return new LayerFile(target, new Bytes(bytes), mode, uid, gid);
  }

  /** A directory that hides what the image has there. */
  public static LayerFile mounted(String target, int mode, long uid, long gid) {
    return new LayerFile(target, new Directory(true), mode, uid, gid);
  }

  /** A directory that is made where there is none. */
  public static LayerFile directory(String target, int mode, long uid, long gid) {
    return new LayerFile(target, new Directory(false), mode, uid, gid);
  }

  /** Its name for people: that of the file of the project, else where it is delivered to. */
  public String name() {
    return content instanceof Source source ? source.name() : target;
  }

  /** Where its content is, with slashes: a file of the project, else where it is delivered to. */
  public String place() {
    return content instanceof Source source
        ? source.path().toAbsolutePath().toString().replace('\\', '/')
        : target;
  }

  /**
   * The beginning of its content; nothing for a directory or a link.
   *
   * @param most the most bytes
   * @throws ImageException if it cannot be read
   */
  public byte[] head(int most) throws ImageException {
    if (content instanceof Bytes bytes) {
      return Arrays.copyOf(bytes.bytes(), Math.min(most, bytes.bytes().length));
    }
    if (content instanceof Source source) {
      try (InputStream in = source.open()) {
        return in.readNBytes(most);
      } catch (ImageException e) {
        throw e;
      } catch (IOException e) {
        throw DeliveredFiles.unreadable(source.name(), e);
      }
    }
    return new byte[0];
  }

  /** A symbolic link. */
  public static LayerFile link(String target, String text, long uid, long gid) {
    return new LayerFile(target, new Link(text), 0777, uid, gid);
  }
}
