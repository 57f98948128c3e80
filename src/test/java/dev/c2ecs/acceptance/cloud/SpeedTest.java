package dev.c2ecs.acceptance.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.Repo;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.TemplateReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The model is fast enough to try thousands of changes. */
class SpeedTest {

  private static final int UPDATES = 1000;
  private static final int RESOURCES = 40;

  @Test
  void aThousandUpdatesTakeLessThanAMinute() throws IOException {
    Path file = Repo.ROOT.resolve("samples/voting-app/template.yaml");
    String text = Files.readString(file);
    Template one = TemplateReader.read(text).orElseThrow();
    Template other = TemplateReader.read(text.replace("mode: blocking", "mode: x")).orElseThrow();
    assertThat(one.resources()).hasSizeGreaterThan(RESOURCES);
    Map<String, String> parameters = ProductTemplatesTest.parameters(one);
    CloudModel cloud = new CloudModel();
    assertThat(cloud.deploy("s", one, parameters).failure()).isEmpty();

    Instant start = Instant.now();
    for (int i = 0; i < UPDATES; i++) {
      Operation updated = cloud.deploy("s", i % 2 == 0 ? other : one, parameters);
      assertThat(updated.status()).isEqualTo("UPDATE_COMPLETE");
    }
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMinutes(1));
  }
}
