package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What must hold of any project, tried with random changes of real ones. */
class ReaderMutationTest {

  private static final int CHANGED = Integer.getInteger("mutations", 1000);

  private static List<Map<String, @Nullable Object>> seeds() {
    List<Path> files = new ArrayList<>();
    Repo.samples().forEach(sample -> files.add(sample.resolve("compose.yaml")));
    files.add(Repo.ROOT.resolve("src/test/resources/full.yaml"));
    List<Map<String, @Nullable Object>> seeds = new ArrayList<>();
    for (Path file : files) {
      String text = Repo.read(file).replaceAll("!(Ref|GetAtt|Sub|Select) ", "");
      Object tree = new Load(LoadSettings.builder().build()).loadFromString(text);
      seeds.add(new LinkedHashMap<>(Template.map(tree)));
    }
    return seeds;
  }

  @Test
  void holdsForRandomChanges() {
    List<Map<String, @Nullable Object>> seeds = seeds();
    assertThat(seeds).hasSizeGreaterThan(5);
    Random random = new Random(14);
    List<String> broken = new ArrayList<>();
    for (int i = 0; i < CHANGED; i++) {
      Object changed = seeds.get(random.nextInt(seeds.size()));
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        changed = changed(changed, seeds, random, i + "" + n);
      }
      if (changed instanceof Map<?, ?> map) {
        Map<String, @Nullable Object> model = new LinkedHashMap<>(Template.map(map));
        ReaderProperties.broken(List.of(model), "", Map.of(), true)
            .forEach(what -> broken.add(what + "\n  " + JsonText.of(model)));
      }
    }
    assertThat(broken).isEmpty();
  }

  /** A copy of a tree with one place changed, the deeper the rarer. */
  private static @Nullable Object changed(
      @Nullable Object value,
      List<Map<String, @Nullable Object>> seeds,
      Random random,
      String mark) {
    if (value instanceof Map<?, ?> map && !map.isEmpty() && random.nextInt(6) > 0) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>(Template.map(map));
      List<String> keys = List.copyOf(copy.keySet());
      String key = keys.get(random.nextInt(keys.size()));
      if (random.nextInt(12) == 0) {
        copy.remove(key);
      } else {
        copy.put(key, changed(copy.get(key), seeds, random, mark));
      }
      return copy;
    }
    if (value instanceof List<?> list && !list.isEmpty() && random.nextInt(6) > 0) {
      List<@Nullable Object> copy = new ArrayList<>(list);
      int at = random.nextInt(copy.size());
      switch (random.nextInt(6)) {
        case 0 -> copy.remove(at);
        case 1 -> copy.add(copy.get(at));
        default -> copy.set(at, changed(copy.get(at), seeds, random, mark));
      }
      return copy;
    }
    return other(value, seeds, random, mark);
  }

  private static @Nullable Object other(
      @Nullable Object value,
      List<Map<String, @Nullable Object>> seeds,
      Random random,
      String mark) {
    return switch (random.nextInt(10)) {
      case 0 -> null;
      case 1 -> Collections.singletonList(value);
      case 2 -> Collections.singletonMap("k" + mark, value);
      case 3 -> random.nextInt(3);
      case 4 -> random.nextBoolean();
      case 5 -> "t" + mark;
      case 6 -> random.nextBoolean() ? Map.of() : List.of();
      case 7 -> Arrays.asList(value, "u" + mark);
      case 8 -> random.nextInt(40) / 10.0 - 1;
      default -> part(seeds.get(random.nextInt(seeds.size())), random);
    };
  }

  /** Some part of a tree. */
  private static @Nullable Object part(@Nullable Object value, Random random) {
    if (value instanceof Map<?, ?> map && !map.isEmpty() && random.nextInt(4) > 0) {
      List<Object> values = new ArrayList<>(map.values());
      return part(values.get(random.nextInt(values.size())), random);
    }
    if (value instanceof List<?> list && !list.isEmpty() && random.nextInt(4) > 0) {
      return part(list.get(random.nextInt(list.size())), random);
    }
    return value;
  }
}
