package dev.c2ecs.cli;

import dev.c2ecs.cli.terminal.Size;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a run of the program sees of the world.
 *
 * @param environment the environment variables
 * @param workingDirectory the absolute working directory
 * @param in standard input
 * @param out standard output; a failed write throws
 * @param err standard error
 * @param color whether diagnostics are coloured
 * @param simulation what stands in for clock and terminal in tests
 */
record RunContext(
    Map<String, String> environment,
    Path workingDirectory,
    InputStream in,
    OutputStream out,
    Messages err,
    boolean color,
    Optional<Simulation> simulation) {

  RunContext {
    environment = Map.copyOf(environment);
  }

  /** Whether somebody sits at the terminal. */
  boolean interactive() {
    return simulation.map(Simulation::interactive).orElseGet(Terminals::isInteractive);
  }

  /** The size of the terminal; empty when nobody sits there. */
  Optional<Size.Source> size() {
    if (!interactive()) {
      return Optional.empty();
    }
    return Optional.of(
        simulation
            .<Size.Source>map(simulated -> simulated::size)
            .orElseGet(() -> Size.ofTerminal(environment)));
  }
}
