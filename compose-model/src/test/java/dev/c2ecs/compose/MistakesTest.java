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
          depends_on: [c]                       | services.a.depends_on.c refers to the service c, which is not defined | did you mean `a`?
          networks: [fornt]                     | services.a.networks.fornt refers to the network fornt, which is not defined | did you mean `front`?
          volumes: ['datta:/d']                 | services.a.volumes[0] refers to the volume datta, which is not defined | did you mean `data`?
          volumes: ['src/app:/d']               | services.a.volumes[0] refers to the volume src/app, which is not defined | a directory of the project is written ./src/app
          hostname: ${HOSTNAM:?}                | services.a.hostname requires the variable HOSTNAM | set it in the environment or in .env
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
