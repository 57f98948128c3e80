package dev.c2ecs.cfn.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamespaceMapperTest {

  @Test
  void aProjectHasANamespaceInItsVpc() {
    Mapped mapped =
        Mapped.project(
            new NamespaceMapper(), "name: p\nservices: {web: {image: x}, db: {image: x}}\n");
    assertThat(mapped.declared()).isEqualTo(List.of("CloudMap"));
    assertThat(mapped.property("CloudMap", "Name")).isEqualTo(Optional.of(Value.text("p.local")));
    assertThat(mapped.property("CloudMap", "Vpc")).isEqualTo(Optional.of(Value.ref("VpcId")));
    assertThat(mapped.property("CloudMap", "Properties", "DnsProperties", "SOA", "TTL"))
        .isEqualTo(Optional.of(Value.number(10)));
    assertThat(mapped.codes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'services: {web: {image: x}}', 0",
    "'services: {web: {image: x, environment: {A: \"http://web:80\"}}}', 1",
    "'services: {web: {image: x}, job: {image: x, restart: \"no\"}}', 1",
    "'services: {job: {image: x, restart: \"no\"}, other: {image: x, restart: \"no\"}}', 0"
  })
  void whoHasNobodyToNameNeedsNone(String services, int namespaces) {
    assertThat(Mapped.project(new NamespaceMapper(), "name: p\n" + services + "\n").declared())
        .hasSize(namespaces);
  }

  @Test
  void namesWithDotsAreSaid() {
    Mapped mapped =
        Mapped.project(
            new NamespaceMapper(), "name: p\nservices: {web: {image: x}, a.b.c: {image: x}}\n");
    assertThat(mapped.codes()).containsExactly("C2E388");
  }
}
