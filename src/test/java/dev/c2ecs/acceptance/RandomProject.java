package dev.c2ecs.acceptance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A project of 1 to 12 services with networks, ports, volumes and dependencies.
 *
 * @param services the services by name
 * @param networks the networks; those in {@code internal} are closed
 * @param internal the internal networks
 * @param volumes the volumes
 */
record RandomProject(
    Map<String, Member> services,
    List<String> networks,
    Set<String> internal,
    List<String> volumes) {

  /**
   * A service.
   *
   * @param networks its networks, empty for the default one
   * @param ports its ports
   * @param mounts its mounts, as written
   * @param needs the services that it depends on
   */
  record Member(
      List<String> networks, List<Published> ports, List<String> mounts, List<String> needs) {}

  /**
   * A published port.
   *
   * @param published the port of the host
   * @param target the port of the container
   * @param loopback whether it is for the host only
   */
  record Published(int published, int target, boolean loopback) {}

  private static final int MAX_SERVICES = 12;
  private static final int MAX_NETWORKS_OF_A_SERVICE = 3;

  static RandomProject of(long seed) {
    Random random = new Random(seed);
    List<String> networks = names("net", random.nextInt(5));
    Set<String> internal = new TreeSet<>();
    networks.stream().filter(name -> random.nextInt(4) == 0).forEach(internal::add);
    List<String> volumes = names("vol", random.nextInt(4));
    Map<String, Member> services = new LinkedHashMap<>();
    int count = 1 + random.nextInt(MAX_SERVICES);
    for (int i = 0; i < count; i++) {
      Member member = member(random, i, networks, volumes, new ArrayList<>(services.keySet()));
      services.put("svc" + (char) ('a' + i), member);
    }
    return new RandomProject(services, networks, internal, volumes);
  }

  private static List<String> names(String stem, int count) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      names.add(stem + i);
    }
    return names;
  }

  private static Member member(
      Random random, int index, List<String> networks, List<String> volumes, List<String> earlier) {
    Set<String> own = new LinkedHashSet<>();
    for (int i = random.nextInt(MAX_NETWORKS_OF_A_SERVICE + 1); i > 0 && !networks.isEmpty(); i--) {
      own.add(networks.get(random.nextInt(networks.size())));
    }
    List<Published> ports = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      boolean http = random.nextBoolean();
      int published = 1000 + 10 * index + i;
      ports.add(new Published(published, http ? 80 : 2000 + i, random.nextInt(4) == 0));
    }
    List<String> mounts = new ArrayList<>();
    for (String volume : volumes) {
      if (random.nextInt(3) == 0) {
        mounts.add(volume + ":/" + volume + (random.nextBoolean() ? ":ro" : ""));
      }
    }
    List<String> needs = new ArrayList<>();
    for (String other : earlier) {
      if (random.nextInt(4) == 0) {
        needs.add(other);
      }
    }
    return new Member(List.copyOf(own), ports, mounts, needs);
  }

  /**
   * The same project with one more service, which nothing needs and which reads only volumes that
   * others write: of an empty volume that nobody writes the first reader's image has the files.
   */
  RandomProject with(String name, long seed) {
    Random random = new Random(seed);
    Member drawn =
        member(random, MAX_SERVICES, networks, volumes, new ArrayList<>(services.keySet()));
    Set<String> written = new TreeSet<>();
    for (Member member : services.values()) {
      member.mounts().stream()
          .filter(mount -> !mount.endsWith(":ro"))
          .map(mount -> mount + ":ro")
          .forEach(written::add);
    }
    List<String> readOnly = drawn.mounts().stream().filter(written::contains).toList();
    Map<String, Member> more = new LinkedHashMap<>(services);
    more.put(name, new Member(drawn.networks(), drawn.ports(), readOnly, drawn.needs()));
    return new RandomProject(more, networks, internal, volumes);
  }

  /** The networks that a service is in. */
  Set<String> networksOf(String service) {
    List<String> own = member(service).networks();
    return own.isEmpty() ? Set.of("default") : new TreeSet<>(own);
  }

  Member member(String service) {
    Member member = services.get(service);
    if (member == null) {
      throw new IllegalArgumentException(service);
    }
    return member;
  }

  /** Whether nothing of a service is published, because its networks are internal. */
  boolean isClosed(String service) {
    return internal.containsAll(networksOf(service));
  }

  /** The Compose file, keys in an order that depends on a seed. */
  String compose(long order) {
    Random random = new Random(order);
    List<String> blocks = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    services.forEach((name, member) -> parts.add(service(name, member, random)));
    blocks.add("services:\n" + join(parts, random));
    List<String> nets = new ArrayList<>();
    networks.forEach(
        name ->
            nets.add("  " + name + ": " + (internal.contains(name) ? "{internal: true}" : "{}")));
    List<String> vols = new ArrayList<>();
    volumes.forEach(name -> vols.add("  " + name + ": {}"));
    if (!nets.isEmpty()) {
      blocks.add("networks:\n" + join(nets, random));
    }
    if (!vols.isEmpty()) {
      blocks.add("volumes:\n" + join(vols, random));
    }
    blocks.add("name: random\n");
    Collections.shuffle(blocks, random);
    return String.join("", blocks);
  }

  private static String join(List<String> lines, Random random) {
    Collections.shuffle(lines, random);
    return String.join("\n", lines) + "\n";
  }

  private static String service(String name, Member member, Random random) {
    List<String> lines = new ArrayList<>();
    lines.add("    image: example/" + name);
    lines.add("    expose: [\"9999\"]");
    list("networks", member.networks(), lines);
    list("volumes", member.mounts(), lines);
    list("depends_on", member.needs(), lines);
    list(
        "ports",
        member.ports().stream()
            .map(
                p ->
                    "\""
                        + (p.loopback() ? "127.0.0.1:" : "")
                        + p.published()
                        + ":"
                        + p.target()
                        + "\"")
            .toList(),
        lines);
    return "  " + name + ":\n" + join(lines, random).stripTrailing();
  }

  private static void list(String key, List<String> items, List<String> lines) {
    if (!items.isEmpty()) {
      lines.add("    " + key + ": [" + String.join(", ", items) + "]");
    }
  }
}
