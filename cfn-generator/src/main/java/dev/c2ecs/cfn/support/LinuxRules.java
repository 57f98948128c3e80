package dev.c2ecs.cfn.support;

import dev.c2ecs.cfn.task.Capabilities;
import dev.c2ecs.cfn.task.MemoryLock;
import dev.c2ecs.cfn.task.SharedMemory;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;
import java.util.List;
import java.util.Optional;

/** Settings of the kernel that fare otherwise than their rows say, some by the image. */
final class LinuxRules {

  private LinuxRules() {}

  static Optional<DispositionReport> capabilities(TreePath path, Service service) {
    Capabilities wanted = Capabilities.of(service);
    List<String> missing = wanted.missing();
    if (missing.isEmpty()) {
      return wanted.wider()
          ? DispositionReport.warning(
              SupportCode.CAPABILITY_WIDER,
              path,
              "Fargate does not add DAC_READ_SEARCH; the container has DAC_OVERRIDE, which may"
                  + " write what it may read",
              "",
              Disposition.WARNING)
          : DispositionReport.silent(Disposition.APPROXIMATED);
    }
    Optional<SparedCapabilities.Spared> spared = service.image().flatMap(SparedCapabilities::of);
    return spared.isPresent() && spared.get().names().containsAll(missing)
        ? DispositionReport.warning(
            SupportCode.CAPABILITY_SPARED,
            path,
            "the image runs without "
                + String.join(", ", missing)
                + ", which Fargate does not have: "
                + spared.get().effect(),
            "",
            Disposition.WARNING)
        : Optional.empty();
  }

  static Optional<DispositionReport> sharedMemory(Node node) {
    return node instanceof Scalar size && Long.parseLong(size.text()) <= SharedMemory.DEFAULT
        ? DispositionReport.silent(Disposition.NONE)
        : Optional.empty();
  }

  static Optional<DispositionReport> ulimit(TreePath path, Optional<Service> service) {
    if (path.key().equals("nofile")) {
      return Optional.empty();
    }
    if (!path.key().equals("memlock")) {
      return DispositionReport.warning(
          SupportCode.ULIMIT, path, "Fargate sets nofile only", "remove it", Disposition.WARNING);
    }
    return service.filter(MemoryLock::isOn).isPresent()
        ? DispositionReport.silent(Disposition.NONE)
        : DispositionReport.warning(
            SupportCode.ULIMIT,
            path,
            "Fargate lets nobody lock memory; an application that insists on it does not start",
            "switch memory locking off in the application",
            Disposition.WARNING);
  }
}
