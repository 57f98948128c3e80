package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.Repo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the user reads of updates that AWS would refuse, as one golden file. {@code
 * -Dgolden.update=true} approves other words.
 */
class ForetoldFailuresTest {

  private static final Path GOLDEN =
      Repo.ROOT.resolve("src/test/resources/aws/foretold-failures.txt");

  @TempDir private Path directory;

  /** The words between the first line about AWS and the end, as they are on a screen. */
  private static String told(Cloud.Result result) {
    String err = result.err();
    String from = err.substring(Math.max(0, err.indexOf("deploying shop")));
    return from + "(exit code " + result.exitCode() + ")\n";
  }

  @Test
  void theWordsAreThoseThatWereRead() throws IOException {
    List<String> texts = new ArrayList<>();
    for (ForetoldFailure failure : ForetoldFailure.all()) {
      Path home = Files.createDirectory(directory.resolve("p" + texts.size()));
      try (Cloud cloud = new Cloud(home)) {
        cloud.aws.stacks.behaveLikeAws();
        Cloud.Result first = failure.deployBefore(cloud);
        assertThat(first.exitCode()).as(failure + "\n" + first.all()).isZero();
        Cloud.Result second = failure.deployAfter(cloud, "--yes");
        assertThat(second.exitCode()).as(failure + "\n" + second.all()).isEqualTo(1);
        assertThat(second.err()).contains(" C2E549: ");
        assertThat(cloud.aws.stacks.all.get("shop#1").changeSets).isEmpty();
        texts.add("# " + failure.words() + "\n\n" + told(second));
      }
    }
    String all = String.join("\n", texts);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, all, StandardCharsets.UTF_8);
    }
    assertThat(all).isEqualTo(Files.readString(GOLDEN, StandardCharsets.UTF_8));
  }

  @Test
  void noLineIsWiderThanTheScreen() throws IOException {
    assertThat(Files.readString(GOLDEN, StandardCharsets.UTF_8).lines())
        .filteredOn(line -> line.startsWith(" "))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }
}
