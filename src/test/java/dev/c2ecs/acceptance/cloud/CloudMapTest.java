package dev.c2ecs.acceptance.cloud;

import static dev.c2ecs.acceptance.cloud.Parts.BASE;
import static dev.c2ecs.acceptance.cloud.Parts.entry;
import static dev.c2ecs.acceptance.cloud.Parts.namespace;
import static dev.c2ecs.acceptance.cloud.Parts.registry;
import static dev.c2ecs.acceptance.cloud.Parts.resource;
import static dev.c2ecs.acceptance.cloud.Parts.service;
import static dev.c2ecs.acceptance.cloud.Parts.task;
import static dev.c2ecs.acceptance.cloud.Parts.template;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names in Cloud Map. */
class CloudMapTest {

  private static final String NAMES = namespace("Names", "p.local");
  private static final String DB = NAMES + entry("Db", "db", "A");

  private static String instance(String id, String more) {
    return resource(
        id,
        "ServiceDiscovery::Instance",
        "ServiceId: !Ref Alias, InstanceAttributes: {AWS_INSTANCE_CNAME: db.p.local}" + more);
  }

  static Stream<Step> steps() {
    return Stream.of(
        new Step(
            "a name is there once",
            template(DB),
            template(DB, entry("Other", "db", "A")),
            "ServiceAlreadyExists"),
        new Step(
            "DNS does not tell upper case from lower case",
            template(DB),
            template(DB, entry("Other", "DB", "A")),
            "ServiceAlreadyExists"),
        Step.ok(
            "another name is another entry",
            template(DB),
            template(DB, entry("Other", "db2", "A"))),
        new Step(
            "an entry with another ID comes before the old one goes",
            template(DB),
            template(NAMES, entry("Renamed", "db", "A")),
            "ServiceAlreadyExists"),
        new Step(
            "health checks cannot be added later: the replacement finds its name taken",
            template(DB),
            template(
                NAMES,
                entry("Db", "db", "A")
                    .replace("}]}}}", "}]}, HealthCheckCustomConfig: {FailureThreshold: 1}}}")),
            "ServiceAlreadyExists"),
        Step.ok(
            "the time to live changes in place",
            template(DB),
            template(NAMES, entry("Db", "db", "A").replace("TTL: 10", "TTL: 20"))),
        new Step(
            "an entry keeps the type of its record",
            template(NAMES, entry("Db", "db", "SRV")),
            template(DB),
            "InvalidInput"),
        Step.creates(
            "a CNAME is weighted",
            template(NAMES, entry("Db", "db", "CNAME").replace("WEIGHTED", "MULTIVALUE")),
            "InvalidInput"),
        Step.creates(
            "a CNAME has no health check",
            template(
                NAMES,
                entry("Db", "db", "CNAME")
                    .replace("}]}}}", "}]}, HealthCheckCustomConfig: {FailureThreshold: 1}}}")),
            "InvalidInput"),
        new Step(
            "an entry keeps its routing policy",
            template(DB),
            template(NAMES, entry("Db", "db", "A").replace("MULTIVALUE", "WEIGHTED")),
            "InvalidInput"),
        new Step(
            "a domain is in a VPC once",
            template(NAMES),
            template(NAMES, namespace("Other", "p.local")),
            "ConflictingDomainExists"),
        Step.ok(
            "another domain is another namespace",
            template(NAMES),
            template(NAMES, namespace("Other", "q.local"))),
        new Step(
            "an HTTP namespace has its name alone in the account",
            template(resource("H", "ServiceDiscovery::HttpNamespace", "Name: h")),
            template(resource("I", "ServiceDiscovery::HttpNamespace", "Name: h")),
            "NamespaceAlreadyExists"),
        Step.creates(
            "only an entry with a CNAME has instances with one",
            template(NAMES, entry("Alias", "alias", "A"), instance("Target", "")),
            "InvalidInput"),
        Step.creates(
            "an alias and its target",
            template(NAMES, entry("Alias", "alias", "CNAME"), instance("Target", "")),
            ""));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void saysWhatAwsSays(Step step) {
    step.check();
  }

  @Test
  void anEntryWithTasksIsLeftOver() {
    String base = BASE + DB + task("Task", 80);
    Operation updated =
        Step.ok(
                "the service leaves the registry out, which keeps it",
                template(base, service("Svc", "Task", registry("Db"))),
                template(BASE, NAMES, task("Task", 80), service("Svc", "Task", "")))
            .check();
    assertThat(updated.events(Event.LEFTOVER)).extracting(Event::logicalId).containsExactly("Db");
    assertThat(updated.events("DELETE_FAILED"))
        .first()
        .satisfies(event -> assertThat(event.reason()).startsWith("ResourceInUse"));
  }

  @Test
  void anEntryGoesWhenTheServiceGivesItUp() {
    String base = BASE + DB + task("Task", 80);
    Operation updated =
        Step.ok(
                "the list of registries is empty",
                template(base, service("Svc", "Task", registry("Db"))),
                template(
                    BASE, NAMES, task("Task", 80), service("Svc", "Task", "ServiceRegistries: []")))
            .check();
    assertThat(updated.events(Event.LEFTOVER)).isEmpty();
  }

  @Test
  void aNamespaceWithServicesIsNotDeleted() {
    CloudModel cloud = new CloudModel();
    cloud.deploy(
        "s",
        template(
            NAMES,
            resource(
                "Db",
                "ServiceDiscovery::Service, DeletionPolicy: Retain",
                "Name: db, NamespaceId: !Ref Names")),
        Map.of());
    Operation removed = cloud.remove("s");
    assertThat(removed.failure().orElseThrow().reason()).startsWith("ResourceInUse");
    assertThat(removed.status()).isEqualTo("DELETE_FAILED");
  }

  @Test
  void anInstanceIdIsOneInstance() {
    String alias = NAMES + entry("Alias", "alias", "CNAME");
    new Step(
            "the instance is in the stack already",
            template(alias, instance("Target", ", InstanceId: one")),
            template(alias, instance("Renamed", ", InstanceId: one")),
            "AlreadyExists: one in")
        .check();
    Step.ok(
            "without an ID it is another",
            template(alias, instance("Target", "")),
            template(alias, instance("Renamed", "")))
        .check();
  }
}
