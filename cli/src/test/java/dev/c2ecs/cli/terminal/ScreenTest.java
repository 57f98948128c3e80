package dev.c2ecs.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cli.stack.FailedTask;
import dev.c2ecs.cli.stack.JobNews;
import dev.c2ecs.cli.stack.Progress;
import dev.c2ecs.cli.stack.ResourceOrigins;
import dev.c2ecs.cli.stack.ServiceView;
import dev.c2ecs.cli.stack.Situation;
import dev.c2ecs.cli.stack.StackEvent;
import dev.c2ecs.compose.tree.TreePath;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a terminal shows while a stack changes. */
class ScreenTest {

  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

  private static StackEvent event(String id, String type, String status, String reason, long at) {
    return new StackEvent(
        "e" + id + at, START.plusSeconds(at), "stack", id, "p-" + id, type, status, reason, "");
  }

  private static String drawn(
      Size size, boolean color, Situation situation, ResourceOrigins origins) {
    StringWriter out = new StringWriter();
    Console console =
        new Console(new PrintWriter(out), InputStream.nullInputStream(), true, color, () -> size);
    TableView view = new TableView(console);
    view.show(situation, List.of(), origins);
    view.end();
    return out.toString();
  }

  /** The lines without what moves the cursor. */
  private static List<String> lines(String drawn) {
    return drawn.replaceAll("\u001b\\[[0-9;?]*[A-Za-z]", "").lines().toList();
  }

  private static Situation failing(String log) {
    Progress progress =
        Progress.begin(START, Map.of())
            .with(
                List.of(
                    event("DefaultNetwork", "AWS::EC2::SecurityGroup", "CREATE_COMPLETE", "", 2),
                    event("WebService", "AWS::ECS::Service", "CREATE_IN_PROGRESS", "", 5)));
    FailedTask task =
        new FailedTask(
            "0123456789",
            "WebService",
            START.plusSeconds(20),
            "EssentialContainerExited",
            "Essential container in task exited",
            List.of(new FailedTask.Container("web", Optional.of(1), "", List.of(log))));
    ServiceView view =
        new ServiceView(
            "p-WebService",
            List.of(new ServiceView.Deployment("d", "t", 2, 1, 1, 1, "IN_PROGRESS", "")),
            List.of());
    return new Situation(
        START.plusSeconds(47), progress, Map.of("WebService", view), List.of(task));
  }

  private static final ResourceOrigins ORIGINS =
      new ResourceOrigins(
          Map.of(
              "DefaultNetwork", ComposeRef.of(TreePath.of("networks", "default")),
              "WebService", ComposeRef.of(TreePath.of("services", "web"))));

  @Test
  void oneLineForEachObjectWithTimeEstimateAndTasks() {
    assertThat(lines(drawn(new Size(80, 24), false, failing("boom"), ORIGINS)))
        .containsExactly(
            "[1/2] working 0:47",
            "✓ network default        created                           0:00",
            "› service web            1 of 2 tasks running, 1 fail…     0:42  about 80 s",
            "    task 01234567 stopped: web exited with 1",
            "    web | boom");
  }

  @Test
  void c16AnOutageAndWhatMayNotBeReadHaveALineEach() {
    Situation before = failing("boom");
    Situation silent =
        new Situation(
            before.now(),
            before.progress(),
            before.services(),
            before.failed(),
            Optional.of(new Situation.Silence(START.plusSeconds(2), "it takes\u001b[2J too long")),
            List.of("you may not do logs:GetLogEvents: log lines are not shown"),
            List.of());
    assertThat(lines(drawn(new Size(80, 24), false, silent, ORIGINS)))
        .startsWith(
            "[1/2] working 0:47",
            "AWS does not answer for 0:45, the stack goes on; trying again (it takes too lo…",
            "  you may not do logs:GetLogEvents: log lines are not shown",
            "✓ network default        created                           0:00");
  }

  @Test
  void aJobHasALineAndItsLastLinesWhenItFailed() {
    Situation before = failing("boom");
    List<JobNews> jobs =
        List.of(
            new JobNews(START, "seed", "started", List.of(), false),
            new JobNews(START, "migrate", "running", List.of(), false),
            new JobNews(
                START,
                "seed",
                "failed: seed exited with 3",
                List.of("1", "2", "3", "4", "5", "no\u001b[2Jtable"),
                true));
    Situation situation =
        new Situation(
            before.now(),
            before.progress(),
            before.services(),
            before.failed(),
            Optional.empty(),
            List.of(),
            jobs);
    assertThat(lines(drawn(new Size(80, 24), false, situation, ORIGINS)))
        .startsWith(
            "[1/2] working 0:47",
            "  job seed: failed: seed exited with 3",
            "    2",
            "    3",
            "    4",
            "    5")
        .contains(
            "  job migrate: running",
            "✓ network default        created                           0:00")
        .noneMatch(line -> line.contains("started"));
    assertThat(lines(drawn(new Size(80, 10), false, situation, ORIGINS)))
        .hasSizeLessThanOrEqualTo(8);
  }

  @Test
  void aWiderScreenShowsMore() {
    assertThat(lines(drawn(new Size(120, 24), false, failing("boom"), ORIGINS)).get(2))
        .contains("1 of 2 tasks running, 1 failed, 1 starting");
  }

  @Test
  void whatAContainerWritesDoesNotSteerTheTerminal() {
    String drawn =
        drawn(new Size(80, 24), false, failing("\u001b[2J\u001b]0;title\u0007red\rx"), ORIGINS);
    assertThat(drawn).doesNotContain("\u001b[2J", "\u001b]0", "\u0007", "\rx");
  }

  @Test
  void colourIsOnlyForThoseWhoWantIt() {
    assertThat(drawn(new Size(80, 24), false, failing("x"), ORIGINS)).doesNotContain("m");
    assertThat(drawn(new Size(80, 24), true, failing("x"), ORIGINS)).contains("\u001b[36m");
  }

  @Test
  void whatIsWaitedForIsDrawnOverItselfAndGone() {
    StringWriter out = new StringWriter();
    Console console =
        new Console(
            new PrintWriter(out),
            InputStream.nullInputStream(),
            true,
            false,
            () -> new Size(20, 24));
    Waiting waiting = new Waiting(console, "looking at the stack");
    waiting.draw(Duration.ofMillis(800));
    waiting.draw(Duration.ofMillis(4250));
    console.line("a line");
    waiting.draw(Duration.ofMillis(4500));
    waiting.clear();
    waiting.clear();
    String erase = "\r\u001b[K";
    assertThat(out.toString())
        .isEqualTo(
            erase
                + "\\ looking at the s…"
                + erase
                + "/ looking at the s…"
                + erase
                + "a line\n"
                + erase
                + "- looking at the s…"
                + erase);
  }

  @Test
  void nothingIsDrawnWhereNobodySits() {
    StringWriter out = new StringWriter();
    Console console =
        new Console(
            new PrintWriter(out),
            InputStream.nullInputStream(),
            false,
            false,
            () -> new Size(80, 24));
    assertThat(Waiting.during(console, true, "waiting", () -> 7)).isEqualTo(7);
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"80, 24, 3", "80, 24, 40", "120, 40, 40", "40, 10, 40", "200, 60, 40", "20, 5, 3"})
  void aDrawingIsNeverLongerOrWiderThanTheScreen(int columns, int rows, int services) {
    Map<String, ComposeRef> origins = new LinkedHashMap<>();
    List<StackEvent> events = new ArrayList<>();
    for (int i = 0; i < services; i++) {
      origins.put(
          "S" + i, ComposeRef.of(TreePath.of("services", "service-with-a-rather-long-name-" + i)));
      String status = i % 3 == 0 ? "CREATE_FAILED" : "CREATE_IN_PROGRESS";
      events.add(event("S" + i, "AWS::ECS::Service", status, "x".repeat(300), i));
    }
    Situation situation =
        new Situation(
            START.plusSeconds(60),
            Progress.begin(START, Map.of()).with(events),
            Map.of(),
            List.of());
    String drawn = drawn(new Size(columns, rows), false, situation, new ResourceOrigins(origins));
    assertThat(lines(drawn)).hasSizeLessThan(rows);
    assertThat(lines(drawn))
        .isNotEmpty()
        .allMatch(line -> line.codePointCount(0, line.length()) < columns);
    if (services > rows) {
      assertThat(drawn).contains("✗").contains(" more: ");
    }
  }
}
