package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.NeededJob;
import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cli.aws.OneOffTasks;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which jobs run with the stack: those whose own lines, files or keys changed, and those whose last
 * run did not succeed. Each in an order in which it comes after those that it waits for.
 *
 * @param items one for each job
 */
record JobPlan(List<Item> items) {

  /** There are no jobs, or nobody wants them to run. */
  static final JobPlan NOTHING = new JobPlan(List.of());

  JobPlan {
    items = List.copyOf(items);
  }

  /**
   * A job.
   *
   * @param fingerprint what it would do now
   * @param last its last run, when it is known
   * @param lost whether the last operation of the stack failed, so that a run that ended in it does
   *     not count
   * @param reason why it runs, empty when it does not
   */
  record Item(
      NeededJob job, String fingerprint, Optional<JobRecord> last, boolean lost, String reason) {

    boolean isDue() {
      return !reason.isEmpty();
    }

    /** The same after another run. */
    Item after(JobRecord run) {
      return new Item(job, fingerprint, Optional.of(run), lost, reason);
    }

    /** Whether its last run was for the same, and nobody has seen its end. */
    boolean mayRun() {
      return last.isPresent()
          && last.get().state() == JobRecord.State.STARTED
          && last.get().fingerprint().equals(fingerprint)
          && !last.get().tasks().isEmpty();
    }
  }

  /**
   * The plan of a deployment; AWS is asked only when the stack is there and has jobs.
   *
   * @param found the stack before it
   * @param parameters the parameters that the stack will have
   * @param contents what files make of images, by the parameters that name these
   */
  static JobPlan of(
      Session session,
      DeployRequest request,
      Optional<StackInfo> found,
      Map<String, String> parameters,
      Map<String, String> contents,
      SecretPlan secrets) {
    if (request.jobs().isEmpty() || !request.runsJobs()) {
      return NOTHING;
    }
    Map<String, JobRecord> records =
        found
            .filter(stack -> stack.state().isDeployed())
            .map(stack -> records(session, request, stack))
            .orElse(Map.of());
    boolean lost = found.filter(stack -> stack.state().isLost()).isPresent();
    List<Item> items = new ArrayList<>();
    for (NeededJob job : inOrder(request.jobs())) {
      String print = fingerprint(job, request, parameters, contents);
      Optional<JobRecord> last = Optional.ofNullable(records.get(job.service()));
      items.add(new Item(job, print, last, lost, reason(job, print, last, secrets)));
    }
    return new JobPlan(items);
  }

  private static Map<String, JobRecord> records(
      Session session, DeployRequest request, StackInfo stack) {
    try (OneOffTasks tasks = new OneOffTasks(session.aws(), session.tasks())) {
      List<StackResource> resources = session.stacks().resources(stack.id());
      JobPlaces places = new JobPlaces(session, stack.parameters(), resources, name -> "");
      Map<String, Map<String, String>> tags = new LinkedHashMap<>();
      Map<String, JobRecord> records = new LinkedHashMap<>();
      for (NeededJob job : request.jobs()) {
        Optional<String> place = places.ofRecord(job);
        if (place.isPresent()) {
          Map<String, String> all = tags.computeIfAbsent(place.get(), tasks::tags);
          JobRecord.read(all.getOrDefault(JobRecord.key(job.service()), ""))
              .ifPresent(read -> records.put(job.service(), read));
        }
      }
      return records;
    } catch (DeployFailure e) {
      if (!e.isDenied()) {
        throw e;
      }
      session
          .console()
          .line(
              "which jobs have run is not known: "
                  + e.action().orElse("this")
                  + " is not allowed; they run again");
      return Map.of();
    }
  }

  private static String reason(
      NeededJob job, String print, Optional<JobRecord> last, SecretPlan secrets) {
    if (last.isEmpty()) {
      return "it has not run yet";
    }
    List<String> keys = secrets.changedFor(job.services());
    if (!keys.isEmpty()) {
      return String.join(", ", keys) + " changed";
    }
    if (!last.get().fingerprint().equals(print)) {
      return "it changed";
    }
    return switch (last.get().state()) {
      case SUCCEEDED -> "";
      case FAILED -> "its last run failed";
      case STARTED -> "the end of its last run was not seen";
      case DUE -> "what it uses changed";
      case UNDONE -> "the stack that it ran for failed";
    };
  }

  /**
   * What a job would do: its own lines, what is built or added for it, and the content of secrets
   * that are files. Keys of secrets are compared where both values are known, so that no hash of
   * one ever stands in a tag.
   */
  private static String fingerprint(
      NeededJob job,
      DeployRequest request,
      Map<String, String> parameters,
      Map<String, String> contents) {
    StringBuilder text = new StringBuilder(job.work()).append(job.tasks());
    for (String name : job.parameters()) {
      boolean image = request.images().stream().anyMatch(i -> i.parameter().equals(name));
      if (image) {
        text.append('\n').append(contents.getOrDefault(name, parameters.getOrDefault(name, "")));
      } else if (isVersionOfFile(request, name)) {
        text.append('\n').append(parameters.getOrDefault(name, ""));
      }
    }
    return JobRecord.fingerprint(text.toString());
  }

  private static boolean isVersionOfFile(DeployRequest request, String name) {
    return request.secrets().stream()
        .anyMatch(
            secret ->
                secret.parameters().version().equals(name)
                    && !(secret.source() instanceof NeededSecret.Keys));
  }

  /** Each job after those that it waits for. */
  private static List<NeededJob> inOrder(List<NeededJob> jobs) {
    List<NeededJob> left = new ArrayList<>(jobs);
    List<NeededJob> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      NeededJob next =
          left.stream()
              .filter(
                  job -> left.stream().noneMatch(other -> job.after().contains(other.service())))
              .findFirst()
              .orElse(left.get(0));
      left.remove(next);
      ordered.add(next);
    }
    return ordered;
  }

  /** Whether no job runs. */
  boolean isIdle() {
    return items.stream().noneMatch(Item::isDue);
  }

  /** The jobs that run, in their order. */
  List<Item> due() {
    return items.stream().filter(Item::isDue).toList();
  }

  /** What is going to happen, a line for each job that runs. */
  List<String> lines() {
    return due().stream()
        .map(
            item ->
                "job "
                    + item.job().service()
                    + (item.mayRun() ? ": followed, " : ": runs once what it needs stands, ")
                    + item.reason())
        .toList();
  }
}
