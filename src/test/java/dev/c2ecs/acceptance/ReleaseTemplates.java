package dev.c2ecs.acceptance;

import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.TemplateReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The templates that releases wrote, {@code src/test/releases/RELEASE/PROJECT.yaml}, and what is
 * written today. A project is a sample or a fixture. Where it has lost something since, a line of
 * {@code gone.txt} beside the templates says so: {@code PROJECT LOGICAL-ID why}.
 */
public final class ReleaseTemplates {

  static final Path HOME = Repo.ROOT.resolve("src/test/releases");

  /** Fixtures with what an update could make twice or lose. */
  private static final List<String> FIXTURES =
      List.of(
          "discovery",
          "existing-load-balancer",
          "https",
          "jobs",
          "overlay",
          "own-vpc",
          "scaling",
          "shared-listener",
          "volumes",
          "zones");

  private ReleaseTemplates() {}

  /**
   * A template of a release, and the one of today for the same project, without the IDs of the old
   * one.
   *
   * @param release the name of the release, a version or the date and commit that it stands for
   * @param project the name of the sample or fixture
   * @param directory where the project is
   * @param file the template of the release
   */
  public record Pair(String release, String project, Path directory, Path file) {

    /** The template of the release. */
    public Template old() {
      return TemplateReader.read(Repo.read(file)).orElseThrow();
    }

    /** The template of today. */
    public Template today() {
      return TemplateReader.read(convert(directory)).orElseThrow();
    }

    @Override
    public String toString() {
      return release + " " + project;
    }
  }

  /** All pairs, by release and project. */
  public static List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (Path release : files(HOME, "")) {
      for (Path file : files(release, ".yaml")) {
        String name = file.getFileName().toString();
        String project = name.substring(0, name.length() - ".yaml".length());
        pairs.add(new Pair(release.getFileName().toString(), project, directory(project), file));
      }
    }
    return pairs;
  }

  /** The logical IDs that a project has lost since a release, each with a reason. */
  static Set<String> gone(Pair pair) {
    Set<String> gone = new TreeSet<>();
    Path file = pair.file().resolveSibling("gone.txt");
    for (String line : Files.exists(file) ? Repo.read(file).lines().toList() : List.<String>of()) {
      String[] words = line.split(" ", 3);
      if (words.length < 3) {
        throw new IllegalStateException(file + ": no reason in `" + line + "`");
      }
      if (words[0].equals(pair.project())) {
        gone.add(words[1]);
      }
    }
    return gone;
  }

  /** Writes the templates of a new release. */
  static void add(String release) throws IOException {
    Path home = Files.createDirectories(HOME.resolve(release));
    List<Path> projects = new ArrayList<>(Repo.samples());
    FIXTURES.forEach(name -> projects.add(Fixtures.HOME.resolve(name)));
    for (Path project : projects) {
      Files.writeString(home.resolve(project.getFileName() + ".yaml"), convert(project));
    }
  }

  private static Path directory(String project) {
    Path sample = Repo.ROOT.resolve("samples").resolve(project);
    return Files.isDirectory(sample) ? sample : Fixtures.HOME.resolve(project);
  }

  private static String convert(Path project) {
    Program.Result result = Fixtures.run(project, "convert", "compose.yaml");
    if (result.exitCode() != 0) {
      throw new AssertionError(result.err());
    }
    return result.out();
  }

  private static List<Path> files(Path directory, String end) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(file -> file.toString().endsWith(end)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
