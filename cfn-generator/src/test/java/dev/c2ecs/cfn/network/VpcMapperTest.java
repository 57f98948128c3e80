package dev.c2ecs.cfn.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import org.junit.jupiter.api.Test;

class VpcMapperTest {

  private static final Mapper MAPPER = new VpcMapper();

  @Test
  void thereIsNoneUnlessAskedFor() {
    assertThat(Mapped.service(MAPPER, "restart: always").declared()).isEmpty();
  }

  @Test
  void aGatewayInEachZoneLeadsItsPrivateSubnetOut() {
    Mapped mapped =
        Mapped.project(
            MAPPER, "name: p\nx-aws-vpc: new\nx-aws-nat: per-az\nservices: {web: {image: x}}\n");
    assertThat(mapped.declared())
        .contains("Vpc", "PublicSubnet1", "PrivateSubnet2", "NatGateway1", "NatGateway2")
        .contains("PrivateRoute1", "PrivateRoute2", "S3Endpoint");
  }

  @Test
  void withoutNatThereIsNoWayOutOfPrivateSubnets() {
    Mapped mapped =
        Mapped.project(MAPPER, "name: p\nx-aws-vpc: new\nservices: {web: {image: x}}\n");
    assertThat(mapped.declared()).contains("PrivateRouteTable").doesNotContain("PrivateRoute");
  }
}
