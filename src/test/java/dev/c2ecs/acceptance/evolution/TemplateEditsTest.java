package dev.c2ecs.acceptance.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.template.Template;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Templates that are edited by hand, by chance: what is said of the update comes of it. */
class TemplateEditsTest {

  private static final int DUELS = Integer.getInteger("duels", 400);
  private static final long FIRST = Long.getLong("duel", 0);
  private static final int WRONG = 50;

  @Test
  void everyUpdateIsAsItWasPredicted() {
    List<Translated> projects = new ArrayList<>(OverlaidProjects.all());
    Map<Duel.Verdict, Integer> counts = new EnumMap<>(Duel.Verdict.class);
    List<String> stories = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    int predicted = 0;
    for (long seed = FIRST; seed < FIRST + DUELS; seed++) {
      Dice dice = new Dice(seed * 7_919);
      Translated project = dice.pick(projects).orElseThrow();
      List<TemplateEdit> edits = new ArrayList<>();
      Template before = edited(project.template(), dice, dice.between(0, 4), new ArrayList<>());
      Template after = edited(before, dice, dice.between(1, 3), edits);
      Duel duel = Duel.of(before, project.parameters(), after, project.parameters());
      counts.merge(duel.verdict(), 1, Integer::sum);
      predicted += duel.predicted() ? 1 : 0;
      String story = seed + " " + duel.verdict() + " " + edits + "\n  " + duel.words();
      if (Boolean.getBoolean("void") && duel.verdict() == Duel.Verdict.VOID)
        System.out.println(story);
      if (duel.verdict() == Duel.Verdict.WRONG) {
        wrong.add(story);
      } else if (duel.verdict() == Duel.Verdict.UNPREDICTED
          || duel.verdict() == Duel.Verdict.MISLED) {
        stories.add(story);
      }
    }
    System.out.println(counts + " predicted " + predicted);
    System.out.println(String.join("\n", wrong));
    System.out.println(String.join("\n", stories));
    assertThat(stories).isEmpty();
    assertThat(wrong).hasSizeLessThanOrEqualTo(predicted / WRONG);
    assertThat(predicted).isGreaterThan(DUELS / 10);
  }

  private static Template edited(Template base, Dice dice, int times, List<TemplateEdit> done) {
    Blueprint plan = new Blueprint(base);
    for (int tries = 0; done.size() < times && tries < 50; tries++) {
      TemplateEdit edit = dice.pick(List.of(TemplateEdit.values())).orElseThrow();
      if (edit.apply(plan, dice)) {
        done.add(edit);
      }
    }
    return plan.template();
  }
}
