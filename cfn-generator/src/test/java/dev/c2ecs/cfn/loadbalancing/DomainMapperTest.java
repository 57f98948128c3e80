package dev.c2ecs.cfn.loadbalancing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import org.junit.jupiter.api.Test;

class DomainMapperTest {

  private static final Mapper MAPPER = new DomainMapper();

  @Test
  void aDomainGetsACertificateAndARecord() {
    Mapped mapped =
        Mapped.service(
            MAPPER, "ports: [{target: 80, published: \"443\", x-aws-domain: shop.example.com}]");
    assertThat(mapped.declared())
        .containsExactly("ShopExampleComCertificate", "ShopExampleComRecord");
    assertThat(mapped.parameters()).containsExactly("HostedZoneId");
    assertThat(mapped.property("ShopExampleComRecord", "Name"))
        .contains(Value.text("shop.example.com"));
  }

  @Test
  void nothingElseDoes() {
    Mapped mapped = Mapped.service(MAPPER, "ports: [\"443:443\"]");
    assertThat(mapped.declared()).isEmpty();
    assertThat(mapped.parameters()).isEmpty();
  }
}
