package dev.c2ecs.acceptance.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.evolution.Evolution.Finding;
import dev.c2ecs.acceptance.evolution.Evolution.Rule;
import dev.c2ecs.acceptance.evolution.FaultyAccount.Fault;
import dev.c2ecs.acceptance.evolution.Tally.Count;
import dev.c2ecs.cfn.template.Template;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever goes wrong in an account, or in what was said beforehand, is found. */
class FaultyAccountTest {

  private static final List<Sequence> SEQUENCES =
      LongStream.range(0, 6).mapToObj(Sequence::of).toList();

  private static Evolution played(Fault fault, Account.Oracle oracle) {
    Evolution evolution = new Evolution(() -> new FaultyAccount(fault), oracle);
    SEQUENCES.forEach(evolution::play);
    return evolution;
  }

  @ParameterizedTest
  @CsvSource({
    "CREATION_FAILS, CREATED",
    "UPDATES_FAIL, NO_UPDATE_FAILS_UNPREDICTED",
    "UPDATES_CANNOT_BE_BROKEN, A_BROKEN_UPDATE_IS_ROLLED_BACK",
    "ROLLBACK_FAILS, A_BROKEN_UPDATE_IS_ROLLED_BACK",
    "ROLLBACK_LEADS_ELSEWHERE, A_ROLLBACK_LEADS_BACK",
    "DATA_VANISH, NOTHING_STATEFUL_IS_LOST",
    "UPDATES_ARE_FORGOTTEN, THE_STACK_EQUALS_A_FRESH_ONE",
    "THINGS_ARE_LEFT, NOTHING_IS_LEFT_OVER",
    "REMOVAL_FAILS, DOWN_REMOVES_ALL",
    "REMOVAL_TAKES_ALL, WHAT_STAYS_IS_SAID",
  })
  void whatGoesWrongIsFound(Fault fault, Rule rule) {
    assertThat(played(fault, new TrustingOracle()).findings())
        .extracting(Finding::rule)
        .contains(rule);
  }

  @Test
  void aPredictedFailureThatIsNoneIsCounted() {
    Evolution evolution =
        played(
            Fault.THINGS_ARE_LEFT,
            (before, given, after, now) ->
                new Account.Prophecy(
                    List.of("it fails"), List.of(), List.of(before, after), Set.of()));
    Tally tally = evolution.tally();
    assertThat(tally.of(Count.TWO_STEPS)).isPositive().isEqualTo(tally.predicted());
    assertThat(tally.of(Count.WRONGLY_PREDICTED)).isEqualTo(tally.predicted());
  }

  @Test
  void theWayThatIsToldIsTried() {
    Evolution evolution =
        played(
            Fault.UPDATES_FAIL,
            (before, given, after, now) ->
                new Account.Prophecy(
                    List.of("it fails"), List.of(), List.of(before, after), Set.of()));
    assertThat(evolution.tally().of(Count.WRONGLY_PREDICTED)).isZero();
    assertThat(evolution.findings())
        .extracting(Finding::rule)
        .contains(Rule.THE_WAY_THAT_IS_TOLD_IS_ONE);
  }

  @Test
  void whatHasNoWayIsNotTried() {
    List<Template> none = List.of();
    Evolution evolution =
        played(
            Fault.UPDATES_FAIL,
            (before, given, after, now) ->
                new Account.Prophecy(List.of("it fails"), List.of(), none, Set.of()));
    assertThat(evolution.tally().of(Count.NO_WAY)).isPositive();
    assertThat(evolution.findings()).isEmpty();
  }
}
