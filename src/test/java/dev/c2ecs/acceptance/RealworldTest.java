package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications as their authors ship them: read as the reference does, and every leaf counted. */
class RealworldTest {

  /**
   * A row of the index.
   *
   * @param directory the directory of the application
   * @param arguments the flags
   * @param valid whether the reference accepts it
   */
  record Application(Path directory, List<String> arguments, boolean valid) {
    @Override
    public String toString() {
      return String.valueOf(directory.getFileName());
    }
  }

  static Stream<Application> applications() {
    Path root = Repo.shared("realworld");
    return Repo.read(root.resolve("INDEX.tsv"))
        .lines()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(
            f ->
                new Application(
                    root.resolve(f[0]), Arrays.asList(f[1].split(" ", -1)), f[2].equals("valid")));
  }

  @ParameterizedTest
  @MethodSource("applications")
  void isReadAsTheReferenceReadsIt(Application application) {
    Program.Result result = run(application, "config", "-q");
    assertThat(result.exitCode()).as(result.err()).isEqualTo(application.valid() ? 0 : 1);
  }

  @ParameterizedTest
  @MethodSource("applications")
  void everyAttributeIsAccountedFor(Application application) {
    Program.Result result = run(application, "check", "--format", "json");
    Map<String, Object> json = Json.object(result.out());
    Coverages.assertAddsUp(Template.map(json.get("coverage")));
    assertThat(result.err()).isEmpty();
  }

  /** A template, or errors that say why there is none: never both, never neither. */
  @ParameterizedTest
  @MethodSource("applications")
  void isConvertedOrRefused(Application application) {
    Program.Result result = run(application, "convert");
    if (result.exitCode() == 0) {
      assertThat(result.out()).startsWith("AWSTemplateFormatVersion");
      assertThat(result.err()).doesNotContain(": error C2E");
    } else {
      assertThat(result.out()).isEmpty();
      assertThat(result.err()).contains("error C2E").doesNotContain("a mistake in c2ecs");
    }
  }

  private static Program.Result run(Application application, String... command) {
    List<String> args = new ArrayList<>(application.arguments());
    args.addAll(Arrays.asList(command));
    return Program.in(application.directory())
        .env("HOME", "/home/user")
        .run(args.toArray(String[]::new));
  }
}
