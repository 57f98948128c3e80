package dev.c2ecs.cfn.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a schedule runs in a month of 730 hours. */
class ScheduleRunsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rate(1 hour)                  | 730.00
          rate(5 minutes)               | 8760.00
          rate(7 days)                  | 4.35
          at(2027-01-01T00:00:00)       | 1.00
          cron(0 3 * * ? *)             | 30.42
          cron(0 3 ? * * *)             | 30.42
          cron(0/15 * * * ? *)          | 2920.00
          cron(7/15 * * * ? *)          | 2920.00
          cron(*/10 8-17 ? * MON-FRI *) | 1303.57
          cron(0 22-2 * * ? *)          | 152.08
          cron(0 3 ? * SUN,WED *)       | 8.69
          cron(0 3 ? * 2 *)             | 4.35
          cron(0 3 ? * FRI-MON *)       | 17.38
          cron(0 3 1 * ? *)             | 1.00
          cron(0 3 1,15 * ? *)          | 2.00
          cron(0 3 L * ? *)             | 1.00
          cron(0 3 ? * 6#3 *)           | 1.00
          cron(0 3 1 1/3 ? *)           | 0.33
          cron(0 3 1 1 ? *)             | 0.08
          """)
  void countsRuns(String expression, BigDecimal runs) {
    assertThat(ScheduleRuns.of(expression).orElseThrow().setScale(2, RoundingMode.HALF_UP))
        .isEqualTo(runs);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rate(0 hours)",
        "rate(1 week)",
        "cron(0 3 * *)",
        "cron(x 3 * * ? *)",
        "cron(0 3 1 * MON *)",
        "cron(1/0 3 * * ? *)"
      })
  void whatIsNotUnderstoodIsLeftToAnAssumption(String expression) {
    assertThat(ScheduleRuns.of(expression)).isEmpty();
  }
}
