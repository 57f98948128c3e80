package dev.c2ecs.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far a resource is after some events. */
class ProgressTest {

  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

  private static StackEvent event(String text, int second) {
    String[] words = text.split(" ", 2);
    return new StackEvent(
        "e" + second,
        START.plusSeconds(second),
        "arn:stack",
        "WebTaskDefinition",
        words[1],
        "AWS::ECS::TaskDefinition",
        words[0],
        "",
        "");
  }

  /** What is removed in the clean-up is the one before, of which nothing is told. */
  @ParameterizedTest
  @CsvSource({
    "UPDATE_COMPLETE td:2|DELETE_IN_PROGRESS td:1, UPDATE_COMPLETE",
    "UPDATE_COMPLETE td:2|DELETE_COMPLETE td:1, UPDATE_COMPLETE",
    "UPDATE_COMPLETE td:2|DELETE_FAILED td:1, UPDATE_COMPLETE",
    "CREATE_COMPLETE td:2|DELETE_COMPLETE td:2, DELETE_COMPLETE",
    "UPDATE_IN_PROGRESS td:2|UPDATE_FAILED td:2|UPDATE_COMPLETE td:1|DELETE_COMPLETE td:2,"
        + " UPDATE_COMPLETE",
    "DELETE_IN_PROGRESS td:1|DELETE_COMPLETE td:1, DELETE_COMPLETE",
  })
  void aCleanUpIsNoNews(String events, String status) {
    List<StackEvent> all = new ArrayList<>();
    for (String text : events.split("\\|", -1)) {
      all.add(event(text, all.size()));
    }
    Progress progress =
        Progress.begin(START, Map.of("WebTaskDefinition", "AWS::ECS::TaskDefinition")).with(all);
    assertThat(progress.resources().values())
        .extracting(Progress.Item::status)
        .containsExactly(status);
  }
}
