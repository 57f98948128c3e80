package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every sample gives the template and the diagnostics that are committed beside it. {@code ./mvnw
 * verify -Dgolden.update=true} approves new ones.
 */
class SamplesTest {

  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  static Stream<Path> samples() {
    return Repo.samples().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void givesTheCommittedTemplateAndDiagnostics(Path sample) throws IOException {
    Program.Result result = Program.in(sample).run("convert", "compose.yaml");
    assertThat(result.exitCode()).as(result.err()).isZero();
    golden(sample.resolve("template.yaml"), result.out());
    golden(sample.resolve("diagnostics.txt"), result.err());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void costsWhatIsCommitted(Path sample) throws IOException {
    Program.Result result = Program.in(sample).run("cost", "compose.yaml", "--region", "us-east-1");
    assertThat(result.exitCode()).as(result.err()).isZero();
    // a sample with warnings says so, and nothing else
    assertThat(result.err())
        .matches("|c2ecs: 0 errors, \\d+ warnings? in the file: `c2ecs check`\n");
    golden(sample.resolve("cost.txt"), result.out());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void givesTheCommittedPictures(Path sample) throws IOException {
    for (String format : List.of("mermaid", "svg")) {
      Program.Result result = Program.in(sample).run("graph", "compose.yaml", "--format", format);
      assertThat(result.exitCode()).as(result.err()).isZero();
      assertThat(result.err()).isEmpty();
      String extension = format.equals("svg") ? "svg" : "mmd";
      golden(sample.resolve("architecture." + extension), result.out());
    }
  }

  private static void golden(Path file, String actual) throws IOException {
    if (UPDATE) {
      Files.writeString(file, actual);
    }
    assertThat(file).exists();
    assertThat(actual).isEqualTo(Repo.read(file));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void givesTheSameBytesEveryTime(Path sample) {
    String first = Program.in(sample).run("convert", "compose.yaml").out();
    for (int i = 0; i < 20; i++) {
      assertThat(Program.in(sample).run("convert", "compose.yaml").out()).isEqualTo(first);
    }
  }

  @Test
  void allTemplatesPassCfnLint() {
    List<Path> templates =
        Repo.samples().stream().map(sample -> sample.resolve("template.yaml")).toList();
    PythonTools.Result result = PythonTools.cfnLint(templates);
    assertThat(result.all()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void readersOfYaml11AndOfJsonSeeTheSameTemplate(@TempDir Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    List<Object> expected = new ArrayList<>();
    for (Path sample : Repo.samples()) {
      Path file = directory.resolve(sample.getFileName() + ".yaml");
      Files.writeString(file, Program.in(sample).run("convert", "compose.yaml").out());
      files.add(file);
      Map<String, Object> json =
          new LinkedHashMap<>(
              Program.in(sample)
                  .run("convert", "compose.yaml", "--format", "json")
                  .template()
                  .root());
      assertThat(Template.map(Template.map(json.remove("Metadata")).get("Compose")).keySet())
          .isEqualTo(Template.map(json.get("Resources")).keySet());
      expected.add(json);
    }
    PythonTools.Result result = PythonTools.yaml11(files);
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(Json.parse(result.out())).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void accountsForEveryAttribute(Path sample) {
    Program.Result result = Program.in(sample).run("check", "compose.yaml", "--format", "json");
    Map<String, Object> coverage = Template.map(Json.object(result.out()).get("coverage"));
    Coverages.assertAddsUp(coverage);
    assertThat((Long) coverage.get("leaves")).isPositive();
  }

  static Stream<Path> samplesWithSecrets() {
    return samples().filter(sample -> !SecretValues.in(sample).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("samplesWithSecrets")
  void showsNoSecretValue(Path sample) {
    for (String command : List.of("convert", "check")) {
      for (String format : List.of("json", command.equals("check") ? "text" : "yaml")) {
        Program.Result result = Program.in(sample).run(command, "compose.yaml", "--format", format);
        assertThat(result.exitCode()).isZero();
        assertThat(result.out() + result.err()).doesNotContain(SecretValues.in(sample));
      }
    }
  }

  @Test
  void someApplicationsHaveSecrets() {
    assertThat(samplesWithSecrets()).hasSizeGreaterThanOrEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void saysWhatItShows(Path sample) {
    assertThat(sample.resolve("README.md")).isNotEmptyFile();
  }

  @Test
  void thereAreTenApplications() {
    assertThat(Repo.samples()).hasSizeGreaterThanOrEqualTo(10);
  }
}
