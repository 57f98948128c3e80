package dev.c2ecs.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.fuzz.MemoryFiles;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms of mounts, ports, builds and hosts, as docker compose 5.5 answers them. */
class CanonicalFormsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          volumes: ['vol:/t:z']               | [{type: volume, source: vol, target: /t, bind: {selinux: z}, volume: {}}]
          volumes: ['vol:/t:ro,Z,rslave']     | [{type: volume, source: vol, target: /t, read_only: true, bind: {selinux: Z, propagation: rslave}, volume: {}}]
          volumes: ['/a:/t:nocopy']           | [{type: bind, source: /a, target: /t, bind: {}, volume: {nocopy: true}}]
          volumes: ['/a:/t:cached,x']         | [{type: bind, source: /a, target: /t, bind: {}}]
          volumes: [é]                        | [{type: volume, target: é}]
          volumes: [{type: bind, source: '', target: /t}] | [{type: bind, source: /project, target: /t}]
          volumes: [{type: image, source: i, target: /t, image: {}}] | [{type: image, source: i, target: /t, image: {}}]
          ports: ['+80']                      | [{mode: ingress, target: 80, protocol: tcp}]
          ports: ['000080:0081/']             | [{mode: ingress, target: 81, published: 80, protocol: tcp}]
          ports: ['[]:80:81/UDP']             | [{mode: ingress, target: 81, published: 80, protocol: udp}]
          ports: ['[::ffff:1.2.3.4]::81']     | [{mode: ingress, host_ip: ::ffff:1.2.3.4, target: 81, protocol: tcp}]
          ports: [{target: 0}]                | [{mode: ingress, protocol: tcp}]
          expose: [80, '80=81']               | [80, 80=81]
          build: ''                           | {dockerfile: Dockerfile}
          build: {additional_contexts: {n: ''}} | {context: /project, dockerfile: Dockerfile, additional_contexts: {n: }}
          extra_hosts: ['a:[::1]', 'a=1,2']   | [a=1, a=2, a=::1]
          extra_hosts: {a: ['1', '[]'], b: '1,2'} | [a=1, a=[], b=1,2]
          extra_hosts: {a: []}                | []
          """)
  void isWrittenOut(String attribute, String expected) {
    LoadResult result = load(attribute);
    assertThat(result.diagnostics())
        .extracting(Diagnostic::severity)
        .doesNotContain(Severity.ERROR);
    String key = attribute.substring(0, attribute.indexOf(':'));
    Mapping service = result.project().orElseThrow().tree().child("services").child("a");
    assertThat(shown(service.get(key).orElseThrow())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          volumes: ['/a:/t', {type: tmpfs, target: /t/}] | C2E041 3:24 services.a.volumes[1] mounts /t, where services.a.volumes[0] is mounted already
          volumes: ['$${x:/t']             | C2E036 3:15 the mount is malformed: `${x:/t` opens a brace that it does not close
          ports: ['1.2.3.04:80:80']        | C2E035 3:13 the port is malformed: `1.2.3.04` is no IP address
          ports: [{target: 80, host_ip: ''}] | C2E035 3:26 `` is no IP address
          ports: [{target: -80}]           | C2E035 3:14 `-80` is no port: it is below 0
          ports: [{target: 80, published: 80.0}] | C2E033 3:26 services.a.ports[0].published is a number with a fraction: quote it, or write a whole one
          expose: [80.5]                   | C2E031 3:14 services.a.expose[0] must be a port, not a number
          extra_hosts: [foo]               | C2E033 3:19 `foo` is no additional host: its address is missing
          extra_hosts: ['=1']              | C2E033 3:19 `` cannot be the name of a host
          secrets: [{target: /t}]          | C2E032 3:15 services.a.secrets[0] names no secret
          build: {additional_contexts: {n: 1}} | C2E037 3:35 services.a.build.additional_contexts.n must be a text
          """)
  void isRefused(String attribute, String expected) {
    assertThat(load(attribute).diagnostics())
        .filteredOn(diagnostic -> diagnostic.severity() == Severity.ERROR)
        .singleElement()
        .satisfies(
            error ->
                assertThat(
                        error.code().id()
                            + " "
                            + error.locations().get(0).line()
                            + ":"
                            + error.locations().get(0).column()
                            + " "
                            + error.message())
                    .isEqualTo(expected));
  }

  @ParameterizedTest
  @CsvSource({"''", "${UNSET}"})
  void anEmptyImageIsNoImage(String image) {
    LoadResult result = loadText("services:\n  a:\n    image: '" + image + "'\n");
    assertThat(result.project()).isEmpty();
    assertThat(result.diagnostics())
        .anyMatch(error -> error.message().equals("services.a has neither an image nor a build"));
  }

  @Test
  void onlyMountedVolumesAreInUse() {
    String compose =
        """
        services: {a: {image: i, volumes: [{type: tmpfs, source: v, target: /t}]}}
        volumes: {v: {}}
        """;
    assertThat(loadText(compose).project().orElseThrow().volumes()).isEmpty();
  }

  private static LoadResult load(String attribute) {
    return loadText("services:\n  a:\n    " + attribute + "\n    image: i\nvolumes: {vol: {}}\n");
  }

  private static LoadResult loadText(String compose) {
    return ComposeLoader.load(
        LoadRequest.builder(MemoryFiles.ROOT).fileAccess(MemoryFiles.parse(compose)).build());
  }

  private static String shown(Node node) {
    if (node instanceof Mapping mapping) {
      return mapping.entries().entrySet().stream()
          .map(entry -> entry.getKey() + ": " + shown(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (node instanceof Sequence list) {
      List<String> items = list.items().stream().map(CanonicalFormsTest::shown).toList();
      return items.toString();
    }
    return ((Scalar) node).text();
  }
}
