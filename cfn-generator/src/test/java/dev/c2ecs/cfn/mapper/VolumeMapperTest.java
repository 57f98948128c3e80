package dev.c2ecs.cfn.mapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VolumeMapperTest {

  private static final Mapper MAPPER = new VolumeMapper();

  private static final String DATA =
      "name: p\nservices: {web: {image: x, volumes: [\"data:/d\"]}, ro: {image: x, volumes:"
          + " [\"data:/d:ro\"]}}\nvolumes: {data: }\n";

  @Test
  void aNamedVolumeIsARetainedFileSystemWithAMountTargetPerZone() {
    Mapped mapped = Mapped.project(MAPPER, DATA);
    assertThat(mapped.declared())
        .isEqualTo(
            List.of(
                "DataFilesystem",
                "DataFilesystemSecurityGroup",
                "DataFilesystemMountTarget1",
                "DataFilesystemMountTarget2",
                "DataAccessPoint"));
    assertThat(mapped.codes()).containsExactly("C2E320");
    assertThat(mapped.parameters()).containsExactly("FileSystemSubnetIds");
  }

  @Test
  void aReadOnlyMountMayNotWrite() {
    Mapped mapped = Mapped.project(MAPPER, DATA);
    String reader = mapped.property("RoTaskRole", "Policies").orElseThrow().toString();
    String writer = mapped.property("WebTaskRole", "Policies").orElseThrow().toString();
    assertThat(reader).contains("ClientMount").doesNotContain("ClientWrite");
    assertThat(writer).contains("ClientMount").contains("ClientWrite");
  }

  @Test
  void anAnonymousVolumeIsScratchSpace() {
    Mapped mapped = Mapped.service(MAPPER, "volumes: [/cache]");
    assertThat(mapped.codes()).containsExactly("C2E321");
    assertThat(mapped.property("WebTaskDefinition", "Volumes").orElseThrow().toString())
        .contains("web-scratch1");
  }

  @Test
  void sourceCodeStaysOutAndPathsOfTheHostAreRefused() {
    Mapped mapped =
        Mapped.service(
            MAPPER,
            "build: ., volumes: [\".:/app\", \"/app/node_modules\", \"/var/run/docker.sock:/s\"]");
    assertThat(mapped.codes()).containsExactly("C2E322", "C2E322", "C2E323");
    assertThat(mapped.property("WebTaskDefinition", "Volumes")).isEmpty();
  }

  @Test
  void aDirectoryOfTheProjectIsAFileSystemOfItsOwn() {
    Mapped mapped = Mapped.service(MAPPER, "volumes: [\"./data:/data\"]");
    assertThat(mapped.codes()).containsExactlyInAnyOrder("C2E320", "C2E352");
    assertThat(mapped.declared()).contains("DataFilesystem", "DataAccessPoint");
  }
}
