package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.reach.Reachability;
import dev.c2ecs.cfn.writer.TemplateReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What converts also comes up: the rules of {@link ComesUp} on applications of others. */
class ComesUpTest {

  private static ComesUp.Result result(RealworldTest.Application application) {
    List<String> edit = RealworldTest.edit(application);
    List<String> convert = List.of(RealworldTest.withAcceptances(application));
    Program.Result converted = RealworldTest.run(application, with(convert, "--format", "json"));
    assertThat(converted.exitCode()).as(converted.err()).isZero();
    return result(
        converted.out(),
        RealworldTest.run(application, with(edit, "config", "--format", "json")).out(),
        RealworldTest.run(application, with(edit, "check", "--format", "json")).out());
  }

  private static ComesUp.Result result(String template, String model, String report) {
    return ComesUp.of(
        Json.object(model),
        new Template(Json.object(template)),
        Reachability.of(TemplateReader.read(template).orElseThrow()),
        Template.list(Json.object(report).get("diagnostics")));
  }

  private static String[] with(List<String> first, String... more) {
    return Stream.concat(first.stream(), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void applicationsComeUp() {
    List<String> findings = new ArrayList<>();
    int names = 0;
    for (RealworldTest.Application application :
        RealworldTest.applications().filter(RealworldTest.Application::valid).toList()) {
      ComesUp.Result result = result(application);
      result.findings().forEach(finding -> findings.add(application + ": " + finding));
      names += result.names();
    }
    assertThat(findings).isEmpty();
    assertThat(names).isGreaterThan(100);
  }

  /** Each of these is wrong in a template that somebody changed, and the rules see it. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\0',
      delimiter = '|',
      value = {
        "RegistryArn | NoRegistryArn | address web: db:5432",
        "search p.local | find p.local | address web: db:5432",
        "\"MaximumPercent\" : 100 | \"MaximumPercent\" : 200 | writers db: 200 %",
        "\"Memory\" : \"1024\" | \"Memory\" : \"512\" | floor db: 512 MiB, it needs 1024",
        "\"Retries\" : 5 | \"Retries\" : 2 | health db: 10.0 s of 25.0",
        "\"AWS::EFS::MountTarget\" | \"AWS::EFS::Other\" | zone db: ",
      })
  void theRulesSeeWhatIsWrong(String right, String wrong, String finding, @TempDir Path directory)
      throws IOException {
    Files.writeString(
        directory.resolve("compose.yaml"),
        """
        name: p
        services:
          web: {image: example/web, environment: {DB: "db:5432"}}
          db:
            image: mysql:8.4
            volumes: [data:/var/lib/mysql]
            healthcheck: {test: x, interval: 5s, retries: 5, start_period: 5s}
        volumes: {data: }
        """);
    String model = Program.in(directory).run("config", "--format", "json").out();
    String report = Program.in(directory).run("check", "--format", "json").out();
    String template = Program.in(directory).run("convert", "--format", "json").out();
    assertThat(template).contains(right);
    assertThat(result(template, model, report)).isEqualTo(new ComesUp.Result(List.of(), 1));
    assertThat(result(template.replace(right, wrong), model, report).findings())
        .anyMatch(line -> line.startsWith(finding));
  }

  /** What nobody says is found in a report without it. */
  @ParameterizedTest
  @CsvSource({
    "'ports: [\"80:80\"], restart: \"no\", x-aws-schedule: rate(1 day)', C2E300, job web: it has ports",
    "'environment: {A: \"http://localhost:81\"}, ports: [\"81:81\"]', C2E435, localhost web: A",
    "'ports: [\"80:80\"]', C2E391, 'size web: nobody asked for it, nobody says it'",
  })
  void theRulesSeeWhatNobodySays(
      String attributes, String code, String finding, @TempDir Path directory) throws IOException {
    Files.writeString(
        directory.resolve("compose.yaml"),
        "name: p\nservices: {web: {image: example/web, " + attributes + "}}\n");
    String model = Program.in(directory).run("config", "--format", "json").out();
    String report = Program.in(directory).run("check", "--format", "json").out();
    String template = Program.in(directory).run("convert", "--format", "json").out();
    assertThat(report).contains(code);
    assertThat(result(template, model, report).findings()).isEmpty();
    assertThat(result(template, model, "{\"diagnostics\": []}").findings()).contains(finding);
  }
}
