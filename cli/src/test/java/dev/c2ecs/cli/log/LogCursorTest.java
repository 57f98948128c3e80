package dev.c2ecs.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which events of a log are new. */
class LogCursorTest {

  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  private static final int RUNS = 200;

  /** An event and when it can be read. */
  private record Arriving(LogEvent event, Instant arrives) {}

  @Test
  void everyEventIsTakenOnceHoweverLateAndInWhateverOrder() {
    for (int seed = 0; seed < RUNS; seed++) {
      Random random = new Random(seed);
      List<Arriving> all = events(random);
      List<String> taken = follow(all, random);
      assertThat(taken).as("seed " + seed).doesNotHaveDuplicates();
      assertThat(taken)
          .as("seed " + seed)
          .containsExactlyInAnyOrderElementsOf(all.stream().map(a -> a.event().id()).toList());
    }
  }

  private static List<Arriving> events(Random random) {
    List<Arriving> all = new ArrayList<>();
    int count = 1 + random.nextInt(300);
    long length = Duration.ofMinutes(1 + random.nextInt(20)).toMillis();
    for (int i = 0; i < count; i++) {
      Instant time = START.plusMillis((long) (random.nextDouble() * length));
      boolean late = random.nextInt(4) == 0;
      // what is later than a look goes back is not promised
      Duration most =
          late ? LogCursor.FAR.minus(LogCursor.SWEEP).minusSeconds(5) : Duration.ofSeconds(8);
      Instant arrives = time.plusMillis((long) (random.nextDouble() * most.toMillis()));
      LogEvent event = new LogEvent("e" + i, time, "s" + random.nextInt(3), "m");
      all.add(new Arriving(event, arrives));
    }
    return all;
  }

  private static List<String> follow(List<Arriving> all, Random random) {
    LogCursor cursor = new LogCursor(START, START);
    List<String> taken = new ArrayList<>();
    Instant end = START.plus(Duration.ofMinutes(40));
    for (Instant now = START; now.isBefore(end); now = now.plusMillis(1 + random.nextInt(4000))) {
      Instant looked = now;
      Instant from = cursor.next(now);
      List<Arriving> found =
          new ArrayList<>(
              all.stream()
                  .filter(a -> !a.arrives().isAfter(looked))
                  .filter(a -> !a.event().time().isBefore(from))
                  .toList());
      Collections.shuffle(found, random);
      for (Arriving one : found) {
        if (cursor.take(one.event(), now)) {
          taken.add(one.event().id());
        }
      }
      cursor.forget(now);
    }
    return taken;
  }

  @Test
  void aClockThatIsAheadHidesNoOtherContainer() {
    LogCursor cursor = new LogCursor(START, START);
    Instant now = START.plusSeconds(10);
    assertThat(cursor.take(event("ahead", now.plusSeconds(3600)), now)).isTrue();
    assertThat(cursor.next(now.plusSeconds(2))).isBefore(now);
    assertThat(cursor.take(event("right", now), now.plusSeconds(2))).isTrue();
  }

  @Test
  void whatIsEarlierThanTheBeginningIsOfNoInterest() {
    LogCursor cursor = new LogCursor(START, START);
    assertThat(cursor.take(event("early", START.minusMillis(1)), START)).isFalse();
    assertThat(cursor.next(START)).isEqualTo(START);
  }

  @Test
  void whatNoLookAsksForAgainIsForgotten() {
    LogCursor cursor = new LogCursor(START, START);
    Instant now = START;
    for (int i = 0; i < 10_000; i++) {
      now = START.plusSeconds(i);
      assertThat(cursor.take(event("e" + i, now), now)).isTrue();
      cursor.forget(now);
    }
    assertThat(cursor.remembered()).isLessThanOrEqualTo((int) LogCursor.FAR.toSeconds() + 1);
  }

  private static LogEvent event(String id, Instant time) {
    return new LogEvent(id, time, "s", "m");
  }
}
