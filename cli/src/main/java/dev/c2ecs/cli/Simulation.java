package dev.c2ecs.cli;

import dev.c2ecs.cli.terminal.RunClock;
import dev.c2ecs.cli.terminal.Size;

/**
 * What stands in for clock and terminal in tests.
 *
 * @param pace the clock
 * @param interactive whether somebody can be asked
 * @param size the size of the terminal
 */
public record Simulation(RunClock pace, boolean interactive, Size size) {}
