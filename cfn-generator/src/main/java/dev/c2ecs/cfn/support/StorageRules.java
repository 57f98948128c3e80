package dev.c2ecs.cfn.support;

import dev.c2ecs.cfn.storage.DriverOptions;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Optional;
import java.util.Set;

/** Values of attributes of volumes and mounts that fare otherwise than their row says. */
final class StorageRules {

  private StorageRules() {}

  static Optional<DispositionReport> mountType(String type, TreePath path) {
    return Set.of("npipe", "cluster", "image").contains(type)
        ? DispositionReport.error(
            SupportCode.IMAGE_MOUNT,
            path,
            "Fargate has no mounts of the type " + type,
            "use a named volume")
        : Optional.empty();
  }

  static Optional<DispositionReport> volumeDriver(String driver, TreePath path) {
    return Set.of("local", "efs").contains(driver)
        ? Optional.empty()
        : DispositionReport.error(
            SupportCode.VOLUME_DRIVER,
            path,
            "there is no volume driver `" + driver + "` on ECS",
            "use the default driver");
  }

  static Optional<DispositionReport> driverOption(TreePath path) {
    return DriverOptions.isKnown(path.key())
        ? DispositionReport.silent(Disposition.APPROXIMATED)
        : DispositionReport.warning(
            SupportCode.VOLUME_OPTION,
            path,
            "EFS has no such option",
            "remove it",
            Disposition.WARNING);
  }

  static Optional<DispositionReport> volumesFrom(String source, TreePath path) {
    return source.startsWith("container:")
        ? DispositionReport.error(
            SupportCode.VOLUMES_FROM_CONTAINER,
            path,
            "there is no container outside the project",
            "use a named volume that both mount")
        : Optional.empty();
  }

  static Optional<DispositionReport> storageOption(TreePath path) {
    return path.key().equals("size")
        ? DispositionReport.silent(Disposition.APPROXIMATED)
        : DispositionReport.warning(
            SupportCode.STORAGE_OPTION,
            path,
            "Fargate has no such option",
            "remove it",
            Disposition.WARNING);
  }
}
