package dev.c2ecs.cfn.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x-aws-exec: true | true",
        "x-aws-exec: true, init: false | false",
        "x-aws-exec: false | false",
        "x-aws-exec: false, init: true | true",
      })
  void whereCommandsCanBeRunIsAnInitProcess(String attributes, boolean init) {
    assertThat(
            Mapped.service(MAPPER, attributes)
                .container("LinuxParameters", "InitProcessEnabled")
                .isPresent())
        .isEqualTo(init);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shm_size: 2gb | /dev/shm 2048",
        "shm_size: 64m | ''",
        "shm_size: 1g, tmpfs: ['/dev/shm:size=256m'] | /dev/shm 256",
        "volumes: ['/dev/shm:/dev/shm'] | /dev/shm 1024",
        "shm_size: 2g, volumes: ['/dev/shm:/dev/shm'] | /dev/shm 2048",
        "volumes: ['/dev/shm:/shm'], shm_size: 2g | /shm 2048, /dev/shm 2048",
      })
  void sharedMemoryIsATmpfs(String attributes, String expected) {
    Value all =
        Mapped.service(MAPPER, attributes)
            .container("LinuxParameters", "Tmpfs")
            .orElse(Value.list(List.of()));
    List<String> tmpfs = new ArrayList<>();
    for (Value one : ((Value.ListOf) all).items()) {
      Map<String, Value> entries = ((Value.MapOf) one).entries();
      Value path = Objects.requireNonNull(entries.get("ContainerPath"));
      tmpfs.add(
          ((Value.Text) path).text()
              + " "
              + String.valueOf(entries.get("Size")).replaceAll("[^0-9]", ""));
    }
    assertThat(String.join(", ", tmpfs)).isEqualTo(expected);
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
