package dev.c2ecs.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.fuzz.MemoryFiles;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A value knows the definition that won and the variables that went into it. */
class OriginTest {

  @Test
  void throughMerge() {
    String project =
        """
        services:
          web:
            image: one
            environment: {A: 1, B: 1}
            ports: ["80:80"]

        === compose.override.yaml
        services:
          web:
            image: two
            environment:
              B: 2
            ports:
              - "81:81"
        """;
    assertThat(origin(project, "services", "web", "image")).isEqualTo("compose.override.yaml:3:5");
    assertThat(origin(project, "services", "web", "environment", "A"))
        .isEqualTo("compose.yaml:4:19");
    assertThat(origin(project, "services", "web", "environment", "B"))
        .isEqualTo("compose.override.yaml:5:7");
    assertThat(origin(project, "services", "web", "ports", 0, "target"))
        .isEqualTo("compose.yaml:5:13");
    assertThat(origin(project, "services", "web", "ports", 1, "target"))
        .isEqualTo("compose.override.yaml:7:9");
  }

  @Test
  void throughExtendsAndInclude() {
    String project =
        """
        include: [other/part.yaml]
        services:
          web:
            extends: {file: base.yaml, service: base}
            command: [run]

        === base.yaml
        services:
          base:
            image: base
            working_dir: /app

        === other/part.yaml
        services:
          worker:
            image: worker
        """;
    assertThat(origin(project, "services", "web", "image")).isEqualTo("base.yaml:3:5");
    assertThat(origin(project, "services", "web", "command", 0)).isEqualTo("compose.yaml:5:15");
    assertThat(origin(project, "services", "worker", "image")).isEqualTo("other/part.yaml:3:5");
  }

  @Test
  void throughAnchorsAndMergeKeys() {
    String project =
        """
        x-base: &base
          image: base
          environment: &env {A: 1}
        services:
          web:
            <<: *base
            hostname: web
          worker:
            image: worker
            environment: *env
        """;
    assertThat(origin(project, "services", "web", "image")).isEqualTo("compose.yaml:2:3");
    assertThat(origin(project, "services", "web", "hostname")).isEqualTo("compose.yaml:7:5");
    assertThat(origin(project, "services", "worker", "environment")).isEqualTo("compose.yaml:10:5");
    assertThat(origin(project, "services", "worker", "environment", "A"))
        .isEqualTo("compose.yaml:3:22");
  }

  @Test
  void knowsTheVariables() {
    String project =
        """
        services:
          web:
            image: ${SHELL_VAR}/${FILE_VAR}:${NONE:-1}
            environment: [SHELL_VAR]
            env_file: [app.env]

        === .env
        FILE_VAR=f

        === app.env
        # comment
        C=3
        """;
    assertThat(origin(project, "services", "web", "image"))
        .isEqualTo("compose.yaml:3:5 SHELL_VAR=environment FILE_VAR=.env NONE=default");
    assertThat(origin(project, "services", "web", "environment", "SHELL_VAR"))
        .isEqualTo("compose.yaml:4:19 SHELL_VAR=environment");
    assertThat(origin(project, "services", "web", "environment", "C"))
        .isEqualTo("app.env:2:1 C=app.env");
  }

  @Test
  void errorsSayWhereTheVariablesAreSet() {
    LoadResult result =
        load(
            """
            services:
              web:
                image: web
                scale: ${N}
                ports: ["${P:-x}"]

            === .env
            N=many
            """);
    assertThat(result.diagnostics())
        .extracting(diagnostic -> diagnostic.locations() + " " + diagnostic.hint())
        .containsExactly(
            "[compose.yaml:4:5] correct the variable, or give it a default: ${NAME:-2};"
                + " N is set in .env",
            "[compose.yaml:5:13] write TARGET, PUBLISHED:TARGET or IP:PUBLISHED:TARGET, with /udp"
                + " behind it for UDP;"
                + " P is set by its default");
  }

  private static LoadResult load(String project) {
    return ComposeLoader.load(
        LoadRequest.builder(MemoryFiles.ROOT)
            .fileAccess(MemoryFiles.parse(project))
            .environment(Map.of("SHELL_VAR", "s"))
            .build());
  }

  private static String origin(String project, Object... path) {
    LoadResult result = load(project);
    assertThat(result.project()).as(() -> result.diagnostics().toString()).isPresent();
    ComposeProject model = result.project().orElseThrow();
    TreePath place = TreePath.ROOT;
    for (Object step : path) {
      place = step instanceof Integer index ? place.item(index) : place.child((String) step);
    }
    TreePath wanted = place;
    Node node = model.at(wanted).orElseThrow(() -> new AssertionError("nothing at " + wanted));
    Origin origin = node.origin();
    return (origin.file()
        + ":"
        + origin.line()
        + ":"
        + origin.column()
        + origin.variables().stream()
            .map(variable -> " " + variable.name() + "=" + variable.source())
            .collect(Collectors.joining()));
  }
}
