package dev.c2ecs.compose.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.ComposeLoader;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.fuzz.MemoryFiles;
import dev.c2ecs.compose.tree.TreePath;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attributes that are one of several things. */
class AlternativesTest {

  private static Service service(String attributes) {
    String project =
        "services:\n  other: {image: x}\n  web:\n    image: x\n"
            + attributes.indent(4)
            + "volumes: {data: }\n";
    LoadRequest request =
        LoadRequest.builder(MemoryFiles.ROOT).fileAccess(MemoryFiles.parse(project)).build();
    ComposeProject loaded = ComposeLoader.load(request).project().orElseThrow();
    return Objects.requireNonNull(loaded.services().get("web"));
  }

  private static Mount mount(String mount) {
    return service("volumes:\n  - " + mount).volumes().get(0);
  }

  @Test
  void aMountIsOfWhatItsTypeSays() {
    TreePath path = TreePath.of("services", "web", "volumes").item(0);
    assertThat(mount("/srv:/a:ro"))
        .isInstanceOfSatisfying(
            Mount.Bind.class,
            bind -> {
              assertThat(bind.source()).isEqualTo("/srv");
              assertThat(bind.target()).isEqualTo("/a");
              assertThat(bind.readOnly()).isTrue();
              assertThat(bind.path()).isEqualTo(path);
            });
    assertThat(mount("data:/a"))
        .isInstanceOfSatisfying(
            Mount.OfVolume.class, named -> assertThat(named.source()).contains("data"));
    assertThat(mount("/a"))
        .isInstanceOfSatisfying(
            Mount.OfVolume.class, anonymous -> assertThat(anonymous.source()).isEmpty());
    assertThat(mount("{type: tmpfs, target: /a, tmpfs: {size: 1k}}"))
        .isInstanceOfSatisfying(
            Mount.Tmpfs.class,
            memory -> assertThat(memory.tmpfs().orElseThrow().size()).hasValue(1024));
    assertThat(mount("{type: image, source: i, target: /a, image: {subpath: p}}"))
        .isInstanceOfSatisfying(
            Mount.OfImage.class, image -> assertThat(image.source()).isEqualTo("i"));
    assertThat(mount("{type: npipe, source: '\\\\.\\pipe\\x', target: /a}"))
        .isInstanceOf(Mount.NamedPipe.class);
    assertThat(mount("{type: cluster, source: c, target: /a}")).isInstanceOf(Mount.Cluster.class);
  }

  @Test
  void aMountThatIsTakenOverMayBeReadOnlyThere() {
    Mount mount = mount("data:/a");
    TreePath elsewhere = TreePath.of("services", "other", "volumes_from").item(0);
    assertThat(mount.takenOver(elsewhere, true).readOnly()).isTrue();
    assertThat(mount.takenOver(elsewhere, false).readOnly()).isFalse();
    assertThat(mount("data:/a:ro").takenOver(elsewhere, false).readOnly()).isTrue();
    assertThat(mount.takenOver(elsewhere, false).path()).isEqualTo(elsewhere);
  }

  @Test
  void aNamespaceIsOfSomebodyOrNamed() {
    assertThat(NamespaceMode.of("host")).isEqualTo(new NamespaceMode.Host());
    assertThat(NamespaceMode.of("service:db")).isEqualTo(new NamespaceMode.OfService("db"));
    assertThat(NamespaceMode.of("container:c:1")).isEqualTo(new NamespaceMode.OfContainer("c:1"));
    assertThat(NamespaceMode.of("shareable")).isEqualTo(new NamespaceMode.Named("shareable"));
    assertThat(service("pid: service:other").pid()).contains(new NamespaceMode.OfService("other"));
    assertThat(service("ipc: host").ipc()).contains(new NamespaceMode.Host());
    assertThat(service("network_mode: none").networkMode())
        .contains(new NamespaceMode.Named("none"));
  }

  @Test
  void restartIsAPolicyWithAttemptsPerhaps() {
    assertThat(Restart.of("no")).isEqualTo(new Restart.No());
    assertThat(Restart.of("always")).isEqualTo(new Restart.Always());
    assertThat(Restart.of("unless-stopped")).isEqualTo(new Restart.UnlessStopped());
    assertThat(Restart.of("on-failure")).isEqualTo(new Restart.OnFailure(OptionalInt.empty()));
    assertThat(Restart.of("on-failure:3")).isEqualTo(new Restart.OnFailure(OptionalInt.of(3)));
    assertThat(Restart.of("on-failure:x")).isEqualTo(new Restart.OnFailure(OptionalInt.empty()));
    assertThat(Restart.of("never")).isEqualTo(new Restart.Unknown("never"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tty: true | ANY | false",
        "restart: 'no' | NONE | true",
        "restart: on-failure:2 | ON_FAILURE | false",
        "'restart: always\ndeploy: {restart_policy: {condition: none}}' | NONE | true",
        "'restart: \"no\"\ndeploy: {restart_policy: {condition: any}}' | ANY | false",
        "deploy: {mode: replicated-job} | ANY | true",
      })
  void thePolicyOfTheDeploymentGoesFirst(
      String attributes, RestartPolicy.Condition condition, boolean ends) {
    Service service = service(attributes);
    assertThat(service.restarts()).isEqualTo(condition);
    assertThat(service.endsByItself()).isEqualTo(ends);
  }

  @Test
  void mountsAreTakenFromServicesOrContainers() {
    assertThat(service("volumes_from: [other, other:ro, container:c:ro]").volumesFrom())
        .containsExactlyInAnyOrder(
            new VolumesFrom.OfService("other", false),
            new VolumesFrom.OfService("other", true),
            new VolumesFrom.OfContainer("c", true));
  }

  @Test
  void linksHaveAnAliasOrNone() {
    assertThat(service("links: [other, 'other:o']").links())
        .isEqualTo(
            List.of(new Link("other", Optional.empty()), new Link("other", Optional.of("o"))));
  }

  @Test
  void aProtocolMayBeUnknown() {
    List<Port> ports =
        service("ports: ['53:53/udp', {target: 1}, {target: 2, protocol: quic}]").ports();
    assertThat(ports)
        .extracting(Port::protocol)
        .containsExactly(Protocol.UDP, Protocol.TCP, new Protocol.Other("quic"));
  }
}
