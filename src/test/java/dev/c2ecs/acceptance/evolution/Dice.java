package dev.c2ecs.acceptance.evolution;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Choices that are the same for the same seed. */
final class Dice {

  private final Random random;

  Dice(long seed) {
    random = new Random(seed);
  }

  /** Whether the one of so many chances came. */
  boolean oneOf(int chances) {
    return random.nextInt(chances) == 0;
  }

  /** A number, both ends included. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /** One of some things, of which there is at least one. */
  @SafeVarargs
  final <T> T any(T... things) {
    return things[random.nextInt(things.length)];
  }

  /** One of some things; empty when there is none. */
  <T> Optional<T> pick(Collection<T> things) {
    return things.isEmpty()
        ? Optional.empty()
        : Optional.of(List.copyOf(things).get(random.nextInt(things.size())));
  }

  /** One of some numbers other than one of them. */
  int other(int than, int... numbers) {
    return pick(Arrays.stream(numbers).filter(n -> n != than).boxed().toList()).orElse(than);
  }
}
