package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications as their authors ship them: read as the reference does, and every leaf counted. */
public class RealworldTest {

  /**
   * A row of the index.
   *
   * @param directory the directory of the application
   * @param arguments the flags
   * @param valid whether the reference accepts it
   * @param services the number of active services
   */
  public record Application(
      Path directory, List<String> arguments, boolean valid, String services) {
    @Override
    public String toString() {
      return String.valueOf(directory.getFileName());
    }
  }

  /** All of them, those that the reference refuses as well. */
  public static Stream<Application> applications() {
    Path root = Repo.shared("realworld");
    return Repo.read(root.resolve("INDEX.tsv"))
        .lines()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(
            f ->
                new Application(
                    RealworldFiles.complete(root.resolve(f[0])),
                    Arrays.asList(f[1].split(" ", -1)),
                    f[2].equals("valid"),
                    f[3]));
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

  /** Whatever is converted, also after acceptances, has nothing for cfn-lint to find. */
  @Test
  void everyTemplatePassesCfnLint(@TempDir Path directory) throws IOException {
    List<Path> templates = new ArrayList<>();
    for (Application application : applications().filter(Application::valid).toList()) {
      Program.Result result = run(application, withAcceptances(application));
      if (result.exitCode() == 0) {
        Path file = directory.resolve(application + ".yaml");
        Files.writeString(file, result.out());
        templates.add(file);
      }
    }
    assertThat(templates).hasSize((int) applications().filter(Application::valid).count());
    assertThat(PythonTools.cfnLint(templates).all()).isEmpty();
  }

  /** Our edit of an application that acceptances do not help: one more Compose file. */
  public static List<String> edit(Application application) {
    Path file = Repo.ROOT.resolve("src/test/realworld").resolve(application + ".yaml");
    return Files.exists(file) ? List.of("-f", file.toString()) : List.of();
  }

  /** Every application converts as it is, with acceptances, or with these and our edit. */
  @Test
  void whatIsRefusedConvertsAfterAcceptancesAndAnEdit() {
    for (Application application : applications().filter(Application::valid).toList()) {
      Program.Result result = run(application, withAcceptances(application));
      assertThat(result.exitCode()).as(application + "\n" + result.err()).isZero();
    }
  }

  static String[] withAcceptances(Application application) {
    List<String> command = new ArrayList<>(edit(application));
    command.add("convert");
    for (String code : errors(application)) {
      command.addAll(List.of("--accept", code));
    }
    return command.toArray(String[]::new);
  }

  /** The codes of the errors of an application. */
  private static List<String> errors(Application application) {
    return codes(run(application, "convert").err(), "error");
  }

  private static List<String> codes(String err, String severity) {
    return Pattern.compile(": " + severity + " (C2E\\d+):")
        .matcher(err)
        .results()
        .map(match -> match.group(1))
        .sorted()
        .toList();
  }

  @Test
  void theTableIsCurrent() throws IOException {
    StringBuilder table = new StringBuilder();
    StringBuilder data = new StringBuilder();
    ComesUpRows rows = new ComesUpRows();
    int converted = 0;
    int accepted = 0;
    for (Application application : applications().filter(Application::valid).toList()) {
      Map<String, Object> report = Json.object(run(application, "check", "--format", "json").out());
      Map<String, Object> coverage = Template.map(report.get("coverage"));
      List<String> errors = errors(application);
      long warnings =
          Template.list(report.get("diagnostics")).stream()
              .filter(d -> "warning".equals(Template.map(d).get("severity")))
              .count();
      String distinct = String.join(", ", errors.stream().distinct().toList());
      data.append(RealworldData.row(application, Template.list(report.get("diagnostics"))));
      boolean edited = !edit(application).isEmpty();
      String result =
          errors.isEmpty()
              ? "converted"
              : edited
                  ? "converted when accepted and edited: " + distinct + "; " + words(application)
                  : "converted when accepted: " + distinct;
      converted += errors.isEmpty() ? 1 : 0;
      accepted += !errors.isEmpty() && !edited ? 1 : 0;
      table.append(
          String.format(
              "| %s | %s | %s | %s | %s | %d | %d | %s | %s |%n",
              application,
              application.services(),
              coverage.get("leaves"),
              (long) coverage.getOrDefault("exact", 0L)
                  + (long) coverage.getOrDefault("approximated", 0L),
              coverage.get("rejected"),
              errors.size(),
              warnings,
              result,
              rows.words(application, Template.list(report.get("diagnostics")))));
    }
    String text =
        """
        # Applications as their authors ship them

        What `convert` does with the unmodified Compose files of well-known projects. Generated by a test; do not edit.
        "Attributes" are the leaves of the effective model, "mapped" those that have a counterpart on ECS, "refused" those at or below an error of `check`, which refuses builds whose directories the collection has not.

        Some files that these mount are in their repositories and not in the collection: the test puts stand-ins there, `src/test/realworld/files.txt` names them.

        %d are converted as they are, %d when the errors named are accepted (what they are about is left out then), the others after an edit as well (`src/test/realworld` has it as one more Compose file). All of this is tested, cfn-lint finds nothing in any template.

        "Comes up" was decided by reading the templates beside the files of the applications, as their owners would; nothing was deployed. %d would come up and work, %d with a word, %d would not; what a reason gives a code for is said by `convert`.

        | application | services | attributes | mapped | refused | errors | warnings | result | comes up |
        |---|---|---|---|---|---|---|---|---|
        """
            .formatted(
                converted, accepted, rows.count("yes"), rows.count("yes, but"), rows.count("no"));
    GeneratedDocsTest.check("docs/realworld.md", text + table + RealworldData.TEXT + data);
  }

  /** What an edit is, from its first line. */
  private static String words(Application application) {
    String first = Repo.read(Path.of(edit(application).get(1))).lines().findFirst().orElse("");
    return first.substring("# ".length());
  }

  /** The project of an application, with everything resolved; empty when it is refused. */
  public static Optional<Map<String, Object>> configuration(Application application) {
    Program.Result result = run(application, "config", "--format", "json");
    return result.exitCode() == 0 ? Optional.of(Json.object(result.out())) : Optional.empty();
  }

  /** The template of an edited project of an application; empty when it is refused. */
  public static Optional<String> template(Application application, Map<String, Object> compose) {
    try {
      Path file = Files.createTempFile("compose", ".json");
      Files.writeString(file, JsonText.of(compose));
      Program.Result result =
          Program.in(application.directory()).run("convert", "-q", "-f", file.toString());
      Files.delete(file);
      return result.exitCode() == 0 ? Optional.of(result.out()) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Program.Result run(Application application, String... command) {
    List<String> args = new ArrayList<>(application.arguments());
    args.addAll(Arrays.asList(command));
    return Program.in(application.directory())
        .env("HOME", "/home/user")
        .run(args.toArray(String[]::new));
  }
}
