package dev.c2ecs.cfn.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyMapperTest {

  private static final Mapper MAPPER = new CopyMapper();

  private static Mapped mapped(String services) {
    return Mapped.project(
        MAPPER, "name: p\nservices:\n" + services.indent(2) + "volumes: {data: {}, own: {}}\n");
  }

  private static String script(Mapped mapped, String task, String container) {
    return mapped.containerOf(task, container, "Command").orElse(null) instanceof Value.ListOf list
        ? ((Value.Text) list.items().get(0)).text()
        : "";
  }

  /** What Docker fills and nothing else does. */
  @ParameterizedTest
  @CsvSource({
    "example/app, data:/app/static, true",
    "example/app, data:/app/static:ro, true",
    "example/app, data:/app/static:nocopy, false",
    "postgres:16, data:/var/lib/postgresql/data, false",
    "example/own, data:/var/lib/mysql, false",
    "drupal:11, data:/var/www/html/sites, true",
    "wordpress:6, data:/var/www/html, false"
  })
  void anEmptyVolumeOfOneServiceIsFilledWhereNothingElseDoes(
      String image, String volume, boolean filled) {
    Mapped mapped = mapped("web: {image: '" + image + "', volumes: ['" + volume + "']}");
    assertThat(mapped.containerOf("WebTaskDefinition", "web-files").isPresent()).isEqualTo(filled);
  }

  @Test
  void subpathsAndExistingFileSystemsAreNotFilled() {
    Mapped mapped =
        Mapped.project(
            MAPPER,
            """
            name: p
            services:
              web:
                image: x
                volumes:
                  - there:/there
                  - {type: volume, source: data, target: /part, volume: {subpath: part}}
            volumes:
              there: {external: true, name: fs-0a1b2c3d}
              data: {}
            """);
    assertThat(mapped.containerOf("WebTaskDefinition", "web-files")).isEmpty();
  }

  @Test
  void oneWriterCopiesTheFirstInOrder() {
    Mapped mapped =
        mapped(
            """
            a: {image: x, volumes: ['data:/a'], depends_on: [b]}
            b: {image: y, volumes: ['data:/b'], depends_on: {c: {condition: service_started}}}
            c: {image: z, volumes: ['data:/c:ro']}
            """);
    assertThat(mapped.containerOf("ATaskDefinition", "a-files")).isEmpty();
    assertThat(mapped.containerOf("CTaskDefinition", "c-files")).isEmpty();
    assertThat(script(mapped, "BTaskDefinition", "b-files"))
        .contains("once '/b' '/c2ecs-volumes/1' '/c2ecs-marks/1' 'same'\n");
  }

  /** A data store has nothing where it keeps its files, whoever else looks at them. */
  @Test
  void aDataStoreIsNotCopiedForItsBackup() {
    Mapped mapped =
        mapped(
            """
            db: {image: 'mysql:8', volumes: ['data:/var/lib/mysql']}
            backup: {image: x, volumes: ['data:/data:ro']}
            """);
    assertThat(mapped.containerOf("DbTaskDefinition", "db-files")).isEmpty();
    assertThat(mapped.containerOf("BackupTaskDefinition", "backup-files")).isEmpty();
  }

  @Test
  void theContainerRunsTheImageOfItsServiceWithToolsOfTheHelper() {
    Mapped mapped = mapped("web: {image: 'x:1', user: '7', volumes: ['data:/a', 'own:/o']}");
    assertThat(mapped.containerOf("WebTaskDefinition", "web-files", "Image"))
        .contains(Value.text("x:1"));
    assertThat(mapped.containerOf("WebTaskDefinition", "web-files", "User"))
        .contains(Value.text("0"));
    assertThat(mapped.containerOf("WebTaskDefinition", "web-files", "DependsOn"))
        .contains(Value.list(Value.map("ContainerName", "web-setup", "Condition", "SUCCESS")));
    assertThat(mapped.containerOf("WebTaskDefinition", "web-files", "EntryPoint"))
        .contains(
            Value.list(
                Value.text("/c2ecs/env"),
                Value.text("/c2ecs/busybox"),
                Value.text("sh"),
                Value.text("-euc")));
    assertThat(script(mapped, "WebTaskDefinition", "web-files"))
        .contains("once '/a' '/c2ecs-volumes/1'")
        .contains("once '/o' '/c2ecs-volumes/2'");
  }

  @Test
  void marksLieBesideTheDataAndAreNobodys() {
    Mapped mapped =
        Mapped.project(
            new FileSystemMapper(),
            "name: p\nservices: {web: {image: x, volumes: ['data:/a']}}\nvolumes: {data: {}}\n");
    assertThat(mapped.property("DataCopiedAccessPoint", "RootDirectory"))
        .contains(
            Value.map(
                "Path",
                "/c2ecs-copied",
                "CreationInfo",
                Value.map("OwnerUid", "65534", "OwnerGid", "65534", "Permissions", "0700")));
    assertThat(mapped.property("DataAccessPoint", "RootDirectory").orElseThrow())
        .isInstanceOfSatisfying(
            Value.MapOf.class,
            root ->
                assertThat(root.entries())
                    .containsAllEntriesOf(Map.of("Path", Value.text("/data"))));
  }
}
