package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tasks of a project. */
class PsTest extends CloudTest {

  private FakeLive live;

  @BeforeEach
  void oneProject() {
    cloud.stack("CREATE_COMPLETE");
    live = cloud.aws.tasks.live;
    live.task("WebService", "bbbb2222", -300, "web-setup", "web").health = "HEALTHY";
    live.task("DbService", "cccc3333", -7200, "db").zone = "eu-central-1b";
    live.task("OtherService", "eeee5555", -7200, "other");
    FakeLive.LiveTask ended = live.task("WebService", "aaaa1111", -900, "web-setup", "web");
    ended.stops(-400, "EssentialContainerExited", "Essential container in task exited", 1);
  }

  @Test
  void aTableHasARowForEachTaskAndFitsEightyColumns() {
    Cloud.Result result = cloud.answering("").run("ps");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.out().lines())
        .containsExactly(
            "NAME   STATE              TASKS  SINCE      ZONE  PORTS  IMAGE",
            "db-1   running            1/1    1 h ago    1b           nginx:1.29",
            "web-1  running (healthy)  1/1    4 min ago  1a    80     nginx:1.29");
    assertThat(result.out().lines()).isNotEmpty().allMatch(line -> line.length() <= 80);
    assertThat(result.err()).contains("web: http://");
  }

  @Test
  void aServiceOfWhichNothingRunsHasARowAndTheReason() {
    live.tasks.removeIf(task -> task.id.equals("bbbb2222"));
    cloud.aws.tasks.scale("WebService", 0);
    Cloud.Result result = cloud.run("ps");
    assertThat(result.out()).contains("web   none     0/1");
    assertThat(result.err())
        .contains("warning: web: set to 0 tasks by hand, the template wants 1 task")
        .contains("; web-1 ")
        .contains("exited with code 1")
        .contains("6 min ago");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          -q                       ! cccc3333,bbbb2222
          -a -q                    ! cccc3333,bbbb2222,aaaa1111
          -q web                   ! bbbb2222
          --services               ! db,web
          --services --status exited ! web
          --status exited -q       ! aaaa1111
          --status running --status exited -q web ! bbbb2222,aaaa1111
          """)
  void choicesAreThoseOfDockerCompose(String args, String expected) {
    List<String> all = new ArrayList<>(List.of("ps"));
    all.addAll(List.of(args.split(" ")));
    Cloud.Result result = cloud.run(all.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(String.join(",", result.out().lines().toList())).isEqualTo(expected);
  }

  @Test
  void jsonHasAllOfIt() {
    String json = cloud.run("ps", "-a", "--format", "json").out();
    assertThat(json)
        .contains("\"Service\" : \"web\"")
        .contains("\"TasksWanted\" : 1")
        .contains("\"Digest\" : \"sha256:abab")
        .contains("\"Zone\" : \"eu-central-1b\"")
        .contains("\"Health\" : \"HEALTHY\"")
        .contains("\"Since\" : \"2026-01-01T11:55:05Z\"")
        .contains("\"Reason\" : \"web-setup exited with code 1; web exited with code 1\"")
        .contains("\"PublishedPort\" : 80");
  }

  @Test
  void fortyServicesTakeFewCalls() throws Exception {
    StringBuilder compose = new StringBuilder("name: shop\nservices:\n");
    live.tasks.clear();
    for (int i = 0; i < 40; i++) {
      compose.append("  s").append(i).append(": {image: \"nginx:1.29\"}\n");
      live.task("S" + i + "Service", "task" + i, -60, "s" + i);
    }
    cloud.compose(compose.toString());
    cloud.aws.stacks.all.clear();
    cloud.stack("CREATE_COMPLETE");
    int before = cloud.aws.calls().size();
    assertThat(cloud.run("ps").out().lines()).hasSize(41);
    assertThat(cloud.aws.calls().size() - before).isLessThanOrEqualTo(15);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          wbe           ! 1 ! did you mean `web`?
          --status up   ! 2 ! --status is no state of a task: up
          """)
  void wrongNamesAreSaid(String args, int code, String words) {
    List<String> all = new ArrayList<>(List.of("ps"));
    all.addAll(List.of(args.split(" ")));
    Cloud.Result result = cloud.run(all.toArray(String[]::new));
    assertThat(result.exitCode()).isEqualTo(code);
    assertThat(result.err()).contains(words);
  }
}
