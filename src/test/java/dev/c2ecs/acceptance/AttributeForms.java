package dev.c2ecs.acceptance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a user may write at an attribute: each form that the Compose schema knows, short and long,
 * with each of its keys, and forms that nobody should write. Free texts contain a mark, {@code m1}
 * and so on, so that it can be told where they went.
 */
final class AttributeForms {

  /** What a mark looks like. */
  static final String MARK = "m[0-9]+k";

  private static final int DEPTH = 3;

  /** Texts that an attribute understands; {@code %} stands for a mark. */
  private static final Map<String, List<String>> TEXTS =
      Map.ofEntries(
          Map.entry("ports", List.of("8080:80", "127.0.0.1:53:53/udp")),
          Map.entry("expose", List.of("3000", "3001-3002/udp")),
          Map.entry("volumes", List.of("data:/%", "./src:/%:ro")),
          Map.entry("tmpfs", List.of("/%")),
          Map.entry("devices", List.of("/dev/%:/dev/x:rw")),
          Map.entry("device_cgroup_rules", List.of("c 1:3 mr")),
          Map.entry("environment", List.of("A=%", "B=%")),
          Map.entry("labels", List.of("a=%", "b=%")),
          Map.entry("annotations", List.of("a=%")),
          Map.entry("sysctls", List.of("net.a=%")),
          Map.entry("args", List.of("A=%")),
          Map.entry("extra_hosts", List.of("%:10.0.0.1", "%=10.0.0.2")),
          Map.entry("command", List.of("echo %")),
          Map.entry("entrypoint", List.of("sh -c %")),
          Map.entry("test", List.of("curl %")),
          Map.entry("depends_on", List.of("other")),
          Map.entry("links", List.of("other:%")),
          Map.entry("volumes_from", List.of("other:ro")),
          Map.entry("networks", List.of("n1", "n2")),
          Map.entry("secrets", List.of("s1")),
          Map.entry("configs", List.of("c1")),
          Map.entry("models", List.of("mo1")),
          Map.entry("source", List.of("data", "s1")),
          Map.entry("env_file", List.of("e.env")),
          Map.entry("label_file", List.of("e.env")),
          Map.entry("path", List.of("e.env")),
          Map.entry("profiles", List.of("p")),
          Map.entry("network_mode", List.of("none")),
          Map.entry("ipc", List.of("host")),
          Map.entry("pid", List.of("host")),
          Map.entry("cgroup", List.of("host")),
          Map.entry("platform", List.of("linux/amd64")),
          Map.entry("platforms", List.of("linux/amd64")),
          Map.entry("restart", List.of("always", "on-failure:3")),
          Map.entry("pull_policy", List.of("always")),
          Map.entry("mac_address", List.of("02:42:ac:11:65:43")),
          Map.entry("cpus", List.of("0.5")),
          Map.entry("mem_limit", List.of("64m")),
          Map.entry("mem_reservation", List.of("32m")),
          Map.entry("memory", List.of("64m")),
          Map.entry("memswap_limit", List.of("1g")),
          Map.entry("shm_size", List.of("8m")),
          Map.entry("size", List.of("8m")),
          Map.entry("rate", List.of("1k")),
          Map.entry("stop_grace_period", List.of("1m30s")),
          Map.entry("interval", List.of("10s")),
          Map.entry("timeout", List.of("5s")),
          Map.entry("start_period", List.of("1m")),
          Map.entry("start_interval", List.of("1s")),
          Map.entry("delay", List.of("2s")),
          Map.entry("window", List.of("3s")),
          Map.entry("monitor", List.of("4s")),
          Map.entry("subnet", List.of("10.1.0.0/16")),
          Map.entry("published", List.of("8080")),
          Map.entry("target", List.of("/%")),
          Map.entry("type", List.of("volume", "bind")),
          Map.entry("protocol", List.of("udp")),
          Map.entry("image", List.of("%")),
          Map.entry("ulimits", List.of("64")));

  private final Map<String, Object> definitions;
  private int marks;

  private AttributeForms(Map<String, Object> definitions) {
    this.definitions = definitions;
  }

  /**
   * The forms of the attributes of a definition of the schema, such as {@code service}, by name.
   */
  static Map<String, List<@Nullable Object>> of(String definition) {
    Map<String, Object> schema =
        Json.object(
            Repo.read(
                Repo.ROOT.resolve(
                    "compose-model/src/main/resources/dev/c2ecs/compose/schema/"
                        + "compose-spec.schema.json")));
    AttributeForms forms = new AttributeForms(child(schema, "$defs"));
    Map<String, List<@Nullable Object>> result = new LinkedHashMap<>();
    child(child(forms.definitions, definition), "properties")
        .forEach((name, form) -> result.put(name, forms.attribute(name, Template.map(form))));
    return result;
  }

  private static Map<String, Object> child(Map<String, Object> map, String key) {
    return Template.map(Objects.requireNonNull(map.get(key), key));
  }

  private List<@Nullable Object> attribute(String name, Map<String, Object> schema) {
    List<@Nullable Object> all = new ArrayList<>(values(name, schema, DEPTH));
    all.addAll(odd());
    return all;
  }

  /** What does not fit most attributes, and must not vanish where it does not. */
  private List<@Nullable Object> odd() {
    return Arrays.asList(
        null,
        "",
        "text " + mark(),
        List.of(),
        Map.of(),
        0L,
        1.5,
        true,
        List.of(List.of(mark())),
        List.of(Map.of("k", mark())),
        Map.of("k", List.of(mark())),
        Collections.singletonList(null),
        Map.of("x-" + mark(), mark()));
  }

  private String mark() {
    marks++;
    return "m" + marks + "k";
  }

  private List<@Nullable Object> values(String name, Map<String, Object> schema, int depth) {
    if (schema.get("$ref") instanceof String ref) {
      String definition = ref.substring(ref.lastIndexOf('/') + 1);
      return values(name, child(definitions, definition), depth);
    }
    List<@Nullable Object> all = new ArrayList<>();
    for (String alternatives : List.of("oneOf", "anyOf")) {
      if (schema.get(alternatives) instanceof List<?> list) {
        list.forEach(one -> all.addAll(values(name, Template.map(one), depth)));
      }
    }
    List<?> types =
        schema.get("type") instanceof List<?> several
            ? several
            : schema.get("type") instanceof String one ? List.of(one) : List.of();
    for (Object type : types) {
      all.addAll(ofType(name, (String) type, schema, depth));
    }
    return all;
  }

  private List<@Nullable Object> ofType(
      String name, String type, Map<String, Object> schema, int depth) {
    return switch (type) {
      case "string" -> texts(name, schema);
      case "integer" -> List.of(2L);
      case "number" -> List.of(0.5);
      case "boolean" -> List.of(true, false);
      case "null" -> Collections.singletonList(null);
      case "array" -> lists(name, schema, depth);
      case "object" -> mappings(name, schema, depth);
      default -> throw new IllegalArgumentException(type);
    };
  }

  private List<@Nullable Object> texts(String name, Map<String, Object> schema) {
    if (schema.get("enum") instanceof List<?> words) {
      return new ArrayList<>(words.subList(0, 1));
    }
    List<@Nullable Object> texts = new ArrayList<>();
    for (String text : TEXTS.getOrDefault(name, List.of("%"))) {
      texts.add(text.replace("%", mark()));
    }
    return texts;
  }

  private List<@Nullable Object> lists(String name, Map<String, Object> schema, int depth) {
    List<@Nullable Object> lists = new ArrayList<>(List.of(List.of()));
    if (depth > 0 && schema.get("items") instanceof Map<?, ?> items) {
      List<@Nullable Object> each = values(name, Template.map(items), depth - 1);
      each.forEach(item -> lists.add(Collections.singletonList(item)));
      if (each.size() > 1) {
        lists.add(Arrays.asList(each.get(0), each.get(each.size() - 1)));
      }
    }
    return lists;
  }

  private List<@Nullable Object> mappings(String name, Map<String, Object> schema, int depth) {
    List<@Nullable Object> mappings = new ArrayList<>(List.of(Map.of()));
    if (depth == 0) {
      return mappings;
    }
    Map<String, @Nullable Object> first = new LinkedHashMap<>();
    if (schema.get("properties") instanceof Map<?, ?> properties) {
      for (Map.Entry<String, Object> property : Template.map(properties).entrySet()) {
        String key = property.getKey();
        List<@Nullable Object> values = values(key, Template.map(property.getValue()), depth - 1);
        for (Object value : values) {
          Map<String, @Nullable Object> map = new LinkedHashMap<>(required(schema, key));
          map.put(key, value);
          mappings.add(map);
        }
        if (!values.isEmpty()) {
          first.put(key, values.get(0));
        }
      }
      mappings.add(first);
    }
    if (schema.get("patternProperties") instanceof Map<?, ?> patterns) {
      for (Map.Entry<String, Object> pattern : Template.map(patterns).entrySet()) {
        String key =
            pattern.getKey().startsWith("^x-")
                ? "x-" + mark()
                : name.equals("ulimits")
                    ? "nofile"
                    : TEXTS.getOrDefault(name, List.of("k" + mark())).get(0);
        for (Object value : values(name, Template.map(pattern.getValue()), depth - 1)) {
          Map<String, @Nullable Object> map = new LinkedHashMap<>();
          map.put(key.replaceAll("[=:].*", ""), value);
          mappings.add(map);
        }
      }
    }
    return mappings;
  }

  /** The other keys that a mapping must have. */
  private Map<String, @Nullable Object> required(Map<String, Object> schema, String but) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    if (schema.get("required") instanceof List<?> keys) {
      for (Object key : keys) {
        if (!key.equals(but)) {
          Map<String, Object> form = child(child(schema, "properties"), (String) key);
          map.put((String) key, values((String) key, form, 1).get(0));
        }
      }
    }
    return map;
  }
}
