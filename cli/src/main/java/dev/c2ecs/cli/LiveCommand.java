package dev.c2ecs.cli;

import java.util.List;

/** A command that looks after a project that is deployed. */
interface LiveCommand extends Command {

  @Override
  default boolean needsAws() {
    return true;
  }

  @Override
  default List<String> unused() {
    return List.of("--all-resources", "--progress", "--yes");
  }
}
