package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How diagnostics read when there are many, or many that say the same. */
class DiagnosticTextTest {

  @TempDir Path directory;

  private Program.Result run(String compose, String... args) {
    return Program.in(directory).stdin(compose).run(args);
  }

  private static final String ANCHOR =
      """
      name: p
      x-base: &base
        image: nginx:1.29
        mac_address: 02:42:ac:11:65:43
      services:
        web: *base
        web-2: *base
        api: *base
      """;

  @Test
  void whatDiffersInTheServiceOnlyIsSaidOnce() {
    Program.Result result = run(ANCHOR, "-f", "-", "check");
    assertThat(result.out())
        .startsWith("(standard input):4:3: warning C2E227: services.api.mac_address: ")
        .contains("\n    ^ remove it\n    the same for web, web-2\n")
        .contains("0 errors, 3 warnings\n");
    assertThat(result.out().split("C2E227", -1)).hasSize(2);
  }

  @Test
  void programsReadEachOfThem() {
    List<?> all =
        Template.list(
            Json.object(run(ANCHOR, "-f", "-", "check", "--format", "json").out())
                .get("diagnostics"));
    assertThat(all)
        .filteredOn(one -> "C2E227".equals(Template.map(one).get("code")))
        .extracting(one -> Template.map(one).get("service"))
        .containsExactlyInAnyOrder("api", "web", "web-2");
  }

  @Test
  void whatDiffersInMoreIsSaidTwice() {
    String compose =
        """
        name: p
        x-base: &base
          image: nginx:1.29
          mac_address: 02:42:ac:11:65:43
        services:
          web: {<<: *base, mac_address: 02:42:ac:11:65:44}
          api: *base
        """;
    assertThat(run(compose, "-f", "-", "check").out().split("C2E227", -1)).hasSize(3);
  }

  @Test
  void aLongListOfServicesIsNoWiderThanATerminal() {
    StringBuilder compose = new StringBuilder(ANCHOR);
    for (int i = 0; i < 30; i++) {
      compose.append("  service-").append(i).append(": *base\n");
    }
    String text = run(compose.toString(), "-f", "-", "check").out();
    List<String> same =
        text.lines()
            .dropWhile(line -> !line.startsWith("    the same for"))
            .takeWhile(line -> line.startsWith("    "))
            .toList();
    assertThat(same).hasSizeGreaterThan(3).allMatch(line -> line.length() <= 80);
    assertThat(String.join(" ", same).replaceAll(" +", " "))
        .contains("service-0, service-1, service-2, ", "service-9, service-10, ", "web, web-2");
  }

  private static String many(int services) {
    StringBuilder compose = new StringBuilder("name: p\nservices:\n");
    for (int i = 0; i < services; i++) {
      compose.append("  s").append(i).append(":\n    image: nginx:1.29\n");
      compose.append("    mac_address: 02:42:ac:11:65:").append(10 + i).append('\n');
      compose.append(i == 3 ? "    privileged: true\n" : "");
    }
    return compose.toString();
  }

  @Test
  void aSummaryComesFirstAndErrorsComeLastWhenThereAreMany() {
    String text = run(many(21), "-f", "-", "check").out();
    assertThat(text)
        .startsWith("1 error:\n     1  C2E214  ")
        .contains("\n21 warnings:\n    21  C2E227  ");
    assertThat(text.lastIndexOf(" warning C2E227: ")).isLessThan(text.indexOf(" error C2E214: "));
    assertThat(run(many(5), "-f", "-", "check").out()).startsWith("(standard input):");
  }

  @Test
  void quietSaysWhatMakesItFail() {
    assertThat(run(ANCHOR, "-f", "-", "check", "-q").out()).isEmpty();
    assertThat(run(ANCHOR, "-f", "-", "check", "--quiet", "--strict").out())
        .contains("warning C2E227")
        .doesNotContain("attributes:");
    assertThat(run(many(5), "-f", "-", "check", "-q").out())
        .contains("error C2E214")
        .doesNotContain("C2E227");
    Program.Result converted = run(ANCHOR, "-f", "-", "convert", "-q", "-o", "t.yaml");
    assertThat(converted.exitCode()).isZero();
    assertThat(converted.err()).isEmpty();
    assertThat(run(many(5), "-f", "-", "convert", "-q").err())
        .contains("error C2E214")
        .doesNotContain("C2E227");
  }
}
