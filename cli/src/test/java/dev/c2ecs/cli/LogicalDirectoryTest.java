package dev.c2ecs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogicalDirectoryTest {

  @Test
  void isTheNameOfTheShellWhenItIsTrue(@TempDir Path temp) throws IOException {
    Path real = Files.createDirectory(temp.resolve("real"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), real);
    assertThat(LogicalDirectory.of(Map.of("PWD", link.toString()), real)).isEqualTo(link);
    for (String other : new String[] {"", "/nope", temp.toString(), "link", "/\0"}) {
      assertThat(LogicalDirectory.of(Map.of("PWD", other), real)).isEqualTo(real);
    }
    assertThat(LogicalDirectory.of(Map.of(), real)).isEqualTo(real);
  }
}
