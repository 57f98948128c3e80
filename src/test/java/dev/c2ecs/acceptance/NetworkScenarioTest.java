package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** S7: services reach each other exactly when they share a network. */
class NetworkScenarioTest extends Scenario {

  private static final String THREE =
      """
      name: tiers
      services:
        web: {image: nginx, networks: [front]}
        api: {image: node, expose: ["3000"], networks: [front, back]}
        db:
          image: postgres
          networks:
            back: {aliases: [database]}
      networks:
        front:
        back: {internal: true}
      """;

  @Test
  void thereIsAPathExactlyWhereANetworkIsShared() {
    Template template = template(THREE);
    for (int port : List.of(1, 80, 3000, 5432, 65535)) {
      assertThat(template.reaches("WebService", "DbService", port)).isFalse();
      assertThat(template.reaches("DbService", "WebService", port)).isFalse();
      assertThat(template.reaches("WebService", "ApiService", port)).isTrue();
      assertThat(template.reaches("ApiService", "WebService", port)).isTrue();
      assertThat(template.reaches("ApiService", "DbService", port)).isTrue();
      assertThat(template.reaches("DbService", "ApiService", port)).isTrue();
    }
  }

  @Test
  void anAliasResolves() {
    Template template = template(THREE);
    assertThat(template.at("DbServiceDiscoveryEntry", "Name")).isEqualTo("db");
    assertThat(template.at("DatabaseAlias", "Name")).isEqualTo("database");
    assertThat(template.at("DatabaseAliasTarget", "InstanceAttributes", "AWS_INSTANCE_CNAME"))
        .isEqualTo("db.tiers.local");
  }

  @Test
  void everyTaskLooksNamesUpInTheNamespaceOfTheProject() {
    Template template = template(THREE);
    for (String name : List.of("web", "api", "db")) {
      String definition = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      assertThat(String.valueOf(template.container(definition + "TaskDefinition", name + "-setup")))
          .contains("search tiers.local");
      assertThat(template.container(definition + "TaskDefinition", name).get("DependsOn"))
          .isEqualTo(List.of(Map.of("ContainerName", name + "-setup", "Condition", "SUCCESS")));
    }
  }

  @Test
  void anExistingGroupIsAttachedAndNotModified() {
    Template template =
        template(
            """
            name: p
            services: {web: {image: nginx, networks: [shared, own]}}
            networks:
              own:
              shared: {external: true, name: sg-0123456789abcdef0}
            """);
    assertThat(template.groups("WebService"))
        .containsExactlyInAnyOrder("OwnNetwork", "WebSecurityGroup", "sg-0123456789abcdef0");
    assertThat(template.ingress()).isNotEmpty().noneMatch(rule -> rule.group().startsWith("sg-"));
    assertThat(template.ofType("AWS::EC2::SecurityGroup"))
        .containsExactly("OwnNetwork", "WebSecurityGroup");
  }

  @Test
  void anExternalNetworkThatIsNoGroupIsMade() {
    Program.Result result =
        Program.convert(
            directory(),
            """
            name: p
            services: {web: {image: nginx, networks: [shared]}}
            networks: {shared: {external: true}}
            """);
    assertThat(result.err()).contains(":3:12: warning C2E311: the network shared exists in Docker");
    assertThat(keep(result).groups("WebService")).contains("SharedNetwork");
  }

  @Test
  void moreNetworksThanATaskCanHaveAreRefused() {
    assertThat(
            refusal(
                """
                name: p
                services: {web: {image: nginx, networks: [a, b, c, d, e]}}
                networks: {a: , b: , c: , d: , e: }
                """))
        .contains("error C2E310: web is in 5 networks, a task can be in 4");
  }

  @Test
  void twentyRunsGiveTheSameBytes() {
    String first = Program.convert(directory(), THREE).out();
    for (int i = 0; i < 20; i++) {
      assertThat(Program.convert(directory(), THREE).out()).isEqualTo(first);
    }
  }

  @Test
  void theOrderOfTheFileDoesNotMatter() {
    String reordered =
        """
        networks:
          back: {internal: true}
          front:
        services:
          db:
            networks:
              back: {aliases: [database]}
            image: postgres
          api: {networks: [back, front], expose: ["3000"], image: node}
          web: {networks: [front], image: nginx}
        name: tiers
        """;
    assertThat(Program.convert(directory(), reordered).out())
        .isEqualTo(Program.convert(directory(), THREE).out());
  }
}
