package dev.c2ecs.cli.terminal;

import dev.c2ecs.cli.stack.ResourceOrigins;
import dev.c2ecs.cli.stack.Situation;
import dev.c2ecs.cli.stack.StackEvent;
import java.util.List;

/** Shows how far an operation is. */
public interface ProgressView {

  /**
   * Shows a situation.
   *
   * @param events those that are new since the last time, in the order in which they happened
   */
  void show(Situation situation, List<StackEvent> events, ResourceOrigins origins);

  /** The operation ended, or is not followed any more: the terminal is as it was. */
  void end();
}
