package dev.c2ecs.cli.build;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A program to run.
 *
 * @param command the absolute path of the program and its arguments
 * @param environment what to add to its environment
 */
public record Invocation(List<String> command, Map<String, String> environment) {

  public Invocation {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** A program that needs nothing more in its environment. */
  static Invocation of(List<String> command) {
    return new Invocation(command, Map.of());
  }

  /** The names of what is added to the environment. */
  Set<String> variables() {
    return environment.keySet();
  }

  @Override
  public String toString() {
    return "Invocation[program=" + command.get(0) + ", environment=" + variables() + "]";
  }
}
