package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.stack.JobNews;
import dev.c2ecs.cli.stack.Progress;
import java.time.Instant;
import java.util.List;

/** What goes on beside the operation of a stack, and is looked at in the same rounds. */
interface Beside {

  /** Nothing goes on. */
  Beside NOTHING =
      new Beside() {
        @Override
        public void look(Progress progress, Instant now) {
          // there is nothing to look at
        }

        @Override
        public List<JobNews> news() {
          return List.of();
        }

        @Override
        public String goesOn() {
          return "";
        }
      };

  /** One look; what goes wrong with it does not concern the stack. */
  void look(Progress progress, Instant now);

  /** All that there was to say so far, the oldest first. */
  List<JobNews> news();

  /** What goes on when nobody follows any more, with its own beginning; empty for nothing. */
  String goesOn();
}
