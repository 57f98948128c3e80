package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of mistakes that everybody makes once: the place, the cause, what to do. */
class CommonMistakesTest {

  @TempDir Path directory;

  private Program.Result run(String services, String... command) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), services);
    Files.writeString(directory.resolve("Dockerfile"), "FROM nginx:1.29\n");
    return Program.in(directory).run(command);
  }

  @ParameterizedTest
  @ValueSource(strings = {"config", "build", "push", "lock"})
  void anUnknownServiceIsTheSameForEveryCommand(String command) throws IOException {
    String compose =
        """
        name: p
        services:
          web: {image: "nginx:1.29"}
          tool: {image: "nginx:1.29", profiles: [debug]}
        """;
    Program.Result result = run(compose, command, "nope");
    assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("error C2E040: there is no service nope\n    the services are web");
    assertThat(run(compose, command, "wbe").err()).contains("did you mean `web`?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"push", "lock"})
  void aServiceOfAProfileIsNoUnknownOne(String command) throws IOException {
    String compose = "name: p\nservices: {web: {image: x}, tool: {image: x, profiles: [debug]}}\n";
    Program.Result result = run(compose, command, "tool");
    assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
    assertThat(result.err())
        .contains("no active profile enables the service tool", "--profile")
        .doesNotContain("there is no service");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "configs: [c]       | configs: {c: {file: ./no/c.conf}}   | 6:15: error C2E570"
            + " | create ./no/c.conf, or correct the path",
        "secrets: [s]       | secrets: {s: {file: ./no/s.txt}}    | 6:15: warning C2E054"
            + " | create ./no/s.txt before deploying, or correct the path",
        "build: {context: ./no}                     | {} | 5:13: error C2E552"
            + " | create it, or correct the path",
        "build: {context: ., dockerfile: Dockerfil} | {} | 5:25: error C2E552"
            + " | did you mean `Dockerfile`?",
        "build: {context: ., dockerfile: other}     | {} | 5:25: error C2E552"
            + " | create it, or name the one that there is",
        "build: {context: ., additional_contexts: {x: ./no}} | {} | error C2E552"
            + " | create it, or correct the path",
        "build: {context: ., ssh: ['a=./no']}       | {} | error C2E552 | let it be read",
      })
  void aMissingFileIsNamedWhereItStands(String service, String section, String says, String hint)
      throws IOException {
    String compose =
        "name: p\nservices:\n  web:\n    image: \"nginx:1.29\"\n    "
            + service
            + "\n"
            + (section.equals("{}") ? "" : section + "\n");
    Program.Result result = run(compose, service.startsWith("build") ? "build" : "check");
    String all = result.out() + result.err();
    assertThat(all).contains(says).contains("^ ").contains(hint).doesNotContain("`--image`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "x-aws-accept: {C2E214: \"\"}       | a: {image: x} | x-aws-accept.C2E214 must be a reason",
        "x-aws-accept: [C2E214]           | a: {image: x} | x-aws-accept must be a mapping",
        "x-aws-tags: {team: [a]}          | a: {image: x} | x-aws-tags.team must be",
        "x-y: 1 | a: {image: x, deploy: {resources: {limits: {cpus: \"0.3\"}}}} | for 0.3 vCPU",
        "x-y: 1 | a: {image: x, deploy: {resources: {limits: {cpus: \"0.375\"}}}} | for 0.375 vCPU",
        "x-y: 1 | a: {image: x, deploy: {resources: {limits: {cpus: \"1.1\"}}}} | for 1.1 vCPU",
        "x-y: 1 | a: {build: {context: ., secrets: [hush]}} | secrets: [hush]",
      })
  void whatIsSaidIsSo(String key, String service, String says) throws IOException {
    String compose =
        key
            + "\nname: p\nservices:\n  "
            + service
            + "\nsecrets: {hush: {environment: NOBODY_SET_THIS}}\n";
    assertThat(run(compose, "check").out()).contains(says);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "services: {a: {image: x, depends_on: [x]}}",
        "services: {api: {image: x, depends_on: [apii]}}",
        "services: {api: {image: x, network_mode: 'service:apii'}}",
        "services: {api: {image: x, volumes_from: [apii]}}",
        "services: {api: {image: x, links: [apii]}}",
        "x-aws-foo: 1\nservices: {a: {image: x}}",
      })
  void nothingFarAndNotTheThingItselfIsOffered(String compose) throws IOException {
    assertThat(run("name: p\n" + compose + "\n", "check").out())
        .containsAnyOf("C2E040", "C2E360")
        .doesNotContain("did you mean");
  }

  @Test
  void eventsThatAreNotThereAreNoDirectory() throws IOException {
    Program.Result result =
        run("name: p\nservices: {a: {image: x}}\n", "doctor", "--events", "nope.json");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("there is no file nope.json", "describe-stack-events")
        .doesNotContain("directory");
  }

  @Test
  void helpNamesTheExitCodeOfACheckWhereThereIsOne() {
    assertThat(Program.in(directory).run("help", "lock").out())
        .contains("\n  3    With --check: a tag has moved");
    assertThat(Program.in(directory).run("help", "config").out()).doesNotContain("\n  3 ");
  }
}
