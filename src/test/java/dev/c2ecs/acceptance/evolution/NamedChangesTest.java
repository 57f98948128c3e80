package dev.c2ecs.acceptance.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.evolution.NamedChanges.Kind;
import dev.c2ecs.acceptance.evolution.Sequence.Fate;
import dev.c2ecs.acceptance.evolution.Sequence.Refused;
import dev.c2ecs.acceptance.evolution.Sequence.Step;
import dev.c2ecs.acceptance.evolution.Tally.Count;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The changes of U1 to U4, forward and back: each is what its row says. */
class NamedChangesTest {

  static List<NamedChanges> changes() {
    return NamedChanges.all();
  }

  static Stream<NamedChanges> bothWays() {
    return changes().stream().flatMap(change -> Stream.of(change, change.reversed()));
  }

  private static Evolution played(NamedChanges change, Translated... after) {
    List<Step> steps =
        Stream.of(after)
            .map(next -> new Step(Change.NAMED, change.toString(), next, Fate.PLAIN))
            .toList();
    Evolution evolution = new Evolution(Accounts.EMPTY, Accounts.ORACLE);
    Refused nothing = new Refused(0, Map.of(), Map.of(), List.of());
    evolution.play(new Sequence(0, change.old(), steps, nothing));
    return evolution;
  }

  @ParameterizedTest
  @MethodSource("bothWays")
  void isWhatItsRowSays(NamedChanges change) {
    Evolution evolution = played(change, change.now());
    assertThat(evolution.findings()).extracting(Evolution.Finding::line).isEmpty();
    Tally tally = evolution.tally();
    assertThat(tally.of(Count.WRONGLY_PREDICTED)).isZero();
    assertThat(tally.of(Count.UNCHANGED)).isEqualTo(change.forward() == Kind.NOTHING ? 1 : 0);
    switch (change.forward()) {
      case NOTHING -> assertThat(tally.of(Count.ONE_STEP) + tally.predicted()).isZero();
      case ONE_STEP, STARTS_EMPTY -> assertThat(tally.of(Count.ONE_STEP)).isOne();
      case TWO_STEPS -> assertThat(tally.of(Count.TWO_STEPS)).isOne();
      case NO_WAY -> assertThat(tally.of(Count.NO_WAY)).isOne();
    }
  }

  @ParameterizedTest
  @MethodSource("bothWays")
  void aFileSystemLeavesOnlyWhereTheRowSaysThatSomethingStartsEmpty(NamedChanges change) {
    List<String> left =
        fileSystems(change.old().template()).stream()
            .filter(id -> !fileSystems(change.now().template()).contains(id))
            .toList();
    assertThat(!left.isEmpty()).isEqualTo(change.forward() == Kind.STARTS_EMPTY);
  }

  private static List<String> fileSystems(Template template) {
    return template.ofType(ResourceType.FILE_SYSTEM).stream().map(Resource::id).toList();
  }

  static Stream<NamedChanges> possible() {
    return changes().stream().filter(change -> change.forward() != Kind.NO_WAY);
  }

  @ParameterizedTest
  @MethodSource("possible")
  void canBeTakenBackAndDoneAgain(NamedChanges change) {
    Evolution evolution = played(change, change.now(), change.old(), change.now());
    assertThat(evolution.findings()).extracting(Evolution.Finding::line).isEmpty();
    assertThat(evolution.tally().of(Count.APPLIED)).isEqualTo(3);
  }
}
