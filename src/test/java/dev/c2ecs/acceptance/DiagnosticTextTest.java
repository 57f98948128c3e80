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
  void whatIsTrueAtSeveralPlacesIsSaidOnceWithAll() {
    String compose =
        """
        name: p
        x-base: &base
          image: nginx:1.29
          mac_address: 02:42:ac:11:65:43
        services:
          web: {<<: *base, mac_address: 02:42:ac:11:65:44}
          api: *base
          old: {image: nginx:1.29, hostname: new}
        """;
    String said = run(compose, "-f", "-", "check").out();
    assertThat(said)
        .contains("4:3: warning C2E227: mac_address of api, web: the network interface")
        .contains("    also at (standard input):6:20\n", "0 errors, 3 warnings\n");
    assertThat(said.split("C2E227", -1)).hasSize(2);
  }

  /** Names of things that stand in a sentence, with the same end of it or with none. */
  @Test
  void aSentenceAboutOneBecomesOneAboutSeveral() {
    String compose =
        """
        name: p
        services:
          web:
            image: nginx:1.29
            environment: ["A=${ONE}", "B=${TWO}", "C=${ONE}"]
            volumes: [/srv/a:/a, /srv/b:/b]
          api:
            image: nginx:1.29
            volumes: [/srv/c:/c]
        """;
    assertThat(run(compose, "-f", "-", "check").out())
        .contains("C2E022: these variables are not set, blank strings are used: ONE, TWO\n")
        .contains("    also at (standard input):5:31\n    also at (standard input):5:43\n")
        .contains("outlive the stack and start empty: /srv/a, /srv/b, /srv/c\n");
    assertThat(run(compose.replace("TWO", "ONE"), "-f", "-", "check").out())
        .contains("C2E022: the variable ONE is not set, a blank string is used\n");
  }

  /** What several are told where one is told its own name. */
  @Test
  void credentialsInTheFileAreOneLineWithOneWayOut() {
    String compose =
        """
        name: p
        services:
          web: {image: nginx:1.29, environment: {DB_PASSWORD: abc1, API_TOKEN: abc2}}
          api: {image: nginx:1.29, environment: {DB_PASSWORD: abc1}}
        """;
    String said = run(compose, "-f", "-", "check").out();
    assertThat(said)
        .contains(
            "C2E332: these look like credentials and are readable in the template: DB_PASSWORD of"
                + " web, API_TOKEN of web, DB_PASSWORD of api\n")
        .contains("^ write `NAME: ${NAME}` for each and `NAME=…` in .env")
        .contains("also at (standard input):3:");
    assertThat(said.split("C2E332", -1)).hasSize(2);
    assertThat(run(compose.replace(", API_TOKEN: abc2", ""), "-f", "-", "convert", "-q").err())
        .isEmpty();
    assertThat(
            run(
                    "name: p\nservices: {a: {image: x, environment: {DB_PASSWORD: abc1}}}\n",
                    "-f",
                    "-",
                    "check")
                .out())
        .contains("C2E332: DB_PASSWORD of a looks like", "write `DB_PASSWORD: ${DB_PASSWORD}`");
  }

  @Test
  void manyPlacesOfAFileStandTogether() {
    StringBuilder compose = new StringBuilder("name: p\nservices:\n");
    for (int i = 0; i < 40; i++) {
      compose.append("  s").append(i).append(": {image: x, hostname: h").append(i).append("}\n");
    }
    List<String> places =
        run(compose.toString(), "-f", "-", "check")
            .out()
            .lines()
            .dropWhile(line -> !line.startsWith("    also at (standard input) 4:"))
            .takeWhile(line -> line.startsWith("    "))
            .toList();
    assertThat(places).hasSizeBetween(4, 8).allMatch(line -> line.length() <= 80);
    assertThat(String.join("", places).replaceAll(" +", " ").split(", ", -1)).hasSize(39);
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
      compose.append("    privileged: true\n");
      compose.append(i == 3 ? "    mac_address: 02:42:ac:11:65:10\n" : "");
    }
    return compose.toString();
  }

  @Test
  void aSummaryComesFirstAndErrorsComeLastWhenThereAreMany() {
    String text = run(many(21), "-f", "-", "check").out();
    assertThat(text)
        .startsWith("21 errors:\n    21  C2E214  ")
        .contains("\n1 warning:\n     1  C2E227  ");
    assertThat(text).containsSubsequence(" info C2E391: ", " warning C2E227: ", " error C2E214: ");
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
