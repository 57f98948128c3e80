package dev.c2ecs.acceptance.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.evolution.Tally.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Random projects are changed ten times each, and deployed after each change: no update fails that
 * was not predicted, nothing is lost, nothing is left. {@code -Dsequences=1000} takes more of them,
 * {@code -Dsequence=SEED} begins at another; {@code target/evolution.txt} has the counts.
 */
class EvolutionTest {

  private static final int SAMPLE = 50;
  private static final int MANY = 1000;
  private static final int SEQUENCES = Integer.getInteger("sequences", SAMPLE);
  private static final long FIRST = Long.getLong("sequence", 0);

  /** Of the failures that are predicted, one in so many may be none. */
  private static final int WRONG = 50;

  private static final int SHOWN = 5;

  @Test
  void everyUpdateSucceedsOrIsPredictedToFail() throws IOException {
    Evolution evolution = new Evolution(Accounts.EMPTY, Accounts.ORACLE);
    List<String> errors = new ArrayList<>();
    int projects = 0;
    for (long seed = FIRST; seed < FIRST + SEQUENCES; seed++) {
      Sequence sequence = Sequence.of(seed);
      projects += sequence.refused().projects();
      errors.addAll(sequence.refused().errors());
      evolution.play(sequence);
    }
    Tally tally = evolution.tally();
    Files.createDirectories(Path.of("target"));
    Files.writeString(
        Path.of("target/evolution.txt"),
        SEQUENCES
            + " sequences from "
            + FIRST
            + ", "
            + projects
            + " projects refused\n\n"
            + tally
            + "\n"
            + lines(evolution.findings())
            + "\n"
            + String.join("\n", evolution.wrong())
            + "\n"
            + String.join("\n", errors)
            + "\n");
    assertThat(evolution.findings()).as(stories(evolution.findings())).isEmpty();
    assertThat(tally.of(Count.WRONGLY_PREDICTED) * WRONG)
        .as("failures that were predicted and are none\n" + tally)
        .isLessThanOrEqualTo(tally.predicted());
    assertThat(projects).as("projects with errors").isLessThanOrEqualTo(SEQUENCES / 10);
    assertThat(tally.of(Count.REFUSED))
        .as("changes with errors\n" + String.join("\n", errors))
        .isLessThanOrEqualTo(tally.of(Count.APPLIED) / 20);
    assertThat(tally.of(Count.APPLIED)).isEqualTo(SEQUENCES * Sequence.LENGTH);
    assertThat(tally.of(Count.UNCHANGED)).isLessThan(tally.of(Count.APPLIED) / 5);
    assertThat(tally.of(Count.ROLLED_BACK)).isGreaterThan(SEQUENCES / 2);
    if (SEQUENCES >= MANY) {
      assertThat(EnumSet.complementOf(EnumSet.of(Change.NAMED)))
          .isNotEmpty()
          .allSatisfy(change -> assertThat(tally.of(change, Count.APPLIED)).isPositive());
    }
  }

  private static String lines(List<Evolution.Finding> findings) {
    StringBuilder text = new StringBuilder();
    findings.forEach(finding -> text.append(finding.line()).append('\n'));
    return text.toString();
  }

  /** All findings in a line each, and the first with all that led to them. */
  private static String stories(List<Evolution.Finding> findings) {
    StringBuilder text = new StringBuilder(lines(findings));
    findings.stream()
        .limit(SHOWN)
        .forEach(
            finding ->
                text.append("\n")
                    .append(finding.line())
                    .append("\n")
                    .append(finding.sequence().story(finding.step())));
    return text.toString();
  }

  @Test
  void theSameSeedGivesTheSameSequence() {
    assertThat(Sequence.of(7).story(Sequence.LENGTH))
        .isEqualTo(Sequence.of(7).story(Sequence.LENGTH))
        .contains("services:")
        .contains("10. ");
    assertThat(Sequence.of(7).steps().get(9).after().parameters())
        .isEqualTo(Sequence.of(7).steps().get(9).after().parameters());
    assertThat(Sequence.of(7).toString()).isNotEqualTo(Sequence.of(8).toString());
  }
}
