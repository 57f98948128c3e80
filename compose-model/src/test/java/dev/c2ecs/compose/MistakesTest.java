package dev.c2ecs.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.fuzz.MemoryFiles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake is named at its place, with what was probably meant. */
class MistakesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          imagee: x                             | `imagee` is not a key of services.a | did you mean `image`?
          ports: 80:80                          | services.a.ports must be a list, not a string | write a list: `- item`
          env_file: {path: x}                   | services.a.env_file must be a string or a list, not a mapping | write a list, each item with a dash: `- key: value`
          image: [x]                            | services.a.image must be a string, not a list | write the value without a list
          user: 1000                            | services.a.user must be a string, not a number | quote it: "1000"
          stop_grace_period: 30                 | services.a.stop_grace_period must be a string, not a number | quote it with a unit: "30s"
          logging: json-file                    | services.a.logging must be a mapping, not a string | write `driver: …` below it
          depends_on: {b: {condition: healthy}} | services.a.depends_on.b.condition must be one of service_started, service_healthy, service_completed_successfully | did you mean `service_healthy`?
          pull_policy: misssing                 | services.a.pull_policy must be one of always, never, build, if_not_present, missing, refresh, daily, weekly, every_… | did you mean `missing`?
          depends_on: [c]                       | services.a.depends_on.c refers to the service c, which is not defined | define it under `services:`, or correct the name
          networks: [fornt]                     | services.a.networks.fornt refers to the network fornt, which is not defined | did you mean `front`?
          volumes: ['datta:/d']                 | services.a.volumes[0] refers to the volume datta, which is not defined | did you mean `data`?
          volumes: ['src/app:/d']               | services.a.volumes[0] refers to the volume src/app, which is not defined | a directory of the project is written ./src/app
          hostname: ${HOSTNAM:?}                | services.a.hostname requires the variable HOSTNAM | set it in the environment or in .env
          hostname:                             | services.a.hostname must be a string, not empty | write a value, or remove the key
          privileged: 1                         | services.a.privileged must be a boolean or a string, not a number | write true or false
          privileged: maybe                     | services.a.privileged must be true or false, not `maybe` | write `true` or `false`
          cpu_count: '${N:-x}'                  | services.a.cpu_count must be a whole number, not `${N:-x}` | correct the variable, or give it a default: ${NAME:-2}; N is set by its default
          use_api_socket: x                     | services.a.use_api_socket must be a boolean, not a string | write true or false, without quotes
          models: {m: 5}                        | services.a.models.m must be a mapping or empty, not a number | write `key: value` pairs below it
          networks: {front: {priority: x}}      | services.a.networks.front.priority must be a number, not a string | write a number, without quotes
          labels: 5                             | services.a.labels must be a mapping or a list, not a number | write `key: value` pairs, or a list: `- item`
          labels: {a: {b: c}}                   | services.a.labels.a must be a string or a number or a boolean or empty, not a mapping | write one value, not a mapping
          scale: 1.5                            | services.a.scale must be a whole number or a string, not a number | write a whole number
          pull_policy: every_5x                 | services.a.pull_policy must be one of always, never, build, if_not_present, missing, refresh, daily, weekly, every_… | write a duration behind `every_`, such as every_12h
          gpus: some                            | services.a.gpus must be all | write `all`, or a list of devices
          container_name: a b                   | services.a.container_name cannot be `a b` | write two or more of a-z, A-Z, 0-9, `_`, `.` and `-`, a letter or digit first
          provider: {options: {}}               | services.a.provider needs the key `type` | add `type: …`
          develop: {wtach: []}                  | `wtach` is not a key of services.a.develop | did you mean `watch`?
          develop: {foo: []}                    | `foo` is not a key of services.a.develop | the only key is watch
          ports: ['1:2:3:4:5']                  | the port is malformed: `1:2:3` is no IP address | write TARGET, PUBLISHED:TARGET or IP:PUBLISHED:TARGET, with /udp behind it for UDP
          ports: [80.5]                         | the port is malformed: `80.5` is not written as a whole number | write TARGET, PUBLISHED:TARGET or IP:PUBLISHED:TARGET, with /udp behind it for UDP
          links: [nobody]                       | services.a.links[0] refers to the service nobody, which is not defined | define it under `services:`, or correct the name
          volumes_from: [nobody:ro]             | services.a.volumes_from[0] refers to the service nobody, which is not defined | define it under `services:`, or correct the name
          network_mode: service:nobody          | services.a.network_mode refers to the service nobody, which is not defined | define it under `services:`, or correct the name
          devices: ['a:b:c:d']                  | services.a.devices[0]: the device mapping `a:b:c:d` has too many colons | write SOURCE:TARGET or SOURCE:TARGET:PERMISSIONS
          build: {ssh: [a]}                     | `a` in services.a.build.ssh has no = | write `default`, or ID=PATH
          mem_limit: ''                         | an empty text is no size: write a number of bytes, or 64k, 512m, 1.5g | ''
          command: a "b                         | services.a.command: the command has a quote that is never closed | write a list of words: ["…", "…"]
          {image: x, env_file: nope.env}        | there is no file nope.env | correct the path, or create the file
          extends: nobody                       | services.a.extends names the service nobody, which compose.yaml does not have | define it there, or name the file that has it: `file: …`
          extends: a                            | services extend each other in a circle: a in compose.yaml → a in compose.yaml | remove `extends` from one of them
          environment: [{A: 1}]                 | services.a.environment[0] must be a string, not a mapping | write `- KEY=value`, or a mapping instead of the list
          """)
  void saysWhatWasMeant(String attribute, String message, String hint) {
    LoadResult result =
        load(
            """
            services:
              a:
                %s
              b: {image: b}
            networks: {front: }
            volumes: {data: }
            """
                .formatted(attribute));
    assertThat(result.project()).isEmpty();
    assertThat(result.diagnostics())
        .anySatisfy(
            diagnostic -> {
              assertThat(diagnostic.message()).isEqualTo(message);
              assertThat(diagnostic.hint()).isEqualTo(hint);
              assertThat(diagnostic.locations())
                  .singleElement()
                  .satisfies(place -> assertThat(place.line()).isEqualTo(3));
            });
  }

  @Test
  void aMisspeltVariableGetsTheNearestOne() {
    LoadResult result = load("services: {a: {image: '${TGA}'}}\n\n=== .env\nTAG=1\n");
    assertThat(result.diagnostics())
        .first()
        .satisfies(diagnostic -> assertThat(diagnostic.hint()).isEqualTo("did you mean `TAG`?"));
  }

  @Test
  void aKeyOfAServiceAtTheTop() {
    assertThat(load("image: x\nservices: {}\n").diagnostics())
        .singleElement()
        .satisfies(
            diagnostic ->
                assertThat(diagnostic.hint())
                    .isEqualTo("it is a key of a service: indent it below the service's name"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [a]                  | b.yaml:1:1 C2E031 the top level must be a mapping, not a list
          services: {b: [a]}   | b.yaml:1:12 C2E031 services.b must be a mapping, not a list
          networks: {}         | compose.yaml:1:16 C2E051 b.yaml has no services to extend
          """)
  void anExtendedFileIsNamedAsItIs(String text, String expected) {
    String extending = "services: {a: {extends: {file: b.yaml, service: b}}}\n\n=== b.yaml\n";
    assertThat(load(extending + text + "\n").diagnostics())
        .extracting(d -> d.locations().get(0) + " " + d.code().id() + " " + d.message())
        .contains(expected);
  }

  @Test
  void aCircleThatNoDependsOnMakesHasAPlace() {
    assertThat(
            load("services: {a: {image: i, links: [b]}, b: {image: i, ipc: service:a}}\n")
                .diagnostics())
        .extracting(diagnostic -> diagnostic.locations() + " " + diagnostic.code().id())
        .containsExactly("[compose.yaml:1:34] C2E042");
  }

  @Test
  void aMalformedListInAnExtendedFile() {
    LoadResult result =
        load(
            """
            services:
              a: {extends: {file: b.yaml, service: a}}
              b: {extends: {file: b.yaml, service: b}}

            === b.yaml
            services:
              a: {image: x, build: {context: ., ssh: [{a: b}]}}
              b: {image: x, build: {context: ., additional_contexts: [[a]]}}
            """);
    assertThat(result.project()).isEmpty();
    assertThat(result.diagnostics())
        .extracting(diagnostic -> diagnostic.locations().get(0) + " " + diagnostic.code().id())
        .containsExactly("b.yaml:2:43 C2E031", "b.yaml:3:59 C2E031");
  }

  @Test
  void allProblemsAreReportedTogether() {
    LoadResult result =
        load(
            """
            services:
              a:
                imagee: x
                ports: ["x:80"]
                labels: {l: "${"}
                depends_on: [nobody]
                mem_limit: 1x
              b:
                extends: nobody
                image: b
                networks: [nowhere]
                healthcheck: {test: [curl]}
              c: {image: c, volumes: [{type: volume}]}
            secrets: {s: {}}
            """);
    assertThat(result.diagnostics())
        .extracting(
            diagnostic -> diagnostic.locations().get(0).line() + " " + diagnostic.code().id())
        .containsExactly(
            "3 C2E030",
            "4 C2E035",
            "5 C2E020",
            "6 C2E040",
            "7 C2E033",
            "9 C2E051",
            "11 C2E040",
            "12 C2E033",
            "13 C2E032",
            "14 C2E032");
  }

  @Test
  void whatFollowsFromAProblemIsNotReported() {
    List<String> lines =
        load(
                """
                include: [missing.yaml]
                services:
                  a: {image: "${", networks: [from-the-include]}
                """)
            .diagnostics()
            .stream()
            .map(diagnostic -> diagnostic.code().id())
            .toList();
    assertThat(lines).containsExactly("C2E001", "C2E020");
  }

  private static LoadResult load(String project) {
    return ComposeLoader.load(
        LoadRequest.builder(MemoryFiles.ROOT).fileAccess(MemoryFiles.parse(project)).build());
  }
}
