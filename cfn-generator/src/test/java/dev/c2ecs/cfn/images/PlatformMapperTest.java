package dev.c2ecs.cfn.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.template.Value;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformMapperTest {

  @ParameterizedTest
  @CsvSource({"linux/arm64,ARM64", "linux/arm64/v8,ARM64", "linux/amd64,", "linux/ARM64,ARM64"})
  void thePlatformIsThatOfTheTask(String platform, String architecture) {
    assertThat(
            Mapped.service(new PlatformMapper(), "platform: " + platform)
                .property("WebTaskDefinition", "RuntimePlatform", "CpuArchitecture"))
        .isEqualTo(Optional.ofNullable(architecture).map(Value::text));
  }
}
