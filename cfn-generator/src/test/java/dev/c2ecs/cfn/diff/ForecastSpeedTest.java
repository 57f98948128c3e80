package dev.c2ecs.cfn.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.TemplateReader;
import dev.c2ecs.cfn.writer.YamlTemplateWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A preview does not wait for a forecast, of a large project either. */
class ForecastSpeedTest {

  private static final int MOST_MILLIS = 100;
  private static final int TRIES = 12;

  private static Template project(int services, String image, int port) {
    StringBuilder text = new StringBuilder("name: shop\nservices:\n");
    for (int i = 0; i < services; i++) {
      text.append("  s").append(i).append(": {image: \"").append(image).append('"');
      text.append(", expose: [\"3000\"]");
      if (i % 12 == 0) {
        text.append(", ports: [\"").append(port + i).append(":80\"]");
      }
      if (i % 10 == 5) {
        text.append(", volumes: [\"data").append(i).append(":/data\"]");
      }
      text.append("}\n");
    }
    text.append("volumes:\n");
    for (int i = 5; i < services; i += 10) {
      text.append("  data").append(i).append(": {}\n");
    }
    return Projects.template(text.toString());
  }

  private static void isFast(Template before, Template after, int steps) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < TRIES; i++) {
      long start = System.nanoTime();
      Forecast forecast = Forecast.of(before, Map.of(), after, Map.of());
      best = Math.min(best, System.nanoTime() - start);
      assertThat(forecast.effects()).hasSizeGreaterThan(60);
      assertThat(forecast.steps()).hasSize(steps);
    }
    assertThat(best / 1_000_000).isLessThan(MOST_MILLIS);
  }

  @Test
  void sixtyServices() {
    Template before = project(60, "a:1", 8000);
    assertThat(before.resources()).hasSizeGreaterThan(250);
    isFast(before, project(60, "b:2", 8001), 1);
  }

  @Test
  void andInTwoSteps() {
    Template before = project(60, "a:1", 8000);
    String renamed =
        YamlTemplateWriter.write(project(60, "b:2", 8000))
            .replace("S7ServiceDiscoveryEntry", "SevenServiceDiscoveryEntry");
    isFast(before, TemplateReader.read(renamed).orElseThrow(), 2);
  }
}
