package dev.c2ecs.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The fixtures: directories with a Compose file, the template that it becomes and what is said of
 * it. {@code arguments.txt} replaces the arguments {@code convert compose.yaml}. A fixture with
 * {@code repository.txt} runs in a repository that tracks the files it names, one a line, where
 * {@code gitignore.txt} is {@code .gitignore}; a file behind {@code absent} is gone.
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
    return run(fixture, line.split(" ", -1));
  }

  /** What the program does with a project, where git knows of its files what it says there. */
  static Program.Result run(Path fixture, String... words) {
    try {
      return Files.exists(fixture.resolve("repository.txt"))
          ? inRepository(fixture, words)
          : Program.in(fixture).run(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Program.Result inRepository(Path fixture, String... words) throws IOException {
    Path home = Files.createTempDirectory("fixture");
    Path copy = home.resolve(fixture.getFileName().toString());
    try {
      repository(fixture, copy);
      Program.Result result =
          Program.in(copy).env("PATH", System.getenv().getOrDefault("PATH", "")).run(words);
      return new Program.Result(
          result.exitCode(),
          result.out().replace(copy.toString(), fixture.toString()),
          result.err().replace(copy.toString(), fixture.toString()));
    } finally {
      delete(home);
    }
  }

  /**
   * Copies a project into a repository of its own, where git knows of its files what {@code
   * repository.txt} says, or all of them when there is none.
   *
   * @param copy the directory to make
   */
  static void repository(Path project, Path copy) throws IOException {
    Files.createDirectory(copy);
    copy(project, copy);
    Path list = copy.resolve("repository.txt");
    if (!Files.exists(list)) {
      GitRepository.in(copy).track(".");
      return;
    }
    Files.move(copy.resolve("gitignore.txt"), copy.resolve(".gitignore"));
    GitRepository repository = GitRepository.in(copy);
    for (String line : Repo.read(list).lines().toList()) {
      if (line.equals("unreadable")) {
        Files.writeString(copy.resolve(".git/HEAD"), "nothing that git reads");
        break;
      }
      String name = line.substring(line.lastIndexOf(' ') + 1);
      repository.track(name);
      if (line.startsWith("absent ")) {
        Files.delete(copy.resolve(name));
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(path -> !path.equals(from)).toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
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
