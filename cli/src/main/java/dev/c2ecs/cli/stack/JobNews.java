package dev.c2ecs.cli.stack;

import java.time.Instant;
import java.util.List;

/**
 * What became of a job while its stack is followed.
 *
 * @param time when it was seen
 * @param job the service whose job it is
 * @param words how far it is
 * @param lines its last lines, when it failed
 * @param failed whether it failed
 */
public record JobNews(Instant time, String job, String words, List<String> lines, boolean failed) {

  public JobNews {
    lines = List.copyOf(lines);
  }

  /** The news as a line. */
  public String text() {
    return "job " + job + ": " + words;
  }
}
