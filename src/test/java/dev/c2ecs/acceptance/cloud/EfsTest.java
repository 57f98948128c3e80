package dev.c2ecs.acceptance.cloud;

import static dev.c2ecs.acceptance.cloud.Parts.group;
import static dev.c2ecs.acceptance.cloud.Parts.resource;
import static dev.c2ecs.acceptance.cloud.Parts.template;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** File systems, mount targets and access points. */
class EfsTest {

  private static final String FS =
      group("G") + resource("Fs", "EFS::FileSystem", "Encrypted: true");

  private static String target(String id, String subnet) {
    return resource(
        id,
        "EFS::MountTarget",
        "FileSystemId: !Ref Fs, SubnetId: " + subnet + ", SecurityGroups: [!Ref G]");
  }

  private static String point(String path) {
    return resource(
        "Point", "EFS::AccessPoint", "FileSystemId: !Ref Fs, RootDirectory: {Path: " + path + "}");
  }

  static Stream<Step> steps() {
    String vpc =
        resource("Vpc", "EC2::VPC", "CidrBlock: 10.0.0.0/16")
            + resource(
                "Sub",
                "EC2::Subnet",
                "VpcId: !Ref Vpc, AvailabilityZone: eu-central-1b, CidrBlock: 10.0.0.0/24");
    return Stream.of(
        new Step(
            "a zone has one mount target",
            template(FS, target("A", "subnet-default-a")),
            template(FS, target("A", "subnet-default-a"), target("B", "subnet-x-a")),
            "MountTargetConflict"),
        Step.ok(
            "another zone has another",
            template(FS, target("A", "subnet-default-a")),
            template(FS, target("A", "subnet-default-a"), target("B", "subnet-default-b"))),
        new Step(
            "another subnet of the zone replaces a mount target, which is still there",
            template(FS, target("A", "subnet-default-a")),
            template(FS, target("A", "subnet-x-a")),
            "MountTargetConflict"),
        Step.ok(
            "a subnet of another zone replaces it",
            template(FS, target("A", "subnet-default-a")),
            template(FS, target("A", "subnet-default-b"))),
        new Step(
            "two mount targets cannot swap their zones",
            template(FS, target("A", "subnet-default-a"), target("B", "subnet-default-b")),
            template(FS, target("A", "subnet-default-b"), target("B", "subnet-default-a")),
            "MountTargetConflict"),
        new Step(
            "mount targets are in one VPC",
            template(FS, vpc, target("A", "subnet-default-a")),
            template(
                FS,
                vpc,
                target("A", "subnet-default-a"),
                target("B", "!Ref Sub").replace("!Ref G", "sg-other")),
            "MountTargetConflict"),
        Step.creates(
            "the groups of a mount target are of its VPC",
            template(FS, vpc, target("B", "!Ref Sub")),
            "SecurityGroupNotFound"),
        new Step(
            "a path has four levels",
            template(FS),
            template(FS, point("/a/b/c/d/e")),
            "BadRequest"),
        Step.ok(
            "an access point is replaced", template(FS, point("/a")), template(FS, point("/b"))));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void saysWhatAwsSays(Step step) {
    step.check();
  }

  @Test
  void aFileSystemWithMountTargetsIsNotDeleted() {
    CloudModel cloud = new CloudModel();
    cloud.deploy(
        "s",
        template(
            FS,
            target("A", "subnet-default-a")
                .replace("MountTarget\"", "MountTarget\", DeletionPolicy: Retain")),
        Map.of());
    Operation removed = cloud.remove("s");
    assertThat(removed.events("DELETE_FAILED"))
        .extracting(Event::logicalId)
        .containsExactlyInAnyOrder("Fs", "G");
    assertThat(removed.failure().orElseThrow().reason()).startsWith("FileSystemInUse");
  }

  @Test
  void aReplacedFileSystemIsKeptAndTheNewOneIsAnother() {
    CloudModel cloud = new CloudModel();
    String kept = "EFS::FileSystem, UpdateReplacePolicy: Retain";
    cloud.deploy("s", template(resource("Fs", kept, "Encrypted: false")), Map.of());
    cloud.deploy("s", template(resource("Fs", kept, "Encrypted: true")), Map.of());
    assertThat(cloud.outside()).extracting(Thing::logicalId).containsExactly("Fs");
    assertThat(cloud.data()).hasSize(2).allMatch(name -> name.endsWith(" of Fs"));
  }
}
