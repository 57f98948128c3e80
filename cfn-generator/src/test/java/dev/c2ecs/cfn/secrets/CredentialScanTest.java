package dev.c2ecs.cfn.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that a template shows are looked through, whatever the names above them. */
class CredentialScanTest {

  private static final String TOKEN = "ghp_" + "a1B2".repeat(9);

  private static List<String> places(String compose) {
    ComposeProject project = Projects.of(compose.replace("TOKEN", TOKEN));
    DiagnosticCollector findings = new DiagnosticCollector(project);
    CredentialScan.scan(project, ProjectCredentials.of(project), findings);
    return findings.all().stream().map(Diagnostic::path).map(Object::toString).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"web", "x-web", "environment", "logging", "labels", "a.environment"})
  void aCredentialIsFoundInEveryService(String name) {
    assertThat(
            places(
                """
                name: p
                services:
                  "%s":
                    image: x
                    command: [run, TOKEN]
                    labels: {x-token: TOKEN, environment: TOKEN}
                    environment: {API_TOKEN: TOKEN}
                """
                    .formatted(name)))
        .containsExactlyInAnyOrder(
            "services." + name + ".command[1]",
            "services." + name + ".labels.x-token",
            "services." + name + ".labels.environment");
  }

  @Test
  void extensionsOfOthersAreNotShown() {
    assertThat(
            places(
                """
                name: p
                x-common: {token: TOKEN}
                services: {web: {image: x, x-other: TOKEN}}
                """))
        .isEmpty();
  }
}
