package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** S11: volumes. */
class VolumeScenarioTest extends Scenario {

  private static final String SHARED =
      """
      name: p
      services:
        writer: {image: nginx, volumes: ["data:/data", "old:/old"]}
        reader: {image: nginx, volumes: ["data:/data:ro"]}
        bystander: {image: nginx}
      volumes:
        data: {driver_opts: {uid: "1000", gid: "1000"}}
        old: {external: true, name: fs-0123456789abcdef0}
      """;

  @Test
  void oneFileSystemThatIsKeptWithATargetInEachZone() {
    Template template = template(SHARED);
    assertThat(template.ofType("AWS::EFS::FileSystem")).containsExactly("DataFilesystem");
    Map<String, Object> resource = Template.map(template.resources().get("DataFilesystem"));
    assertThat(resource)
        .containsEntry("DeletionPolicy", "RetainExceptOnCreate")
        .containsEntry("UpdateReplacePolicy", "Retain");
    assertThat(template.ofType("AWS::EFS::MountTarget")).hasSize(2);
    assertThat(template.at("DataFilesystemMountTarget1", "SubnetId"))
        .isNotEqualTo(template.at("DataFilesystemMountTarget2", "SubnetId"));
  }

  @Test
  void theAccessPointHasOwnerAndCreationInfo() {
    Template template = template(SHARED);
    assertThat(template.at("DataAccessPoint", "PosixUser"))
        .isEqualTo(Map.of("Uid", "1000", "Gid", "1000"));
    assertThat(template.at("DataAccessPoint", "RootDirectory", "CreationInfo"))
        .isEqualTo(Map.of("OwnerUid", "1000", "OwnerGid", "1000", "Permissions", "0755"));
  }

  @Test
  void aReaderMayNotWriteAndEachIsHeldToTheAccessPoint() {
    Template template = template(SHARED);
    String reader = String.valueOf(template.at("ReaderTaskRole", "Policies"));
    String writer = String.valueOf(template.at("WriterTaskRole", "Policies"));
    assertThat(reader).contains("ClientMount", "AccessPointArn").doesNotContain("ClientWrite");
    assertThat(writer).contains("ClientWrite", "AccessPointArn");
    assertThat(template.ingress())
        .filteredOn(rule -> rule.covers(2049) && rule.from().filter(f -> f == 2049).isPresent())
        .extracting(rule -> rule.source().orElse(""))
        .containsExactlyInAnyOrder("WriterSecurityGroup", "ReaderSecurityGroup");
  }

  @Test
  void nothingIsMadeForAFileSystemThatExists() {
    Template template = template(SHARED);
    assertThat(template.resources().keySet()).isNotEmpty().noneMatch(id -> id.startsWith("Old"));
    assertThat(String.valueOf(template.at("WriterTaskDefinition", "Volumes")))
        .contains("fs-0123456789abcdef0");
  }

  @Test
  void threeZonesHaveThreeTargets() {
    assertThat(template("x-aws-zones: 3\n" + SHARED).ofType("AWS::EFS::MountTarget"))
        .isEqualTo(
            List.of(
                "DataFilesystemMountTarget1",
                "DataFilesystemMountTarget2",
                "DataFilesystemMountTarget3"));
  }
}
