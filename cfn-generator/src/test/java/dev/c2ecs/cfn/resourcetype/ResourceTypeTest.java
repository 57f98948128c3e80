package dev.c2ecs.cfn.resourcetype;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResourceTypeTest {

  @Test
  void aTypeWithoutARowStandsLastAndHoldsNothing() {
    ResourceType unknown = ResourceType.of("AWS::Lambda::Function");
    assertThat(unknown).isEqualTo(ResourceType.OTHER);
    assertThat(ResourceType.values()).endsWith(unknown);
    assertThat(unknown.tags()).isEmpty();
    assertThat(unknown.data()).isEmpty();
    assertThat(unknown.properties()).isEmpty();
    assertThat(unknown.createSeconds()).isEqualTo(6);
  }

  @Test
  void aTypeIsFoundByItsText() {
    assertThat(ResourceType.of("AWS::EFS::AccessPoint")).isEqualTo(ResourceType.ACCESS_POINT);
    assertThat(ResourceType.ACCESS_POINT.is("AWS::EFS::AccessPoint")).isTrue();
    assertThat(ResourceType.ACCESS_POINT.is("AWS::EFS::FileSystem")).isFalse();
  }

  @Test
  void noTypeHasTwoRows() {
    Set<String> texts = new HashSet<>();
    assertThat(Arrays.stream(ResourceType.values()).map(ResourceType::text))
        .isNotEmpty()
        .allSatisfy(text -> assertThat(texts.add(text)).as(text).isTrue());
  }

  @Test
  void typesOfIamAreKnownWithoutARow() {
    assertThat(ResourceType.isOfIam("AWS::IAM::InstanceProfile")).isTrue();
    assertThat(ResourceType.isOfIam(ResourceType.CLUSTER.text())).isFalse();
  }
}
