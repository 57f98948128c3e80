package dev.c2ecs.acceptance.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.template.Template;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Templates that are edited by hand, by chance: of an update comes what is said of it. {@code
 * -Dduels=20000} takes more of them, {@code -Dduel=SEED} begins at another.
 */
class TemplateEditsTest {

  private static final int DUELS = Integer.getInteger("duels", 500);
  private static final long FIRST = Long.getLong("duel", 0);

  /** Of the failures that are predicted, one in so many may be none. */
  private static final int WRONG = 50;

  /**
   * Templates that nobody would write: names that change hands among resources that are changed.
   */
  private static final int ODD = 4000;

  private static final int TRIES = 50;
  private static final long SPREAD = 7919;

  @Test
  void everyUpdateIsAsItWasPredicted() {
    List<Translated> projects = OverlaidProjects.all();
    Map<Duel.Verdict, List<String>> stories = new EnumMap<>(Duel.Verdict.class);
    int predicted = 0;
    for (long seed = FIRST; seed < FIRST + DUELS; seed++) {
      Dice dice = new Dice(seed * SPREAD);
      Translated project = dice.pick(projects).orElseThrow();
      List<TemplateEdit> edits = new ArrayList<>();
      Template before = edited(project.template(), dice, dice.between(0, 4), new ArrayList<>());
      Template after = edited(before, dice, dice.between(1, 3), edits);
      Duel.Outcome outcome = Duel.of(before, project.parameters(), after, project.parameters());
      predicted += outcome.predicted() && outcome.verdict() != Duel.Verdict.VOID ? 1 : 0;
      stories
          .computeIfAbsent(outcome.verdict(), verdict -> new ArrayList<>())
          .add(seed + " " + edits + "\n  " + outcome.words());
    }
    List<String> wrong = stories.getOrDefault(Duel.Verdict.WRONG, List.of());
    List<String> failed = new ArrayList<>();
    failed.addAll(stories.getOrDefault(Duel.Verdict.UNPREDICTED, List.of()));
    failed.addAll(stories.getOrDefault(Duel.Verdict.MISLED, List.of()));
    assertThat(failed).as(String.join("\n", failed)).hasSizeLessThanOrEqualTo(DUELS / ODD);
    assertThat(wrong.size() * WRONG).as(String.join("\n", wrong)).isLessThanOrEqualTo(predicted);
    assertThat(predicted).isGreaterThan(DUELS / 10);
    assertThat(stories.getOrDefault(Duel.Verdict.AGREED, List.of())).hasSizeGreaterThan(DUELS / 3);
  }

  private static Template edited(Template base, Dice dice, int times, List<TemplateEdit> done) {
    Blueprint plan = new Blueprint(base);
    for (int tries = 0; done.size() < times && tries < TRIES; tries++) {
      TemplateEdit edit = dice.pick(List.of(TemplateEdit.values())).orElseThrow();
      if (edit.apply(plan, dice)) {
        done.add(edit);
      }
    }
    return plan.template();
  }
}
