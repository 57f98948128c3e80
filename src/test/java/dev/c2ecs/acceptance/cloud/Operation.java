package dev.c2ecs.acceptance.cloud;

import java.util.List;
import java.util.Optional;

/**
 * What became of a create, an update or a removal.
 *
 * @param succeeded whether the stack has what the template says
 * @param status the status of the stack afterwards; {@link #REFUSED} when nothing was begun
 * @param events what happened, oldest first
 * @param failure the first thing that failed
 */
public record Operation(
    boolean succeeded, String status, List<Event> events, Optional<Failure> failure) {

  /** CloudFormation did not begin: the template, a parameter or the state of the stack. */
  public static final String REFUSED = "REFUSED";

  public Operation {
    events = List.copyOf(events);
  }

  /** The events of a kind, such as {@link Event#OUTAGE}. */
  public List<Event> events(String what) {
    return events.stream().filter(event -> event.what().equals(what)).toList();
  }
}
