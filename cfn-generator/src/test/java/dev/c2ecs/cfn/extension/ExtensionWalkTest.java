package dev.c2ecs.cfn.extension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every {@code x-aws-} key is looked up, and a name that a user chooses is none. */
class ExtensionWalkTest {

  private static List<String> found(String compose) {
    return ExtensionWalk.walk(Projects.of(compose)).stream().map(Diagnostic::message).toList();
  }

  /** Names that are also words of Compose, with keys of a service, a port and a hook below them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "labels",
        "environment",
        "annotations",
        "args",
        "services",
        "ports",
        "x-web",
        "a.labels",
        "web.environment"
      })
  void aMisspeltKeyIsFoundWhateverTheNameAboveIt(String name) {
    String service = "services." + name;
    assertThat(
            found(
                """
                name: p
                services:
                  "%1$s":
                    image: x
                    x-aws-polices: [a]
                    ports: [{target: 80, x-aws-pubic: true}]
                    networks: {"%2$s": {x-aws-group: a}}
                    volumes: ["%1$s:/data"]
                    depends_on: {"%1$s.other": {condition: service_started, x-aws-wait: 1}}
                  "%1$s.other": {image: x}
                networks: {"%2$s": {x-aws-securitygruop: sg-1}}
                volumes: {"%1$s": {x-aws-dta: true}}
                """
                    .formatted(name, network(name))))
        .containsExactlyInAnyOrder(
            service + ".x-aws-polices is not a key that c2ecs knows here",
            service + ".ports[0].x-aws-pubic is not a key that c2ecs knows here",
            service
                + ".networks."
                + network(name)
                + ".x-aws-group is not a key that c2ecs knows here",
            service
                + ".depends_on."
                + name
                + ".other.x-aws-wait is not a key that c2ecs knows here",
            "networks." + network(name) + ".x-aws-securitygruop is not a key that c2ecs knows here",
            "volumes." + name + ".x-aws-dta is not a key that c2ecs knows here");
  }

  /** A network whose name starts with {@code x-} cannot be joined. */
  private static String network(String name) {
    return name.startsWith("x-") ? "net" : name;
  }

  @Test
  void namesOfUsersAreNoKeys() {
    assertThat(
            found(
                """
                name: p
                services:
                  x-aws-web:
                    image: x
                    environment: {x-aws-a: 1}
                    labels: {x-aws-b: 1}
                    build: {context: ., args: {x-aws-c: 1}, labels: {x-aws-d: 1}}
                    deploy: {labels: {x-aws-e: 1}}
                    pre_stop: [{command: [a], environment: {x-aws-f: 1}}]
                networks: {default: {labels: {x-aws-g: 1}}}
                volumes: {x-aws-v: {labels: {x-aws-h: 1}}}
                """))
        .isEmpty();
  }

  @Test
  void aKeyWithADotIsNotTheKeyBelowAnother() {
    assertThat(
            found(
                """
                name: p
                services:
                  web:
                    image: x
                    ports: [{target: 80, published: "80", x-aws-healthcheck.path: /up}]
                """))
        .containsExactly(
            "services.web.ports[0].x-aws-healthcheck.path is not a key that c2ecs knows here");
  }
}
