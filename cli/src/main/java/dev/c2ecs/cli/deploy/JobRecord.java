package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.image.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is remembered of the last run of a job, as the value of a tag: {@code 3f2a5c0d9e8b7a61
 * SUCCEEDED id+id}. A tag is changed by a call of its own, so that no stack is updated for it.
 *
 * @param fingerprint what the job did then, a hash
 * @param state how it ended
 * @param tasks the tasks that ran it
 */
record JobRecord(String fingerprint, State state, List<String> tasks) {

  /** How a run ended. */
  enum State {
    /** It was started, and nobody has seen its end. */
    STARTED,
    /** All of its tasks ended with 0. */
    SUCCEEDED,
    /** It failed. */
    FAILED,
    /** It has not run since something that it uses was changed. */
    DUE,
    /** The stack that it ran for failed. */
    UNDONE
  }

  private static final String KEY = "c2ecs:job:";
  private static final int LONGEST_KEY = 128;
  private static final int HASH = 16;

  /** As many IDs of 32 characters as the value of a tag, 256 characters, has room for. */
  private static final int MOST_TASKS = 6;

  JobRecord {
    tasks = List.copyOf(tasks);
  }

  /** The key of the tag of a job. */
  static String key(String service) {
    String key = KEY + service;
    return key.length() <= LONGEST_KEY
        ? key
        : key.substring(0, LONGEST_KEY - HASH) + fingerprint(service);
  }

  /** The hash of a text. */
  static String fingerprint(String text) {
    return Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, HASH);
  }

  /** Reads the value of a tag; empty when it is none of these. */
  static Optional<JobRecord> read(String value) {
    String[] words = value.split(" ", -1);
    if (words.length < 2) {
      return Optional.empty();
    }
    for (State state : State.values()) {
      if (state.name().equals(words[1].toUpperCase(Locale.ROOT))) {
        List<String> tasks =
            words.length > 2 && !words[2].isEmpty()
                ? List.of(words[2].split("\\+", -1))
                : List.of();
        return Optional.of(new JobRecord(words[0], state, tasks));
      }
    }
    return Optional.empty();
  }

  /** The value of the tag. */
  String value() {
    String ids = tasks.size() <= MOST_TASKS ? String.join("+", tasks) : "";
    return (fingerprint + " " + state.name().toLowerCase(Locale.ROOT) + " " + ids).strip();
  }

  /** The same run in another state. */
  JobRecord in(State other) {
    return new JobRecord(fingerprint, other, tasks);
  }
}
