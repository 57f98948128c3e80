package dev.c2ecs.cli.image;

import dev.c2ecs.cli.image.ImageException.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The files of an image as a tree of names. It is changed while it is made; a tree that was made
 * over another one shares what it does not change, so that one base serves many layers.
 *
 * <p>A way is a list of names from the root; where it comes from a method here, no name on it is
 * that of a symbolic link.
 */
final class FileTree {

  /** As many as runc follows. Linux follows 40, but a mount is resolved before Linux sees it. */
  private static final int MOST_LINKS = 255;

  /** As deep as a path of Linux can be, 4096 bytes. */
  private static final int DEEPEST = 2048;

  private FileNode root;

  private FileTree(FileNode root) {
    this.root = root;
  }

  /** A tree of nothing but the root. */
  static FileTree empty() {
    FileTree tree = new FileTree(FileNode.made(0));
    tree.root.claim(tree);
    return tree;
  }

  /** A tree that starts as this one does; this one must not be changed any more. */
  FileTree copy() {
    return new FileTree(root);
  }

  FileNode root() {
    return root;
  }

  /** Whether a node is this tree's alone: it, or something below it, was changed here. */
  boolean owns(FileNode node) {
    return node.isOwnedBy(this);
  }

  /** What is at the end of a way, no link followed. */
  Optional<FileNode> at(List<String> way) {
    FileNode node = root;
    for (String name : way) {
      Optional<FileNode> child = node.child(name);
      if (child.isEmpty()) {
        return Optional.empty();
      }
      node = child.get();
    }
    return Optional.of(node);
  }

  /**
   * Where names lead when every link among them is followed, the last included. A link to above the
   * root leads to the root. Names that do not exist stay as they are.
   *
   * @throws ImageException when the links lead round in a circle, or through a file
   */
  List<String> resolve(List<String> names) throws ImageException {
    Deque<String> pending = new ArrayDeque<>(names);
    List<String> way = new ArrayList<>();
    int links = 0;
    while (!pending.isEmpty()) {
      String name = pending.removeFirst();
      if (name.isEmpty() || name.equals(".")) {
        continue;
      }
      if (name.equals("..")) {
        if (!way.isEmpty()) {
          way.remove(way.size() - 1);
        }
        continue;
      }
      way.add(name);
      if (way.size() > DEEPEST) {
        throw new ImageException(
            Problem.BAD_PATH, "the way to " + path(names.subList(0, 1)) + "/… is too long");
      }
      Optional<FileNode> node = at(way);
      if (node.isEmpty() || node.get().kind() == TarEntry.Kind.DIRECTORY) {
        continue;
      }
      if (node.get().kind() == TarEntry.Kind.SYMLINK) {
        links++;
        if (links > MOST_LINKS) {
          throw new ImageException(
              Problem.BAD_PATH, "the links on the way to " + path(names) + " lead in a circle");
        }
        String target = node.get().linkName();
        if (target.startsWith("/")) {
          way.clear();
        } else {
          way.remove(way.size() - 1);
        }
        prepend(pending, target);
      } else if (!pending.isEmpty()) {
        throw noDirectory(way);
      }
    }
    return way;
  }

  private static ImageException noDirectory(List<String> way) {
    return new ImageException(
        Problem.KIND_CONFLICT, path(way) + " is a file of the image and no directory");
  }

  private static void prepend(Deque<String> pending, String target) {
    String[] names = target.split("/", -1);
    for (int i = names.length - 1; i >= 0; i--) {
      pending.addFirst(names[i]);
    }
  }

  /** The same, but a link at the end is not followed. */
  List<String> resolveParent(List<String> names) throws ImageException {
    int last = names.size() - 1;
    List<String> way = resolve(names.subList(0, last));
    if (at(way).filter(node -> node.kind() != TarEntry.Kind.DIRECTORY).isPresent()) {
      throw noDirectory(way);
    }
    way.add(names.get(last));
    return way;
  }

  /** Puts a node at the end of a way, in place of what is there. Missing directories are made. */
  void put(List<String> way, FileNode node) {
    node.claim(this);
    if (way.isEmpty()) {
      root = node;
      return;
    }
    ownDirectory(way.subList(0, way.size() - 1), node.layer()).put(way.get(way.size() - 1), node);
  }

  /** The directory at the end of a way, to be changed; it is made when it is missing. */
  FileNode ownDirectory(List<String> way, int layer) {
    root = owned(root);
    FileNode node = root;
    for (String name : way) {
      Optional<FileNode> there = node.child(name);
      FileNode child = there.isPresent() ? owned(there.get()) : FileNode.made(layer);
      child.claim(this);
      node.put(name, child);
      node = child;
    }
    return node;
  }

  private FileNode owned(FileNode node) {
    FileNode own = node.isOwnedBy(this) ? node : node.copy();
    own.claim(this);
    return own;
  }

  /** A way as people write it. */
  static String path(List<String> way) {
    return "/" + String.join("/", way);
  }
}
