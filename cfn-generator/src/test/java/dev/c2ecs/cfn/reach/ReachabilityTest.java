package dev.c2ecs.cfn.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ReachabilityTest {

  private static final Template TEMPLATE =
      Projects.template(
          """
          name: shop
          services:
            web: {image: example/web, networks: [front]}
            api: {image: example/api, networks: {front: {aliases: [Backend]}, back: }}
            db: {image: postgres, networks: [back]}
            proxied: {image: example/x, expose: ["99"], x-aws-discovery: connect}
            client: {image: example/y, depends_on: [proxied]}
          networks: {front: , back: }
          """);

  private static Template changed(UnaryOperator<Resource> change) {
    return new Template(
        TEMPLATE.description(),
        TEMPLATE.parameters(),
        TEMPLATE.resources().stream().map(change).toList(),
        TEMPLATE.outputs());
  }

  private static Resource with(Resource resource, String key, Value value) {
    Map<String, Value> entries = new LinkedHashMap<>(resource.properties().entries());
    entries.put(key, value);
    return new Resource(
        resource.id(),
        resource.type(),
        resource.origin(),
        resource.dependsOn(),
        resource.deletionPolicy(),
        resource.updateReplacePolicy(),
        new Value.MapOf(entries));
  }

  @Test
  void namesAliasesAndGroupsLeadToAService() {
    Reachability all = Reachability.of(TEMPLATE);
    assertThat(all.reaches("WebService", "api", 8080, "ApiService")).isTrue();
    assertThat(all.reaches("WebService", "backend", 8080, "ApiService")).isTrue();
    assertThat(all.reaches("WebService", "API.shop.local", 8080, "ApiService")).isTrue();
    assertThat(all.reaches("ApiService", "db", 5432, "DbService")).isTrue();
    assertThat(all.running("api")).contains("ApiService");
    assertThat(all.services()).hasSize(5);
  }

  @Test
  void aNameWithoutASharedNetworkIsFoundButNotReached() {
    Reachability all = Reachability.of(TEMPLATE);
    assertThat(all.resolve("WebService", "db", 5432)).containsExactly("DbService");
    assertThat(all.admits("WebService", "DbService", "tcp", 5432)).isFalse();
    assertThat(all.reaches("WebService", "db", 5432, "DbService")).isFalse();
  }

  @Test
  void aNameThatNobodyHasLeadsNowhere() {
    Reachability all = Reachability.of(TEMPLATE);
    assertThat(all.resolve("WebService", "nobody", 80)).isEmpty();
    assertThat(all.resolve("NoService", "api", 80)).isEmpty();
    assertThat(all.running("nobody")).isEmpty();
  }

  @Test
  void aProxyKnowsNamesWithTheirPorts() {
    Reachability all = Reachability.of(TEMPLATE);
    assertThat(all.resolve("ClientService", "proxied", 99)).containsExactly("ProxiedService");
    assertThat(all.reaches("ClientService", "proxied", 99, "ProxiedService")).isTrue();
    assertThat(all.resolve("ClientService", "proxied", 98)).isEmpty();
    assertThat(all.resolve("ClientService", "proxied.shop.local", 98))
        .containsExactly("ProxiedService");
    assertThat(all.resolve("WebService", "proxied", 98)).containsExactly("ProxiedService");
  }

  @Test
  void whatAScheduleStartsReachesOthersAndIsNotReached() {
    Reachability all =
        Reachability.of(
            Projects.template(
                """
                name: shop
                services:
                  report: {image: example/report, x-aws-schedule: rate(1 day)}
                  db: {image: postgres}
                """));
    String report = all.running("report").orElseThrow();
    assertThat(all.reaches(report, "db", 5432, "DbService")).isTrue();
    assertThat(all.resolve("DbService", "report", 80)).isEmpty();
  }

  @Test
  void withoutTheHelperNoShortNameIsFound() {
    Template without =
        changed(
            resource ->
                resource.id().equals("WebTaskDefinition")
                    ? with(
                        resource,
                        "ContainerDefinitions",
                        Value.list(List.of(Value.map("Name", "web", "Image", "example/web"))))
                    : resource);
    Reachability all = Reachability.of(without);
    assertThat(all.resolve("WebService", "api", 80)).isEmpty();
    assertThat(all.resolve("WebService", "api.shop.local", 80)).containsExactly("ApiService");
  }

  @Test
  void withoutARegistryAnEntryLeadsNowhere() {
    Template without =
        changed(
            resource ->
                resource.id().equals("ApiService")
                    ? with(resource, "ServiceRegistries", Value.list(List.of()))
                    : resource);
    Reachability all = Reachability.of(without);
    assertThat(all.resolve("WebService", "api", 80)).isEmpty();
    assertThat(all.resolve("WebService", "backend", 80)).isEmpty();
  }
}
