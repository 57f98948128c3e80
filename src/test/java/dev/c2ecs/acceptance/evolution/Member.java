package dev.c2ecs.acceptance.evolution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A service of a project that is being written.
 *
 * @param name its name
 * @param map its attributes in long form; what is empty is not written
 */
record Member(String name, Map<String, Object> map) {

  private static final Pattern STORE =
      Pattern.compile("(postgres|mysql|mariadb|mongo|redis|rabbitmq|minio/minio):.*");
  private static final Pattern OWN = Pattern.compile("example/.*");

  boolean has(String key) {
    return map.containsKey(key);
  }

  /** The image; empty for a build without a name. */
  String image() {
    return String.valueOf(map.getOrDefault("image", ""));
  }

  void set(String key, Object value) {
    map.put(key, value);
  }

  /** A mapping of it, made when it is missing. */
  Map<String, Object> map(String key) {
    return Draft.asMap(map.computeIfAbsent(key, k -> new LinkedHashMap<>()));
  }

  /** A list of it, made when it is missing. */
  List<Object> list(String key) {
    return Draft.asList(map.computeIfAbsent(key, k -> new ArrayList<>()));
  }

  List<Map<String, Object>> ports() {
    return maps("ports");
  }

  List<Map<String, Object>> mounts() {
    return maps("volumes");
  }

  private List<Map<String, Object>> maps(String key) {
    List<Map<String, Object>> maps = new ArrayList<>();
    Draft.asList(map.getOrDefault(key, List.of())).forEach(item -> maps.add(Draft.asMap(item)));
    return maps;
  }

  Map<String, Object> environment() {
    return map("environment");
  }

  /** The networks with what it is called there; empty for the default one. */
  Map<String, Object> networks() {
    return map("networks");
  }

  /** What it is called in a network that it is in. */
  Map<String, Object> network(String network) {
    return Draft.asMap(Objects.requireNonNull(networks().get(network), network));
  }

  Map<String, Object> needs() {
    return map("depends_on");
  }

  Map<String, Object> deploy() {
    return map("deploy");
  }

  Member publish(int published, int target) {
    list("ports").add(Draft.map("target", target, "published", String.valueOf(published)));
    return this;
  }

  Member mount(String volume, String target) {
    list("volumes").add(Draft.map("type", "volume", "source", volume, "target", target));
    return this;
  }

  Member needs(String other, String condition) {
    needs().put(other, Draft.map("condition", "service_" + condition));
    return this;
  }

  /** Whether it keeps data or messages of others. */
  boolean isStore() {
    return STORE.matcher(image()).matches();
  }

  /** Whether its program is the project's own, which does whatever it is told. */
  boolean isOwn() {
    return has("build") || OWN.matcher(image()).matches();
  }

  /** Whether it ends by itself, or is part of another task. */
  boolean isApart() {
    return has("x-aws-schedule")
        || has("network_mode")
        || "no".equals(map.get("restart"))
        || "replicated-job".equals(Draft.asMap(map.getOrDefault("deploy", Map.of())).get("mode"));
  }

  /** Whether it keeps running in a task of its own. */
  boolean runs() {
    return !isApart();
  }

  /** The port that it listens on, as far as it is plain. */
  Optional<Integer> listens() {
    for (Map<String, Object> port : ports()) {
      return Optional.of(Integer.valueOf(String.valueOf(port.get("target"))));
    }
    for (Object port : Draft.asList(map.getOrDefault("expose", List.of()))) {
      return Optional.of(Integer.valueOf(String.valueOf(port).replaceAll("/.*", "")));
    }
    return Kind.of(image()).map(Kind::port).filter(port -> port > 0);
  }
}
