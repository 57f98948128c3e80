package dev.c2ecs.cli.review;

import java.util.List;

/**
 * A part of a comment.
 *
 * @param weight what goes last when a comment is too long; 0 never goes
 * @param variants its text, from the whole of it to the shortest
 */
record Section(int weight, List<String> variants) {

  Section {
    variants = List.copyOf(variants);
  }

  /** A part that is written in one way only. */
  static Section of(int weight, String text) {
    return new Section(weight, List.of(text));
  }
}
