package dev.c2ecs.cfn.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Translated;
import dev.c2ecs.cfn.input.SourceFacts;
import dev.c2ecs.cfn.input.Surroundings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopiesApartTest {

  private static final SourceFacts.Repository TRACKED =
      new SourceFacts.Repository(
          3, 0, SourceFacts.Names.NONE, SourceFacts.Names.NONE, SourceFacts.Names.NONE);

  private static final Surroundings FILES =
      new Surroundings(
          Map.of(
              "/project/flags",
              SourceFacts.directory(Optional.of(TRACKED), false),
              "/project/one.conf",
              SourceFacts.file(10, false)),
          Map.of(),
          Optional.empty(),
          Map.of());

  /** The mounts of two services of different images, and of two of one image. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "acme/ui| ./flags:/a| ./flags:/b| true",
        "acme/ui| ./flags:/a| ./flags:/a| true",
        "acme/ui| ./flags:/a:ro| ./flags:/b| true",
        "acme/ui| ./flags:/a| ./flags:/b:ro| true",
        "acme/ui| ./flags:/a:ro| ./flags:/b:ro| false",
        "acme/server| ./flags:/a| ./flags:/a| false",
        "acme/server| ./flags:/a:ro| ./flags:/a| true",
        "acme/ui| ./one.conf:/a.conf| ./one.conf:/b.conf| false",
        "acme/ui| ./one.conf:/a.conf:ro| ./one.conf:/b.conf| true",
        "acme/ui| ./flags:/a| ./one.conf:/b.conf| false"
      })
  void oneWritesWhatAnotherReads(String image, String first, String second, boolean said) {
    Translated translated =
        Translated.of(
            "name: p\nservices:\n  server: {image: acme/server, volumes: ['"
                + first
                + "']}\n  ui: {image: "
                + image
                + ", volumes: ['"
                + second
                + "']}\n",
            FILES);
    assertThat(translated.codes().contains("C2E458")).isEqualTo(said);
    if (said) {
      assertThat(translated.said("C2E458"))
          .contains("server, ui mount ./", "`x-aws-data: true` at the mount")
          .containsOnlyOnce("copy of its own");
    }
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void whoeverSaysWhatItIsIsBelieved(boolean data) {
    String mount =
        "{type: bind, source: ./flags, target: /a, x-aws-data: DATA}"
            .replace("DATA", String.valueOf(data));
    Translated translated =
        Translated.of(
            "name: p\nservices:\n  server: {image: acme/server, volumes: ["
                + mount
                + "]}\n  ui: {image: acme/ui, volumes: ["
                + mount
                + "]}\n",
            FILES);
    assertThat(translated.codes()).doesNotContain("C2E458");
  }
}
