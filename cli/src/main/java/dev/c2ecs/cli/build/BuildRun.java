package dev.c2ecs.cli.build;

import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.compose.tree.TreePath;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Builds the images of a plan side by side. When one fails the others are stopped. */
public final class BuildRun {

  private static final String LIMIT = "COMPOSE_PARALLEL_LIMIT";

  /** Builds wait for the network and for disks, so that one processor has two of them. */
  private static final int AT_LEAST = 2;

  private static final int PATIENCE_SECONDS = 20;

  private final Builder builder;
  private final Workplace workplace;
  private final Map<String, String> environment;
  private final BuildScreen screen;
  private final Set<String> begun = ConcurrentHashMap.newKeySet();
  private final Set<String> done = ConcurrentHashMap.newKeySet();
  private final Queue<Invocation> after = new ConcurrentLinkedQueue<>();

  /**
   * A run.
   *
   * @param workplace where archives are, until it is closed
   * @param environment the user's, which builders work in
   */
  public BuildRun(
      Builder builder, Workplace workplace, Map<String, String> environment, BuildScreen screen) {
    this.builder = builder;
    this.workplace = workplace;
    this.environment = Map.copyOf(environment);
    this.screen = screen;
  }

  /**
   * Builds.
   *
   * @return what was built, in the order of the plan
   * @throws Refusal if a build fails, with its last lines; then nothing runs any more
   */
  public List<BuiltImage> run(BuildPlan plan) {
    screen.begin(plan.builds().stream().map(ImageBuild::name).toList());
    workplace.whenInterrupted(
        () -> {
          tellTheOthers(plan, Set.of());
          cleanUp();
        });
    Map<String, CompletableFuture<OneBuild.Made>> made = new HashMap<>();
    Map<String, RuntimeException> failures = new ConcurrentHashMap<>();
    ExecutorService threads =
        Executors.newFixedThreadPool(limit(environment, plan.builds().size()), BuildRun::daemon);
    try {
      for (ImageBuild build : plan.builds()) {
        boolean shared = plan.builds().stream().anyMatch(o -> o.needs().contains(build.name()));
        List<CompletableFuture<OneBuild.Made>> needs =
            build.needs().stream().map(name -> Objects.requireNonNull(made.get(name))).toList();
        made.put(
            build.name(),
            CompletableFuture.allOf(needs.toArray(CompletableFuture[]::new))
                .thenApplyAsync(
                    nothing -> one(build, shared, references(build, made), failures), threads));
      }
      return await(plan, made, failures);
    } finally {
      threads.shutdownNow();
      cleanUp();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "build");
    thread.setDaemon(true);
    return thread;
  }

  /** How many builds run at once: what docker compose's variable says, else one a processor. */
  static int limit(Map<String, String> environment, int builds) {
    int most = Math.max(1, builds);
    String given = environment.getOrDefault(LIMIT, "").strip();
    if (given.isEmpty()) {
      return Math.min(most, Math.max(AT_LEAST, Runtime.getRuntime().availableProcessors()));
    }
    try {
      int limit = Integer.parseInt(given);
      return limit < 1 ? most : Math.min(most, limit);
    } catch (NumberFormatException e) {
      throw new Refusal(
          DeployCode.BUILD_INPUT, LIMIT + " is no number: set how many images are built at once");
    }
  }

  private static Map<String, String> references(
      ImageBuild build, Map<String, CompletableFuture<OneBuild.Made>> made) {
    return build.needs().stream()
        .collect(
            Collectors.toMap(
                name -> name, name -> Objects.requireNonNull(made.get(name)).join().reference()));
  }

  /** One build; its failure ends the others. */
  private OneBuild.Made one(
      ImageBuild build,
      boolean shared,
      Map<String, String> references,
      Map<String, RuntimeException> failures) {
    if (workplace.processes().isStopped()) {
      throw new OneBuild.Stopped();
    }
    begun.add(build.name());
    try {
      OneBuild.Made made =
          new OneBuild(builder, build.request(), workplace, environment, screen, after)
              .run(build, workplace.next(), shared, references);
      done.add(build.name());
      return made;
    } catch (OneBuild.Stopped e) {
      throw e;
    } catch (IOException e) {
      RuntimeException refusal =
          new Refusal(
              DeployCode.BUILD_FAILED,
              TreePath.of("services", build.name(), "build"),
              "there is no place to build " + build.name() + " in: " + e,
              "make room there, or name another place with TMPDIR");
      failures.putIfAbsent(build.name(), refusal);
      workplace.processes().stop();
      throw refusal;
    } catch (RuntimeException e) {
      failures.putIfAbsent(build.name(), e);
      workplace.processes().stop();
      throw e;
    }
  }

  private List<BuiltImage> await(
      BuildPlan plan,
      Map<String, CompletableFuture<OneBuild.Made>> made,
      Map<String, RuntimeException> failures) {
    List<BuiltImage> images = new ArrayList<>();
    for (ImageBuild build : plan.builds()) {
      try {
        images.add(Objects.requireNonNull(made.get(build.name())).join().image());
      } catch (CompletionException e) {
        // Which one came first is said below.
      }
    }
    if (images.size() < plan.builds().size() && workplace.isInterrupted(Duration.ZERO)) {
      // What is said comes from there, and the exit code from the signal.
      while (true) {
        LockSupport.park(this);
      }
    }
    if (!failures.isEmpty()) {
      tellTheOthers(plan, failures.keySet());
      throw failure(plan, failures);
    }
    if (images.size() < plan.builds().size()) {
      throw new Refusal(DeployCode.INTERRUPTED, "the builds were stopped");
    }
    return images;
  }

  /** What became of the builds that did not come to their end, but for those that failed. */
  private void tellTheOthers(BuildPlan plan, Set<String> failed) {
    for (ImageBuild build : plan.builds()) {
      String name = build.name();
      if (!failed.contains(name) && !done.contains(name)) {
        screen.ended(name, begun.contains(name) ? "cancelled" : "not begun");
      }
    }
  }

  private static RuntimeException failure(BuildPlan plan, Map<String, RuntimeException> failures) {
    return plan.builds().stream()
        .map(build -> failures.get(build.name()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  /** Takes away what only the run needed, also after a failure; nobody waits for it long. */
  private void cleanUp() {
    Processes processes = new Processes();
    for (Invocation invocation : after) {
      try {
        Process process = processes.start(invocation, workplace.root(), environment);
        process.getInputStream().close();
        process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (IOException e) {
        // It is of no harm where it is.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    processes.stop();
  }
}
