package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes that the last deployment of the same file showed. */
class KnownNotesTest extends CloudTest {

  private static final String NOTED =
      Cloud.COMPOSE + "    mac_address: 02:42:ac:11:65:43\n    domainname: example\n";
  private static final String SUMMED = " as at the last deployment; --verbose shows them\n";

  @TempDir Path state;

  @BeforeEach
  void keepState() throws IOException {
    cloud.environment(Map.of("XDG_STATE_HOME", state.toString()));
    cloud.compose(NOTED);
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.walk(state)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void areSummedUpInALine() throws IOException {
    Cloud.Result first = cloud.run("deploy", "--yes");
    assertThat(first.err()).contains("warning C2E227").doesNotContain(SUMMED);
    Cloud.Result second = cloud.run("deploy", "--yes");
    assertThat(second.err()).contains(SUMMED).doesNotContain("C2E227");
    assertThat(cloud.run("deploy", "--yes", "--verbose").err())
        .contains("warning C2E227")
        .doesNotContain(SUMMED);
    cloud.compose(
        "# a line more\n" + NOTED + "    privileged: true\n    x-aws-accept: {C2E214: y}\n");
    assertThat(cloud.run("deploy", "--yes").err())
        .contains("C2E214", SUMMED)
        .doesNotContain("C2E227");
  }

  @Test
  void areAllSaidUntilSomethingWasDeployed() throws IOException {
    cloud.run("deploy", "--dry-run");
    cloud.answering("n\n").run("deploy");
    assertThat(kept()).isEmpty();
    cloud.aws.stacks.scripts.add(
        FakeScripts.fails("WebService", 10, "it failed", "ROLLBACK_COMPLETE"));
    assertThat(cloud.run("deploy", "--yes").exitCode()).isEqualTo(1);
    assertThat(kept()).isEmpty();
    assertThat(cloud.run("deploy", "--yes").err()).contains("C2E227");
  }

  @Test
  void ofAnotherProjectAreNew() throws IOException {
    cloud.run("deploy", "--yes");
    assertThat(cloud.run("deploy", "--yes", "-p", "other").err())
        .contains("C2E227")
        .doesNotContain(SUMMED);
    assertThat(kept()).hasSize(2);
    for (Path file : kept()) {
      assertThat(Files.readAllLines(file)).isNotEmpty().allMatch(l -> l.matches("[0-9a-f]{64}"));
    }
  }

  @Test
  void errorsAreAlwaysSaid() throws IOException {
    cloud.run("deploy", "--yes");
    cloud.compose(NOTED + "    privileged: true\n");
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("error C2E214");
    assertThat(cloud.run("deploy", "--yes", "-q").err())
        .contains("error C2E214")
        .doesNotContain("C2E227", SUMMED);
  }

  @Test
  void withoutAPlaceForThemAreSaidEveryTime() throws IOException {
    Files.writeString(state.resolve("file"), "");
    for (Map<String, String> environment :
        List.of(
            Map.<String, String>of(),
            Map.of("XDG_STATE_HOME", "relative"),
            Map.of("HOME", state.resolve("file").toString()))) {
      cloud.environment(environment);
      for (int i = 0; i < 2; i++) {
        Cloud.Result result = cloud.run("deploy", "--yes");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).contains("C2E227").doesNotContain(SUMMED);
      }
    }
  }
}
