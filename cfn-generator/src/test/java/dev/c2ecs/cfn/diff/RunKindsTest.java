package dev.c2ecs.cfn.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.template.Template;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service that becomes a job, a job that gets a schedule, and so on, is told in words. */
class RunKindsTest {

  private static final String ALWAYS = "all the time";
  private static final String ONCE = "once, when it is deployed";
  private static final String DAILY = "by the schedule rate(1 day)";

  private static Template template(String kind) {
    String more =
        switch (kind) {
          case "service" -> "";
          case "job" -> ", deploy: {mode: replicated-job}";
          default -> ", x-aws-schedule: rate(1 " + kind + ")";
        };
    return Projects.template("name: p\nservices: {web: {image: 'x:1'" + more + "}}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "service | job | " + ALWAYS + " > " + ONCE,
        "service | day | " + ALWAYS + " > " + DAILY,
        "job | service | " + ONCE + " > " + ALWAYS,
        "job | day | " + ONCE + " > " + DAILY,
        "day | service | " + DAILY + " > " + ALWAYS,
        "day | job | " + DAILY + " > " + ONCE,
        "day | hour |",
        "job | job |",
      })
  void whenItRuns(String old, String now, String expected) {
    List<String> said =
        TemplateDiff.of(template(old), Map.of(), template(now), Map.of()).changes().stream()
            .filter(change -> change.subject().equals("runs"))
            .map(change -> change.before().orElse("") + " > " + change.after().orElse(""))
            .toList();
    assertThat(said).isEqualTo(expected == null ? List.of() : List.of(expected));
  }
}
