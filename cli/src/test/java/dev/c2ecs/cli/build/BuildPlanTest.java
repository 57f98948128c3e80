package dev.c2ecs.cli.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cli.image.Platform;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which images a project builds, in which order, and what stands against it. */
class BuildPlanTest {

  @TempDir Path project;

  private static List<String> names(BuildPlan plan) {
    return plan.builds().stream().map(build -> String.join("+", build.services())).toList();
  }

  private static List<String> said(BuildPlan plan) {
    return plan.diagnostics().stream()
        .map(
            d ->
                d.locations().stream().map(l -> l.line() + " ").findFirst().orElse("")
                    + d.code().id()
                    + " "
                    + d.message())
        .toList();
  }

  @Test
  void equalBuildsAreOneImage() {
    BuildPlan plan =
        Projects.plan(
            project,
            """
            services:
              web: {build: {context: ., args: {A: "1", B: "2"}, tags: [a]}}
              worker: {build: {context: ., args: {B: "2", A: "1"}, tags: [b]}, image: shop/worker}
              other: {build: {context: ., args: {A: "1"}}}
              arm: {build: {context: ., args: {A: "1", B: "2"}}, platform: linux/arm64}
              db: {image: postgres}
            """);
    assertThat(names(plan)).containsExactly("arm", "other", "web+worker");
    assertThat(plan.of("worker")).isEqualTo(plan.of("web"));
    assertThat(plan.of("web").orElseThrow().tags()).containsExactly("a", "b");
    assertThat(plan.of("db")).isEmpty();
    assertThat(plan.diagnostics()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "target: a | target: b",
        "labels: {a: b} | labels: {a: c}",
        "dockerfile: D | dockerfile: E",
        "dockerfile_inline: FROM a | dockerfile_inline: FROM b",
        "no_cache: true | no_cache: false",
        "network: host | network: none",
        "extra_hosts: ['a=1.1.1.1'] | extra_hosts: ['a=1.1.1.2']",
        "shm_size: 1m | shm_size: 2m",
        "secrets: [tok] | secrets: [var]",
        "args: {A: ''} | args: {A: '1'}",
        "cache_from: [a/b] | cache_from: [a/c]",
        "additional_contexts: {a: ./b} | additional_contexts: {a: ./c}",
      })
  void whatDiffersMakesAnotherImage(String first, String second) {
    BuildRequest one = Projects.request(project, first, "VAR", "x");
    BuildRequest other = Projects.request(project, second, "VAR", "x");
    assertThat(one).isNotEqualTo(other);
    assertThat(one).isEqualTo(Projects.request(project, first, "VAR", "x"));
  }

  @Test
  void whatOthersBuildOnComesFirst() {
    BuildPlan plan =
        Projects.plan(
            project,
            """
            services:
              a: {build: {context: ., additional_contexts: {x: "service:z", y: "service:m"}}}
              m: {build: {context: ., target: m, additional_contexts: {x: "service:z"}}}
              z: {build: {context: ., target: z}}
            """);
    assertThat(names(plan)).containsExactly("z", "m", "a");
    assertThat(plan.builds().get(2).needs()).containsExactlyInAnyOrder("z", "m");
  }

  @Test
  void imagesThatBuildOnEqualImagesAreEqual() {
    BuildPlan plan =
        Projects.plan(
            project,
            """
            services:
              a: {build: {context: ., additional_contexts: {x: "service:y"}}}
              b: {build: {context: ., additional_contexts: {x: "service:z"}}}
              y: {build: {context: ., target: t}}
              z: {build: {context: ., target: t}}
            """);
    assertThat(names(plan)).containsExactly("y+z", "a+b");
  }

  @Test
  void aCircleIsAnErrorAtTheContextThatClosesIt() {
    BuildPlan plan =
        Projects.plan(
            project,
            """
            services:
              a:
                build:
                  context: .
                  dockerfile_inline: FROM b
                  additional_contexts:
                    x: "service:b"
              b:
                build:
                  context: .
                  dockerfile_inline: FROM a
                  additional_contexts:
                    y: "service:a"
            """);
    assertThat(plan.hasErrors()).isTrue();
    assertThat(said(plan))
        .containsExactly("13 C2E552 images build on each other in a circle: a → b → a");
    assertThat(plan.builds()).isEmpty();
  }

  @Test
  void onlyWhatIsWantedWithWhatItBuildsOn() {
    LoadResult loaded =
        Projects.load(
            project,
            """
            services:
              a: {build: {context: ., additional_contexts: {x: "service:b"}}, depends_on: [c]}
              b: {build: {context: ., target: b}}
              c: {build: {context: ., target: c}}
            """);
    BuildPlan plan =
        BuildPlan.of(
            loaded.project().orElseThrow(), List.of("a"), BuildOptions.NONE, loaded.variables());
    assertThat(names(plan)).containsExactly("b", "a");
    assertThat(BuildPlan.needed(loaded.project().orElseThrow(), List.of("a")))
        .containsExactly("a", "b");
  }

  @Test
  void theCommandLineIsOverTheFile() {
    LoadResult loaded =
        Projects.load(
            project,
            "services: {web: {build: {context: ., args: {A: a, B: b, C: c}, ssh: [default]}}}\n",
            "B",
            "outside",
            "SSH_AUTH_SOCK",
            "/s");
    BuildOptions options =
        new BuildOptions(
            Map.of("A", Optional.of("1"), "B", Optional.empty(), "C", Optional.empty()),
            List.of("default", "id=/k"),
            true,
            true,
            Optional.of("true"),
            Optional.of("false"));
    BuildRequest request =
        BuildPlan.of(loaded.project().orElseThrow(), options, loaded.variables())
            .of("web")
            .orElseThrow()
            .request();
    assertThat(request.args()).isEqualTo(Map.of("A", "1", "B", "outside"));
    assertThat(request.ssh()).containsExactly("default", "id=/k");
    assertThat(request.noCache()).isTrue();
    assertThat(request.pull()).isTrue();
    assertThat(request.provenance()).contains("true");
    assertThat(request.sbom()).contains("false");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "- | [] | - | linux/amd64",
        "linux/arm64 | [] | - | linux/arm64",
        "- | [linux/arm64] | - | linux/arm64",
        "- | [linux/arm64, linux/amd64] | - | linux/amd64",
        "linux/arm64 | [linux/amd64, linux/arm64] | - | linux/arm64",
        "- | [] | linux/arm64 | linux/arm64",
        "linux/amd64 | [] | linux/arm64 | linux/amd64",
        "- | [linux/amd64] | linux/arm64 | error",
      })
  void thePlatformIsThatOfTheTasks(String service, String build, String variable, String expected) {
    String compose =
        "services:\n  web:\n    build: {context: ."
            + (build.equals("[]") ? "" : ", platforms: " + build)
            + "}\n"
            + (service == null ? "" : "    platform: " + service + "\n");
    BuildPlan plan =
        variable == null
            ? Projects.plan(project, compose)
            : Projects.plan(project, compose, "DOCKER_DEFAULT_PLATFORM", variable);
    if (expected.equals("error")) {
      assertThat(said(plan))
          .containsExactly("3 C2E552 the service runs on linux/arm64, which its build is not for");
    } else {
      assertThat(plan.diagnostics()).isEmpty();
      assertThat(plan.of("web").orElseThrow().request().platform())
          .isEqualTo(Platform.of(expected));
    }
  }

  @Test
  void whatIsMissingIsSaidBeforeAnythingBegins() throws IOException {
    LoadResult loaded =
        Projects.load(
            project,
            """
            services:
              a: {build: ./nowhere}
              b: {build: {context: ., dockerfile: Nofile}}
              c: {build: {context: ., dockerfile_inline: FROM scratch, secrets: [f, v, x]}}
              d: {build: {context: ., dockerfile_inline: FROM scratch, ssh: [default]}}
              e: {build: {context: ., dockerfile_inline: FROM scratch, additional_contexts: {n: ./no}}}
            secrets: {f: {file: ./nofile}, v: {environment: NOVAR}, x: {external: true}}
            """);
    BuildPlan plan = Projects.plan(loaded).withInputs(loaded.project().orElseThrow());
    assertThat(plan.diagnostics())
        .extracting(Diagnostic::message)
        .map(message -> message.replace(project.toString(), "/p"))
        .containsExactlyInAnyOrder(
            "there is no directory /p/nowhere to build",
            "there is no file /p/Nofile",
            "the build secret f cannot be read from /p/nofile",
            "the build secret v is the variable NOVAR, which is not set",
            "the build secret x is external: builders read a file or a variable",
            "the build needs an SSH agent, and SSH_AUTH_SOCK is not set",
            "there is nothing at /p/no to build with");
    Files.writeString(project.resolve("dockerfile"), "FROM scratch\n");
    LoadResult lower = Projects.load(project, "services: {web: {build: .}}\n");
    assertThat(Projects.plan(lower).withInputs(lower.project().orElseThrow()).diagnostics())
        .isEmpty();
  }

  @Test
  void ownerAndModeOfASecretAreOfNoUse() {
    BuildPlan plan = Projects.build(project, "secrets: [{source: tok, uid: '1', mode: 0440}]");
    assertThat(plan.hasErrors()).isFalse();
    assertThat(said(plan))
        .containsExactly(
            "6 C2E555 owner and mode of the build secret tok mean nothing to builders");
  }
}
