package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.Repo;
import dev.c2ecs.acceptance.aws.FaultyProxy.Call;
import dev.c2ecs.acceptance.aws.FaultyProxy.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every call of a creation, an update, a deployment without changes and a removal goes wrong in
 * every way. Some of all cases, always the same, are tried every time; {@code -Dfaults=all} tries
 * all, {@code -Dfaults=create:12:LOST} one. What each fault did is written to {@code
 * target/faults.txt}.
 */
class FaultsTest {

  private static final int SOME = 30;
  private static final String LONG = "x ".repeat(15_000);

  private static final String COMPOSE =
      """
      name: shop
      services:
        web:
          image: nginx:1.29
          ports: ["80:80"]
          environment: {TEXT: "%1$s"}
        db:
          image: postgres:17
          environment: {TEXT: "%1$s"}
          secrets: [key]
          volumes: [data:/data]
      volumes: {data: }
      secrets: {key: {environment: KEY}}
      """
          .formatted(LONG);

  @TempDir Path directory;

  /** What is done, and what is there before. */
  enum Action {
    CREATE("deploy"),
    UPDATE("deploy"),
    UNCHANGED("deploy"),
    DOWN("down");

    private final String command;

    Action(String command) {
      this.command = command;
    }

    private void prepare(Cloud cloud) throws IOException {
      cloud.compose(COMPOSE).environment(Map.of("KEY", "hunter2"));
      if (this != CREATE) {
        Cloud.Result before = cloud.run("deploy", "--yes");
        assertThat(before.exitCode()).as(before.all()).isZero();
      }
      if (this == UPDATE) {
        cloud.compose(COMPOSE.replace("nginx:1.29", "nginx:1.30"));
        cloud.environment(Map.of("KEY", "hunter3"));
      }
    }

    private Cloud.Result run(Cloud cloud) {
      return cloud.run(command, "--yes");
    }
  }

  private record Case(Action action, int point, Fault fault) {
    @Override
    public String toString() {
      return action.name().toLowerCase(Locale.ROOT) + ":" + point + ":" + fault;
    }
  }

  private final Map<Case, String> verdicts = new ConcurrentHashMap<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  private Cloud cloud(String name) {
    try {
      Cloud cloud = new Cloud(Files.createDirectories(directory.resolve(name.replace(':', '-'))));
      cloud.clock.impatient(Duration.ofSeconds(2));
      return cloud;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Call> calls(Action action) throws IOException {
    try (Cloud cloud = cloud(action.name());
        FaultyProxy proxy = new FaultyProxy(cloud.aws.url())) {
      action.prepare(cloud);
      cloud.through(proxy.url());
      Cloud.Result result = action.run(cloud);
      assertThat(result.exitCode()).as(result.all()).isZero();
      return proxy.calls();
    }
  }

  private List<Case> cases(Map<Action, List<Call>> calls) {
    String asked = System.getProperty("faults", "");
    List<Case> all = new ArrayList<>();
    calls.forEach(
        (action, list) -> {
          for (int point = 1; point <= list.size(); point++) {
            for (Fault fault : Fault.values()) {
              all.add(new Case(action, point, fault));
            }
          }
        });
    if (asked.equals("all")) {
      return all;
    }
    if (!asked.isEmpty()) {
      return all.stream().filter(one -> one.toString().equals(asked)).toList();
    }
    Collections.shuffle(all, new Random(16));
    return all.subList(0, SOME);
  }

  @Test
  void c16EveryFaultOfEveryCallIsWaitedOutOrEndsInWordsAndTheNextRunSucceeds()
      throws IOException, InterruptedException, ExecutionException {
    Map<Action, List<Call>> calls = new TreeMap<>();
    for (Action action : Action.values()) {
      calls.put(action, calls(action));
    }
    assertThat(calls.get(Action.CREATE).stream().map(Call::protocol))
        .contains("json", "query", "ec2", "s3", "rest");
    ForkJoinPool pool = new ForkJoinPool(6);
    pool.submit(() -> cases(calls).parallelStream().forEach(one -> tried(one, calls))).get();
    pool.shutdown();
    report(calls);
    assertThat(failures).isEmpty();
  }

  private void tried(Case one, Map<Action, List<Call>> calls) {
    String what = one + " " + calls.get(one.action()).get(one.point() - 1).action();
    try (Cloud cloud = cloud(one.toString());
        FaultyProxy proxy = new FaultyProxy(cloud.aws.url())) {
      one.action().prepare(cloud);
      int before = cloud.aws.calls().size();
      Set<String> there = Set.copyOf(cloud.aws.objects.keySet());
      Set<String> uploaded = new HashSet<>();
      cloud.through(proxy.at(one.point(), one.fault()).url());
      Cloud.Result result = one.action().run(cloud);
      List<String> called = cloud.aws.calls();
      List<String> made = called.subList(before, called.size());
      String all = what + "\n" + result.all() + made;
      uploaded.addAll(cloud.aws.objects.keySet());
      uploaded.removeAll(there);
      verdicts.put(one, verdict(one, cloud, result, made, uploaded, all));
      proxy.healed();
      Cloud.Result second = one.action().run(cloud);
      assertThat(second.exitCode()).as(all + "\nagain:\n" + second.all()).isZero();
      reached(one.action(), cloud, "", all + "\nagain:\n" + second.all());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (AssertionError | RuntimeException e) {
      failures.add(one + ": " + e);
    }
  }

  private static String verdict(
      Case one,
      Cloud cloud,
      Cloud.Result result,
      List<String> made,
      Set<String> uploaded,
      String all) {
    assertThat(result.exitCode()).as(all).isBetween(0, 1);
    assertThat(result.err())
        .as(all)
        .doesNotContain("mistake in c2ecs", "Exception", "\n    at ", "hunter");
    assertThat(made).as(all).doesNotContain("CancelUpdateStack", "RollbackStack");
    if (made.contains("CreateSecret")) {
      assertThat(made.indexOf("CreateSecret"))
          .as("secrets are written after the preview: %s", all)
          .isGreaterThan(made.indexOf("CreateChangeSet"));
    }
    boolean executed = made.contains("ExecuteChangeSet");
    if (one.action() != Action.DOWN && (executed || one.action() != Action.CREATE)) {
      assertThat(made)
          .as("nothing is deleted that nobody named: %s", all)
          .doesNotContain("DeleteStack");
    }
    if (result.exitCode() == 0) {
      reached(one.action(), cloud, result.err(), all);
      return "waited out";
    }
    return saidWhatIsLeft(cloud, result.err(), executed ? Set.of() : uploaded, all);
  }

  /** What a command that failed leaves is named. */
  private static String saidWhatIsLeft(Cloud cloud, String err, Set<String> uploaded, String all) {
    boolean named = false;
    for (FakeStack stack : cloud.aws.stacks.all.values()) {
      for (FakeStack.ChangeSet set : stack.changeSets.values()) {
        assertThat(err).as("the change set %s is named: %s", set.name, all).contains(set.name);
        named = true;
      }
      if (stack.status().equals("REVIEW_IN_PROGRESS")) {
        assertThat(err).as("the empty stack is named: %s", all).contains("empty stack shop");
      } else if (stack.isMoving()) {
        assertThat(err)
            .as("what goes on is said: %s", all)
            .containsPattern("(goes on|may have begun): `c2ecs (deploy|down)` follows it");
        return "said what goes on";
      }
    }
    for (String key : uploaded) {
      assertThat(err).as("%s is named: %s", key, all).contains("c2ecs-123456789012-eu-central-1");
      named = true;
    }
    return named ? "named what is left" : "nothing was changed";
  }

  /** What the user wanted is there, and nothing else that the output does not name. */
  private static void reached(Action action, Cloud cloud, String err, String all) {
    List<FakeStack> there =
        cloud.aws.stacks.all.values().stream()
            .filter(stack -> !stack.status().equals("DELETE_COMPLETE"))
            .toList();
    if (action == Action.DOWN) {
      assertThat(there).as(all).isEmpty();
      for (FakeSecrets.Secret secret : cloud.aws.secrets.all.values()) {
        assertThat(secret.deleted).as(all).isTrue();
      }
      return;
    }
    assertThat(there).as(all).hasSize(1);
    FakeStack stack = there.get(0);
    assertThat(stack.status()).as(all).endsWith("E_COMPLETE");
    stack.settle();
    assertThat(stack.template).as(all).isEqualTo(cloud.template());
    for (FakeStack.ChangeSet set : stack.changeSets.values()) {
      assertThat(err).as(all).contains(set.name);
    }
    assertThat(cloud.aws.secrets.all).as(all).hasSize(1);
  }

  private void report(Map<Action, List<Call>> calls) throws IOException {
    StringBuilder table = new StringBuilder();
    calls.forEach(
        (action, list) ->
            table.append(action.name().toLowerCase(Locale.ROOT) + ": " + list.size() + " calls\n"));
    Map<String, Map<String, Integer>> counted = new TreeMap<>();
    verdicts.forEach(
        (one, verdict) ->
            counted
                .computeIfAbsent(
                    String.format(
                        "%-10s %s", one.action().name().toLowerCase(Locale.ROOT), one.fault()),
                    key -> new TreeMap<>())
                .merge(verdict, 1, Integer::sum));
    counted.forEach((key, verdict) -> table.append(String.format("%-32s %s%n", key, verdict)));
    Path target = Files.createDirectories(Repo.ROOT.resolve("src/test/target"));
    Files.writeString(target.resolve("faults.txt"), table.toString());
  }
}
