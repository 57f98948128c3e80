package dev.c2ecs.acceptance.evolution;

import java.util.Optional;

/** One thing that somebody does to a Compose file. */
@FunctionalInterface
interface Edit {

  /**
   * Does it.
   *
   * @param draft the project; it is as before when the change does not apply to it
   * @param dice where and what exactly
   * @return what was done, in words; empty when there is nothing to do it to
   */
  Optional<String> apply(Draft draft, Dice dice);
}
