package dev.c2ecs.cfn.support;

import dev.c2ecs.cfn.storage.DriverOptions;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Optional;
import java.util.Set;

/** Values of attributes of volumes and mounts that fare otherwise than their row says. */
final class StorageRules {

  private StorageRules() {}

  static Optional<Verdict> mountType(String type, TreePath path) {
    return Set.of("npipe", "cluster", "image").contains(type)
        ? Verdict.error(
            "C2E244", path, "Fargate has no mounts of the type " + type, "use a named volume")
        : Optional.empty();
  }

  static Optional<Verdict> volumeDriver(String driver, TreePath path) {
    return Set.of("local", "efs").contains(driver)
        ? Optional.empty()
        : Verdict.error(
            "C2E262",
            path,
            "there is no volume driver `" + driver + "` on ECS",
            "use the default driver");
  }

  static Optional<Verdict> driverOption(TreePath path) {
    return DriverOptions.isKnown(path.key())
        ? Verdict.silent(Disposition.APPROXIMATED)
        : Verdict.warning(
            "C2E264", path, "EFS has no such option", "remove it", Disposition.WARNING);
  }

  static Optional<Verdict> volumesFrom(String source, TreePath path) {
    return source.startsWith("container:")
        ? Verdict.error(
            "C2E265",
            path,
            "there is no container outside the project",
            "use a named volume that both mount")
        : Optional.empty();
  }

  static Optional<Verdict> storageOption(TreePath path) {
    return path.key().equals("size")
        ? Verdict.silent(Disposition.APPROXIMATED)
        : Verdict.warning(
            "C2E266", path, "Fargate has no such option", "remove it", Disposition.WARNING);
  }
}
