package dev.c2ecs.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.fuzz.MemoryFiles;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No item of a list vanishes: what is of a wrong kind is an error wherever it comes from. */
class ListItemsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ports: [['80:80']]",
        "volumes: [[a]]",
        "secrets: [[s]]",
        "configs: [null]",
        "devices: [5]",
        "env_file: [[a]]",
        "links: [{b: c}]",
        "profiles: [[p]]",
        "cap_add: [{a: b}]",
        "cap_drop: [5]",
        "dns: [null]",
        "dns_opt: [[a]]",
        "dns_search: [true]",
        "expose: [1.5]",
        "tmpfs: [{/a: b}]",
        "labels: [[a]]",
        "environment: [5]",
        "depends_on: [5]",
        "networks: [[n]]",
        "security_opt: [5]",
        "build: {tags: [5]}",
        "build: {args: [null]}",
        "build: {ulimits: {n: '5'}}"
      })
  void itemsOfAWrongKindAreErrors(String attribute) {
    assertThat(errors("services: {a: {image: i, %s}}\n".formatted(attribute))).hasSize(1);
    assertThat(errors("services: {a: {image: i}}\n---\nservices: {a: {%s}}\n".formatted(attribute)))
        .hasSize(1);
    String extended = "services: {a: {extends: {file: c.yaml, service: c}}}\n=== c.yaml\n";
    assertThat(errors(extended + "services: {c: {image: i, %s}}\n".formatted(attribute)))
        .hasSize(1);
    assertThat(
            errors(
                "include: [c.yaml]\n=== c.yaml\nservices: {a: {image: i, %s}}\n"
                    .formatted(attribute)))
        .hasSize(1);
  }

  /** What is refused within an item does not keep the item from being left out as well. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ports",
        "volumes",
        "secrets",
        "configs",
        "devices",
        "env_file",
        "links",
        "profiles",
        "cap_add",
        "command",
        "dns",
        "expose",
        "tmpfs",
        "labels",
        "environment",
        "depends_on",
        "networks",
        "extra_hosts",
        "security_opt",
        "healthcheck",
        "deploy",
        "ulimits",
        "logging",
        "build",
        "image",
        "x-own"
      })
  void whatIsBrokenWithinAWrongKindIsSaidOnce(String attribute) {
    for (String form :
        List.of("[[{x: '${A'}]]", "[{x: ['${A']}]", "{x: ['${A']}", "{x: {y: '${A'}}", "['${A']")) {
      String text = "services: {a: {image: i, %s: %s}}\n".formatted(attribute, form);
      String written =
          attribute.equals("image") ? "services: {a: {image: %s}}\n".formatted(form) : text;
      assertThat(errors(written)).as(written).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tmpfs: ['/x:a', '/x:b']                      | services.a.tmpfs[1] mounts /x, where services.a.tmpfs[0] is mounted already
          {tmpfs: /x, volumes: [/x]}                   | services.a.volumes[0] mounts /x, where services.a.tmpfs[0] is mounted already
          volumes: [/x, {type: volume, target: /x/}]   | services.a.volumes[1] mounts /x, where services.a.volumes[0] is mounted already
          group_add: ['5', 5]                          | services.a.group_add repeats its item 1
          secrets: [{target: t}]                       | services.a.secrets[0] names no secret
          configs: [{}]                                | services.a.configs[0] names no config
          links: ['b:c:d']                             | services.a.links[0] refers to the service b:c:d, which is not defined
          """)
  void whatExcludesEachOtherIsAnError(String attributes, String message) {
    String body = attributes.startsWith("{") ? attributes.substring(1) : attributes + "}";
    assertThat(errors("services: {a: {image: i, " + body + ", b: {image: i}}\n"))
        .containsExactly(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          secrets | {file: f, environment: E}                 | secrets.s can have only one of file, environment
          secrets | {external: true, file: f, environment: E} | secrets.s can have only one of file, environment
          secrets | {driver: d}                               | secrets.s needs one of file, environment
          secrets | {environment: ''}                         | secrets.s needs one of file, environment
          secrets | {external: false}                         | secrets.s needs one of file, environment
          configs | {external: true, file: f, content: c}     | configs.s can have only one of file, environment, content
          configs | {}                                        | configs.s needs one of file, environment, content
          """)
  void aFileHasOneSource(String section, String definition, String message) {
    assertThat(errors("services: {a: {image: i}}\n%s: {s: %s}\n".formatted(section, definition)))
        .containsExactly(message);
  }

  private static List<String> errors(String project) {
    return ComposeLoader.load(
            LoadRequest.builder(MemoryFiles.ROOT)
                .fileAccess(MemoryFiles.parse(project + "\n=== f\nx\n"))
                .build())
        .diagnostics()
        .stream()
        .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
        .map(
            diagnostic -> {
              assertThat(diagnostic.locations().get(0).line()).isPositive();
              return diagnostic.message();
            })
        .toList();
  }
}
