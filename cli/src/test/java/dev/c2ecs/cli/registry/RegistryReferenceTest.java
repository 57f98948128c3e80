package dev.c2ecs.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryReferenceTest {

  private static final String DIGEST = "sha256:" + "0f".repeat(32);

  private static RegistryReference parsed(String text) {
    return RegistryReference.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "nginx, docker.io, library/nginx, latest, nginx:latest",
    "nginx:1.29, docker.io, library/nginx, 1.29, nginx:1.29",
    "team/app, docker.io, team/app, latest, team/app:latest",
    "docker.io/nginx, docker.io, library/nginx, latest, nginx:latest",
    "index.docker.io/team/app:1, docker.io, team/app, 1, team/app:1",
    "docker.io/library/a/b, docker.io, library/a/b, latest, library/a/b:latest",
    "localhost/a, localhost, a, latest, localhost/a:latest",
    "localhost:5000/a, localhost:5000, a, latest, localhost:5000/a:latest",
    "GHCR.io/Team, ghcr.io, '', '', ''",
    "GHCR.io/team/app:v1, ghcr.io, team/app, v1, ghcr.io/team/app:v1",
    "[::1]:5000/a:b, [::1]:5000, a, b, '[::1]:5000/a:b'",
    "a.b/c/d/e:x_y, a.b, c/d/e, x_y, a.b/c/d/e:x_y",
  })
  void isReadAsDockerReadsIt(
      String text, String host, String repository, String tag, String again) {
    if (repository.isEmpty()) {
      assertThat(RegistryReference.parse(text)).isEmpty();
      return;
    }
    RegistryReference image = parsed(text);
    assertThat(image.host()).isEqualTo(host);
    assertThat(image.repository()).isEqualTo(repository);
    assertThat(image.tag()).contains(tag);
    assertThat(image.digest()).isEmpty();
    assertThat(image.text()).isEqualTo(again);
    assertThat(parsed(image.text())).isEqualTo(image);
  }

  @Test
  void aDigestDecides() {
    RegistryReference both = parsed("nginx:1.29@" + DIGEST);
    assertThat(both.wanted()).isEqualTo(DIGEST);
    assertThat(both.tag()).contains("1.29");
    assertThat(both.text()).isEqualTo("nginx:1.29@" + DIGEST);
    RegistryReference alone = parsed("quay.io/a/b@" + DIGEST);
    assertThat(alone.tag()).isEqualTo(Optional.empty());
    assertThat(alone.wanted()).isEqualTo(DIGEST);
    assertThat(parsed(alone.text())).isEqualTo(alone);
    assertThat(parsed("nginx:1").at(alone.digest().orElseThrow()).text())
        .isEqualTo("nginx:1@" + DIGEST);
  }

  @Test
  void dockerHubIsElsewhereThanItIsNamed() {
    assertThat(parsed("nginx").apiHost()).isEqualTo("registry-1.docker.io");
    assertThat(parsed("quay.io/a/b").apiHost()).isEqualTo("quay.io");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Nginx", "nginx:", "a//b", "nginx@sha512:ab", "a b", "nginx@x"})
  void whatNoRegistryCanHaveIsNone(String text) {
    assertThat(RegistryReference.parse(text)).isEmpty();
  }

  @Test
  void aDigestOfAnotherAlgorithmIsNone() {
    assertThat(RegistryReference.parse("nginx@sha512:" + "0f".repeat(64))).isEmpty();
  }
}
