package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands against a build is said by `check` too, in the same words at the same place. */
class RefusedBuildsTest extends CloudTest {

  private static final String TOKEN = "ghp_0123456789abcdefghijABCDEFGHIJ012345";

  private void file(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void project() throws IOException {
    file("web/Dockerfile", "ARG V\nFROM scratch AS Base\nFROM base AS prod\n");
    file("web/Empty", "# syntax=docker/dockerfile:1\nARG V\n");
    file("web/Other", "# syntax=example.org/language\nthing\n");
  }

  private static List<String> errors(Cloud.Result result) {
    List<String> errors = new ArrayList<>();
    for (String line : result.all().lines().toList()) {
      if (line.contains(": error C2E") || line.contains(": warning C2E554")) {
        errors.add(line);
      }
    }
    return errors;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "C2E552 | context: ./none                             | /none to build",
        "C2E552 | dockerfile: None                            | there is no file ",
        "C2E552 | dockerfile: Empty                           | the Dockerfile has no FROM",
        "C2E552 | target: gone                                | has no stage gone",
        "C2E552 | target: '2'                                 | has no stage 2",
        "C2E552 | ssh: [default]                              | needs an SSH agent",
        "C2E552 | ssh: ['own=./id']                           | own of the build cannot be read",
        "C2E552 | secrets: [file]                             | secret file cannot be read",
        "C2E552 | secrets: [var]                              | VAR, which is not set",
        "C2E552 | additional_contexts: {x: ./none}            | nothing at",
        "C2E552 | additional_contexts: {x: 'service:web'}     | circle: web → web",
        "C2E552 | tags: ['A B']                               | is no name of an image",
        "C2E553 | labels: {token: TOKEN}                      | the label token looks like",
        "C2E553 | args: {DOCKER_AUTH_CONFIG: TOKEN}           | DOCKER_AUTH_CONFIG looks like",
        "C2E553 | additional_contexts: {x: 'https://u:TOKEN@example.com/a.git'} | has a credential",
        "C2E554 | args: {API_TOKEN: TOKEN}                    | API_TOKEN looks like",
      })
  void everyCommandSaysTheSame(String code, String attribute, String words) throws IOException {
    project();
    String context = attribute.startsWith("context") ? "" : "      context: ./web\n";
    cloud.compose(
        "name: shop\nservices:\n  web:\n    build:\n      "
            + attribute.replace("TOKEN}", TOKEN + "}").replace("TOKEN@", TOKEN + "@")
            + "\n"
            + context
            + "secrets: {file: {file: ./gone}, var: {environment: VAR}}\n");
    List<String> said = errors(cloud.run("check"));
    assertThat(said).hasSize(1);
    assertThat(said.get(0)).matches("compose.yaml:[35]:\\d+: (error|warning) " + code + ": .*");
    assertThat(said.get(0)).contains(words).doesNotContain(TOKEN);
    for (List<String> command : List.of(List.of("deploy", "--yes"), List.of("push"))) {
      Cloud.Result result = cloud.run(command.toArray(String[]::new));
      assertThat(errors(result)).as("%s", command).containsAll(said);
      assertThat(result.exitCode()).as("%s", command).isEqualTo(1);
    }
    assertThat(errors(cloud.run("build"))).containsAll(said);
    assertThat(cloud.aws.calls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "target: BASE",
        "target: '1'",
        "dockerfile: Other, target: any",
        "dockerfile_inline: 'FROM scratch AS here', target: here",
        "ssh: ['own=./web/Dockerfile']",
        "tags: ['example.com/a:1']",
      })
  void whatIsRightIsNotRefused(String attributes) throws IOException {
    project();
    cloud.compose(
        "name: shop\nservices:\n  web:\n    build: {context: ./web, " + attributes + "}\n");
    Cloud.Result result = cloud.run("check");
    assertThat(errors(result)).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void allIsSaidAtOnceAlsoBesideACircle() throws IOException {
    project();
    cloud.compose(
        """
        name: shop
        services:
          web:
            build:
              context: ./web
              target: gone
              additional_contexts: {x: "service:api"}
          api:
            build:
              context: ./none
              tags: ["A B"]
              additional_contexts: {x: "service:web"}
        """);
    assertThat(errors(cloud.run("check")))
        .map(line -> line.replaceFirst("(compose.yaml:\\d+):\\d+: error (C2E\\d+).*", "$1 $2"))
        .containsExactly(
            "compose.yaml:6 C2E552",
            "compose.yaml:7 C2E552",
            "compose.yaml:10 C2E552",
            "compose.yaml:11 C2E552");
  }

  @Test
  void aMissingFileOfABuildSecretIsSaidOnce() throws IOException {
    project();
    cloud.compose(
        """
        name: shop
        services:
          web:
            build: {context: ./web, secrets: [one, two, three]}
            secrets: [four]
        secrets:
          one: {file: ./gone-1}
          two: {file: ./gone-2}
          three: {file: ./web/Dockerfile}
          four: {file: ./gone-4}
        """);
    Cloud.Result result = cloud.run("check", "--format", "json");
    for (String file : List.of("gone-1", "gone-2")) {
      assertThat(result.out()).containsOnlyOnce("/" + file);
    }
    assertThat(result.out()).containsOnlyOnce("/gone-4 does not exist");
    assertThat(cloud.run("check").all())
        .containsPattern("error C2E552: .*/gone-1")
        .containsPattern("error C2E552: .*/gone-2")
        .containsPattern("warning C2E054: .*/gone-4");
    // a template needs no build
    assertThat(cloud.run("convert").all()).containsOnlyOnce("/gone-1 does not exist");
  }

  @Test
  void aTemplateNeedsNoBuild() throws IOException {
    cloud.compose("name: shop\nservices: {web: {build: ./none}}\n");
    Cloud.Result converted = cloud.run("convert");
    assertThat(converted.exitCode()).as(converted.all()).isZero();
    assertThat(converted.all()).contains("warning C2E054");
    assertThat(cloud.run("check").all()).doesNotContain("C2E054");
  }

  @Test
  void aDigestBesideABuildIsNoAddress() throws IOException {
    project();
    String image = "example.com/x@sha256:" + "0".repeat(64);
    String compose = "name: shop\nservices:\n  web:\n    build: ./web\n    image: " + image + "\n";
    cloud.compose(compose);
    assertThat(errors(cloud.run("check"))).isEmpty();
    assertThat(errors(cloud.run("push", "--registry")))
        .singleElement(STRING)
        .contains("compose.yaml:5:5: error C2E575", "has a digest");
    cloud.compose(compose + "    x-aws-push: true\n");
    for (String command : List.of("check", "deploy")) {
      assertThat(errors(cloud.run(command)))
          .singleElement(STRING)
          .contains("compose.yaml:5:5: error C2E575", "has a digest");
    }
  }
}
