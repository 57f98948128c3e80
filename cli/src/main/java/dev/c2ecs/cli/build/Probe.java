package dev.c2ecs.cli.build;

import java.util.List;
import java.util.Optional;

/** Looks for builders on a machine. */
public interface Probe {

  /**
   * What a program answered.
   *
   * @param code its exit code; -1 when it did not answer in time or could not be started
   * @param text what it printed
   */
  record Answer(int code, String text) {
    boolean isGood() {
      return code == 0;
    }
  }

  /** The absolute path of a program; empty when there is none of the name. */
  Optional<String> find(String name);

  /** Runs a program that answers at once. */
  Answer ask(List<String> command);
}
