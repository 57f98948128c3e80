package dev.c2ecs.cli.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The private directory of a run. */
class WorkplaceTest {

  @TempDir Path parent;
  private Map<String, String> environment = Map.of();

  @BeforeEach
  void findTheParent() {
    environment = Map.of("TMPDIR", parent.toString());
  }

  @Test
  void onlyTheOwnerSeesIt() throws IOException {
    try (Workplace workplace = Workplace.open(environment)) {
      Path build = workplace.next();
      Workplace.write(build.resolve("secret"), "value");
      assertThat(mode(workplace.root())).isEqualTo("rwx------");
      assertThat(mode(build)).isEqualTo("rwx------");
      assertThat(mode(build.resolve("secret"))).isEqualTo("rw-------");
      assertThat(workplace.next()).isNotEqualTo(build);
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void itGoesWithAllThatIsInIt() throws IOException {
    Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("file"), "stays");
    Path root;
    try (Workplace workplace = Workplace.open(environment)) {
      root = workplace.root();
      Path build = workplace.next();
      Files.createSymbolicLink(build.resolve("link"), elsewhere);
      Files.createDirectories(build.resolve("a/b/lock"));
      Files.writeString(build.resolve("a/lock"), "");
    }
    assertThat(root).doesNotExist();
    assertThat(elsewhere.resolve("file")).hasContent("stays");
  }

  @Test
  void whatAKilledRunLeftGoesWithTheNext() throws IOException {
    Path left = Files.createDirectory(parent.resolve("c2ecs-build-1"));
    Files.writeString(left.resolve("lock"), "");
    Files.createDirectories(left.resolve("build-1"));
    Files.writeString(left.resolve("build-1/secret-0"), "value");
    Path beingMade = Files.createDirectory(parent.resolve("c2ecs-build-2"));
    Path theirs = Files.createDirectory(parent.resolve("c2ecs-other"));
    Path target = Files.createDirectory(parent.resolve("target"));
    Files.writeString(target.resolve("lock"), "");
    Files.createSymbolicLink(parent.resolve("c2ecs-build-3"), target);
    try (Workplace workplace = Workplace.open(environment)) {
      assertThat(left).doesNotExist();
      assertThat(beingMade).exists();
      assertThat(theirs).exists();
      assertThat(target.resolve("lock")).exists();
      try (Workplace second = Workplace.open(environment)) {
        assertThat(workplace.root()).exists();
        assertThat(second.root()).isNotEqualTo(workplace.root());
      }
      assertThat(workplace.root()).exists();
    }
  }

  @Test
  void nothingIsStartedInOneThatIsClosed() throws IOException {
    Workplace workplace = Workplace.open(environment);
    workplace.close();
    assertThat(workplace.processes().isStopped()).isTrue();
    assertThatThrownBy(
            () ->
                workplace.processes().start(Invocation.of(List.of("/bin/true")), parent, Map.of()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aPlaceThatIsNotThere() {
    assertThatThrownBy(() -> Workplace.open(Map.of("TMPDIR", parent.resolve("no").toString())))
        .isInstanceOf(IOException.class);
  }
}
