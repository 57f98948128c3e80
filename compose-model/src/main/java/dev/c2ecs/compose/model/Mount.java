package dev.c2ecs.compose.model;

import dev.c2ecs.compose.tree.TreePath;
import java.util.Optional;

/**
 * Something mounted into a container.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#volumes">Compose
 *     specification</a>
 */
public sealed interface Mount {

  /** The word of Compose: bind, volume, tmpfs, image, npipe or cluster. */
  String type();

  /** The absolute path in the container. */
  String target();

  /** Whether the container may only read. */
  boolean readOnly();

  /** How strictly host and container agree. */
  Optional<String> consistency();

  /** The path inside of the volume that is mounted; empty for all of it, and for other mounts. */
  default Optional<String> subpath() {
    return Optional.empty();
  }

  /** Its path in the project. */
  TreePath path();

  /**
   * The same mount as another service takes it over.
   *
   * @param newPath the path in the project that takes it over
   * @param onlyRead whether the other service may only read, though this one may write
   */
  Mount takenOver(TreePath newPath, boolean onlyRead);

  /**
   * A path of the host.
   *
   * @param source the absolute path
   * @param bind how it is mounted
   * @param volume how a volume is mounted that is another name for the path
   */
  record Bind(
      String source,
      String target,
      boolean readOnly,
      Optional<String> consistency,
      Optional<BindOptions> bind,
      Optional<VolumeOptions> volume,
      TreePath path)
      implements Mount {

    @Override
    public String type() {
      return "bind";
    }

    @Override
    public Optional<String> subpath() {
      return volume.flatMap(VolumeOptions::subpath);
    }

    @Override
    public Bind takenOver(TreePath newPath, boolean onlyRead) {
      return new Bind(source, target, readOnly || onlyRead, consistency, bind, volume, newPath);
    }
  }

  /**
   * A volume.
   *
   * @param source the key of the volume; empty for an anonymous one
   * @param volume how it is mounted
   */
  record OfVolume(
      Optional<String> source,
      String target,
      boolean readOnly,
      Optional<String> consistency,
      Optional<VolumeOptions> volume,
      TreePath path)
      implements Mount {

    @Override
    public String type() {
      return "volume";
    }

    @Override
    public Optional<String> subpath() {
      return volume.flatMap(VolumeOptions::subpath);
    }

    @Override
    public OfVolume takenOver(TreePath newPath, boolean onlyRead) {
      return new OfVolume(source, target, readOnly || onlyRead, consistency, volume, newPath);
    }
  }

  /**
   * A file system in memory.
   *
   * @param tmpfs its size and permissions
   */
  record Tmpfs(
      String target,
      boolean readOnly,
      Optional<String> consistency,
      Optional<TmpfsOptions> tmpfs,
      TreePath path)
      implements Mount {

    @Override
    public String type() {
      return "tmpfs";
    }

    @Override
    public Tmpfs takenOver(TreePath newPath, boolean onlyRead) {
      return new Tmpfs(target, readOnly || onlyRead, consistency, tmpfs, newPath);
    }
  }

  /**
   * The content of an image.
   *
   * @param source the image
   * @param image which part of it
   */
  record OfImage(
      String source,
      String target,
      boolean readOnly,
      Optional<String> consistency,
      Optional<ImageOptions> image,
      TreePath path)
      implements Mount {

    @Override
    public String type() {
      return "image";
    }

    @Override
    public OfImage takenOver(TreePath newPath, boolean onlyRead) {
      return new OfImage(source, target, readOnly || onlyRead, consistency, image, newPath);
    }
  }

  /**
   * A named pipe of Windows.
   *
   * @param source the path of the pipe
   */
  record NamedPipe(
      String source, String target, boolean readOnly, Optional<String> consistency, TreePath path)
      implements Mount {

    @Override
    public String type() {
      return "npipe";
    }

    @Override
    public NamedPipe takenOver(TreePath newPath, boolean onlyRead) {
      return new NamedPipe(source, target, readOnly || onlyRead, consistency, newPath);
    }
  }

  /**
   * A volume of the cluster, by the container storage interface.
   *
   * @param source the name of the volume
   */
  record Cluster(
      String source, String target, boolean readOnly, Optional<String> consistency, TreePath path)
      implements Mount {

    @Override
    public String type() {
      return "cluster";
    }

    @Override
    public Cluster takenOver(TreePath newPath, boolean onlyRead) {
      return new Cluster(source, target, readOnly || onlyRead, consistency, newPath);
    }
  }
}
