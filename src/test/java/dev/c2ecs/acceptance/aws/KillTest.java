package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.StartedProgram;
import dev.c2ecs.cli.terminal.RunClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process that ends in the middle: killed anywhere, or interrupted by whoever started it. */
class KillTest {

  private static final String COMPOSE =
      Cloud.COMPOSE + "    secrets: [key]\nsecrets: {key: {file: key.txt}}\n";

  private static final int KILLS = 8;

  @TempDir Path directory;

  /** Real time, but the stack is fifty times as fast as the program. */
  static RunClock fast() {
    Instant real = Instant.now();
    return new RunClock() {
      @Override
      public Instant now() {
        long millis = Duration.between(real, Instant.now()).toMillis();
        return FakeClock.START.plusMillis(millis * 50);
      }

      @Override
      public void sleep(Duration duration) {
        throw new IllegalStateException("nobody waits by this clock");
      }

      @Override
      public double retryFactor() {
        return 1;
      }
    };
  }

  private Process start(FakeAws aws, String name, String... args) throws IOException {
    List<String> command = new ArrayList<>(StartedProgram.command(args));
    command.addAll(List.of("--endpoint-url", aws.url()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(name).toFile());
    builder.environment().put("XDG_STATE_HOME", directory.resolve("state").toString());
    return builder.start();
  }

  private String output(String name) throws IOException {
    return Files.readString(directory.resolve(name), StandardCharsets.UTF_8);
  }

  private void files() throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), COMPOSE);
    Files.writeString(directory.resolve("key.txt"), "hunter2");
  }

  private int calls() throws IOException, InterruptedException {
    try (FakeAws aws = new FakeAws(fast())) {
      Process whole = start(aws, "out", "deploy", "--yes", "--no-resolve");
      assertThat(whole.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(whole.exitValue()).as(output("out")).isZero();
      return aws.calls().size();
    }
  }

  @Test
  void aSecondDeployFinishesWhatAKilledOneBegan() throws IOException, InterruptedException {
    files();
    int all = calls();
    Random random = new Random(6);
    TreeSet<Integer> points = new TreeSet<>();
    while (points.size() < Math.min(KILLS, all)) {
      points.add(1 + random.nextInt(all));
    }
    points.parallelStream().forEach(this::survives);
  }

  private void survives(int point) {
    try {
      killAt(point);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void killAt(int point) throws IOException, InterruptedException {
    String name = "out" + point;
    try (FakeAws aws = new FakeAws(fast())) {
      AtomicReference<Process> running = new AtomicReference<>();
      aws.watch(
          (number, action) -> {
            Process process = running.get();
            if (number == point && process != null) {
              process.destroyForcibly();
            }
          });
      Process first = start(aws, name, "deploy", "--yes", "--no-resolve");
      running.set(first);
      assertThat(first.waitFor(120, TimeUnit.SECONDS)).isTrue();
      aws.watch((number, action) -> {});
      Process second = start(aws, name, "deploy", "--yes", "--no-resolve");
      assertThat(second.waitFor(120, TimeUnit.SECONDS)).isTrue();
      String what = "killed at call " + point + " of " + aws.calls() + "\n" + output(name);
      assertThat(second.exitValue()).as(what).isZero();
      List<FakeStack> stacks =
          aws.stacks.all.values().stream()
              .filter(stack -> !stack.status().equals("DELETE_COMPLETE"))
              .toList();
      assertThat(stacks).as(what).hasSize(1);
      assertThat(stacks.get(0).status()).as(what).isEqualTo("CREATE_COMPLETE");
      assertThat(stacks.get(0).changeSets).as(what).isEmpty();
      assertThat(aws.secrets.all).as(what).hasSize(1);
      assertThat(aws.secrets.all.values().iterator().next().versions).as(what).hasSize(1);
      assertThat(aws.calls()).as(what).doesNotContain("DeleteStack");
    }
  }

  @Test
  void c4CtrlCStopsFollowingAndSaysHowToGoOn() throws IOException, InterruptedException {
    files();
    try (FakeAws aws = new FakeAws(fast())) {
      aws.stacks.scripts.add(
          (stack, operation, token) ->
              stack.stackEvent(0, "CREATE_IN_PROGRESS", "User Initiated", token));
      Process process = start(aws, "out", "deploy", "--yes", "--no-resolve");
      for (int i = 0; i < 600 && !aws.calls().contains("DescribeStackEvents"); i++) {
        Thread.sleep(100);
      }
      Thread.sleep(500);
      new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(output("out")).isEqualTo(130);
      assertThat(output("out"))
          .contains("stopped following; the creation of the stack goes on")
          .contains("`c2ecs deploy` follows it, `c2ecs down` removes");
      assertThat(aws.calls()).doesNotContain("DeleteStack", "CancelUpdateStack");
      assertThat(aws.calls().subList(aws.calls().indexOf("ExecuteChangeSet"), aws.calls().size()))
          .doesNotContain("DeleteChangeSet");
      assertThat(aws.stacks.all.values().iterator().next().status())
          .isEqualTo("CREATE_IN_PROGRESS");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "down, CREATE_COMPLETE, DELETE_IN_PROGRESS, the removal of the stack goes on: `c2ecs down`",
    "cancel, UPDATE_IN_PROGRESS, UPDATE_ROLLBACK_IN_PROGRESS, the rollback of the stack goes on:"
        + " `c2ecs cancel`",
  })
  void c4TheWordsAfterCtrlCFitWhatRan(String command, String before, String running, String words)
      throws IOException, InterruptedException {
    files();
    try (FakeAws aws = new FakeAws(fast())) {
      aws.stacks.put("shop", before, "Resources: {}\n");
      aws.stacks.scripts.add(
          (stack, operation, token) -> stack.stackEvent(0, running, "User Initiated", token));
      Process process = start(aws, command, command, "--yes");
      // One read before the start, then those of following.
      for (int i = 0; i < 600 && counted(aws) < 3; i++) {
        Thread.sleep(100);
      }
      new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(output(command)).isEqualTo(130);
      assertThat(output(command)).contains("stopped following; " + words);
      if (command.equals("down")) {
        assertThat(output(command)).doesNotContain("`c2ecs deploy`");
      }
    }
  }

  @Test
  void afterCtrlCAJobGoesOnAndTheNextDeploymentFollowsIt()
      throws IOException, InterruptedException {
    Files.writeString(
        directory.resolve("compose.yaml"),
        "name: shop\nservices:\n  seed: {image: example/seed, restart: \"no\"}\n");
    try (FakeAws aws = new FakeAws(fast())) {
      aws.tasks.jobs.end("SeedTaskDefinition", 1000, 0);
      Process process = start(aws, "out", "deploy", "--yes", "--no-resolve");
      for (int i = 0; i < 600 && !aws.calls().contains("TagResource"); i++) {
        Thread.sleep(100);
      }
      Thread.sleep(500);
      interrupt(process);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(output("out")).isEqualTo(130);
      assertThat(output("out"))
          .contains("stopped following; what runs goes on: `c2ecs deploy` follows seed");
      aws.tasks.jobs.stopped.addAll(aws.tasks.jobs.running());
      Process next = start(aws, "next", "deploy", "--yes", "--no-resolve");
      assertThat(next.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(next.exitValue()).as(output("next")).isZero();
      assertThat(output("next"))
          .contains("an earlier deployment has started it: following that", "job seed: succeeded");
      assertThat(aws.tasks.jobs.started()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DescribeStackEvents, stopped following; the first of two updates goes on: `c2ecs deploy`"
        + " follows it and then makes the second",
    "CreateChangeSet, 'the first of two updates is made, the second is not: `c2ecs deploy` goes"
        + " on with it'",
  })
  void afterCtrlCInOneOfTwoUpdatesTheNextDeploymentGoesOn(String action, String words)
      throws IOException, InterruptedException {
    String before =
        """
        name: shop
        services:
          api: {image: a, expose: ["80"], x-aws-discovery: connect}
          web: {image: w, environment: {API: "http://api:80"}, x-aws-discovery: connect}
        """;
    try (FakeAws aws = new FakeAws(fast())) {
      aws.stacks.behaveLikeAws();
      Files.writeString(directory.resolve("compose.yaml"), before);
      Process first = start(aws, "first", "deploy", "--yes", "--no-resolve");
      assertThat(first.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(first.exitValue()).as(output("first")).isZero();
      Files.writeString(
          directory.resolve("compose.yaml"),
          before.replace("image: a,", "image: a, x-aws-capacity: spot,"));
      AtomicReference<Process> running = new AtomicReference<>();
      aws.watch(
          (number, called) -> {
            boolean inFirst = Collections.frequency(aws.calls(), "ExecuteChangeSet") == 2;
            if (called.equals(action) && inFirst) {
              interrupt(running.getAndSet(null));
            }
          });
      Process process = start(aws, "out", "deploy", "--yes", "--two-steps", "--no-resolve");
      running.set(process);
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(output("out")).isEqualTo(130);
      assertThat(output("out")).contains(words);
      aws.watch((number, called) -> {});
      Process next = start(aws, "next", "deploy", "--yes", "--no-resolve");
      assertThat(next.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(next.exitValue()).as(output("next")).isZero();
      assertThat(output("next")).contains("deployed").doesNotContain("two updates");
      assertThat(aws.stacks.all.values().iterator().next().changeSets).isEmpty();
    }
  }

  private static long counted(FakeAws aws) {
    return aws.calls().stream().filter("DescribeStackEvents"::equals).count();
  }

  @Test
  void c4CtrlCBeforeTheExecutionClearsTheChangeSetAway() throws IOException, InterruptedException {
    files();
    try (FakeAws aws = new FakeAws(fast())) {
      AtomicReference<Process> running = new AtomicReference<>();
      aws.watch(
          (number, action) -> {
            if (action.equals("DescribeChangeSet")) {
              interrupt(running.get());
            }
          });
      Process process = start(aws, "out", "deploy", "--yes", "--no-resolve");
      running.set(process);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(output("out")).isEqualTo(130);
      assertThat(output("out")).contains("nothing was changed; run `c2ecs deploy` again");
      assertThat(aws.calls()).contains("DeleteStack").doesNotContain("ExecuteChangeSet");
      assertThat(aws.secrets.all).isEmpty();
      assertThat(aws.stacks.all.values())
          .isNotEmpty()
          .allMatch(stack -> stack.status().equals("DELETE_COMPLETE"));
    }
  }

  /** Interrupts and gives the process a moment to notice, before the call is answered. */
  private static void interrupt(@Nullable Process process) {
    if (process == null) {
      return;
    }
    try {
      new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
      Thread.sleep(1500);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
