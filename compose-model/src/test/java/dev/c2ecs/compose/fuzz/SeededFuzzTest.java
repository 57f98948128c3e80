package dev.c2ecs.compose.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A short run of every fuzz target: the seeds, what fuzzing found, and repeatable mutations. */
class SeededFuzzTest {

  private static final int MUTATIONS = 3000;
  private static final List<String> WORDS =
      List.of(
          "${A:-",
          "}",
          "$",
          "<<: *a",
          "&a ",
          "*a",
          "!reset ",
          "!override ",
          "- ",
          ": ",
          "\n",
          "\t",
          "extends",
          "include",
          "services",
          "null",
          "0",
          "-1",
          "65536",
          "'",
          "\"",
          "#",
          "[",
          "{",
          "/",
          "..",
          ":",
          "\\",
          "=",
          "\u0000",
          "\uFEFF",
          "é",
          "x-",
          "@",
          "%",
          "9999999999999999999");

  @ParameterizedTest
  @EnumSource
  void endsInAModelOrADiagnostic(FuzzTarget target) {
    List<byte[]> seeds = FuzzSeeds.of(target);
    assertThat(seeds).hasSizeGreaterThan(10);
    seeds.forEach(seed -> run(target, seed));
    Random random = new Random(4);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] input = seeds.get(random.nextInt(seeds.size()));
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        input = mutate(input, seeds, random);
      }
      run(target, input);
    }
  }

  @ParameterizedTest
  @EnumSource
  void staysRightOnWhatFuzzingFound(FuzzTarget target) throws IOException {
    String name = target.name().charAt(0) + target.name().substring(1).toLowerCase(Locale.ROOT);
    Path folder =
        Path.of("src/test/resources/dev/c2ecs/compose/fuzz", name + "FuzzTestInputs", "holds");
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          run(target, Files.readAllBytes(file));
        }
      }
    }
  }

  private static void run(FuzzTarget target, byte[] input) {
    assertThatCode(() -> target.run(input))
        .as(() -> target + " on " + new String(input, StandardCharsets.UTF_8))
        .doesNotThrowAnyException();
  }

  private static byte[] mutate(byte[] input, List<byte[]> seeds, Random random) {
    int at = random.nextInt(input.length + 1);
    int to = Math.min(input.length, at + random.nextInt(8));
    byte[] other = seeds.get(random.nextInt(seeds.size()));
    return switch (random.nextInt(4)) {
      case 0 -> splice(input, at, to, new byte[0]);
      case 1 -> splice(input, at, at, word(random));
      case 2 -> splice(input, at, to, new byte[] {(byte) random.nextInt(256)});
      default -> splice(input, at, input.length, Arrays.copyOfRange(other, 0, cut(other, random)));
    };
  }

  private static int cut(byte[] other, Random random) {
    return other.length == 0 ? 0 : random.nextInt(other.length);
  }

  private static byte[] word(Random random) {
    return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] splice(byte[] input, int from, int to, byte[] middle) {
    byte[] result = new byte[from + middle.length + input.length - to];
    System.arraycopy(input, 0, result, 0, from);
    System.arraycopy(middle, 0, result, from, middle.length);
    System.arraycopy(input, to, result, from + middle.length, input.length - to);
    return result;
  }
}
