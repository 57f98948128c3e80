package dev.c2ecs.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The fixtures: directories with a Compose file, the template that it becomes and what is said of
 * it. {@code arguments.txt} replaces the arguments {@code convert compose.yaml}.
 */
final class Fixtures {

  static final Path HOME = Repo.ROOT.resolve("src/test/fixtures");
  private static final Pattern CODE = Pattern.compile("(?:error|warning|info) (C2E\\d{3}):");

  private Fixtures() {}

  /** The directories, sorted. */
  static List<Path> all() {
    try (Stream<Path> entries = Files.list(HOME)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the program does with a fixture. */
  static Program.Result run(Path fixture) {
    Path arguments = fixture.resolve("arguments.txt");
    String line = Files.exists(arguments) ? Repo.read(arguments).strip() : "convert compose.yaml";
    return Program.in(fixture).run(line.split(" ", -1));
  }

  /** The codes that a fixture produces. */
  static Set<String> codes(Path fixture) {
    Set<String> codes = new TreeSet<>();
    Path file = fixture.resolve("diagnostics.txt");
    Matcher matcher = CODE.matcher(Files.exists(file) ? Repo.read(file) : "");
    while (matcher.find()) {
      codes.add(matcher.group(1));
    }
    return codes;
  }
}
