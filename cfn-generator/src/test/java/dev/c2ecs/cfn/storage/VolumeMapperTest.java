package dev.c2ecs.cfn.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeMapperTest {

  private static final Mapper MAPPER = new VolumeMapper();

  private static final String DATA =
      "name: p\nservices: {web: {image: x, volumes: [\"data:/d\"]}, ro: {image: x, volumes:"
          + " [\"data:/d:ro\"]}}\nvolumes: {data: }\n";

  @Test
  void aReadOnlyMountMayNotWrite() {
    Mapped mapped = Mapped.project(MAPPER, DATA);
    String reader = mapped.property("RoTaskRole", "Policies").orElseThrow().toString();
    String writer = mapped.property("WebTaskRole", "Policies").orElseThrow().toString();
    assertThat(reader).contains("ClientMount").doesNotContain("ClientWrite");
    assertThat(writer).contains("ClientMount").contains("ClientWrite");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image: x | '' | true",
        "image: x, user: root | '' | true",
        "image: x, user: '0:0' | '' | true",
        "image: x, user: '1000' | '' | false",
        "image: x, user: node | '' | false",
        "image: x, user: '1000', pre_start: [{command: [chown], user: root}] | '' | true",
        "image: x, user: root | '{driver_opts: {uid: \"1000\"}}' | false",
        "image: x, user: root | '{driver_opts: {uid: \"0\"}}' | true",
      })
  void onlyWhoMayBeRootIsRootOnAFileSystem(String service, String volume, boolean root) {
    for (String mode : new String[] {"", ":ro"}) {
      String policies =
          Mapped.project(
                  MAPPER,
                  "name: p\nservices: {web: {"
                      + service
                      + ", volumes: [{type: volume, source: data, target: /d, volume: {nocopy: true}"
                      + (mode.isEmpty() ? "" : ", read_only: true")
                      + "}]}}\nvolumes: {data: "
                      + volume
                      + "}\n")
              .property("WebTaskRole", "Policies")
              .orElseThrow()
              .toString();
      assertThat(policies.contains("ClientRootAccess")).isEqualTo(root);
      assertThat(policies.contains("ClientWrite")).isEqualTo(mode.isEmpty());
    }
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
  void aWrittenDirectoryOfTheProjectIsData() {
    Mapped mapped = Mapped.service(MAPPER, "volumes: [\"./data:/data\"]");
    assertThat(mapped.codes()).isEmpty();
    assertThat(mapped.property("WebTaskDefinition", "Volumes").orElseThrow().toString())
        .contains("DataFilesystem", "DataAccessPoint");
  }

  @Test
  void aFileSystemThatExistsIsMountedAsItIs() {
    Mapped mapped =
        Mapped.project(
            MAPPER,
            """
            name: p
            services: {web: {image: x, volumes: ["old:/d", "point:/e"]}}
            volumes:
              old: {external: true, name: fs-0a1b2c3d}
              point: {external: true, name: fsap-0b1b2c3d}
            """);
    String volumes = mapped.property("WebTaskDefinition", "Volumes").orElseThrow().toString();
    assertThat(volumes).contains("fs-0a1b2c3d", "fsap-0b1b2c3d", "PointFilesystemId");
    assertThat(mapped.parameters()).containsExactly("PointFilesystemId");
    assertThat(mapped.property("WebTaskRole", "Policies").orElseThrow().toString())
        .contains("file-system/fs-0a1b2c3d", "access-point/fsap-0b1b2c3d");
  }

  @Test
  void aVolumeOnAnotherServerIsRefused() {
    Mapped mapped =
        Mapped.project(
            MAPPER,
            """
            name: p
            services: {web: {image: x, volumes: ["old:/d", "nfs:/e"]}}
            volumes:
              old: {external: true}
              nfs: {driver_opts: {type: nfs, o: "addr=10.0.0.1", device: ":/"}}
            """);
    assertThat(mapped.codes()).containsExactly("C2E328");
  }

  @Test
  void volumesOfAnotherTaskAreMountedToo() {
    Mapped mapped =
        Mapped.project(
            MAPPER,
            """
            name: p
            services:
              web: {image: x, volumes: ["data:/d"]}
              backup: {image: y, volumes_from: ["web:ro"]}
            volumes: {data: }
            """);
    assertThat(mapped.containerOf("BackupTaskDefinition", "backup", "MountPoints").toString())
        .contains("data", "/d", "ReadOnly");
  }
}
