package dev.c2ecs.cli.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a container sees, written without the program's own trees: a flat map of paths. It unpacks
 * layers as the OCI specification says, and mounts as Docker does.
 */
final class MountModel {

  /** What is at a path; {@code from} is the layer that brought it. */
  record Seen(char type, int mode, long uid, long gid, String text, int from) {
    Seen at(int layer) {
      return new Seen(type, mode, uid, gid, text, layer);
    }
  }

  /** A mount, or a layer, that a runtime refuses. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  private final Map<String, Seen> seen = new TreeMap<>();

  MountModel() {
    seen.put("", new Seen('5', 0755, 0, 0, "", 0));
  }

  MountModel copy() {
    MountModel copy = new MountModel();
    copy.seen.putAll(seen);
    return copy;
  }

  Map<String, String> view() {
    Map<String, String> view = new TreeMap<>();
    seen.forEach(
        (path, s) ->
            view.put(
                path,
                s.type
                    + " "
                    + Integer.toOctalString(s.mode)
                    + " "
                    + s.uid
                    + ":"
                    + s.gid
                    + " "
                    + s.text));
    return view;
  }

  Optional<Seen> get(String path) {
    return Optional.ofNullable(seen.get(path));
  }

  List<String> paths(char type) {
    return seen.entrySet().stream()
        .filter(e -> e.getValue().type == type)
        .map(Map.Entry::getKey)
        .toList();
  }

  static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Where a path leads, all links followed. */
  String follow(String path) {
    return follow("", List.of(path.split("/")), new int[1]);
  }

  private String follow(String start, List<String> names, int[] links) {
    String here = start;
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name.isEmpty() || name.equals(".")) {
        continue;
      }
      if (name.equals("..")) {
        here = parent(here);
        continue;
      }
      String next = here + "/" + name;
      Seen there = seen.get(next);
      boolean isLast = names.subList(i + 1, names.size()).stream().allMatch(String::isEmpty);
      if (there == null || there.type == '5' || (there.type == '0' && isLast)) {
        here = next;
      } else if (there.type == '0') {
        throw new Refused("through a file");
      } else {
        if (++links[0] > 255) {
          throw new Refused("loop");
        }
        List<String> rest = new ArrayList<>(List.of(there.text.split("/")));
        rest.addAll(names.subList(i + 1, names.size()));
        return follow(there.text.startsWith("/") ? "" : here, rest, links);
      }
    }
    return here;
  }

  /** Unpacks one entry of a layer. */
  void unpack(Tar.Item item, int layer) {
    String path = "/" + item.name().replaceAll("/$", "");
    String name = name(path);
    String directory = follow(parent(path));
    if (name.equals(".wh..wh..opq")) {
      seen.entrySet()
          .removeIf(e -> e.getKey().startsWith(directory + "/") && e.getValue().from < layer);
      orphans(layer);
      return;
    }
    if (name.startsWith(".wh.")) {
      String gone = directory + "/" + name.substring(4);
      seen.entrySet()
          .removeIf(e -> (e.getKey() + "/").startsWith(gone + "/") && e.getValue().from < layer);
      orphans(layer);
      return;
    }
    makeAll(directory, layer);
    String full = directory + "/" + name;
    Seen entry = new Seen(item.type(), item.mode(), item.uid(), item.gid(), item.text(), layer);
    if (item.type() == '1') {
      String target = "/" + item.text();
      Seen linked = seen.get(follow(parent(target)) + "/" + name(target));
      if (linked == null || linked.type == '5') {
        throw new Refused("hard link");
      }
      entry = linked.at(layer);
    }
    Seen there = seen.get(full);
    if (there != null && !(there.type == '5' && entry.type == '5')) {
      remove(full);
    }
    seen.put(full, entry);
  }

  /** What stays in a directory that is gone is in one that is made for it. */
  private void orphans(int layer) {
    for (String path : List.copyOf(seen.keySet())) {
      for (String p = path; !p.isEmpty(); p = parent(p)) {
        seen.putIfAbsent(parent(p), new Seen('5', 0755, 0, 0, "", layer));
      }
    }
  }

  private void remove(String path) {
    seen.keySet().removeIf(p -> p.equals(path) || p.startsWith(path + "/"));
  }

  private void makeAll(String directory, int layer) {
    if (directory.isEmpty()) {
      return;
    }
    makeAll(parent(directory), layer);
    Seen there = seen.putIfAbsent(directory, new Seen('5', 0755, 0, 0, "", layer));
    if (there != null && there.type != '5') {
      throw new Refused("a file is no directory");
    }
  }

  /** What a mount brings: its first file is the mount point's. */
  record Mount(String target, List<LayerFile> files) {}

  /** Mounts as Docker does, those with fewer parts in their paths first. */
  void mount(List<Mount> mounts) {
    List<Mount> sorted = new ArrayList<>(mounts);
    sorted.sort((a, b) -> Long.compare(parts(a.target), parts(b.target)));
    List<String> targets = new ArrayList<>();
    for (Mount mount : sorted) {
      if (targets.contains(mount.target)) {
        throw new Refused("duplicate mount point");
      }
      targets.add(mount.target);
      String point = follow(mount.target);
      if (point.isEmpty()) {
        throw new Refused("the root");
      }
      boolean isDirectory = mount.files.get(0).content() instanceof LayerFile.Directory;
      Seen there = seen.get(point);
      if (there != null && (there.type == '5') != isDirectory) {
        throw new Refused("not a directory, or one");
      }
      makeAll(parent(point), 99);
      remove(point);
      for (LayerFile file : mount.files) {
        seen.put(point + file.target().substring(mount.target.length()), seen(file));
      }
    }
  }

  private static long parts(String path) {
    return path.chars().filter(c -> c == '/').count();
  }

  private static Seen seen(LayerFile file) {
    if (file.content() instanceof LayerFile.Link link) {
      return new Seen('2', 0777, file.uid(), file.gid(), link.text(), 99);
    }
    boolean isDirectory = file.content() instanceof LayerFile.Directory;
    String text =
        file.content() instanceof LayerFile.Bytes bytes ? new String(bytes.bytes(), UTF_8) : "";
    return new Seen(isDirectory ? '5' : '0', file.mode(), file.uid(), file.gid(), text, 99);
  }
}
