package dev.c2ecs.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.fuzz.MemoryFiles;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.NodeText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of dates and of numbers that are not finite, in each kind of place. */
class OddScalarsTest {

  private static LoadResult load(String attribute) {
    String text = "services:\n  a:\n    image: i\n    " + attribute + "\n";
    return ComposeLoader.load(
        LoadRequest.builder(MemoryFiles.ROOT).fileAccess(MemoryFiles.parse(text)).build());
  }

  private static Mapping service(LoadResult result) {
    return result.project().orElseThrow().tree().child("services").child("a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          environment: {A: 2001-12-14}               | {s1:As29:2001-12-14 00:00:00 +0000 UTC}
          labels: {A: 2001-12-14t1:2:3.40-05:30}     | {s1:As33:2001-12-14 01:02:03.4 -0530 -0530}
          x-a: [2001-12-14]                          | [s20:2001-12-14T00:00:00Z]
          x-a: 2001-12-14t1:2:3.40-05:30             | s27:2001-12-14T01:02:03.4-05:30
          extra_hosts: [2001-12-14]                  | [s27:2001-12-14 00=00:00 +0000 UTC]
          """)
  void datesArriveAsTexts(String attribute, String value) {
    LoadResult result = load(attribute);
    String name = attribute.substring(0, attribute.indexOf(':'));
    String read = NodeText.of(service(result).get(name).orElseThrow());
    assertThat(read.replaceAll("s[0-9]+:", "")).isEqualTo(value.replaceAll("s[0-9]+:", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"command", "entrypoint", "mem_limit", "shm_size"})
  void aDateIsNoCommandAndNoSize(String name) {
    assertThat(service(load(name + ": 2001-12-14")).has(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hostname: 2001-12-14",
        "profiles: [2001-12-14]",
        "command: [2001-12-14]",
        "build: 2001-12-14",
        "cap_add: [2001-12-14]",
        "devices: [2001-12-14]",
        "expose: [2001-12-14]",
        "env_file: 2001-12-14",
        "ports: [{target: 80, published: 2001-12-14}]"
      })
  void aDateIsNoOtherText(String attribute) {
    assertThat(errors(attribute))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.code().id()).isEqualTo("C2E031");
              assertThat(error.hint()).isEqualTo("quote it: \"2001-12-14\"");
              assertThat(error.locations().get(0).line()).isEqualTo(4);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-a: .inf",
        "x-a: {b: [.nan]}",
        "environment: {A: -.INF}",
        "cpus: .inf",
        "labels: {\"a\": .NaN}"
      })
  void numbersAreFinite(String attribute) {
    assertThat(errors(attribute))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.code().id()).isEqualTo("C2E033");
              assertThat(error.message()).endsWith(" must be a finite number");
              assertThat(error.locations().get(0).line()).isEqualTo(4);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deploy: {resources: {limits: {cpus: 9223372036854775808}}}",
        "deploy: {resources: {reservations: {cpus: 9223372036854775808}}}",
        "expose: [9223372036854775808]",
        "ports: [{target: 80, published: 9223372036854775808}]"
      })
  void wholeNumbersThatFitIntoNoTypeAreRefused(String attribute) {
    assertThat(errors(attribute)).hasSize(1);
    assertThat(errors(attribute.replace("9223372036854775808", "65000"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0", "-0.0"})
  void aPortBelowZeroIsNotMinusZero(String target) {
    assertThat(errors("ports: [{target: " + target + "}]")).isEmpty();
    assertThat(errors("ports: [{target: -1}]")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dns: 2001-12-14|dns: [1.1.1.1]",
        "dns: [1.1.1.1]|dns: 2001-12-14",
        "build: {args: [A=1]}|build: {args: 2001-12-14}",
        "hostname: 2001-12-14|hostname: h",
        "cpu_percent: 2001-12-14|cpu_percent: 5",
        "privileged: 2001-12-14|privileged: true"
      })
  void aDateThatMergingReplacesOrLeavesOutIsNoError(String files) {
    int bar = files.indexOf('|');
    String text =
        files.substring(0, bar) + "\n---\nservices:\n  a:\n    " + files.substring(bar + 1);
    assertThat(errors(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'name: 2001-12-14',",
    "'name: n\n---\nname: 2001-12-14',n",
    "'x-a: 1\n---\nname: 2001-12-14\n---\nname: n',project"
  })
  void aDateIsNoName(String head, String name) {
    String text = "services: {a: {image: i}}\n" + head.replace("\\n", "\n") + "\n";
    LoadResult result =
        ComposeLoader.load(
            LoadRequest.builder(MemoryFiles.ROOT).fileAccess(MemoryFiles.parse(text)).build());
    assertThat(result.project().map(ComposeProject::name)).isEqualTo(Optional.ofNullable(name));
    assertThat(result.diagnostics())
        .singleElement()
        .satisfies(d -> assertThat(d.hint()).isEqualTo("quote it: \"2001-12-14\""));
  }

  private static List<Diagnostic> errors(String attribute) {
    return load(attribute).diagnostics().stream()
        .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
        .toList();
  }
}
