package dev.c2ecs.cfn.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.Translated;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellCredentialsTest {

  private static String compose(String attributes) {
    return "name: p\nservices:\n  web:\n    image: x\n    " + attributes + "\n";
  }

  private static Service service(String attributes) {
    ComposeProject project = Projects.of(compose(attributes));
    return ShellCredentials.of(
            project, ProjectCredentials.of(project), new DiagnosticCollector(project))
        .services()
        .values()
        .iterator()
        .next();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "['sh', '-c', 'run ${DB_PASSWORD:-s}'] | run \"${DB_PASSWORD}\"",
        "['/bin/bash', '-ec', 'run ${DB_PASSWORD:-s}'] | run \"${DB_PASSWORD}\"",
        "['sh', '-e', '-c', 'run ${DB_PASSWORD:-s} ${DB_PASSWORD:-s}']"
            + " | run \"${DB_PASSWORD}\" \"${DB_PASSWORD}\"",
        "sh -c 'run -p${DB_PASSWORD:-s} --user=${DB_USER:-me}'"
            + " | run -p\"${DB_PASSWORD}\" --user=me",
        "sh -c \"run $$HOME ${DB_PASSWORD:-s}\" | run $HOME \"${DB_PASSWORD}\"",
        "['sh', '-c', 'curl http://me:${DB_PASSWORD:-s}@h']"
            + " | curl http://me:\"${DB_PASSWORD}\"@h",
      })
  void aScriptReadsTheVariable(String command, String script) {
    Service service = service("command: " + command);
    assertThat(service.command().orElseThrow()).last().isEqualTo(script);
    assertThat(service.environment().get("DB_PASSWORD"))
        .isNotNull()
        .satisfies(value -> assertThat(value.text()).contains("s"));
  }

  @Test
  void entrypointAndCommandAreOneCommand() {
    assertThat(
            service("entrypoint: [sh, -c]\n    command: ['run ${DB_PASSWORD:-s}']")
                .command()
                .orElseThrow())
        .containsExactly("run \"${DB_PASSWORD}\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "healthcheck: {test: 'ping -p${DB_PASSWORD:-s}'}",
        "healthcheck: {test: [CMD-SHELL, 'ping -p${DB_PASSWORD:-s}']}",
        "healthcheck: {test: [CMD, sh, -c, 'ping -p${DB_PASSWORD:-s}']}",
      })
  void aHealthCheckOfAShellReadsTheVariable(String check) {
    Translated web = Translated.of(compose(check));
    assertThat(web.codes()).contains("C2E462").doesNotContain("C2E333");
    assertThat(web.text("WebTaskDefinition"))
        .contains("ping -p\"${DB_PASSWORD}\"", "Name=Text[text=DB_PASSWORD]")
        .doesNotContain("-ps");
  }

  @Test
  void aHookReadsTheVariable() {
    String hook = "pre_start: [{command: [sh, -c, 'migrate ${DB_PASSWORD:-s}']}]";
    assertThat(Translated.of(compose(hook)).codes()).contains("C2E462").doesNotContain("C2E333");
  }

  @Test
  void aVariableThatHasTheValueIsTaken() {
    Service service =
        service(
            "environment: {PGPASSWORD: '${DB_PASSWORD:-s}', DB_PASSWORD: another}\n"
                + "    command: [sh, -c, 'run ${DB_PASSWORD:-s} ${DB_PASSWORD}']");
    assertThat(service.command().orElseThrow())
        .last()
        .isEqualTo("run \"${PGPASSWORD}\" \"${DB_PASSWORD_2}\"");
    assertThat(service.environment())
        .containsOnlyKeys("PGPASSWORD", "DB_PASSWORD", "DB_PASSWORD_2");
  }

  @Test
  void whatIsNoCredentialStays() {
    String command = "command: [sh, -c, 'run ${DB_USER:-me} ${HOME_PAGE:-x}']";
    assertThat(service(command).command().orElseThrow()).last().isEqualTo("run me x");
    assertThat(service(command).environment()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "command: run --password=${DB_PASSWORD:-s}",
        "command: [run, '${DB_PASSWORD:-s}', '${DB_PASSWORD:-s}']",
        "entrypoint: [run, '${DB_PASSWORD:-s}']",
        "healthcheck: {test: [CMD, run, '${DB_PASSWORD:-s}']}",
        "command: [sh, -c, 'echo `cat ${DB_PASSWORD:-s}`']",
        "command: [sh, -c, 'echo \"$$1\"', name, '${DB_PASSWORD:-s}']",
        "command: [node, -c, '${DB_PASSWORD:-s}']",
      })
  void withoutAShellThereIsOneErrorWithTheFinishedLines(String attributes) {
    Translated web = Translated.of(compose(attributes));
    assertThat(web.codes()).filteredOn("C2E333"::equals).hasSize(1);
    assertThat(web.said("C2E333"))
        .contains("`environment: {DB_PASSWORD: \"${DB_PASSWORD:-***}\"}`", "$$DB_PASSWORD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "command: [run, --password, swordfish, --key, '${DB_PASSWORD:-s}']",
        "command: [run, '--password=swordfish', '${DB_PASSWORD:-s}']",
        "command: [run, '--password=swordfish${DB_PASSWORD:-s}']",
        "command: [run, 'postgres://u:swordfish@db/${DB_PASSWORD:-s}']",
        "command: run -u root -p swordfish --key=${DB_PASSWORD:-s}",
        "entrypoint: [curl, -H, 'Authorization: Bearer swordfish', '${DB_PASSWORD:-s}']",
        "healthcheck: {test: [CMD, probe, --token, swordfish, '${DB_PASSWORD:-s}']}",
        "command: [run, '${DB_PASSWORD:-swordfish}']",
      })
  void theFinishedLinesShowNoOtherCredential(String attributes) {
    assertThat(Translated.of(compose(attributes)).said("C2E333"))
        .contains("write `", "$$DB_PASSWORD")
        .doesNotContain("swordfish");
  }

  @Test
  void aValueOfSeveralWordsIsAnError() {
    assertThat(Translated.of(compose("command: sh -c run ${DB_PASSWORD:-a b}")).codes())
        .contains("C2E333");
  }

  /** What the lines say is run by a real shell: it gets the words that docker compose gives. */
  @Test
  void theLinesRunTheSameWords() throws Exception {
    List<String> texts =
        List.of("-p", "a b", "it's", "\\n", "\\", "\"", "$$HOME", "*", "", "x=1", "#", "ä", "~");
    Random random = new Random(3);
    for (int i = 0; i < 60; i++) {
      StringBuilder words = new StringBuilder();
      List<String> expected = new ArrayList<>();
      int count = 1 + random.nextInt(4);
      for (int k = 0; k < count; k++) {
        String before = texts.get(random.nextInt(texts.size()));
        String after = texts.get(random.nextInt(texts.size()));
        boolean credential = k == 0 || random.nextBoolean();
        String word = before + (credential ? "${DB_PASSWORD:-s}" : "${DB_USER:-m e}") + after;
        words.append(", '").append(word.replace("'", "''")).append('\'');
        expected.add((before + (credential ? "s" : "m e") + after).replace("$$", "$"));
      }
      String said =
          Translated.of(compose("command: [printf, '%s\\n'" + words + "]")).said("C2E333");
      String finished = said.replaceAll("(?s).*`(command: .*)`\\n$", "$1");
      Service changed =
          service("environment: {DB_PASSWORD: \"${DB_PASSWORD:-s}\"}\n    " + finished);
      ProcessBuilder shell = new ProcessBuilder(changed.command().orElseThrow());
      shell.environment().put("DB_PASSWORD", "s");
      Process process = shell.redirectErrorStream(true).start();
      process.getOutputStream().close();
      assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .as(finished)
          .isEqualTo(String.join("\n", expected) + "\n");
    }
  }
}
