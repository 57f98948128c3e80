package dev.c2ecs.acceptance.evolution;

import dev.c2ecs.cfn.diff.Forecast;
import dev.c2ecs.cfn.diff.Obstacle;
import dev.c2ecs.cfn.template.Template;
import java.util.Map;

/** The forecast of the product. */
final class ForecastOracle implements Account.Oracle {

  @Override
  public Account.Prophecy about(
      Template before, Map<String, String> given, Template after, Map<String, String> now) {
    Forecast forecast = Forecast.of(before, given, after, now);
    return new Account.Prophecy(
        forecast.obstacles().stream().map(ForecastOracle::sentence).toList(),
        forecast.lost(),
        forecast.steps(),
        forecast.blind());
  }

  private static String sentence(Obstacle obstacle) {
    return obstacle.id() + ": " + obstacle.reason();
  }
}
