package dev.c2ecs.cli.registry;

import dev.c2ecs.cli.registry.RegistryException.Kind;
import dev.c2ecs.cli.registry.Wire.Answer;
import dev.c2ecs.cli.terminal.CommonWords;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What the status of an answer means. */
final class Answers {

  private static final int LONGEST_COMPLAINT = 64 * 1024;

  private Answers() {}

  /** The command that logs in. */
  static String dockerLogin(String host) {
    return host.equals(RegistryReference.DOCKER_HUB)
        ? "`docker login`"
        : "`docker login " + host + "`";
  }

  /**
   * Refuses what is no success, but for what only the caller can tell the meaning of.
   *
   * @param host who answered, as people write it
   */
  static void check(Answer answer, String host, Instant now) throws RegistryException {
    int status = answer.status();
    if (status / 100 == 2) {
      return;
    }
    Words.Complaint complaint = complaint(answer);
    if (status == 429 || complaint.code().equals("TOOMANYREQUESTS")) {
      throw later(answer, Kind.RATE_LIMIT, limited(answer, host, complaint, now), now, complaint);
    }
    if (status >= 500) {
      String words = host + " answers with an error of its own, " + status;
      throw later(answer, Kind.UNREACHABLE, words + complaint.inBrackets(), now, complaint);
    }
    throw new RegistryException(Kind.ANSWER, host + " answers " + status + complaint.inBrackets());
  }

  private static String limited(
      Answer answer, String host, Words.Complaint complaint, Instant now) {
    return host
        + " wants to be asked less often"
        + complaint.inBrackets()
        + ": "
        + dockerLogin(host)
        + " gives a limit of its own, or try again "
        + pause(answer, now).map(Answers::inWords).orElse("later");
  }

  private static Optional<Duration> pause(Answer answer, Instant now) {
    return answer.header("Retry-After").flatMap(header -> Retry.after(header, now));
  }

  /** When to try again: {@code in 40 seconds}, {@code in 60 minutes}. */
  private static String inWords(Duration pause) {
    long seconds = Math.max(1, pause.toSeconds());
    return seconds <= Retry.LONGEST.toSeconds()
        ? "in " + CommonWords.count(seconds, "second")
        : "in " + CommonWords.count((seconds + 59) / 60, "minute");
  }

  private static RegistryException later(
      Answer answer, Kind kind, String words, Instant now, Words.Complaint complaint) {
    Optional<Duration> pause = pause(answer, now);
    boolean tooLong = pause.filter(p -> p.compareTo(Retry.LONGEST) > 0).isPresent();
    // the limit of Docker Hub is counted in hours
    boolean forHours =
        kind == Kind.RATE_LIMIT
            && pause.isEmpty()
            && complaint.message().toLowerCase(Locale.ROOT).contains("pull rate limit");
    return tooLong || forHours
        ? new RegistryException(kind, words)
        : RegistryException.passing(kind, words, pause);
  }

  /** What is said about an error, read to its end so that the connection can be used again. */
  static Words.Complaint complaint(Answer answer) {
    try {
      return answer.bytes(LONGEST_COMPLAINT).map(Words.Complaint::of).orElse(Words.Complaint.NONE);
    } catch (IOException e) {
      return Words.Complaint.NONE;
    }
  }
}
