package dev.c2ecs.cli.image;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A file, a directory or a link in a {@link FileTree}, which owns and changes it. */
final class FileNode {

  private static final int USUAL_MODE = 0755;

  private final TarEntry.Kind kind;
  private final Attributes attributes;
  private final String linkName;
  private final int layer;
  private final Origin origin;
  private final SortedMap<String, FileNode> children = new TreeMap<>();
  private @Nullable FileTree owner;

  /** Permissions and owner. */
  record Attributes(int mode, long uid, long gid) {}

  /** Why a node is there. */
  sealed interface Origin {}

  /** The image has it. */
  record OfImage() implements Origin {}

  /** It was on the way to something. */
  record Made() implements Origin {}

  /** It is delivered. */
  record Delivered(LayerFile file) implements Origin {}

  private FileNode(
      TarEntry.Kind kind, Attributes attributes, String linkName, int layer, Origin origin) {
    this.kind = kind;
    this.attributes = attributes;
    this.linkName = linkName;
    this.layer = layer;
    this.origin = origin;
  }

  /** A directory that nobody describes: that of root, readable by all. */
  static FileNode made(int layer) {
    return new FileNode(
        TarEntry.Kind.DIRECTORY, new Attributes(USUAL_MODE, 0, 0), "", layer, new Made());
  }

  /** What an entry of a layer says. */
  static FileNode of(TarEntry entry, int layer) {
    return new FileNode(
        entry.kind(),
        new Attributes(entry.mode(), entry.uid(), entry.gid()),
        entry.kind() == TarEntry.Kind.SYMLINK ? entry.linkName() : "",
        layer,
        new OfImage());
  }

  /** What is delivered. */
  static FileNode of(LayerFile file, int layer) {
    TarEntry.Kind kind =
        file.content() instanceof LayerFile.Directory
            ? TarEntry.Kind.DIRECTORY
            : file.content() instanceof LayerFile.Link ? TarEntry.Kind.SYMLINK : TarEntry.Kind.FILE;
    return new FileNode(
        kind,
        new Attributes(file.mode(), file.uid(), file.gid()),
        file.content() instanceof LayerFile.Link link ? link.text() : "",
        layer,
        new Delivered(file));
  }

  /** Another name of the same file in another layer. */
  FileNode linked(int inLayer) {
    return new FileNode(kind, attributes, linkName, inLayer, origin);
  }

  /** The same with the children of another one. */
  FileNode withChildrenOf(FileNode other) {
    children.putAll(other.children);
    return this;
  }

  /** The same for another owner. */
  FileNode copy() {
    return new FileNode(kind, attributes, linkName, layer, origin).withChildrenOf(this);
  }

  void claim(FileTree tree) {
    owner = tree;
  }

  @SuppressWarnings("ReferenceEquality") // a tree is itself only
  boolean isOwnedBy(FileTree tree) {
    return owner == tree;
  }

  TarEntry.Kind kind() {
    return kind;
  }

  Attributes attributes() {
    return attributes;
  }

  String linkName() {
    return linkName;
  }

  int layer() {
    return layer;
  }

  Origin origin() {
    return origin;
  }

  SortedMap<String, FileNode> children() {
    return children;
  }

  Optional<FileNode> child(String name) {
    return Optional.ofNullable(children.get(name));
  }

  void put(String name, FileNode child) {
    children.put(name, child);
  }

  void remove(String name) {
    children.remove(name);
  }

  /** Takes out what the layers below one brought, but not what that layer itself brought. */
  void removeBelow(int current) {
    for (Map.Entry<String, FileNode> entry : children.entrySet()) {
      FileNode child = entry.getValue();
      child.removeBelow(current);
      // what stays in a directory that is gone is in one that is made for it
      if (child.layer < current && !child.children.isEmpty()) {
        entry.setValue(made(current).withChildrenOf(child));
      }
    }
    children.values().removeIf(child -> child.layer < current);
  }
}
