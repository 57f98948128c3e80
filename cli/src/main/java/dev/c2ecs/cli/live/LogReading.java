package dev.c2ecs.cli.live;

import dev.c2ecs.cli.aws.LogReader;
import dev.c2ecs.cli.log.LogCursor;
import dev.c2ecs.cli.log.LogEvent;
import dev.c2ecs.cli.log.LogQuery;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import java.util.Optional;

/** One look at a part of a log group, page after page. */
final class LogReading {

  private final LogReader reader;
  private final LogQuery query;
  private final LogCursor cursor;
  private final Deque<LogEvent> events = new ArrayDeque<>();
  private Optional<String> more = Optional.empty();
  private boolean begun;

  LogReading(LogReader reader, LogQuery query, LogCursor cursor) {
    this.reader = reader;
    this.query = query;
    this.cursor = cursor;
  }

  /** How far its part was read. */
  LogCursor cursor() {
    return cursor;
  }

  /** Whether there is an event; pages without any are passed over. */
  boolean hasNext() {
    while (events.isEmpty() && (!begun || more.isPresent())) {
      LogReader.Page page = reader.page(query, more.orElse(null));
      begun = true;
      more = page.more();
      events.addAll(page.events());
    }
    return !events.isEmpty();
  }

  /** The next event, which stays. */
  LogEvent peek() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return events.getFirst();
  }

  /** The next event. */
  LogEvent next() {
    LogEvent event = peek();
    events.removeFirst();
    return event;
  }
}
