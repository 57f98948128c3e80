package dev.c2ecs.compose.model;

import dev.c2ecs.compose.tree.TreePath;
import java.util.Optional;

/** Reads a mount of the kind that its type says. */
final class MountReader {

  private MountReader() {}

  static Mount of(Attributes attributes) {
    Optional<String> source = attributes.filledText("source");
    String target = attributes.text("target").orElse("");
    boolean readOnly = attributes.flag("read_only");
    Optional<String> consistency = attributes.text("consistency");
    TreePath path = attributes.path();
    return switch (attributes.text("type").orElse("volume")) {
      case "bind" ->
          new Mount.Bind(
              source.orElse(""),
              target,
              readOnly,
              consistency,
              attributes.object("bind", BindOptions::of),
              attributes.object("volume", VolumeOptions::of),
              path);
      case "tmpfs" ->
          new Mount.Tmpfs(
              target, readOnly, consistency, attributes.object("tmpfs", TmpfsOptions::of), path);
      case "image" ->
          new Mount.OfImage(
              source.orElse(""),
              target,
              readOnly,
              consistency,
              attributes.object("image", ImageOptions::of),
              path);
      case "npipe" -> new Mount.NamedPipe(source.orElse(""), target, readOnly, consistency, path);
      case "cluster" -> new Mount.Cluster(source.orElse(""), target, readOnly, consistency, path);
      default ->
          new Mount.OfVolume(
              source,
              target,
              readOnly,
              consistency,
              attributes.object("volume", VolumeOptions::of),
              path);
    };
  }
}
