package dev.c2ecs.cli.image;

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

  /** A file of the project, read when the layer is. */
  public record Source(Path path) implements Content {}

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
    return new LayerFile(target, new Source(path), mode, uid, gid);
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

  /** A symbolic link. */
  public static LayerFile link(String target, String text, long uid, long gid) {
    return new LayerFile(target, new Link(text), 0777, uid, gid);
  }
}
