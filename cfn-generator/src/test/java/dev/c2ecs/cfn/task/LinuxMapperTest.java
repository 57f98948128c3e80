package dev.c2ecs.cfn.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinuxMapperTest {

  private static final Mapper MAPPER = new LinuxMapper();

  @Test
  void kernelSettingsThatFargateHasAreSet() {
    Mapped mapped =
        Mapped.service(
            MAPPER,
            "init: true, read_only: true, cap_drop: [CAP_NET_RAW], cap_add: [SYS_PTRACE],"
                + " ulimits: {nofile: {soft: 1024, hard: -1}}, sysctls: {net.core.somaxconn: 1024}");
    assertThat(mapped.container("LinuxParameters", "InitProcessEnabled"))
        .isEqualTo(Optional.of(Value.flag(true)));
    assertThat(mapped.container("LinuxParameters", "Capabilities", "Drop"))
        .isEqualTo(Optional.<Value>of(Value.texts(List.of("NET_RAW"))));
    assertThat(mapped.container("ReadonlyRootFilesystem")).isEqualTo(Optional.of(Value.flag(true)));
    assertThat(mapped.container("Ulimits").orElseThrow().toString()).contains("1048576");
    assertThat(mapped.container("SystemControls").orElseThrow().toString()).contains("somaxconn");
  }

  @Test
  void aTmpfsHasASize() {
    Mapped mapped = Mapped.service(MAPPER, "tmpfs: [\"/run:size=1500k,mode=755\", /tmp]");
    assertThat(mapped.container("LinuxParameters", "Tmpfs"))
        .isEqualTo(
            Optional.<Value>of(
                Value.list(
                    Value.map(
                        "ContainerPath", "/run",
                        "Size", Value.number(2),
                        "MountOptions", Value.texts(List.of("mode=755"))),
                    Value.map("ContainerPath", "/tmp", "Size", Value.number(64)))));
    assertThat(mapped.codes()).containsExactly("C2E346");
  }
}
