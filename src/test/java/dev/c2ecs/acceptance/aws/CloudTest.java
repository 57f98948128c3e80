package dev.c2ecs.acceptance.aws;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test with a scripted AWS of its own. */
abstract class CloudTest {

  @TempDir Path directory;
  Cloud cloud;

  @BeforeEach
  void open() throws IOException {
    cloud = new Cloud(directory);
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  /** How often an action was called. */
  long count(String action) {
    return cloud.aws.calls().stream().filter(action::equals).count();
  }

  /** Another image of web. */
  void change() throws IOException {
    cloud.compose(Cloud.COMPOSE.replace("nginx:1.29", "nginx:1.30"));
  }
}
