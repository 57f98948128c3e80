package dev.c2ecs.cfn.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedJobsTest {

  private static final String JOB = "depends_on: {job: {condition: service_completed_successfully}";

  @ParameterizedTest
  @CsvSource({
    // the first by name, unless it waits for the other one, or does not run when the stack does
    "'', '', A",
    "', b: {condition: service_started}', '', B",
    "'', ', a: {condition: service_started}', A",
  })
  void aJobRunsInTheFirstOfThoseThatWait(String ofA, String ofB, String owner) {
    Mapped mapped =
        Mapped.project(
            new TaskDefinitionMapper(),
            "name: p\nservices:\n  job: {image: x}\n  a: {image: y, "
                + JOB
                + ofA
                + "}}\n  b: {image: y, "
                + JOB
                + ofB
                + "}}\n");
    for (String task : List.of("A", "B")) {
      String containers =
          mapped.property(task + "TaskDefinition", "ContainerDefinitions").orElseThrow().toString();
      assertThat(containers.contains("text=job")).isEqualTo(task.equals(owner));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'restart: \"no\"', B",
    "x-aws-schedule: rate(1 day), B",
    "scale: 0, B",
    "tty: true, A"
  })
  void whatRunsWithTheStackGoesFirst(String ofA, String owner) {
    Mapped mapped =
        Mapped.project(
            new TaskDefinitionMapper(),
            "name: p\nservices:\n  job: {image: x}\n  a: {image: y, "
                + ofA
                + ", "
                + JOB
                + "}}\n  b: {image: y, "
                + JOB
                + "}}\n");
    assertThat(
            mapped
                .property(owner + "TaskDefinition", "ContainerDefinitions")
                .orElseThrow()
                .toString())
        .contains("text=job");
  }
}
