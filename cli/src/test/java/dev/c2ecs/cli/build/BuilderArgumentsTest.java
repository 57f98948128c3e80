package dev.c2ecs.cli.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each builder is told of each attribute of {@code build}, or what is said instead. */
class BuilderArgumentsTest {

  private static final Path WORK = Path.of("/run/c2ecs-build-1/build-1");

  /** The flags of buildah 1.28, podman 4.3 and buildx 0.12 that requests ask for. */
  private static final Set<String> OLD =
      Set.of(
          "--secret",
          "--ssh",
          "--build-context",
          "--cache-to",
          "--shm-size",
          "--ulimit",
          "--add-host");

  private static final Set<String> BUILDX =
      Set.of(
          "--secret",
          "--ssh",
          "--build-context",
          "--cache-to",
          "--shm-size",
          "--ulimit",
          "--add-host",
          "--allow",
          "--no-cache-filter",
          "--provenance",
          "--sbom");

  static final Builder OCI = new Buildx("/bin/docker", Optional.empty(), true, BUILDX);
  static final Builder LOAD = new Buildx("/bin/docker", Optional.of("mine"), false, BUILDX);
  static final Builder PODMAN = new Podman("/bin/podman", OLD);
  static final Builder BUILDAH = new Buildah("/bin/buildah", OLD);

  @TempDir Path project;

  private Builder builder(String name) {
    return switch (name) {
      case "buildx" -> OCI;
      case "docker" -> LOAD;
      case "podman" -> PODMAN;
      default -> BUILDAH;
    };
  }

  private static String command(Builder builder, BuildRequest request) {
    return String.join(
        " ", builder.recipe(request, WORK, Map.of("base", "REFERENCE")).build().command());
  }

  private String withoutProject(String command) {
    return command.replace(project.toString(), "/project");
  }

  @Test
  void theWholeCommandOfEachBuilder() {
    BuildRequest request = Projects.request(project, "");
    assertThat(withoutProject(command(OCI, request)))
        .isEqualTo(
            "/bin/docker buildx build --progress plain --platform linux/amd64"
                + " --file /project/Dockerfile --provenance=false"
                + " --output type=oci,dest=/run/c2ecs-build-1/build-1/image.tar /project");
    assertThat(withoutProject(command(LOAD, request)))
        .isEqualTo(
            "/bin/docker buildx build --builder mine --progress plain --platform linux/amd64"
                + " --file /project/Dockerfile --provenance=false"
                + " --load --tag c2ecs.invalid/c2ecs-build-1-build-1 /project");
    assertThat(withoutProject(command(PODMAN, request)))
        .isEqualTo(
            "/bin/podman build --layers --format docker"
                + " --iidfile /run/c2ecs-build-1/build-1/image-id --platform linux/amd64"
                + " --file /project/Dockerfile /project");
    assertThat(withoutProject(command(BUILDAH, request)))
        .isEqualTo(
            "/bin/buildah build --layers --format docker"
                + " --iidfile /run/c2ecs-build-1/build-1/image-id --platform linux/amd64"
                + " --file /project/Dockerfile /project");
  }

  @Test
  void whatMakesTheArchive() {
    BuildRequest request = Projects.request(project, "");
    assertThat(saved(OCI, request)).isEmpty();
    assertThat(saved(LOAD, request))
        .containsExactly(
            "/bin/docker image save --output /run/c2ecs-build-1/build-1/image.tar"
                + " c2ecs.invalid/c2ecs-build-1-build-1");
    assertThat(saved(PODMAN, request))
        .containsExactly(
            "/bin/podman save --quiet --format docker-archive"
                + " --output /run/c2ecs-build-1/build-1/image.tar sha256:1");
    assertThat(saved(BUILDAH, request))
        .containsExactly("/bin/buildah push --quiet --format v2s2 sha256:1 oci-archive:image.tar");
    for (Builder builder : List.of(OCI, LOAD, PODMAN, BUILDAH)) {
      assertThat(builder.recipe(request, WORK, Map.of()).archive())
          .isEqualTo(WORK.resolve("image.tar"));
    }
    assertThat(LOAD.cleanUp(LOAD.recipe(request, WORK, Map.of())))
        .extracting(invocation -> String.join(" ", invocation.command()))
        .containsExactly("/bin/docker image rm c2ecs.invalid/c2ecs-build-1-build-1");
    assertThat(BUILDAH.cleanUp(BUILDAH.recipe(request, WORK, Map.of()))).isEmpty();
  }

  private static List<String> saved(Builder builder, BuildRequest request) {
    return builder.save(builder.recipe(request, WORK, Map.of()), "sha256:1").stream()
        .map(invocation -> String.join(" ", invocation.command()))
        .toList();
  }

  @Test
  void howAnotherBuildNamesWhatWasBuilt() {
    BuildRequest request = Projects.request(project, "no_cache: true\npull: true");
    Recipe oci = OCI.recipe(request, WORK, Map.of());
    assertThat(OCI.reference(oci, "")).isEqualTo("oci-layout://../build-1/layout:latest");
    assertThat(String.join(" ", oci.share().orElseThrow().command()))
        .contains("--output type=oci,tar=false,dest=/run/c2ecs-build-1/build-1/layout")
        .doesNotContain("--no-cache")
        .doesNotContain("--pull");
    Recipe load = LOAD.recipe(request, WORK, Map.of());
    assertThat(LOAD.reference(load, ""))
        .isEqualTo("docker-image://c2ecs.invalid/c2ecs-build-1-build-1");
    assertThat(load.share()).isEmpty();
    assertThat(PODMAN.reference(load, "sha256:1")).isEqualTo("container-image://sha256:1");
    assertThat(BUILDAH.reference(load, "sha256:1")).isEqualTo("container-image://sha256:1");
  }

  /** One line for each attribute and builder: what the command has, or what is said. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dockerfile: dir/D | buildx docker podman buildah | --file /project/dir/D",
        "dockerfile: /else/D | buildx docker podman buildah | --file /else/D",
        "dockerfile_inline: FROM x | buildx docker podman buildah"
            + " | --file /run/c2ecs-build-1/build-1/Dockerfile",
        "target: prod | buildx docker podman buildah | --target prod",
        "args: {A: '1'} | buildx docker podman buildah | --build-arg A",
        "args: {HOME: /x} | buildx docker podman buildah | --build-arg HOME=/x",
        "labels: {a: b c} | buildx docker podman buildah | --label a=b c",
        "secrets: [tok] | buildx docker podman buildah | --secret id=tok,src=/project/tok",
        "'secrets: [{source: tok, target: other}]' | buildx docker podman buildah"
            + " | --secret id=other,src=/project/tok",
        "secrets: [var] | buildx docker podman buildah"
            + " | --secret id=var,src=/run/c2ecs-build-1/build-1/secret-0",
        "ssh: [default] | buildx docker podman buildah | --ssh default",
        "ssh: ['id=/k'] | buildx docker podman buildah | --ssh id=/k",
        "cache_from: ['r.io/a/b'] | buildx docker podman buildah | --cache-from r.io/a/b",
        "cache_from: ['r.io/a/b:tag'] | buildx docker | --cache-from r.io/a/b:tag",
        "cache_from: ['r.io/a/b:tag'] | podman buildah"
            + " | warning cache_from: reads a cache only from a repository without a tag",
        "cache_from: ['type=registry,ref=r.io/a'] | podman buildah | --cache-from r.io/a",
        "cache_from: ['type=gha'] | buildx | --cache-from type=gha",
        "cache_to: ['type=registry,ref=r.io/a'] | podman buildah | --cache-to r.io/a",
        "cache_to: ['type=local,dest=/c'] | buildx | --cache-to type=local,dest=/c",
        "cache_to: ['type=local,dest=/c'] | podman buildah"
            + " | error cache_to: writes its cache to a repository",
        "cache_to: ['type=local,dest=/c'] | docker"
            + " | error cache_to: the driver docker of buildx writes no cache elsewhere",
        "cache_to: ['type=inline'] | docker | --cache-to type=inline",
        "'additional_contexts: {r: ./d}' | buildx docker podman buildah"
            + " | --build-context r=/project/d",
        "'additional_contexts: {r: docker-image://a:1}' | buildx docker podman buildah"
            + " | --build-context r=docker-image://a:1",
        "'additional_contexts: {r: https://h/a.git}' | buildx docker"
            + " | --build-context r=https://h/a.git",
        "'additional_contexts: {r: https://h/a.git}' | podman buildah"
            + " | error additional_contexts: no repository",
        "'additional_contexts: {r: https://h/a.tar}' | podman buildah"
            + " | --build-context r=https://h/a.tar",
        "network: host | buildx docker podman buildah | --network host",
        "network: none | buildx docker podman buildah | --network none",
        "network: mine | podman buildah | --network mine",
        "network: mine | buildx docker | error network: default, host or none only",
        "extra_hosts: ['h=10.0.0.1'] | buildx docker podman buildah | --add-host h:10.0.0.1",
        "extra_hosts: ['h=::1'] | buildx docker podman buildah | --add-host h:::1",
        "shm_size: 64m | buildx docker podman buildah | --shm-size 67108864",
        "'ulimits: {nofile: 5}' | buildx docker podman buildah | --ulimit nofile=5:5",
        "'ulimits: {nofile: {soft: 1, hard: 2}}' | buildx docker podman buildah"
            + " | --ulimit nofile=1:2",
        "entitlements: [network.host] | buildx docker | --allow network.host",
        "entitlements: [security.insecure] | podman buildah"
            + " | error entitlements: has no entitlement security.insecure",
        "privileged: true | buildx docker | --allow security.insecure",
        "privileged: true | podman buildah | error entitlements: has no entitlement",
        "no_cache: true | buildx docker podman buildah | --no-cache",
        "no_cache_filter: [a] | buildx docker | --no-cache-filter a",
        "no_cache_filter: [a] | podman buildah | error no_cache_filter: all stages anew or none",
        "pull: true | buildx docker | --pull",
        "pull: true | podman buildah | --pull=always",
        "provenance: mode=max | buildx | --provenance=mode=max",
        "provenance: true | buildx | --provenance=true",
        "provenance: true | docker | error provenance: makes no attestations",
        "provenance: true | podman buildah | error provenance: makes no attestations",
        "sbom: true | buildx | --sbom=true",
        "sbom: true | docker | error sbom: describes no contents",
        "sbom: true | podman buildah | error sbom: makes no attestations",
        "platforms: [linux/arm64] | buildx docker podman buildah | --platform linux/arm64",
        "platforms: [linux/arm64, linux/amd64] | buildx docker podman buildah"
            + " | --platform linux/amd64",
      })
  void attributes(String attribute, String builders, String expected) {
    String yaml = attribute.startsWith("'") ? attribute.substring(1) : attribute;
    BuildRequest request =
        Projects.request(project, yaml, "VAR", "value", "SSH_AUTH_SOCK", "/agent");
    for (String name : builders.split(" ", -1)) {
      Builder builder = builder(name);
      List<Problem> problems = builder.problems(request);
      if (expected.startsWith("error ") || expected.startsWith("warning ")) {
        assertThat(problems)
            .as(name)
            .singleElement()
            .satisfies(
                problem -> {
                  String said =
                      problem.code().severity().word()
                          + " "
                          + problem.attribute()
                          + ": "
                          + problem.words();
                  String head = expected.substring(0, expected.indexOf(':') + 1);
                  assertThat(said)
                      .startsWith(head)
                      .contains(expected.substring(head.length()).strip());
                  assertThat(problem.hint()).isNotEmpty();
                });
      } else {
        assertThat(problems).as(name).isEmpty();
        assertThat(withoutProject(command(builder, request)) + " ")
            .as(name)
            .contains(" " + expected + " ");
      }
    }
  }

  @Test
  void theImageOfAnotherService() {
    BuildPlan plan =
        Projects.plan(
            project,
            """
            services:
              web: {build: {context: ., additional_contexts: {basis: "service:base"}}}
              base: {build: .}
            """);
    BuildRequest request = plan.of("web").orElseThrow().request();
    for (Builder builder : List.of(OCI, LOAD, PODMAN, BUILDAH)) {
      assertThat(builder.problems(request)).isEmpty();
      assertThat(command(builder, request)).contains(" --build-context basis=REFERENCE ");
    }
  }

  @Test
  void anAddressStaysWhatItIs() {
    BuildPlan plan =
        Projects.plan(
            project,
            "services: {web: {build: {context: 'https://h/a.git#main', dockerfile: d/D}}}\n");
    BuildRequest request = plan.of("web").orElseThrow().request();
    for (Builder builder : List.of(OCI, LOAD, PODMAN, BUILDAH)) {
      assertThat(command(builder, request))
          .contains(" --file d/D ")
          .endsWith(" https://h/a.git#main");
    }
  }

  @Test
  void whatAnOldBuilderHasNoFlagFor() {
    BuildRequest request =
        Projects.request(project, "secrets: [tok]\nshm_size: 1m\nprovenance: false");
    assertThat(new Buildah("/bin/buildah", Set.of("--shm-size")).problems(request))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.attribute()).isEqualTo("secrets");
              assertThat(problem.words())
                  .isEqualTo("this version of buildah builds without --secret");
            });
    Builder old = new Buildx("/bin/docker", Optional.empty(), true, Set.of());
    assertThat(command(old, Projects.request(project, ""))).doesNotContain("--provenance");
  }

  @Test
  void argumentsOfBuildersOwnVariablesGoByFileWhereThereIsOne() {
    BuildRequest request =
        Projects.request(project, "args: {HOME: /x, A: '1', https_proxy: p, TMPDIR: \"a\\nb\"}");
    Recipe recipe =
        new Buildah("/bin/buildah", Set.of("--build-arg-file")).recipe(request, WORK, Map.of());
    assertThat(recipe.files()).containsEntry("build-args", "HOME=/x\nhttps_proxy=p\n");
    assertThat(recipe.build().command())
        .containsSequence("--build-arg", "A")
        .containsSequence("--build-arg", "TMPDIR=a\nb")
        .containsSequence("--build-arg-file", WORK.resolve("build-args").toString())
        .doesNotContain("HOME=/x");
    assertThat(recipe.build().environment()).isEqualTo(Map.of("A", "1"));
  }

  @Test
  void aSecretWhoseFileHasACommaInItsNameIsLinked() {
    BuildRequest request =
        Projects.plan(
                project,
                """
                services: {web: {build: {context: ., secrets: [s]}}}
                secrets: {s: {file: "./a,b"}}
                """)
            .of("web")
            .orElseThrow()
            .request();
    Recipe recipe = BUILDAH.recipe(request, WORK, Map.of());
    assertThat(recipe.links()).isEqualTo(Map.of("secret-0", project.resolve("a,b")));
    assertThat(recipe.build().command())
        .contains("id=s,src=" + WORK.resolve("secret-0"))
        .noneMatch(word -> word.contains("a,b"));
  }

  @Test
  void aCommaInTheTemporaryDirectoryIsQuoted() {
    Path work = Path.of("/w,x/c2ecs-build-1/build-1");
    assertThat(OCI.recipe(Projects.request(project, ""), work, Map.of()).build().command())
        .contains("type=oci,\"dest=/w,x/c2ecs-build-1/build-1/image.tar\"");
  }
}
