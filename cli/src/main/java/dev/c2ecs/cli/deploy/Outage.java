package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.stack.Situation.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Times without answers of AWS, which a stack does not notice. They are waited out with growing
 * pauses, as long as CloudFormation itself waits for one service to become steady: a stack that
 * moved when it was last seen has gone on or given up by then.
 */
final class Outage {

  static final Duration LONGEST = Duration.ofHours(3);

  /** What is over so soon is not worth a word. */
  private static final Duration SPOKEN_OF = Duration.ofSeconds(10);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private Optional<Silence> silence = Optional.empty();
  private Duration pause = FIRST_PAUSE;

  /**
   * A call failed.
   *
   * @throws DeployFailure the same, if it is not one that passes, or has not passed for too long
   */
  void failed(DeployFailure failure, Instant began, Instant now) {
    Silence current = silence.orElse(new Silence(began, reason(failure)));
    if (!failure.isPassing() || Duration.between(current.since(), now).compareTo(LONGEST) >= 0) {
      throw failure;
    }
    silence = Optional.of(new Silence(current.since(), reason(failure)));
  }

  /** AWS answers. */
  void over() {
    silence = Optional.empty();
    pause = FIRST_PAUSE;
  }

  /** How long to wait before the next try. */
  Duration nextPause() {
    Duration next = pause;
    Duration twice = pause.multipliedBy(2);
    pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    return next;
  }

  /** Whether AWS does not answer now. */
  boolean isOn() {
    return silence.isPresent();
  }

  /** Since when it does not answer, when it is worth a word. */
  Optional<Silence> worthAWord(Instant now) {
    return silence.filter(
        silent -> Duration.between(silent.since(), now).compareTo(SPOKEN_OF) >= 0);
  }

  private static String reason(DeployFailure failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}
