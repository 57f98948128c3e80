package dev.c2ecs.cli.log;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The last events of some streams, as another call told them, without IDs: what of the first look
 * after it was shown already or is older.
 */
public final class LogTail {

  private record Key(String stream, Instant time, String message) {}

  private final Map<Key, Integer> shown = new HashMap<>();
  private final Map<String, Instant> oldest = new HashMap<>();

  /**
   * Remembers the end of a stream.
   *
   * @param events its last events
   * @param asked how many were asked for: with fewer there is nothing older
   */
  public void add(String stream, List<LogEvent> events, int asked) {
    for (LogEvent event : events) {
      shown.merge(key(event), 1, Integer::sum);
    }
    if (events.size() >= asked) {
      oldest.put(
          stream, events.stream().map(LogEvent::time).min(Instant::compareTo).orElse(Instant.MAX));
    }
  }

  /** Whether an event was shown, or is older than all of its stream that were. */
  public boolean covers(LogEvent event) {
    Integer count = shown.get(key(event));
    if (count != null && count > 0) {
      shown.put(key(event), count - 1);
      return true;
    }
    Instant first = oldest.get(event.stream());
    return first != null && !event.time().isAfter(first);
  }

  /** Ends of streams in one order, by time. */
  public static List<LogEvent> inOrder(Collection<List<LogEvent>> ends) {
    return ends.stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(LogEvent::time))
        .toList();
  }

  private static Key key(LogEvent event) {
    return new Key(event.stream(), event.time(), event.message());
  }
}
