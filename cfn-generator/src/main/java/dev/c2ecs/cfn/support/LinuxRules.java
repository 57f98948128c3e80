package dev.c2ecs.cfn.support;

import dev.c2ecs.cfn.task.Fargate;
import dev.c2ecs.cfn.task.MemoryLock;
import dev.c2ecs.cfn.task.SharedMemory;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Settings of the kernel that fare otherwise than their rows say, some by the image. */
final class LinuxRules {

  private LinuxRules() {}

  static Optional<DispositionReport> capabilities(
      List<String> names, TreePath path, Optional<Service> service) {
    List<String> missing = new ArrayList<>();
    for (String written : names) {
      String name = Fargate.capability(written);
      if (!Fargate.DEFAULT_CAPABILITIES.contains(name)
          && !name.equals(Fargate.ADDABLE_CAPABILITY)) {
        missing.add(name);
      }
    }
    if (missing.isEmpty()) {
      return DispositionReport.silent(Disposition.APPROXIMATED);
    }
    Optional<SparedCapabilities.Spared> spared =
        service.flatMap(Service::image).flatMap(SparedCapabilities::of);
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
