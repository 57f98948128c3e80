package dev.c2ecs.cli.image;

import dev.c2ecs.cli.image.ImageException.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts delivered files into the tree of an image as bind mounts would show them. They are made in
 * the order of Docker: those with fewer names in their paths first, so that what is deeper is seen;
 * of two with as many the later one.
 *
 * <p>Like a mount, a delivery follows every link of the image on its way, the last one included;
 * its own links are never followed on the way to its own files.
 *
 * @see <a href="https://github.com/moby/moby/commit/7379a22a8d1687fc004a129ec86fd6eb01c39ede">moby
 *     7379a22a: the target of a mount follows links within the container</a>
 */
final class Deliveries {

  /** The number of our layer, above those of the image. */
  static final int LAYER = Integer.MAX_VALUE;

  private final FileTree tree;

  private Deliveries(FileTree tree) {
    this.tree = tree;
  }

  /**
   * The tree with what is delivered.
   *
   * @param over the paths that something else is mounted at when the image runs
   * @throws ImageException when a runtime would refuse the mounts, or a layer cannot show them
   */
  static FileTree delivered(BaseTree base, List<DeliveredFiles> mounts, List<String> over)
      throws ImageException {
    return delivered(
        base,
        mounts,
        over,
        problem -> {
          throw problem;
        });
  }

  /** Why files could not be delivered, as far as that does not depend on the image. */
  static List<ImageException> problems(List<DeliveredFiles> mounts) {
    List<ImageException> problems = new ArrayList<>();
    try {
      delivered(BaseTree.empty(), mounts, List.of(), problems::add);
    } catch (ImageException e) {
      problems.add(e);
    }
    return problems;
  }

  /** Hears of each delivery that cannot be made, and may end it all. */
  private interface Listener {
    void problem(ImageException problem) throws ImageException;
  }

  private static FileTree delivered(
      BaseTree base, List<DeliveredFiles> mounts, List<String> over, Listener listener)
      throws ImageException {
    FileTree tree = base.tree().copy();
    Deliveries deliveries = new Deliveries(tree);
    Set<List<String>> targets = new HashSet<>();
    Map<LayerFile, List<String>> ways = new LinkedHashMap<>();
    for (Delivery delivery : sorted(mounts, listener)) {
      try {
        if (!targets.add(delivery.target)) {
          throw new ImageException(
              Problem.SAME_TARGET, "two files are delivered to " + FileTree.path(delivery.target));
        }
        ways.put(delivery.first, deliveries.make(delivery));
      } catch (ImageException e) {
        listener.problem(e.at(delivery.first.target()));
      }
    }
    for (Map.Entry<LayerFile, List<String>> made : ways.entrySet()) {
      try {
        deliveries.checkSeen(made.getKey(), made.getValue(), over);
      } catch (ImageException e) {
        listener.problem(e.at(made.getKey().target()));
      }
    }
    return tree;
  }

  /** Links are followed when all is delivered, as the runtime follows them when it mounts. */
  private void checkSeen(LayerFile file, List<String> way, List<String> over)
      throws ImageException {
    for (String mounted : over) {
      List<String> hidden;
      try {
        hidden = tree.resolve(List.of(mounted.split("/", -1)));
      } catch (ImageException e) {
        // Nothing can be mounted there, which is not about what is delivered.
        continue;
      }
      if (way.size() >= hidden.size() && way.subList(0, hidden.size()).equals(hidden)) {
        throw new ImageException(
            Problem.HIDDEN,
            file.target()
                + " is "
                + FileTree.path(way)
                + " there, which is hidden by what is mounted at "
                + mounted
                + (FileTree.path(hidden).equals(mounted) ? "" : ", " + FileTree.path(hidden)));
      }
    }
  }

  /** A file, or a directory with all that is in it. */
  private record Delivery(List<String> target, LayerFile first, List<LayerFile> below) {}

  private static List<Delivery> sorted(List<DeliveredFiles> mounts, Listener listener)
      throws ImageException {
    List<Delivery> deliveries = new ArrayList<>();
    for (DeliveredFiles mount : mounts) {
      LayerFile first = mount.files().get(0);
      List<LayerFile> below = mount.files().subList(1, mount.files().size());
      try {
        deliveries.add(new Delivery(TargetPath.names(first.target()), first, below));
      } catch (ImageException e) {
        listener.problem(e.at(first.target()));
      }
    }
    deliveries.sort(Comparator.comparingInt(delivery -> delivery.target.size()));
    return deliveries;
  }

  /** Where it is in the end. */
  private List<String> make(Delivery delivery) throws ImageException {
    List<String> way = tree.resolve(delivery.target);
    if (way.isEmpty()) {
      throw TargetPath.bad(delivery.first.target(), "leads to the root of the image");
    }
    TargetPath.names(FileTree.path(way));
    TargetPath.checkSeen(way);
    checkLink(delivery.first);
    Optional<FileNode> there = tree.at(way);
    boolean isDirectory = delivery.first.content() instanceof LayerFile.Directory;
    if (there.isPresent() && isDirectory != (there.get().kind() == TarEntry.Kind.DIRECTORY)) {
      throw conflict(delivery.first, isDirectory);
    }
    if (delivery.first.content() instanceof LayerFile.Directory d && !d.isOpaque()) {
      if (there.isEmpty()) {
        tree.put(way, FileNode.of(delivery.first, LAYER));
      }
      return way;
    }
    tree.put(way, FileNode.of(delivery.first, LAYER));
    for (LayerFile file : delivery.below) {
      List<String> names = TargetPath.names(file.target());
      int known = delivery.target.size();
      if (names.size() <= known || !names.subList(0, known).equals(delivery.target)) {
        throw TargetPath.bad(file.target(), "is not below " + delivery.first.target());
      }
      checkLink(file);
      add(way, names.subList(known, names.size()), file);
    }
    return way;
  }

  private static void checkLink(LayerFile file) throws ImageException {
    if (file.content() instanceof LayerFile.Link link) {
      TargetPath.checkLink(file.target(), link.text());
    }
  }

  private static ImageException conflict(LayerFile file, boolean isDirectory) {
    return new ImageException(
        Problem.KIND_CONFLICT,
        isDirectory
            ? "a directory is delivered to " + file.target() + ", which is a file of the image"
            : "a file is delivered to " + file.target() + ", which is a directory of the image");
  }

  private void add(List<String> mounted, List<String> names, LayerFile file) throws ImageException {
    List<String> way = new ArrayList<>(mounted);
    for (String name : names.subList(0, names.size() - 1)) {
      way.add(name);
      if (tree.at(way).filter(n -> n.kind() != TarEntry.Kind.DIRECTORY).isPresent()) {
        throw TargetPath.bad(
            file.target(), "lies below " + FileTree.path(way) + ", which is no directory");
      }
    }
    way.add(names.get(names.size() - 1));
    if (tree.at(way).isPresent()) {
      throw new ImageException(Problem.SAME_TARGET, "two files are delivered to " + file.target());
    }
    tree.put(way, FileNode.of(file, LAYER));
  }
}
