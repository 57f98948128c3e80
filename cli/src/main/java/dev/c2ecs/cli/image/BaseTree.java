package dev.c2ecs.cli.image;

import dev.c2ecs.cli.image.ImageException.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files of an image as its layers make them, one on top of the other: what is where, whose it
 * is, where links lead. Only headers are kept.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/layer.md">OCI image
 *     specification, layers</a>
 */
public final class BaseTree {

  private static final String WHITEOUT = ".wh.";
  private static final String MARK = WHITEOUT + WHITEOUT;
  private static final String OPAQUE = MARK + ".opq";

  /** As long as Linux takes one. */
  private static final int LONGEST = 4096;

  private final FileTree tree;

  private BaseTree(FileTree tree) {
    this.tree = tree;
  }

  /** The kinds of what is in an image. */
  public enum Kind {
    FILE,
    DIRECTORY,
    SYMLINK,
    /** Devices and pipes. */
    SPECIAL
  }

  /**
   * What is known of one path.
   *
   * @param mode the permissions, {@code 0755}
   * @param uid the number of the owner
   * @param gid the number of the group
   * @param linkName where a symbolic link leads, else empty
   */
  public record Entry(Kind kind, int mode, long uid, long gid, String linkName) {}

  /** The tree of an image from scratch. */
  public static BaseTree empty() {
    return new BaseTree(FileTree.empty());
  }

  /**
   * Reads all layers of an image, one after the other.
   *
   * @throws ImageException when a layer is damaged or of a kind that cannot be read
   * @throws IOException if one cannot be read
   */
  public static BaseTree read(Manifest manifest, BlobSource source) throws IOException {
    List<LayerListing> layers = new ArrayList<>();
    for (Descriptor layer : manifest.layers()) {
      layers.add(LayerListing.read(layer, source));
    }
    return of(layers);
  }

  /** The same, with the listings of layers that were read before. */
  public static BaseTree read(Manifest manifest, BlobSource source, ListingCache cache)
      throws IOException {
    List<LayerListing> layers = new ArrayList<>();
    for (Descriptor layer : manifest.layers()) {
      layers.add(cache.of(layer, source));
    }
    return of(layers);
  }

  /**
   * The tree that layers make.
   *
   * @param layers the lowest first
   * @throws ImageException when no runtime could unpack them
   */
  public static BaseTree of(List<LayerListing> layers) throws ImageException {
    FileTree tree = FileTree.empty();
    int layer = 1;
    for (LayerListing listing : layers) {
      for (TarEntry entry : listing.entries()) {
        apply(tree, entry, layer);
      }
      layer++;
    }
    return new BaseTree(tree);
  }

  private static void apply(FileTree tree, TarEntry entry, int layer) throws ImageException {
    List<String> names = names(entry.name());
    if (names.isEmpty()) {
      if (entry.kind() == TarEntry.Kind.DIRECTORY) {
        tree.put(names, FileNode.of(entry, layer).withChildrenOf(tree.root()));
      }
      return;
    }
    String name = names.get(names.size() - 1);
    if (!name.startsWith(WHITEOUT)) {
      add(tree, entry, names, layer);
      return;
    }
    List<String> parent = tree.resolve(names.subList(0, names.size() - 1));
    Optional<FileNode> directory = tree.at(parent);
    if (directory.isEmpty()) {
      return;
    }
    if (name.equals(OPAQUE)) {
      directory.get().removeBelow(layer);
    } else if (!name.startsWith(MARK)) {
      hide(directory.get(), name.substring(WHITEOUT.length()), layer);
    }
  }

  private static void add(FileTree tree, TarEntry entry, List<String> names, int layer)
      throws ImageException {
    List<String> way = tree.resolveParent(names);
    Optional<FileNode> there = tree.at(way);
    FileNode node = FileNode.of(entry, layer);
    if (entry.kind() == TarEntry.Kind.HARD_LINK) {
      List<String> target = names(entry.linkName());
      Optional<FileNode> linked =
          target.isEmpty() ? Optional.empty() : tree.at(tree.resolveParent(target));
      if (linked.isEmpty() || linked.get().kind() == TarEntry.Kind.DIRECTORY) {
        throw new ImageException(
            Problem.BROKEN_ARCHIVE,
            FileTree.path(way) + " is a link to " + FileTree.path(target) + ", which is no file");
      }
      node = linked.get().linked(layer);
    } else if (entry.kind() == TarEntry.Kind.DIRECTORY
        && there.filter(n -> n.kind() == TarEntry.Kind.DIRECTORY).isPresent()) {
      node.withChildrenOf(there.get());
    }
    tree.put(way, node);
  }

  /** What lies below is gone, but not what the same layer brought before it said so. */
  private static void hide(FileNode directory, String name, int layer) {
    Optional<FileNode> hidden = directory.child(name);
    if (hidden.isEmpty()) {
      return;
    }
    FileNode holder = FileNode.made(layer);
    holder.put(name, hidden.get());
    holder.removeBelow(layer);
    directory.remove(name);
    holder.children().forEach(directory::put);
  }

  private static List<String> names(String path) throws ImageException {
    if (path.length() > LONGEST) {
      throw new ImageException(
          Problem.BROKEN_ARCHIVE, "a layer has a path of " + path.length() + " letters");
    }
    List<String> names = new ArrayList<>();
    for (String name : path.split("/", -1)) {
      if (name.equals("..")) {
        throw new ImageException(
            Problem.BROKEN_ARCHIVE, "a layer has a file outside of the image: " + path);
      }
      if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    return names;
  }

  FileTree tree() {
    return tree;
  }

  /**
   * What is at a path, links followed as the system of the container does.
   *
   * @return empty when nothing is there, or the links lead nowhere
   */
  public Optional<Entry> find(String path) {
    try {
      return tree.at(tree.resolve(names(path))).map(BaseTree::entry);
    } catch (ImageException e) {
      return Optional.empty();
    }
  }

  /** What is at a path itself: a link at its end is not followed, those before it are. */
  public Optional<Entry> findLink(String path) {
    try {
      List<String> names = names(path);
      return names.isEmpty()
          ? Optional.of(entry(tree.root()))
          : tree.at(tree.resolveParent(names)).map(BaseTree::entry);
    } catch (ImageException e) {
      return Optional.empty();
    }
  }

  private static Entry entry(FileNode node) {
    Kind kind =
        switch (node.kind()) {
          case DIRECTORY -> Kind.DIRECTORY;
          case SYMLINK -> Kind.SYMLINK;
          case SPECIAL -> Kind.SPECIAL;
          case FILE, HARD_LINK -> Kind.FILE;
        };
    FileNode.Attributes attributes = node.attributes();
    return new Entry(kind, attributes.mode(), attributes.uid(), attributes.gid(), node.linkName());
  }
}
