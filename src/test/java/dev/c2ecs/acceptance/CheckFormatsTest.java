package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code check} in the forms that other programs show. */
class CheckFormatsTest {

  /** What breaks out of a format wherever a file can say it. */
  private static final String HOSTILE =
      """
      name: demo
      services:
        web:
          image: "x\\n::error::pwned\\n@everyone | <img src=x> [a](https://evil.example) #1"
          ports: ["80:80"]
          privileged: true
          environment:
            "K\\n::set-output name=a::b\\r::warning::c": "http://localhost:80"
            API_TOKEN: hunter2-s3cr3t
            OTHER: ${SHELL_PASSWORD:-swordfish}
          x-aws-accept: {C2E214: "fine | <b>here</b>"}
        b: {image: "nginx:1", mac_address: 02:42:ac:11:65:43}
      """;

  private static final String UTF_16 =
      """
      name: demo
      services:
        web: {image: nginx, labels: {"😀😀": a}, mac_address: 02:42:ac:11:65:43}
      """;

  @TempDir Path directory;

  private Program.Result check(String format, String... more) {
    List<String> args = new ArrayList<>(List.of("check", "--format", format));
    args.addAll(List.of(more));
    return Program.in(directory)
        .env("SHELL_PASSWORD", "swordfish2")
        .run(args.toArray(String[]::new));
  }

  private void compose(String text) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "sarif", "github", "gitlab", "markdown"})
  void everyFormatHasTheSameExitCodeAndNoCredential(String format) throws IOException {
    compose(HOSTILE);
    Program.Result bad = check(format);
    assertThat(bad.exitCode()).as(bad.out()).isEqualTo(1);
    assertThat(bad.out()).doesNotContain("hunter2", "swordfish").contains("C2E435");
    compose(UTF_16);
    assertThat(check(format).exitCode()).isZero();
    assertThat(check(format, "--strict").exitCode()).isEqualTo(1);
    assertThat(check(format, "--strict", "--accept", "C2E227").exitCode()).isZero();
  }

  /** The schema is that of OASIS, the validator none of ours. */
  @Test
  void sarifIsValidForEveryFixture() throws IOException {
    List<Path> files = new ArrayList<>();
    Map<String, String> texts = new HashMap<>(Map.of("hostile", HOSTILE, "utf16", UTF_16));
    texts.put("broken", "services: [\n");
    texts.put("empty", "name: e\nservices: {a: {image: nginx}}\n");
    for (Map.Entry<String, String> text : texts.entrySet()) {
      compose(text.getValue());
      Path file = directory.resolve(text.getKey() + ".sarif");
      Files.writeString(file, check("sarif").out());
      files.add(file);
    }
    for (Path fixture : Fixtures.all()) {
      Path file = directory.resolve(fixture.getFileName() + ".sarif");
      Files.writeString(file, Fixtures.run(fixture, "check", "--format", "sarif").out());
      files.add(file);
    }
    PythonTools.Result result = PythonTools.sarif(files);
    assertThat(result.all()).isEmpty();
    assertThat(result.exitCode()).isZero();
    Path wrong = directory.resolve("wrong.sarif");
    Files.writeString(wrong, Files.readString(files.get(0)).replace("\"startLine\"", "\"line\""));
    assertThat(PythonTools.sarif(List.of(wrong)).out()).contains("'line' was unexpected");
  }

  @Test
  void positionsCountWhatPagesCount() throws IOException {
    Files.createDirectory(directory.resolve(".git"));
    Path folder = Files.createDirectories(directory.resolve("apps/my shop%"));
    Files.writeString(folder.resolve("compose.yaml"), UTF_16);
    String sarif = Program.in(folder).run("check", "--format", "sarif").out();
    Map<String, Object> warning = result(sarif, "C2E227");
    Map<String, Object> physical = physical(warning);
    assertThat(physical.get("artifactLocation"))
        .isEqualTo(Map.of("uri", "apps/my%20shop%25/compose.yaml", "uriBaseId", "%SRCROOT%"));
    String line = UTF_16.lines().toList().get(2);
    long start = line.indexOf("mac_address") + 1L;
    assertThat(physical.get("region"))
        .isEqualTo(Map.of("startLine", 3L, "startColumn", start, "endColumn", start + 11));
    assertThat(Program.in(folder).run("check", "--format", "github").out())
        .contains(
            "::warning file=apps/my shop%25/compose.yaml,line=3,col="
                + start
                + ",endColumn="
                + (start + 11)
                + ",title=C2E227 ");
    assertThat(Program.in(folder).run("check", "--format", "gitlab").out())
        .contains("\"path\" : \"apps/my shop%/compose.yaml\"");
  }

  @Test
  void whatIsAcceptedIsSuppressed() throws IOException {
    compose(HOSTILE.replaceAll("image: \"x.*\"", "image: nginx"));
    Map<String, Object> accepted = result(check("sarif").out(), "C2E214");
    assertThat(accepted.get("suppressions"))
        .isEqualTo(
            List.of(
                Map.of(
                    "kind",
                    "inSource",
                    "status",
                    "accepted",
                    "justification",
                    "fine | <b>here</b>")));
    Program.Result given = check("sarif", "--accept", "C2E435");
    assertThat(result(given.out(), "C2E435").get("suppressions"))
        .isEqualTo(List.of(Map.of("kind", "external", "status", "accepted")));
    assertThat(result(given.out(), "C2E227")).doesNotContainKey("suppressions");
    assertThat(check("gitlab").out()).doesNotContain("C2E214");
  }

  @Test
  void fingerprintsStayWhenLinesMove() throws IOException {
    compose(HOSTILE);
    Set<Object> before = fingerprints(check("sarif").out());
    compose("# a line\n\n" + HOSTILE.replace("services:\n", "services:\n\n  # another\n"));
    assertThat(fingerprints(check("sarif").out())).isEqualTo(before).hasSizeGreaterThan(4);
    assertThat(Template.list(Json.parse(check("gitlab").out())))
        .extracting(one -> Template.map(one).get("fingerprint"))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyLineForGithubIsACommandOfOurs() throws IOException {
    compose(HOSTILE);
    List<String> lines = check("github").out().lines().toList();
    assertThat(lines.subList(0, lines.size() - 1))
        .isNotEmpty()
        .allMatch(
            line -> line.matches("::(error|warning|notice) (file=[^,]+,line=\\d+,.*|title=.*)"));
    assertThat(lines.get(lines.size() - 1)).matches("\\d+ errors?, \\d+ warnings?");
  }

  @Test
  void gitlabHasWhatItsDocumentationAsksFor() throws IOException {
    compose(HOSTILE);
    List<Object> issues = Template.list(Json.parse(check("gitlab").out()));
    assertThat(issues).isNotEmpty();
    for (Object one : issues) {
      Map<String, Object> issue = Template.map(one);
      assertThat(issue)
          .containsOnlyKeys("description", "check_name", "fingerprint", "severity", "location");
      assertThat(issue.get("severity")).isIn("info", "minor", "major", "critical", "blocker");
      assertThat(Template.map(issue.get("location"))).containsOnlyKeys("path", "lines");
    }
  }

  @Test
  void markdownHasATableAndFoldsTheRest() throws IOException {
    compose(HOSTILE);
    String comment = check("markdown").out();
    assertThat(comment)
        .startsWith("**c2ecs check: ")
        .contains(
            "\n| error&nbsp;", "<details><summary>1 accepted</summary>\n\n|", "`compose.yaml:")
        .doesNotContain("<img", "@everyone |", "[a](", "\n::");
    assertThat(comment.lines().filter(line -> line.startsWith("| ")))
        .isNotEmpty()
        .allMatch(line -> line.replaceAll("\\\\.", "").chars().filter(c -> c == '|').count() == 5);
  }

  @Test
  void aCommentIsShortEnough() throws IOException {
    StringBuilder text = new StringBuilder("name: big\nservices:\n");
    for (int i = 0; i < 900; i++) {
      text.append("  s").append(i).append(": {image: nginx, mac_address: 02:42:ac:11:65:43}\n");
    }
    compose(text.toString());
    assertThat(check("markdown").out()).hasSizeLessThan(65_000).contains("… and ");
  }

  private static Map<String, Object> physical(Map<String, Object> result) {
    return Template.map(
        Template.map(Template.list(result.get("locations")).get(0)).get("physicalLocation"));
  }

  private static List<Object> results(String sarif) {
    return Template.list(
        Template.map(Template.list(Json.object(sarif).get("runs")).get(0)).get("results"));
  }

  private static Map<String, Object> result(String sarif, String code) {
    return results(sarif).stream()
        .map(Template::map)
        .filter(result -> code.equals(result.get("ruleId")))
        .findFirst()
        .orElseThrow(() -> new AssertionError(code + " is not in " + sarif));
  }

  private static Set<Object> fingerprints(String sarif) {
    Set<Object> all = new HashSet<>();
    results(sarif)
        .forEach(result -> all.add(List.of(Template.map(result).get("partialFingerprints"))));
    return all;
  }
}
