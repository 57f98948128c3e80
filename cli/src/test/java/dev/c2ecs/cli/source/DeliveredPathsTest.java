package dev.c2ecs.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without git: nothing is known of any file. */
class DeliveredPathsTest {

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "a.conf, true",
    "sub/.gitignore, true",
    "git/config, true",
    ".git, false",
    ".git/config, false",
    "sub/.git, false",
    "sub/.git/HEAD, false"
  })
  void whatGitKeepsForItselfIsNeverDelivered(String path, boolean delivered) {
    DeliveredPaths paths = new DeliveredPaths(Map.of());
    assertThat(paths.have(directory, directory.resolve(path), false)).isEqualTo(delivered);
  }
}
