package dev.c2ecs.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A credential that is an ordinary word, or made of some: what is said without quoting it is what
 * is said whatever it is, so that no gap in a sentence tells it, and no name that somebody chose
 * tells whether it is the credential. Quoted it is hidden all the same.
 */
class InnocentValuesTest {

  private static final String OTHER = "Zq7xV4-nothing";

  private static final Pattern WORD = Pattern.compile("\\w*[A-Za-z]\\w*");
  private static final Pattern SERVICE = Pattern.compile("(?m)^services:\\n+  ([\\w.-]+):");

  /** Words that a fixture is tried with; each is tried with one fixture. */
  private static final int MANY = 12;

  private static final String SHOP =
      """
      name: shop
      services:
        web:
          image: nginx:1.29
          ports: ["80:80"]
          depends_on: {db: {condition: service_healthy}}
        db:
          image: postgres:17
          environment: {POSTGRES_PASSWORD: "${DB_PASSWORD}"}
          volumes: [data:/var/lib/postgresql/data]
          healthcheck: {test: pg_isready -U postgres, interval: 3s}
        hunter2:
          image: postgres
        my-hunter7:
          image: busybox
      volumes: {data: }
      """;

  @TempDir Path directory;

  private String check(String value) {
    Program.Result result = Program.in(directory).env("DB_PASSWORD", value).run("check");
    return result.out() + result.err();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secret",
        "password",
        "environment",
        "deployment",
        "thedeploymentx",
        "LoadBalancer",
        "shop",
        "shop/db",
        "hunter2",
        "hunter2secret",
        "myhunter7",
        "my-hunter7",
        "postgres",
        "postgres:17",
        "nginx",
        "data",
        "db",
        "a credential of",
        "DbEnvironment",
        "DbEnvironmentArn",
        "POSTGRES_PASSWORD",
        "compose.yaml",
      })
  void leavesNoGap(String value) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), SHOP);
    assertThat(check(value)).isEqualTo(check(OTHER)).contains("C2E331");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "environment | ports: ['${DB_PASSWORD}'] | `***`",
        "nginx | ports: ['${DB_PASSWORD}'] | `***`",
        "environment | ports: ['80:${DB_PASSWORD}'] | `***`",
        "i | ports: ['80:${DB_PASSWORD}'] | ***",
        "secret | ports: ['${DB_PASSWORD}/tcp'] | `***`",
        "environment | ports: ['a${DB_PASSWORD}b'] | `a***b`",
        "deployment | platform: '${DB_PASSWORD}' | ***",
        "secret | stop_grace_period: '${DB_PASSWORD}' | ***",
        "data | mem_limit: '${DB_PASSWORD}' | ***",
        "database | command: [serve, '--password=${DB_PASSWORD}'] | ",
      })
  void isHiddenWhereItIsQuoted(String value, String attribute, String shown) throws IOException {
    Files.writeString(
        directory.resolve("compose.yaml"),
        "name: shop\nservices:\n  web:\n    image: i:1\n    " + attribute + "\n");
    String said = check(value);
    assertThat(said).contains(shown == null ? "" : shown);
    assertThat(said).doesNotContain("`" + value + "`").doesNotContain("=" + value);
  }

  @Test
  void leavesNoGapInWhatIsSaidOfFixtures() throws IOException {
    Set<String> tried = new HashSet<>();
    List<String> gaps = new ArrayList<>();
    for (Path fixture : Fixtures.all()) {
      Path copy = directory.resolve(fixture.getFileName());
      copy(fixture, copy);
      String usual = said(copy, OTHER);
      int count = 0;
      for (String word : words(usual)) {
        if (count < MANY && tried.add(word)) {
          count++;
          boolean isQuoted = Pattern.compile("[`\"]" + word + "[`\"]").matcher(usual).find();
          if (!isQuoted && !said(copy, word).equals(usual)) {
            gaps.add(fixture.getFileName() + ": " + word);
          }
        }
      }
    }
    assertThat(tried).hasSizeGreaterThan(300);
    assertThat(gaps).isEmpty();
  }

  /** What is said of a project that gives the variable to its first service. */
  private static String said(Path project, String value) {
    Program.Result result =
        Program.in(project)
            .env("DB_PASSWORD", value)
            .run("-f", "compose.yaml", "-f", "innocent.yaml", "check");
    return result.out() + result.err();
  }

  /** The words of a text, and pairs of them without what is between. */
  private static Set<String> words(String text) {
    Set<String> words = new LinkedHashSet<>();
    String before = "";
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      words.add(word.group());
      if (words.size() % 3 == 0) {
        words.add(before + word.group());
      }
      before = word.group();
    }
    return words;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    Path compose = to.resolve("compose.yaml");
    Matcher service =
        SERVICE.matcher(Files.exists(compose) ? Files.readString(compose, ISO_8859_1) : "");
    Files.writeString(
        to.resolve("innocent.yaml"),
        service.find()
            ? "services:\n  "
                + service.group(1)
                + ":\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD}\n"
            : "services: {a: {image: i, environment: {DB_PASSWORD: '${DB_PASSWORD}'}}}\n");
  }
}
