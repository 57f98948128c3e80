package dev.c2ecs.acceptance.evolution;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A project and the changes that are made to it, one after the other; the same for the same seed.
 *
 * @param seed the seed
 * @param first the project at first
 * @param steps the changes
 * @param refused how many projects, and changes of each kind, gave errors instead of a template
 */
record Sequence(long seed, Translated first, List<Step> steps, Refused refused) {

  static final int LENGTH = 10;

  private static final int MOST_TRIES = 200;
  private static final long MORE = 1_000_003;

  /**
   * A change.
   *
   * @param change its kind
   * @param words what was done
   * @param after what is deployed then
   * @param fate how its deployment goes
   */
  record Step(Change change, String words, Translated after, Fate fate) {}

  /** How a deployment goes. */
  enum Fate {
    /** As AWS lets it. */
    PLAIN,
    /** It fails at a resource, and the next change comes to the same file. */
    BREAKS,
    /** It fails at a resource, and the file is as before. */
    BREAKS_AND_IS_TAKEN_BACK
  }

  /**
   * What had errors.
   *
   * @param projects of the projects
   * @param changes of the changes
   * @param without how often there was nothing that a change applies to
   * @param errors the first words of the errors
   */
  record Refused(
      int projects,
      Map<Change, Integer> changes,
      Map<Change, Integer> without,
      List<String> errors) {}

  /** A sequence of ten changes. */
  static Sequence of(long seed) {
    List<String> errors = new ArrayList<>();
    int projects = 0;
    while (true) {
      Draft draft = Projects.of(seed + projects * MORE, Theme.of(seed));
      Translated.Attempt attempt = Translated.of(draft);
      if (attempt.translated().isPresent()) {
        return changed(seed, projects, draft, attempt.translated().get(), errors);
      }
      errors.addAll(attempt.errors());
      projects++;
    }
  }

  private static Sequence changed(
      long seed, int projects, Draft first, Translated translated, List<String> errors) {
    Dice dice = new Dice(seed ^ MORE);
    Theme theme = Theme.of(seed);
    int breaking = dice.between(0, LENGTH - 1);
    Map<Change, Integer> refused = new EnumMap<>(Change.class);
    Map<Change, Integer> without = new EnumMap<>(Change.class);
    List<Step> steps = new ArrayList<>();
    Draft draft = first;
    for (int tries = 0; steps.size() < LENGTH && tries < MOST_TRIES; tries++) {
      Change change = theme.any(dice);
      Draft changed = draft.copy();
      Optional<String> words = change.apply(changed, dice);
      if (words.isEmpty()) {
        without.merge(change, 1, Integer::sum);
        continue;
      }
      Translated.Attempt attempt = Translated.of(changed);
      if (attempt.translated().isEmpty()) {
        refused.merge(change, 1, Integer::sum);
        attempt.errors().forEach(error -> errors.add(change + ": " + error));
        continue;
      }
      Fate fate = Fate.PLAIN;
      if (steps.size() == breaking) {
        fate = dice.any(Fate.BREAKS, Fate.BREAKS_AND_IS_TAKEN_BACK);
      }
      steps.add(new Step(change, words.get(), attempt.translated().get(), fate));
      draft = fate == Fate.BREAKS_AND_IS_TAKEN_BACK ? draft : changed;
    }
    return new Sequence(
        seed, translated, steps, new Refused(projects, refused, without, List.copyOf(errors)));
  }

  /** The file that a step changes. */
  String composeBefore(int step) {
    String compose = first.compose();
    for (Step earlier : steps.subList(0, step)) {
      if (earlier.fate() != Fate.BREAKS_AND_IS_TAKEN_BACK) {
        compose = earlier.after().compose();
      }
    }
    return compose;
  }

  /** The changes in words. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("sequence " + seed + "\n");
    for (int i = 0; i < steps.size(); i++) {
      text.append(line(i)).append('\n');
    }
    return text.toString();
  }

  private String line(int i) {
    Step step = steps.get(i);
    return (i + 1)
        + ". "
        + step.change()
        + ": "
        + step.words()
        + (step.fate() == Fate.PLAIN ? "" : " (" + step.fate() + ")");
  }

  /** The project, and what each change up to one does to its file. */
  String story(int last) {
    StringBuilder text = new StringBuilder("sequence " + seed + "\n" + first.compose());
    for (int i = 0; i <= Math.min(last, steps.size() - 1); i++) {
      text.append("\n").append(line(i)).append('\n');
      text.append(TextDiff.of(composeBefore(i), steps.get(i).after().compose())).append('\n');
    }
    return text.toString();
  }
}
