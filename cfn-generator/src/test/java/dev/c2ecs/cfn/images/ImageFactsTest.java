package dev.c2ecs.cfn.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.Translator;
import dev.c2ecs.cfn.images.ImageFacts.Owner;
import dev.c2ecs.cfn.images.ImageFacts.Port;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageFactsTest {

  private static final String AMD = "linux/amd64";

  private static final ImageFacts LOCKED =
      new ImageFacts(
          Optional.of("sha256:ab"),
          List.of("linux/amd64", "linux/arm/v7"),
          List.of(new Port(80, "tcp")),
          Optional.of("101"),
          Map.of("/data", Optional.of(new Owner(101, 101))),
          Optional.of(List.of("CMD-SHELL", "echo \"$HOME\"")),
          List.of("/entry"),
          List.of(),
          Optional.empty());

  /** An image for two machines, of which the lock knows one. */
  private static final LockEntry ENTRY =
      new LockEntry("sha256:ab", List.of("linux/amd64", "linux/arm/v7"), Map.of(AMD, LOCKED));

  private static List<String> said(String service, Optional<Map<String, LockEntry>> lock) {
    return Translator.translate(
            Projects.of("name: p\nservices: {web: {" + service + "}}\nvolumes: {v: {}}\n"),
            new Surroundings(Map.of(), Map.of(), lock, Map.of()),
            List.of())
        .diagnostics()
        .stream()
        .map((Diagnostic d) -> d.code().id() + " " + d.message() + " | " + d.hint())
        .toList();
  }

  private static String said(String service) {
    return String.join("\n", said(service, Optional.of(Map.of("x:1", ENTRY))));
  }

  @Test
  void oneSourceFillsWhatAnotherDoesNotKnow() {
    ImageFacts both =
        LOCKED.or(
            new ImageFacts(
                Optional.of("sha256:cd"),
                List.of(),
                List.of(),
                Optional.empty(),
                Map.of("/data", Optional.empty(), "/more", Optional.empty()),
                Optional.empty(),
                List.of(),
                List.of("run"),
                Optional.of("SIGINT")));
    assertThat(both.digest()).contains("sha256:ab");
    assertThat(both.volumes())
        .isEqualTo(Map.of("/data", Optional.of(new Owner(101, 101)), "/more", Optional.empty()));
    assertThat(both.command()).containsExactly("run");
    assertThat(both.stopSignal()).contains("SIGINT");
    assertThat(both.inherited().digest()).isEmpty();
    assertThat(both.inherited().platforms()).isEmpty();
  }

  @Test
  void theLockTellsPlatformsAndHealthChecks() {
    assertThat(said("image: 'x:1', platform: linux/arm64"))
        .contains("C2E369 the task of web is for linux/arm64, and its image only for linux/amd64");
    assertThat(said("image: 'x:1'"))
        .doesNotContain("C2E369")
        .contains("C2E375")
        .contains("`healthcheck: {test: [\"CMD-SHELL\", \"echo \\\"$$HOME\\\"\"]}`");
    assertThat(said("image: 'x:1', healthcheck: {test: [CMD, \"true\"]}")).doesNotContain("C2E375");
    assertThat(said("image: 'x:1', healthcheck: {disable: true}")).doesNotContain("C2E375");
  }

  @Test
  void aDockerfileSaysItsOwn() {
    String build = "build: {context: ., dockerfile_inline: \"FROM x:1\\nHEALTHCHECK CMD a\\n\"}";
    assertThat(said(build)).contains("[\"CMD-SHELL\", \"a\"]");
    assertThat(said(build + ", platform: linux/arm64")).doesNotContain("C2E369");
    assertThat(said("build: {context: ., dockerfile_inline: \"FROM x:1\\n\"}")).contains("echo");
  }

  @ParameterizedTest
  @CsvSource({
    "x, true",
    "x:latest, true",
    "x:16, true",
    "x:16-alpine, true",
    "x:stable, true",
    "x:lts-slim, true",
    "reg.example.com:5000/x, true",
    "x:1.29, false",
    "x:2024-05-01, false",
    "x:sha-0a1b2c3, false",
    "x@sha256:0123456789012345678901234567890123456789012345678901234567890123, false",
  })
  void tagsThatMoveAreNamedOnceWithoutALock(String image, boolean moves) {
    List<String> said = said("image: '" + image + "'", Optional.empty());
    assertThat(said.stream().filter(text -> text.startsWith("C2E376")).count())
        .isEqualTo(moves ? 1 : 0);
    assertThat(String.join("\n", said("image: '" + image + "'", Optional.of(Map.of()))))
        .doesNotContain("C2E376");
  }
}
