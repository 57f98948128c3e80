package dev.c2ecs.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.fuzz.MemoryFiles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the reference silently does something else than the file seems to say, a warning does. */
class SurprisesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          volumes: ['v:/x']                      | 3:15 services.a.volumes[0] is read as an anonymous volume at `v:/x`
          dns_opt: [a=1, a=2]                    | 3:20 `a=2` takes the place of `a=1`
          tmpfs: ['/t=1', '/t=2']                | 3:21 `/t=2` takes the place of `/t=1`
          shm_size: 1e3                          | 3:5 services.a.shm_size: docker compose ignores a size with a fraction
          command: a ; b                          | 3:5 services.a.command ends at an unquoted shell operator
          environment: {A: 2001-01-01}           | 3:19 services.a.environment.A: 2001-01-01 becomes `2001-01-01 00:00:00 +0000 UTC`
          environment: {A: 0777}                 | 3:19 services.a.environment.A: 0777 becomes `511`
          labels: {A: 1.10}                      | 3:14 services.a.labels.A: 1.10 becomes `1.1`
          environment: {A: 1_000}                | 3:19 services.a.environment.A: 1_000 becomes `1000`
          environment: {A: 1e3}                  | 3:19 services.a.environment.A: 1e3 becomes `1000`
          pull_refresh_after: 1h                 | 3:5 services.a.pull_refresh_after has no effect
          env_file: [2001-12-14]                 | 3:16 services.a.env_file[0] has no effect
          build: ~/x                             | 3:5 `~` is a name like any other here
          env_file: [{path: ~x, required: false}] | 3:17 `~` is a name like any other here
          volumes: ['~/a:/b']                    | 3:15 `~` is a name like any other here
          healthcheck: {test: NONE}              | 3:19 services.a.healthcheck.test runs a command named NONE
          ports: [{target: 1, published: 2}, {target: 1, published: '2'}] | 3:40 services.a.ports has this port twice
          dns: [!override 1.1.1.1]               | 3:11 !override has no effect on an item of a list
          dns: [!reset 1.1.1.1]                  | 3:11 !reset leaves out this item, not one of an earlier file
          """)
  void warns(String attribute, String warning) {
    assertThat(
            warnings(
                "services:\n  a: {image: i}\n".replace("{image: i}", "\n    " + attribute)
                    + "\n    image: i\n"))
        .singleElement()
        .asString()
        .startsWith(warning);
  }

  @Test
  void warnsOfAttributesBesideExternal() {
    assertThat(
            warnings(
                """
                services: {a: {image: i, networks: [n]}}
                networks:
                  n:
                    external: true
                    driver: bridge
                """))
        .containsExactly("5:5 networks.n.driver has no effect: networks.n is external");
  }

  @Test
  void warnsOfAResetBelowAList() {
    assertThat(
            warnings(
                """
                services: {a: {image: i, environment: [A=1]}}
                ---
                services: {a: {environment: {A: !reset null}}}
                """))
        .containsExactly(
            "3:30 there is nothing to reset at services.a.environment.A:"
                + " an earlier file wrote a list there");
  }

  @Test
  void warnsOfALineWithoutAName() {
    assertThat(warnings("services: {a: {image: i, env_file: [e.env]}}\n=== e.env\nA=1\nB"))
        .containsExactly("2:1 the line sets a variable without a name");
  }

  @Test
  void warnsOfAValueThatHidesTheOneOfAnEnvFile() {
    assertThat(
            warnings(
                "services: {a: {image: i, env_file: [e.env], environment: [B]}}\n=== e.env\nB=1\n"))
        .containsExactly(
            "1:59 services.a.environment.B has no value and hides the one of the env file");
  }

  private static List<String> warnings(String project) {
    LoadResult result =
        ComposeLoader.load(
            LoadRequest.builder(MemoryFiles.ROOT).fileAccess(MemoryFiles.parse(project)).build());
    assertThat(result.project()).as(() -> result.diagnostics().toString()).isPresent();
    return result.diagnostics().stream()
        .filter(diagnostic -> diagnostic.severity() == Severity.WARNING)
        .map(
            diagnostic -> {
              assertThat(diagnostic.code()).isEqualTo(ReadCode.SURPRISING);
              assertThat(diagnostic.hint()).isNotEmpty();
              String place =
                  diagnostic.locations().get(diagnostic.locations().size() - 1).toString();
              return place.substring(place.indexOf(':') + 1) + " " + diagnostic.message();
            })
        .toList();
  }
}
