package dev.c2ecs.cfn.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscoveryMapperTest {

  private static final Mapper MAPPER = new DiscoveryMapper();

  @Test
  void anEntryKnowsHealthFromTheBeginning() {
    Mapped mapped =
        Mapped.project(MAPPER, "name: p\nservices: {web: {image: x}, db: {image: x}}\n");
    assertThat(mapped.declared())
        .containsExactly("DbServiceDiscoveryEntry", "WebServiceDiscoveryEntry");
    assertThat(
            mapped.property(
                "WebServiceDiscoveryEntry", "HealthCheckCustomConfig", "FailureThreshold"))
        .contains(Value.number(1));
    assertThat(mapped.property("WebServiceDiscoveryEntry", "Name")).contains(Value.text("web"));
    assertThat(mapped.property("WebService", "ServiceRegistries")).isPresent();
  }

  @Test
  void aSingleServiceHasNoEntry() {
    Mapped mapped = Mapped.service(MAPPER, "tty: true");
    assertThat(mapped.declared()).isEmpty();
    assertThat(mapped.property("WebService", "ServiceRegistries"))
        .contains(new Value.ListOf(List.of(), true));
  }

  @Test
  void aFurtherNameLeadsToTheFirst() {
    Mapped mapped =
        Mapped.project(
            MAPPER,
            """
            name: p
            services:
              web: {image: x, links: ["db:database"]}
              db: {image: x, networks: {default: {aliases: [Pool, s3.local]}}, hostname: store}
            """);
    assertThat(mapped.declared())
        .contains("DatabaseAlias", "PoolAlias", "S3localAlias", "StoreAlias", "PoolAliasTarget");
    assertThat(mapped.property("S3localAlias", "Name")).contains(Value.text("s3.local"));
    assertThat(mapped.property("PoolAlias", "DnsConfig", "RoutingPolicy"))
        .contains(Value.text("WEIGHTED"));
    assertThat(mapped.property("PoolAliasTarget", "InstanceAttributes", "AWS_INSTANCE_CNAME"))
        .contains(Value.text("db.p.local"));
  }

  @Test
  void jobsHaveNoEntry() {
    assertThat(
            Mapped.project(
                    MAPPER,
                    "name: p\nservices: {web: {image: x}, job: {image: x, restart: \"no\"}}\n")
                .declared())
        .containsExactly("WebServiceDiscoveryEntry");
  }
}
