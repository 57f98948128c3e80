package dev.c2ecs.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.fuzz.MemoryFiles;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the reference makes of values: an attribute of a service, and what is printed of it. */
class DecodedValuesTest {

  private static final String NOTHING = "";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      emptyValue = NOTHING,
      textBlock =
          """
          cpu_shares: 1.5                                 | 1
          cpu_shares: .5                                  | ``
          cpu_shares: "7"                                 | 7
          pids_limit: 9223372036854775808                 | -9223372036854775808
          cpu_quota: 1e20                                 | -9223372036854775808
          healthcheck: {retries: 2.5}                     | {retries: 2}
          healthcheck: {retries: 1e20}                    | {retries: 9223372036854775808}
          blkio_config: {weight: 65537}                   | {weight: 1}
          networks: {default: {priority: 1.9}}            | {default: {priority: 1}}
          cpus: 1e11                                      | 1e+11
          cpus: "1_000"                                   | 1000
          cpus: "0x1p4"                                   | 16
          cpus: -0                                        | ``
          deploy: {update_config: {max_failure_ratio: 0.1}} | {update_config: {max_failure_ratio: 0.1}}
          mem_limit: "1e3"                                | '1000'
          mem_limit: +64m                                 | '67108864'
          mem_limit: "1_0k"                               | '10240'
          mem_limit: 0x1p4                                | '16'
          mem_limit: 18446744073709551615                 | ``
          mem_limit: 2001-01-01                           | ``
          stop_grace_period: "1\u03bcs"                   | '1µs'
          stop_grace_period: 0s                           | '0s'
          deploy: {update_config: {delay: 0s}}            | {update_config: {}}
          attach: "yes"                                   | true
          pre_start: [{privileged: "on", per_replica: "n"}] | [{image: 'i', privileged: true}]
          post_start: [{command: x, privileged: "false"}] | [{command: ['x']}]
          post_start: [{command: []}]                     | [{command: []}]
          secrets: [{source: s, mode: -1}]                | [{source: 's', target: '/run/secrets/s', mode: '0-1'}]
          ulimits: {n: 0}                                 | {n: {soft: 0, hard: 0}}
          ulimits: {n: {soft: 1, hard: "0"}}              | {n: {soft: 1, hard: 0}}
          gpus: [{count: "ALL", driver: d}]               | [{driver: 'd', count: -1}]
          extra_hosts: {a: "1,2"}                         | ['a=1,2']
          extra_hosts: [a=1,a=2, "b:[::1]"]               | ['a=1', 'a=2', 'b=::1']
          extra_hosts: {a: []}                            | []
          extra_hosts: {}                                 | ``
          storage_opt: {a: 1, b: }                        | {a: '1', b: ''}
          labels: {a: -0, b: -0x0}                        | {a: '-0', b: '0'}
          environment: {A: 2001-01-01}                    | {A: '2001-01-01 00:00:00 +0000 UTC'}
          x-a: 2001-01-01                                 | '2001-01-01T00:00:00Z'
          x-a: 2001-01-01T10:00:00.5+01:00                | '2001-01-01T10:00:00.5+01:00'
          command: 2001-01-01                             | ``
          """)
  void isPrintedAs(String attribute, String printed) {
    assertThat(attribute(attribute)).isEqualTo(printed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      emptyValue = NOTHING,
      textBlock =
          """
          deploy: {}                                        | {}
          deploy:                                           | ``
          deploy: {resources: {limits: {}}}                 | {resources: {limits: {}}}
          deploy: {resources: {limits: {cpus: 0}}}          | {resources: {limits: {}}}
          deploy: {resources: {}, placement: {}}            | {}
          deploy: {restart_policy: {}}                      | {restart_policy: {}}
          deploy: {replicas: 0}                             | {replicas: 0}
          develop: {watch: []}                              | {}
          blkio_config: {}                                  | {}
          blkio_config: {device_read_bps: [{}]}             | {device_read_bps: [{path: '', rate: '0'}]}
          blkio_config: {weight_device: [{path: /a}]}       | {weight_device: [{path: '/a', weight: 0}]}
          logging: {driver: "", options: {}}                | {}
          credential_spec: {}                               | {}
          provider: {type: t, options: {a: [], b: ""}}      | {type: 't', options: {b: ['']}}
          volumes: [{type: image, source: i, target: /t, image: {}}] | [{type: 'image', source: 'i', target: '/t', image: {}}]
          deploy: {resources: {reservations: {generic_resources: [{discrete_resource_spec: {}}]}}} | {resources: {reservations: {generic_resources: [{discrete_resource_spec: {kind: '', value: 0}}]}}}
          """)
  void emptyBlocksStayWhereTheReferenceKeepsThem(String attribute, String printed) {
    assertThat(attribute(attribute)).isEqualTo(printed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          scale: 2, deploy: {}                     | deploy | {replicas: 2}
          networks: {n: }                          | /networks.n | {name: 'p_n', enable_ipv6: false}
          models: [m]                              | /models.m | {}
          """)
  void otherPartsArePrintedAs(String attributes, String path, String printed) {
    Mapping tree = load(attributes).project().orElseThrow().tree();
    Node node = path.startsWith("/") ? tree : tree.child("services").child("a");
    for (String key : path.replace("/", "").split("\\.", -1)) {
      node = ((Mapping) node).get(key).orElseThrow();
    }
    assertThat(print(node)).isEqualTo(printed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          mem_limit: -1g                                  | services.a.mem_limit         | is no size
          cpus: "1d"                                      | services.a.cpus              | must be a number
          cpus: "1e39"                                    | services.a.cpus              | must be a number
          healthcheck: {retries: -1}                      | services.a.healthcheck.retries | must be at least 0
          deploy: {replicas: -1}                          | services.a.deploy.replicas   | must be at least 0
          blkio_config: {weight: "1"}                     | services.a.blkio_config.weight | without quotes
          ulimits: {n: 1.0}                               | services.a.ulimits.n         | must be a whole number or a mapping
          build: {ulimits: {n: "1"}}                      | services.a.build.ulimits.n   | must be a whole number or a mapping
          gpus: [{count: 1.0}]                            | services.a.gpus[0].count     | without a point
          secrets: [{source: s, mode: 1.0}]               | services.a.secrets[0].mode   | must be an octal number
          group_add: [1.5]                                | services.a.group_add[0]      | must be a text or a whole number
          storage_opt: {a: 1.5}                           | services.a.storage_opt.a     | must be a text or a whole number
          extra_hosts: [foo]                              | services.a.extra_hosts[0]    | its address is missing
          extra_hosts: {"a:b": "1"}                       | services.a.extra_hosts.a:b   | cannot be the name of a host
          post_start: [{command: x, privileged: "1"}]     | services.a.post_start[0].privileged | must be true or false
          attach: "maybe"                                 | services.a.attach            | must be true or false
          hostname: 2001-01-01                            | services.a.hostname          | must be a text, not a date
          command: [2001-01-01]                           | services.a.command[0]        | must be a text, not a date
          security_opt: [2001-01-01]                      | services.a.security_opt[0]   | must be a text, not a date
          environment: [2001-01-01]                       | services.a.environment[0]    | must be a string
          build: {context: 2001-01-01}                    | services.a.build.context     | must be a text, not a date
          build: {additional_contexts: {a: }}             | services.a.build.additional_contexts.a | must be a text
          pid:                                            | services.a.pid               | must be a text, not empty
          cpus: 1, deploy: {resources: {limits: {}}}      | services.a.cpus              | different values
          scale: 0, deploy: {replicas: 1}                 | services.a.scale             | different values
          """)
  void isRefused(String attribute, String path, String message) {
    LoadResult result = load(attribute);
    assertThat(result.project()).isEmpty();
    assertThat(result.diagnostics())
        .anySatisfy(
            diagnostic -> {
              assertThat(diagnostic.path()).hasToString(path);
              assertThat(diagnostic.message()).contains(message);
              assertThat(diagnostic.locations()).isNotEmpty();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cpu_shares: 1.5             | services.a.cpu_shares: 1.5 becomes 1
          mem_limit: 2001-01-01       | services.a.mem_limit: docker compose ignores a date
          command: 2001-01-01         | services.a.command: docker compose ignores a date
          'gpus: [{a: 1, driver: d}]' | services.a.gpus[0].a is left out
          """)
  void warnsOfWhatIsLost(String attribute, String message) {
    assertThat(load(attribute).diagnostics())
        .anySatisfy(diagnostic -> assertThat(diagnostic.message()).startsWith(message));
  }

  private static String attribute(String attribute) {
    Mapping service = load(attribute).project().orElseThrow().tree().child("services").child("a");
    Optional<Node> node = service.get(attribute.substring(0, attribute.indexOf(':')));
    return node.map(DecodedValuesTest::print).orElse(NOTHING);
  }

  private static LoadResult load(String attributes) {
    String project =
        """
        services: {a: {image: i, %s}}
        networks: {n: {enable_ipv6: false}}
        secrets: {s: {file: ./s}}
        models: {m: {model: ""}}
        """
            .formatted(attributes);
    return ComposeLoader.load(
        LoadRequest.builder(MemoryFiles.ROOT)
            .fileAccess(MemoryFiles.parse(project))
            .projectName("p")
            .build());
  }

  private static String print(Node node) {
    if (node instanceof Mapping mapping) {
      return mapping.entries().entrySet().stream()
          .map((Map.Entry<String, Node> e) -> e.getKey() + ": " + print(e.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (node instanceof Sequence list) {
      return list.items().stream()
          .map(DecodedValuesTest::print)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    Scalar scalar = (Scalar) node;
    return scalar.isString() ? "'" + scalar.text() + "'" : scalar.text();
  }
}
