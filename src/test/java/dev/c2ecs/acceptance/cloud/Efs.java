package dev.c2ecs.acceptance.cloud;

import java.util.List;
import java.util.Map;

/** File systems, their mount targets and access points. */
final class Efs {

  static final String FILE_SYSTEM = "AWS::EFS::FileSystem";
  static final String MOUNT_TARGET = "AWS::EFS::MountTarget";
  static final String ACCESS_POINT = "AWS::EFS::AccessPoint";
  static final int NFS = 2049;

  private static final int DEEPEST_PATH = 4;

  private Efs() {}

  static Map<String, Kind> kinds() {
    return Map.of(
        FILE_SYSTEM, new FileSystemKind(),
        MOUNT_TARGET, new MountTargetKind(),
        ACCESS_POINT, new AccessPointKind());
  }

  /** One name for a file system, however it is meant. */
  static String fileSystemId(Account account, String text) {
    return account.get(FILE_SYSTEM, text).map(asset -> asset.physicalId).orElse(text);
  }

  /** The mount targets of a file system. */
  static List<Asset> mountTargets(Account account, String fileSystem) {
    String id = fileSystemId(account, fileSystem);
    return account.ofType(MOUNT_TARGET).stream()
        .filter(target -> fileSystemId(account, target.live.textOr("", "FileSystemId")).equals(id))
        .toList();
  }

  private static final class FileSystemKind implements Kind {

    @Override
    public void delete(Account account, Asset asset) {
      if (!mountTargets(account, asset.physicalId).isEmpty()) {
        throw new Refusal("FileSystemInUse", "The file system '" + asset + "' has mount targets");
      }
      account.ofType(ACCESS_POINT).stream()
          .filter(point -> point.live.textOr("", "FileSystemId").equals(asset.physicalId))
          .forEach(account::remove);
    }
  }

  private static final class MountTargetKind implements Kind {

    @Override
    public void create(Account account, Asset created) {
      String fileSystem = created.props.textOr("", "FileSystemId");
      String subnet = created.props.textOr("", "SubnetId");
      account.existing(FILE_SYSTEM, fileSystem, "FileSystemNotFound");
      account.existing(Ec2.SUBNET, subnet, "SubnetNotFound");
      for (Asset other : mountTargets(account, fileSystem)) {
        String taken = other.live.textOr("", "SubnetId");
        if (Ec2.zone(account, taken).equals(Ec2.zone(account, subnet))) {
          throw new Refusal(
              "MountTargetConflict", "mount target already exists in this AZ: " + taken);
        }
        if (!Ec2.vpcOfSubnet(account, taken).equals(Ec2.vpcOfSubnet(account, subnet))) {
          throw new Refusal(
              "MountTargetConflict",
              "requested subnet for new mount target is not in the same VPC");
        }
      }
      checkGroups(account, created.props);
    }

    @Override
    public Props update(Account account, Asset asset, Props wanted) {
      checkGroups(account, wanted);
      return wanted;
    }

    private static void checkGroups(Account account, Props props) {
      String vpc = Ec2.vpcOfSubnet(account, props.textOr("", "SubnetId"));
      for (String group : props.texts("SecurityGroups")) {
        account.existing(SecurityGroups.GROUP, group, "SecurityGroupNotFound");
        if (!SecurityGroups.isIn(account, group, vpc)) {
          throw new Refusal("SecurityGroupNotFound", group + " is not in " + vpc);
        }
      }
    }
  }

  private static final class AccessPointKind implements Kind {

    @Override
    public void create(Account account, Asset created) {
      account.existing(FILE_SYSTEM, created.props.textOr("", "FileSystemId"), "FileSystemNotFound");
      String path = created.props.textOr("/", "RootDirectory", "Path");
      if (path.split("/", -1).length - 1 > DEEPEST_PATH) {
        throw new Refusal("BadRequest", "A path has at most four subdirectories: " + path);
      }
    }
  }
}
