package dev.c2ecs.cli.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which builder is at hand. */
class BuildersTest {

  /** A machine with some programs and what they answer; what is not scripted fails. */
  private static final class Machine implements Probe {
    private final Map<String, Answer> answers = new HashMap<>();
    final List<String> asked = new ArrayList<>();

    Machine says(String command, String text) {
      answers.put("/bin/" + command, new Answer(0, text));
      return this;
    }

    Machine fails(String command, String text) {
      answers.put("/bin/" + command, new Answer(1, text));
      return this;
    }

    @Override
    public Optional<String> find(String name) {
      return answers.keySet().stream().anyMatch(c -> c.startsWith("/bin/" + name + " "))
          ? Optional.of("/bin/" + name)
          : Optional.empty();
    }

    @Override
    public Answer ask(List<String> command) {
      String line = String.join(" ", command);
      asked.add(line);
      return answers.getOrDefault(line, new Answer(125, "unknown command"));
    }
  }

  private static Machine docker(String driver, String status) {
    return new Machine()
        .says("docker buildx version", "github.com/docker/buildx v0.17.1")
        .says("docker buildx inspect", "Name: default\nDriver: " + driver + "\n\nNodes:\n")
        .says("docker info --format {{json .DriverStatus}}", status)
        .says("docker buildx build --help", "  -t, --tag x\n      --provenance string  y\n");
  }

  private static Machine withOthers(Machine machine) {
    return machine
        .says("podman version", "Version: 4.3.1")
        .says("podman build --help", "      --secret stringArray\n")
        .says("buildah build --help", "      --build-arg-file stringArray\n");
  }

  @Test
  void dockerComesFirst() {
    Builders found =
        Builders.find(
            Optional.empty(),
            withOthers(docker("docker", "[[\"driver-type\",\"io.containerd.snapshotter.v1\"]]")));
    assertThat(found.builder())
        .contains(
            new Buildx("/bin/docker", Optional.empty(), true, Set.of("--tag", "--provenance")));
    assertThat(found.reasons()).isEmpty();
  }

  @Test
  void theDriverDockerWithoutContainerdWritesNoArchives() {
    Builders found =
        Builders.find(Optional.empty(), docker("docker", "[[\"Backing Filesystem\",\"extfs\"]]"));
    assertThat(((Buildx) found.builder().orElseThrow()).writesArchives()).isFalse();
  }

  @Test
  void anotherDriverIsAskedForNoDaemon() {
    Machine machine = docker("docker-container", "");
    Builders found = Builders.find(Optional.empty(), machine);
    assertThat(((Buildx) found.builder().orElseThrow()).writesArchives()).isTrue();
    assertThat(machine.asked)
        .contains("/bin/docker buildx version")
        .noneMatch(command -> command.contains(" info "));
  }

  @Test
  void aDockerWithoutBuildxOrDaemonIsPassedOver() {
    Machine none =
        withOthers(new Machine().fails("docker buildx version", "unknown command: docker buildx"));
    Builders podman = Builders.find(Optional.empty(), none);
    assertThat(podman.builder().orElseThrow().name()).isEqualTo("podman");
    assertThat(podman.reasons()).containsExactly("docker has no buildx");
    Machine off =
        withOthers(docker("docker", ""))
            .fails(
                "docker info --format {{json .DriverStatus}}",
                "Cannot connect to the Docker daemon\u001b[31m\n")
            .fails("podman version", "no machine");
    Builders buildah = Builders.find(Optional.empty(), off);
    assertThat(buildah.builder()).contains(new Buildah("/bin/buildah", Set.of("--build-arg-file")));
    assertThat(buildah.reasons())
        .containsExactly(
            "docker has no daemon (Cannot connect to the Docker daemon)",
            "podman does not answer (no machine)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker", "buildx", "podman", "buildah"})
  void anOptionForcesOne(String option) {
    Builders found = Builders.find(Optional.of(option), withOthers(docker("docker-container", "")));
    assertThat(found.builder().orElseThrow().name())
        .isEqualTo(option.equals("docker") || option.equals("buildx") ? "docker buildx" : option);
    Builders missing = Builders.find(Optional.of(option), new Machine());
    assertThat(missing.builder()).isEmpty();
    assertThat(missing.reasons()).hasSize(1);
  }

  @Test
  void anyOtherNameIsAnInstanceOfBuildx() {
    Machine machine =
        docker("docker", "").says("docker buildx inspect cloud", "Driver:     remote\n");
    Buildx buildx = (Buildx) Builders.find(Optional.of("cloud"), machine).builder().orElseThrow();
    assertThat(buildx.instance()).contains("cloud");
    assertThat(buildx.writesArchives()).isTrue();
    assertThat(Builders.find(Optional.of("nope"), withOthers(docker("docker", ""))).reasons())
        .containsExactly("docker buildx has no builder at hand (unknown command)");
  }

  @Test
  void withoutABuilderTheWayByHandIsForThisProject(@TempDir Path project) {
    LoadResult loaded =
        Projects.load(
            project,
            """
            name: shop
            services:
              web: {build: .}
              worker: {build: .}
              api: {build: ./api, image: shop/api, platform: linux/arm64}
            """);
    String words =
        String.valueOf(
            ByHand.refusal(
                    Builders.find(Optional.empty(), new Machine()),
                    Projects.plan(loaded),
                    loaded.project().orElseThrow())
                .getMessage());
    assertThat(words.lines().findFirst().orElse(""))
        .contains("docker with buildx", "podman", "buildah", "--image", "docker is not installed");
    assertThat(words)
        .contains(
            """
              DOCKER_DEFAULT_PLATFORM=linux/arm64 docker compose -p shop build api
              docker tag shop/api REGISTRY/shop/api:TAG
              docker push REGISTRY/shop/api:TAG
            """,
            """
              DOCKER_DEFAULT_PLATFORM=linux/amd64 docker compose -p shop build web
              docker tag shop-web REGISTRY/shop/web:TAG
            """,
            "c2ecs deploy --image api=REGISTRY/shop/api:TAG --image web=REGISTRY/shop/web:TAG")
        .doesNotContain("worker");
  }

  @Test
  void theMachineIsSearchedAlongItsPath(@TempDir Path bin) throws IOException {
    Files.createDirectory(bin.resolve("podman"));
    Path script = Files.writeString(bin.resolve("buildah"), "#!/bin/sh\necho a; exit 3\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    MachineProbe probe = new MachineProbe(Map.of("PATH", ".:nowhere:" + bin));
    assertThat(probe.find("buildah")).contains(script.toString());
    assertThat(probe.find("podman")).isEmpty();
    assertThat(probe.find("docker")).isEmpty();
    assertThat(probe.ask(List.of(script.toString()))).isEqualTo(new Probe.Answer(3, "a\n"));
    assertThat(probe.ask(List.of(bin + "/none")).code()).isEqualTo(-1);
  }
}
