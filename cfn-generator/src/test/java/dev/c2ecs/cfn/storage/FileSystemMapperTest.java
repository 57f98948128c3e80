package dev.c2ecs.cfn.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileSystemMapperTest {

  private static final Mapper MAPPER = new FileSystemMapper();

  private static final String SERVICES =
      "name: p\nservices: {web: {image: x, volumes: [\"data:/d\"]}, ro: {image: x, volumes:"
          + " [\"data:/d:ro\"]}}\n";

  @Test
  void aNamedVolumeIsARetainedFileSystemWithAMountTargetPerZone() {
    Mapped mapped = Mapped.project(MAPPER, SERVICES + "volumes: {data: }\n");
    assertThat(mapped.declared())
        .isEqualTo(
            List.of(
                "DataFilesystem",
                "DataFilesystemSecurityGroup",
                "DataFilesystemMountTarget1",
                "DataFilesystemMountTarget2",
                "DataAccessPoint",
                "DataCopiedAccessPoint"));
    assertThat(mapped.codes()).containsExactly("C2E320");
    assertThat(mapped.parameters()).containsExactly("FileSystemSubnetIds");
  }

  @Test
  void aDirectoryOfTheProjectIsAFileSystemOfItsOwn() {
    Mapped mapped = Mapped.service(MAPPER, "volumes: [\"./data:/data\"]");
    assertThat(mapped.declared())
        .contains("DataFilesystem", "DataAccessPoint")
        .doesNotContain("DataCopiedAccessPoint");
    assertThat(mapped.codes()).containsExactly("C2E352");
  }

  @Test
  void aFileSystemThatExistsIsNotTouched() {
    Mapped mapped =
        Mapped.project(MAPPER, SERVICES + "volumes: {data: {external: true, name: fs-0a1b2c3d}}\n");
    assertThat(mapped.declared()).isEmpty();
    assertThat(mapped.codes()).containsExactly("C2E329");
    assertThat(mapped.parameters()).isEmpty();
  }

  @Test
  void theOptionsOfDockersIntegrationKeepTheirMeaning() {
    Mapped mapped =
        Mapped.project(
            MAPPER,
            SERVICES
                + "volumes: {data: {driver_opts: {uid: 1000, gid: 1001, permissions: 750,"
                + " root_directory: /srv, lifecycle_policy: AFTER_30_DAYS, backup_policy:"
                + " DISABLED, performance_mode: maxIO, throughput_mode: provisioned,"
                + " provisioned_throughput: 8}}}\n");
    assertThat(mapped.property("DataAccessPoint", "RootDirectory").orElseThrow().toString())
        .contains("/srv", "1000", "1001", "750");
    assertThat(mapped.property("DataAccessPoint", "PosixUser")).isPresent();
    assertThat(mapped.property("DataFilesystem", "LifecyclePolicies").orElseThrow().toString())
        .contains("AFTER_30_DAYS");
    assertThat(mapped.property("DataFilesystem", "ProvisionedThroughputInMibps")).isPresent();
    assertThat(mapped.codes()).containsExactly("C2E320");
  }

  @Test
  void anOptionThatIsNotPossibleIsRefused() {
    Mapped mapped =
        Mapped.project(MAPPER, SERVICES + "volumes: {data: {driver_opts: {permissions: rwx}}}\n");
    assertThat(mapped.codes()).contains("C2E330");
  }

  @Test
  void aDirectoryOfAVolumeHasAnAccessPointOfItsOwn() {
    Mapped mapped =
        Mapped.project(
            MAPPER,
            """
            name: p
            services:
              web:
                image: x
                volumes: [{type: volume, source: data, target: /d, volume: {subpath: a/b}}]
            volumes: {data: }
            """);
    assertThat(mapped.property("DataAbAccessPoint", "RootDirectory").orElseThrow().toString())
        .contains("/data/a/b");
  }

  @Test
  void directoriesWhoseNamesAreAlikeHaveAccessPointsOfTheirOwn() {
    Mapped mapped =
        Mapped.project(
            MAPPER,
            """
            name: p
            services:
              web:
                image: x
                volumes:
                  - {type: volume, source: data, target: /a, volume: {subpath: a/b}}
                  - {type: volume, source: data, target: /b, volume: {subpath: ab}}
                  - dataAb:/c
            volumes: {data: , dataAb: }
            """);
    assertThat(mapped.declared()).doesNotHaveDuplicates();
    assertThat(mapped.declared()).filteredOn(id -> id.endsWith("AccessPoint")).hasSize(4);
  }
}
