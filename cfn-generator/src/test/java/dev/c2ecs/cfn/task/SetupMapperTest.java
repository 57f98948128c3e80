package dev.c2ecs.cfn.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetupMapperTest {

  private static final Mapper MAPPER = new SetupMapper();

  private static String script(Mapped mapped, String task, String container) {
    return mapped.containerOf(task, container, "Command").orElseThrow()
            instanceof Value.ListOf command
        ? ((Value.Text) command.items().get(2)).text()
        : "";
  }

  @Test
  void theHelperWritesTheFilesOfSecrets() {
    Mapped mapped =
        Mapped.project(
            MAPPER,
            """
            name: p
            services:
              web: {image: x, secrets: [{source: key, target: a/k.pem, uid: "1", mode: 0400}]}
            secrets: {key: {file: ./key}}
            """);
    assertThat(script(mapped, "WebTaskDefinition", "web-setup"))
        .isEqualTo(
            """
            mkdir -p /run-secrets/a
            printf %s "$SECRET_1" > /run-secrets/a/k.pem
            chown 1:0 /run-secrets/a/k.pem
            chmod 0400 /run-secrets/a/k.pem
            """);
  }

  /** A secret called {@code path} would take the shell its commands. */
  @Test
  void variablesAreNumberedWhateverSecretsAreCalled() {
    Mapped mapped =
        Mapped.project(
            MAPPER,
            """
            name: p
            services:
              web: {image: x, secrets: [path, db-pass, db_pass, {source: path, target: again}]}
            secrets: {path: {file: ./a}, db-pass: {file: ./b}, db_pass: {file: ./c}}
            """);
    List<Value> names = new ArrayList<>();
    if (mapped.containerOf("WebTaskDefinition", "web-setup", "Secrets").orElseThrow()
        instanceof Value.ListOf secrets) {
      secrets.items().forEach(item -> names.add(((Value.MapOf) item).entries().get("Name")));
    }
    assertThat(names)
        .containsExactly(Value.text("SECRET_1"), Value.text("SECRET_2"), Value.text("SECRET_3"));
    assertThat(script(mapped, "WebTaskDefinition", "web-setup"))
        .contains("printf %s \"$SECRET_1\" > /run-secrets/again")
        .contains("printf %s \"$SECRET_3\" > /run-secrets/db_pass");
  }

  @Test
  void oneHelperServesAllContainersOfATask() {
    Mapped mapped =
        Mapped.project(
            MAPPER,
            """
            name: p
            services:
              web: {image: x, secrets: [a], depends_on: {job: {condition: service_completed_successfully}}}
              job: {image: x, secrets: [a, b]}
              other: {image: x}
            secrets: {a: {file: ./a}, b: {file: ./b}}
            """);
    assertThat(script(mapped, "WebTaskDefinition", "web-setup"))
        .contains("> /job-run-secrets/a\n", "> /job-run-secrets/b\n", "> /run-secrets/a\n")
        .contains("search p.local\"");
    assertThat(script(mapped, "OtherTaskDefinition", "other-setup"))
        .startsWith("self=")
        .contains("echo \"$self other\" >> /etc/hosts", "\nconf=/etc/resolv.conf\n");
    assertThat(mapped.containerOf("WebTaskDefinition", "web-setup", "User"))
        .contains(Value.text("0"));
  }

  @Test
  void theImageOfTheHelperCanBeNamed() {
    Mapped mapped =
        Mapped.project(
            MAPPER,
            """
            name: p
            x-aws-helper_image: registry.example.com/busybox:1
            services: {a: {image: x}, b: {image: x}}
            """);
    assertThat(mapped.containerOf("ATaskDefinition", "a-setup", "Image"))
        .contains(Value.text("registry.example.com/busybox:1"));
  }

  @Test
  void aSingleServiceHasNone() {
    assertThat(Mapped.service(MAPPER, "tty: true").containerOf("WebTaskDefinition", "web-setup"))
        .isEmpty();
  }
}
