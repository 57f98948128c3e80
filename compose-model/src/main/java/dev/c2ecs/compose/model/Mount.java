package dev.c2ecs.compose.model;

import dev.c2ecs.compose.tree.TreePath;
import java.util.Optional;

/**
 * Something mounted into a container.
 *
 * @param type bind, volume, tmpfs, npipe, cluster or image
 * @param source the volume name or absolute path; empty for an anonymous volume
 * @param target the absolute path in the container
 * @param readOnly whether the container may only read
 * @param consistency how strictly host and container agree
 * @param bind options of a bind mount
 * @param volume options of a volume
 * @param tmpfs options of a tmpfs
 * @param image options of an image mount
 * @param path its path in the project
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#volumes">Compose
 *     specification</a>
 */
public record Mount(
    String type,
    Optional<String> source,
    String target,
    boolean readOnly,
    Optional<String> consistency,
    Optional<BindOptions> bind,
    Optional<VolumeOptions> volume,
    Optional<TmpfsOptions> tmpfs,
    Optional<ImageOptions> image,
    TreePath path) {

  static Mount of(Attributes attributes) {
    return new Mount(
        attributes.text("type").orElse("volume"),
        attributes.filledText("source"),
        attributes.text("target").orElse(""),
        attributes.flag("read_only"),
        attributes.text("consistency"),
        attributes.object("bind", BindOptions::of),
        attributes.object("volume", VolumeOptions::of),
        attributes.object("tmpfs", TmpfsOptions::of),
        attributes.object("image", ImageOptions::of),
        attributes.path());
  }
}
