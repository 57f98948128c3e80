package dev.c2ecs.acceptance.evolution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A Compose project that is being written: a tree of maps, lists and plain values in the long forms
 * of Compose, the contents of its files by their paths, and the variables of its shell.
 */
final class Draft {

  private final Map<String, Object> tree;
  private final Map<String, String> files;
  private final Map<String, String> variables;

  private Draft(
      Map<String, Object> tree, Map<String, String> files, Map<String, String> variables) {
    this.tree = tree;
    this.files = files;
    this.variables = variables;
  }

  /** A project without services. */
  static Draft named(String name) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", name);
    tree.put("services", new LinkedHashMap<>());
    return new Draft(tree, new TreeMap<>(), new TreeMap<>());
  }

  /** The same project; a change of one does not change the other. */
  Draft copy() {
    return new Draft(asMap(copy(tree)), new TreeMap<>(files), new TreeMap<>(variables));
  }

  static Object copy(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copied = new LinkedHashMap<>();
      map.forEach((key, item) -> copied.put(String.valueOf(key), copy(item)));
      return copied;
    }
    if (value instanceof List<?> list) {
      List<Object> copied = new ArrayList<>();
      list.forEach(item -> copied.add(copy(item)));
      return copied;
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> asMap(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  static List<Object> asList(Object value) {
    return (List<Object>) value;
  }

  /** A mapping with one entry that can be changed. */
  static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return map;
  }

  /** A list that can be changed. */
  static List<Object> list(Object... items) {
    return new ArrayList<>(List.of(items));
  }

  Map<String, Object> tree() {
    return tree;
  }

  Map<String, String> files() {
    return files;
  }

  Map<String, String> variables() {
    return variables;
  }

  /** A mapping at the top: {@code volumes}, {@code networks}; made when it is missing. */
  Map<String, Object> section(String key) {
    return asMap(tree.computeIfAbsent(key, k -> new LinkedHashMap<>()));
  }

  /** What a section has under a name, which it has. */
  Map<String, Object> entry(String section, String name) {
    return asMap(Objects.requireNonNull(section(section).get(name), name));
  }

  /** The services in the order of the file. */
  List<Member> members() {
    List<Member> members = new ArrayList<>();
    section("services").forEach((name, map) -> members.add(new Member(name, asMap(map))));
    return members;
  }

  /** The services that are meant. */
  List<Member> members(Predicate<Member> wanted) {
    return members().stream().filter(wanted).toList();
  }

  Member member(String name) {
    return new Member(name, entry("services", name));
  }

  /** A new service with an image. */
  Member add(String name, String image) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("image", image);
    section("services").put(name, map);
    return new Member(name, map);
  }

  /** The published ports of all services that keep running, with their services. */
  List<PortOf> ports() {
    List<PortOf> ports = new ArrayList<>();
    for (Member member : members()) {
      member.ports().forEach(port -> ports.add(new PortOf(member, port)));
    }
    return ports;
  }

  /** The mounts of named volumes of all services. */
  List<MountOf> mounts() {
    List<MountOf> mounts = new ArrayList<>();
    for (Member member : members()) {
      member.mounts().forEach(mount -> mounts.add(new MountOf(member, mount)));
    }
    return mounts;
  }

  /** The further names of all services by network. */
  List<AliasOf> aliases() {
    List<AliasOf> aliases = new ArrayList<>();
    for (Member member : members()) {
      member
          .networks()
          .forEach(
              (network, entry) ->
                  asList(asMap(entry).getOrDefault("aliases", List.of()))
                      .forEach(alias -> aliases.add(new AliasOf(member, network, (String) alias))));
    }
    return aliases;
  }

  /** Whether a service waits for another one, or is it, however many stand between them. */
  boolean waits(String from, String to) {
    Set<String> all = new TreeSet<>(Set.of(from));
    Set<String> last = all;
    while (!last.isEmpty() && !all.contains(to)) {
      Set<String> next = new TreeSet<>();
      for (String name : last) {
        if (section("services").containsKey(name)) {
          next.addAll(member(name).needs().keySet());
        }
      }
      next.removeAll(all);
      all.addAll(next);
      last = next;
    }
    return all.contains(to);
  }

  /** Whether no service publishes a port. */
  boolean isFree(int published) {
    return ports().stream().noneMatch(port -> port.published() == published);
  }

  /** A name of a section that is not taken: the stem, or the stem with a number. */
  String fresh(String section, String stem) {
    TreeSet<String> taken = new TreeSet<>(section(section).keySet());
    if (section.equals("services")) {
      aliases().forEach(alias -> taken.add(alias.alias()));
    }
    String name = stem;
    for (int i = 2; taken.contains(name); i++) {
      name = stem + i;
    }
    return name;
  }

  /** An existing name of a section. */
  Optional<String> any(String section, Dice dice) {
    return dice.pick(section(section).keySet());
  }

  /** A service that publishes a port. */
  record PortOf(Member member, Map<String, Object> port) {
    int published() {
      return Integer.parseInt(String.valueOf(port.get("published")));
    }

    int target() {
      return Integer.parseInt(String.valueOf(port.get("target")));
    }

    boolean isTcp() {
      return !"udp".equals(port.get("protocol"));
    }

    void set(String key, Object value) {
      port.put(key, value);
    }

    @Override
    public String toString() {
      return member.name() + " " + published() + ":" + target() + (isTcp() ? "" : "/udp");
    }
  }

  /** A service that mounts a volume. */
  record MountOf(Member member, Map<String, Object> mount) {
    String volume() {
      return String.valueOf(mount.get("source"));
    }
  }

  /** A service that has a further name. */
  record AliasOf(Member member, String network, String alias) {
    void remove() {
      Map<String, Object> entry = member.network(network);
      List<Object> all = asList(entry.getOrDefault("aliases", List.of()));
      all.remove(alias);
      if (all.isEmpty()) {
        entry.remove("aliases");
      }
    }
  }
}
