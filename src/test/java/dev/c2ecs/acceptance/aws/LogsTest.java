package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What containers wrote. */
class LogsTest extends CloudTest {

  private static final Duration SOON = Duration.ofSeconds(3);

  @BeforeEach
  void oneProject() {
    cloud.stack("CREATE_COMPLETE");
    cloud.aws.tasks.live.task("WebService", "aaaa1111", -600, "web", "web-setup");
    cloud.aws.tasks.live.task("WebService", "bbbb2222", -500, "web", "web-setup");
    cloud.aws.tasks.live.task("DbService", "cccc3333", -600, "db");
  }

  private void log(String container, String task, long second, String message) {
    cloud.aws.tasks.live.log(
        "shop/" + container + "/" + task, Duration.ofSeconds(second), SOON, message);
  }

  private void threeLines() {
    log("web", "bbbb2222", -30, "two");
    log("db", "cccc3333", -20, "three");
    log("web", "aaaa1111", -40, "one");
    log("web-setup", "aaaa1111", -590, "prepared");
  }

  @Test
  void linesOfAllServicesStandInTheOrderOfTime() {
    threeLines();
    Cloud.Result result = cloud.run("logs");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.out().lines())
        .containsExactly("web-1  | one", "web-2  | two", "db-1   | three");
    assertThat(result.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          db                     ! db-1  | three
          --index 2 web          ! web-2  | two
          --no-log-prefix db     ! three
          -t db                  ! db-1  | 2026-01-01T11:59:40.000Z three
          -n 1 --no-log-prefix web ! one,two
          --tail 0 web           ! ''
          --tail all db          ! db-1  | three
          --since 25s            ! db-1   | three
          --since 2026-01-01T11:59:35Z ! db-1   | three
          --until 35s            ! web-1  | one
          --all --until 9m       ! web-1/web-setup  | prepared
          """)
  void optionsAreThoseOfDockerCompose(String args, String expected) {
    threeLines();
    List<String> all = new ArrayList<>(List.of("logs"));
    all.addAll(List.of(args.split(" ")));
    Cloud.Result result = cloud.run(all.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(String.join(",", result.out().lines().toList())).as(args).isEqualTo(expected);
  }

  @Test
  void jsonHasAnObjectOnEachLine() {
    log("db", "cccc3333", -20, "a \"b\"\u001b[2J");
    Cloud.Result result = cloud.run("logs", "--json");
    assertThat(Json.object(result.out().strip()))
        .containsEntry("time", "2026-01-01T11:59:40.000Z")
        .containsEntry("service", "db")
        .containsEntry("container", "db")
        .containsEntry("task", "cccc3333")
        .containsEntry("label", "db-1")
        .containsEntry("message", "a \"b\"\u001b[2J");
    assertThat(result.out()).doesNotContain("\u001b");
  }

  @Test
  void colorsPassAndOtherControlCharactersDoNot() {
    log("db", "cccc3333", -20, "\u001b[31mred\u001b[0m \u001b[2J");
    assertThat(cloud.run("--ansi", "always", "logs").out())
        .contains("\u001b[31mred\u001b[0m")
        .contains("\\u001b[2J");
    assertThat(cloud.run("logs").out()).isEqualTo("db-1   | red \\u001b[2J\n");
    assertThat(cloud.run("--ansi", "always", "logs", "--no-color").out())
        .isEqualTo("db-1   | red \\u001b[2J\n");
    assertThat(cloud.run("logs", "--raw").out()).contains("\u001b[2J");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void pagesAreReadToTheEnd(int page) {
    for (int i = 0; i < 40; i++) {
      log("web", "aaaa1111", -100 + i, "line" + i);
    }
    cloud.aws.tasks.live.page = page;
    assertThat(cloud.run("logs", "web").out().lines())
        .hasSize(40)
        .first()
        .isEqualTo("web-1  | line0");
  }

  /** The stack goes, and with it the tasks, as somebody else runs {@code down}. */
  private void removedAfter(int looks) {
    int[] seen = {0};
    cloud.aws.watch(
        (number, action) -> {
          if (action.equals("FilterLogEvents") && ++seen[0] == looks) {
            cloud.aws.tasks.live.tasks.clear();
            cloud.aws.tasks.live.task("OtherService", "zzzz", 0, "other");
            cloud.aws.stacks.all.clear();
          }
        });
  }

  @Test
  void followingPrintsEachLineOnceHoweverItComes() {
    Random random = new Random(7);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      String task = List.of("aaaa1111", "bbbb2222").get(random.nextInt(2));
      Duration at = Duration.ofMillis(random.nextInt(240_000));
      Duration late =
          random.nextInt(5) == 0
              ? Duration.ofMillis(random.nextInt(200_000))
              : Duration.ofMillis(random.nextInt(6_000));
      cloud.aws.tasks.live.log("shop/web/" + task, at, late, "line " + i + ".");
      expected.add("line " + i + ".");
    }
    cloud.aws.tasks.live.page = 37;
    cloud.aws.fault("FilterLogEvents", FakeAws.Fault.THROTTLED, FakeAws.Fault.UNAVAILABLE);
    removedAfter(4000);
    Cloud.Result result = cloud.run("logs", "-f", "--no-log-prefix", "web");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out().lines().toList()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(result.err()).contains("nothing of the project is left to follow");
  }

  @Test
  void afterATailFollowingGoesOnWithoutAGap() {
    log("web", "aaaa1111", -200, "old");
    log("web", "aaaa1111", -100, "same");
    log("web", "aaaa1111", -100, "same");
    log("web", "aaaa1111", -50, "last");
    cloud.aws.tasks.live.log(
        "shop/web/aaaa1111", Duration.ofSeconds(-60), Duration.ofSeconds(65), "late");
    log("web", "aaaa1111", 10, "next");
    removedAfter(60);
    Cloud.Result result = cloud.run("logs", "-f", "-n", "3", "--no-log-prefix", "web");
    assertThat(result.out().lines()).containsExactly("same", "same", "last", "late", "next");
  }

  @Test
  void whyATaskStopsStandsInTheStreamAndItsSuccessorIsReadOn() {
    cloud
        .aws
        .tasks
        .live
        .tasks
        .get(0)
        .stops(20, "EssentialContainerExited", "Essential container in task exited", 137);
    cloud.aws.tasks.live.tasks.get(0).containerReason =
        "OutOfMemoryError: Container killed due to memory usage";
    cloud.aws.tasks.live.task("WebService", "dddd4444", 25, "web");
    log("web", "aaaa1111", 15, "before");
    log("web", "dddd4444", 30, "after");
    removedAfter(90);
    Cloud.Result result = cloud.run("logs", "-f", "web");
    assertThat(result.out().lines())
        .contains("web-1  | before", "web-3  | after")
        .contains(
            "web-1  | web exited with code 137 (OutOfMemoryError: Container killed due to memory"
                + " usage); web-setup exited with code 137 (OutOfMemoryError: Container killed due"
                + " to memory usage)");
  }

  @Test
  void twentyServicesAreReadWithOneCallALook() throws Exception {
    StringBuilder compose = new StringBuilder("name: shop\nservices:\n");
    for (int i = 0; i < 20; i++) {
      compose.append("  s").append(i).append(": {image: \"nginx:1.29\"}\n");
    }
    cloud.compose(compose.toString());
    cloud.aws.stacks.all.clear();
    cloud.stack("CREATE_COMPLETE");
    cloud.aws.tasks.live.tasks.clear();
    for (int i = 0; i < 20; i++) {
      cloud.aws.tasks.live.task("S" + i + "Service", "task" + i, -60, "s" + i);
      log("s" + i, "task" + i, -10 - i, "hello " + i);
    }
    removedAfter(30);
    Cloud.Result result = cloud.run("logs", "-f");
    assertThat(result.out().lines()).hasSize(20).first().isEqualTo("s19-1  | hello 19");
    double seconds = Duration.between(FakeClock.START, cloud.clock.now()).toMillis() / 1000.0;
    assertThat(count("FilterLogEvents") / seconds).isLessThan(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          wbe             ! 1 ! C2E591 ! did you mean `web`?
          --index 9 web   ! 1 ! C2E592 ! there is no task 9 of web
          --index 1       ! 2 ! try:   ! --index needs one service
          --index 0 web   ! 2 ! try:   ! --index is no number from 1 on: 0
          -n 20000        ! 2 ! try:   ! --tail is no number from 0 to 10000: 20000
          --since never   ! 2 ! try:   ! --since is no time: never
          -f --until 1h   ! 2 ! try:   ! --follow and --until exclude each other
          --since 1h --until 2h ! 2 ! try: ! --until is not later than --since
          """)
  void wrongUsageIsSaid(String args, int code, String mark, String words) {
    List<String> all = new ArrayList<>(List.of("logs"));
    all.addAll(List.of(args.split(" ")));
    Cloud.Result result = cloud.run(all.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.all()).isEqualTo(code);
    assertThat(result.err()).contains(mark).contains(words);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void whatIsNotDeployedHasNoLogs() {
    cloud.aws.stacks.all.clear();
    Cloud.Result result = cloud.run("logs");
    assertThat(result.exitCode()).isOne();
    assertThat(result.err()).contains("C2E590").contains("the project shop is not deployed");
  }

  @Test
  void servicesThatLogElsewhereAreNamed() throws Exception {
    cloud.compose(
        "name: shop\nservices: {web: {image: \"nginx:1.29\", logging: {driver: splunk, options: {splunk-url: \"https://splunk.example\", splunk-token: t}}}}\n");
    cloud.aws.stacks.all.clear();
    cloud.stack("CREATE_COMPLETE");
    Cloud.Result result = cloud.run("logs");
    assertThat(result.exitCode()).as(result.all()).isOne();
    assertThat(result.err()).contains("C2E593").contains("web logs elsewhere");
  }

  @Test
  void whatIsNotAllowedIsNamed() {
    cloud.aws.refuse(
        "FilterLogEvents",
        "AccessDeniedException",
        "User: ann is not authorized to perform: logs:FilterLogEvents on resource: x");
    Cloud.Result result = cloud.run("logs");
    assertThat(result.exitCode()).isOne();
    assertThat(result.err()).contains("logs:FilterLogEvents").doesNotContain("mistake in c2ecs");
  }
}
