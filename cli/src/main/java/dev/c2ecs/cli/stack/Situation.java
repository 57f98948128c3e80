package dev.c2ecs.cli.stack;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known while an operation is followed.
 *
 * @param now the time
 * @param progress how far it is
 * @param services the ECS services that are being changed, by logical ID
 * @param failed the tasks that stopped, the oldest first
 * @param silence since when AWS does not answer
 * @param notes what cannot be shown, and why
 * @param jobs what became of jobs so far, the oldest first
 */
public record Situation(
    Instant now,
    Progress progress,
    Map<String, ServiceView> services,
    List<FailedTask> failed,
    Optional<Silence> silence,
    List<String> notes,
    List<JobNews> jobs) {

  public Situation {
    services = Map.copyOf(services);
    failed = List.copyOf(failed);
    notes = List.copyOf(notes);
    jobs = List.copyOf(jobs);
  }

  /** A situation in which all can be seen. */
  public Situation(
      Instant now, Progress progress, Map<String, ServiceView> services, List<FailedTask> failed) {
    this(now, progress, services, failed, Optional.empty(), List.of(), List.of());
  }

  /** The same at a later time. */
  public Situation at(Instant time) {
    return new Situation(time, progress, services, failed, silence, notes, jobs);
  }

  /**
   * AWS does not answer.
   *
   * @param since since when
   * @param reason why, as far as it is known
   */
  public record Silence(Instant since, String reason) {}
}
