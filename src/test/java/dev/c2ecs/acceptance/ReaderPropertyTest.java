package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every form of every attribute by every other, in two files and by {@code extends}: what must hold
 * of each without asking the reference. {@code -Dpairs=all} takes all pairs, otherwise a sample.
 */
class ReaderPropertyTest {

  private static final boolean ALL = "all".equals(System.getProperty("pairs"));
  private static final int SAMPLE = 12;

  private static final Map<String, String> OTHERS = Map.of("e.env", "E=1\n");

  /** What is read and then gone: other files, and what selects services. */
  private static final Set<String> CONSUMED = Set.of("extends", "env_file", "label_file");

  /** What the reference prints so that it reads another thing, or an error, out of it again. */
  private static final Map<String, String> NOT_READ_AGAIN =
      Map.ofEntries(
          Map.entry("configs.name", "an empty name is not printed"),
          Map.entry("networks.name", "an empty name is not printed"),
          Map.entry("secrets.name", "an empty name is not printed"),
          Map.entry("volumes.name", "an empty name is not printed"),
          Map.entry("configs.content", "an empty content is not printed"),
          Map.entry("secrets.environment", "an empty name is not printed"),
          Map.entry("configs.environment", "an empty name is not printed"),
          Map.entry("models.model", "an empty model is not printed"),
          Map.entry("services.build", "ssh is printed as `id: path`, and read as `id=path`"),
          Map.entry("services.extra_hosts", "a host without addresses leaves an empty list"),
          Map.entry("services.gpus", "an empty device is read as all devices"),
          Map.entry("services.network_mode", "an empty mode is not printed, and is no default"),
          Map.entry("services.post_start", "an empty command is not printed"),
          Map.entry("services.pre_stop", "an empty command is not printed"));

  /** What may vanish without a word: an option of a provider without values is no option. */
  private static final Set<String> MEANS_NOTHING = Set.of("services.provider");

  /** Sections with the definition that their entries have in the schema. */
  private static final Map<String, String> SECTIONS =
      Map.of(
          "services", "service",
          "networks", "network",
          "volumes", "volume",
          "secrets", "secret",
          "configs", "config",
          "models", "model");

  private static String definition(String section) {
    return Objects.requireNonNull(SECTIONS.get(section));
  }

  static Stream<String> attributes() {
    return SECTIONS.keySet().stream()
        .sorted()
        .flatMap(
            section ->
                AttributeForms.of(definition(section)).keySet().stream()
                    .filter(name -> !CONSUMED.contains(name))
                    .map(name -> section + "." + name));
  }

  @ParameterizedTest
  @MethodSource("attributes")
  void holdsForPairsOfForms(String attribute) {
    String section = attribute.substring(0, attribute.indexOf('.'));
    String name = attribute.substring(attribute.indexOf('.') + 1);
    List<@Nullable Object> forms =
        AttributeForms.of(definition(section)).getOrDefault(name, List.of());
    List<String> broken = new ArrayList<>();
    for (Object form : forms) {
      Map<String, @Nullable Object> one = project(section, entry(section, name, form));
      report(broken, attribute, List.of(one), form);
    }
    for (List<@Nullable Object> pair : pairs(forms)) {
      Object base = pair.get(0);
      Object other = pair.get(1);
      Map<String, @Nullable Object> over = new LinkedHashMap<>();
      over.put(section, Map.of("it", Collections.singletonMap(name, other)));
      report(broken, attribute, List.of(project(section, entry(section, name, base)), over), other);
      if (section.equals("services")) {
        Map<String, @Nullable Object> child = new LinkedHashMap<>();
        child.put("extends", Map.of("service", "base"));
        child.put(name, other);
        Map<String, @Nullable Object> extending = project("services", child);
        Template.map(extending.get("services")).put("base", entry(section, name, base));
        report(broken, attribute, List.of(extending), other);
      }
    }
    assertThat(broken).isEmpty();
  }

  private static void report(
      List<String> broken,
      String attribute,
      List<Map<String, @Nullable Object>> models,
      @Nullable Object written) {
    boolean again = !NOT_READ_AGAIN.containsKey(attribute);
    for (String what :
        ReaderProperties.broken(
            models, MEANS_NOTHING.contains(attribute) ? "" : written, OTHERS, again)) {
      StringBuilder text = new StringBuilder(what);
      models.forEach(model -> text.append("\n  ").append(model));
      broken.add(text.toString());
    }
  }

  private static List<List<@Nullable Object>> pairs(List<@Nullable Object> forms) {
    List<List<@Nullable Object>> pairs = new ArrayList<>();
    for (Object base : forms) {
      for (Object other : forms) {
        pairs.add(Arrays.asList(base, other));
      }
    }
    Collections.shuffle(pairs, new Random(14));
    return ALL ? pairs : pairs.subList(0, Math.min(SAMPLE, pairs.size()));
  }

  private static Map<String, @Nullable Object> entry(
      String section, String name, @Nullable Object form) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    switch (section) {
      case "services" -> entry.put("image", "i");
      case "configs" -> entry.put("content", "c");
      case "secrets" -> entry.put("environment", "HOME");
      case "models" -> entry.put("model", "m");
      default -> {
        // Networks and volumes need nothing.
      }
    }
    entry.put(name, form);
    return entry;
  }

  /** A project with all that forms name, in which a service uses the entry. */
  private static Map<String, @Nullable Object> project(
      String section, Map<String, @Nullable Object> entry) {
    Map<String, @Nullable Object> user = new LinkedHashMap<>();
    user.put("image", "i");
    Map<String, @Nullable Object> model = new LinkedHashMap<>();
    model.put("services", new LinkedHashMap<>(Map.of("other", user)));
    model.put("networks", new LinkedHashMap<>(Map.of("n1", Map.of(), "n2", Map.of())));
    model.put("volumes", new LinkedHashMap<>(Map.of("data", Map.of())));
    model.put("secrets", new LinkedHashMap<>(Map.of("s1", Map.of("environment", "HOME"))));
    model.put("configs", new LinkedHashMap<>(Map.of("c1", Map.of("content", "c"))));
    model.put("models", new LinkedHashMap<>(Map.of("mo1", Map.of("model", "m"))));
    Template.map(model.get(section)).put("it", entry);
    if (!section.equals("services")) {
      user.put(section, List.of(section.equals("volumes") ? "it:/data" : "it"));
    }
    return model;
  }
}
