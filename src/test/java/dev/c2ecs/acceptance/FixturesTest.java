package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.support.AllCodes;
import dev.c2ecs.cfn.support.SupportRow;
import dev.c2ecs.cfn.support.SupportTable;
import dev.c2ecs.compose.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fixture gives its template and its diagnostics; every row of the support table and every
 * code has one. {@code -Dgolden.update=true} approves new ones.
 */
class FixturesTest {

  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  static Stream<Path> fixtures() {
    return Fixtures.all().stream();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void givesTheTemplateAndTheDiagnostics(Path fixture) throws IOException {
    Program.Result result = Fixtures.run(fixture);
    assertThat(result.exitCode()).as(result.err()).isIn(0, 1);
    assertThat(result.out().isEmpty()).isEqualTo(result.exitCode() == 1);
    golden(fixture.resolve("template.yaml"), result.out());
    golden(
        fixture.resolve("diagnostics.txt"), result.err().replace(fixture.toString(), "/project"));
  }

  private static void golden(Path file, String actual) throws IOException {
    if (UPDATE && actual.isEmpty()) {
      Files.deleteIfExists(file);
    } else if (UPDATE) {
      Files.writeString(file, actual);
    }
    assertThat(Files.exists(file) ? Repo.read(file) : "").isEqualTo(actual);
  }

  @Test
  void allTemplatesPassCfnLint() {
    List<Path> templates =
        fixtures().map(f -> f.resolve("template.yaml")).filter(Files::exists).toList();
    assertThat(templates).hasSizeGreaterThan(25);
    PythonTools.Result result = PythonTools.cfnLint(templates);
    assertThat(result.all()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void accountsForEveryAttribute(Path fixture) {
    Path arguments = fixture.resolve("arguments.txt");
    if (!Files.exists(arguments)) {
      Program.Result result = Program.in(fixture).run("check", "compose.yaml", "--format", "json");
      Object coverage = Json.object(result.out()).get("coverage");
      if (coverage != null) {
        Coverages.assertAddsUp(Template.map(coverage));
      }
    }
  }

  @Test
  void everyRowHasAFixtureThatUsesIt() {
    Map<String, UsedPaths> used = new LinkedHashMap<>();
    Fixtures.all().forEach(f -> used.put(f.getFileName().toString(), UsedPaths.of(f)));
    List<String> wrong = new ArrayList<>();
    for (SupportRow row : SupportTable.rows()) {
      UsedPaths own = used.get(row.fixture());
      if (own == null || !own.uses(row.path())) {
        String other =
            used.entrySet().stream()
                .filter(entry -> entry.getValue().uses(row.path()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("none");
        wrong.add(row.path() + "\t" + other);
      }
    }
    assertThat(wrong).as("rows without their fixture, and one that would do").isEmpty();
  }

  @Test
  void everyCodeHasAFixtureThatProducesIt(@TempDir Path directory) throws IOException {
    Set<String> produced = new TreeSet<>();
    Fixtures.all().forEach(fixture -> produced.addAll(Fixtures.codes(fixture)));
    produced.addAll(LargeInput.codes(directory));
    assertThat(produced)
        .containsExactlyElementsOf(AllCodes.sorted().stream().map(Code::id).toList());
  }

  static Stream<Path> fixturesWithSecrets() {
    return fixtures().filter(fixture -> !SecretValues.in(fixture).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("fixturesWithSecrets")
  void showsNoSecretValue(Path fixture) {
    Program.Result result = Fixtures.run(fixture);
    assertThat(result.out() + result.err()).isNotEmpty().doesNotContain(SecretValues.in(fixture));
  }

  @Test
  void someFixturesHaveSecrets() {
    assertThat(fixturesWithSecrets()).hasSizeGreaterThanOrEqualTo(6);
  }
}
