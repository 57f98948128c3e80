package dev.c2ecs.cli.stack;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far an operation on a stack is, folded from its events.
 *
 * @param started when it began
 * @param stackStatus the last status of the stack itself, empty before its first event
 * @param resources what it is to touch and has touched, by logical ID
 * @param end the event that ended it
 */
public record Progress(
    Instant started, String stackStatus, Map<String, Item> resources, Optional<StackEvent> end) {

  public Progress {
    resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
  }

  /**
   * How far a resource is.
   *
   * @param logicalId its logical ID
   * @param type its type
   * @param physicalId its physical ID, empty before there is one
   * @param status its last status, empty while it waits
   * @param reason the reason of the last status
   * @param began when the first event came; the start of the operation before
   * @param changed when the last event came
   */
  public record Item(
      String logicalId,
      String type,
      String physicalId,
      String status,
      String reason,
      Instant began,
      Instant changed) {

    /** Whether nothing has happened to it yet. */
    boolean isWaiting() {
      return status.isEmpty();
    }

    /** Whether it is being changed. */
    public boolean isMoving() {
      return status.endsWith("_IN_PROGRESS");
    }

    /**
     * Whether an event is of the removal of what this one took the place of, which is no news of
     * this one.
     */
    private boolean tookThePlaceOf(StackEvent event) {
      return event.status().startsWith("DELETE_")
          && status.endsWith("_COMPLETE")
          && !status.startsWith("DELETE_")
          && !physicalId.isEmpty()
          && !physicalId.equals(event.physicalId());
    }

    private Item after(StackEvent event) {
      return new Item(
          logicalId,
          event.type(),
          event.physicalId().isEmpty() ? physicalId : event.physicalId(),
          event.status(),
          event.reason(),
          isWaiting() ? event.time() : began,
          event.time());
    }
  }

  /**
   * An operation that has just begun.
   *
   * @param expected type by logical ID of what it will touch
   */
  public static Progress begin(Instant started, Map<String, String> expected) {
    Map<String, Item> items = new LinkedHashMap<>();
    expected.forEach((id, type) -> items.put(id, new Item(id, type, "", "", "", started, started)));
    return new Progress(started, "", items, Optional.empty());
  }

  /**
   * The progress after some more events.
   *
   * @param events in the order in which they happened
   */
  public Progress with(List<StackEvent> events) {
    Map<String, Item> items = new LinkedHashMap<>(resources);
    String status = stackStatus;
    Optional<StackEvent> last = end;
    for (StackEvent event : events) {
      if (event.isOfStack()) {
        status = event.status();
        last = event.endsOperation() ? Optional.of(event) : Optional.empty();
      } else {
        Item old = items.get(event.logicalId());
        Item item =
            old == null
                ? new Item(event.logicalId(), event.type(), "", "", "", event.time(), event.time())
                : old;
        if (!item.tookThePlaceOf(event)) {
          items.put(event.logicalId(), item.after(event));
        }
      }
    }
    return new Progress(started, status, items, last);
  }

  /** Whether the operation is being rolled back. */
  public boolean isRollingBack() {
    return stackStatus.contains("ROLLBACK") && stackStatus.endsWith("_IN_PROGRESS");
  }
}
