package dev.c2ecs.cfn.images;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.input.AddedFile;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.storage.MountPurpose;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import java.util.List;

/**
 * What {@code read_only} means for mounts that become a part of the image. Docker keeps a mount
 * writable under a read-only root unless it says {@code :ro} itself; what comes from the image is
 * in that root, as {@code ReadonlyRootFilesystem} makes it.
 *
 * @see <a href="https://docs.docker.com/reference/cli/docker/container/run/#read-only">docker run,
 *     --read-only: "it doesn't allow writes at locations other than the specified volumes"</a>
 */
final class ReadOnlyRoot {

  private ReadOnlyRoot() {}

  static void check(
      Plan plan, Service service, List<AddedFile> files, DiagnosticCollector findings) {
    if (!service.readOnly()) {
      return;
    }
    for (Mount mount : plan.storage().mountsOf(service)) {
      if (!mount.readOnly() && isOfTheImage(plan, service, mount, files)) {
        findings.add(
            PolicyCode.CHANGES_REFUSED,
            mount.path(),
            service.path().child("read_only"),
            "under `read_only` nothing can be changed where the image has what is mounted: "
                + service.name()
                + " at "
                + mount.target(),
            "add `:ro` when it changes nothing, else leave `read_only` out or use a named volume");
      }
    }
  }

  private static boolean isOfTheImage(
      Plan plan, Service service, Mount mount, List<AddedFile> files) {
    if (mount instanceof Mount.OfVolume volume) {
      return volume.source().isEmpty() && plan.storage().keepsTheImage(service, volume);
    }
    return plan.storage().purpose(mount).orElse(null) instanceof MountPurpose.SourceCode
        || AddedFileRules.isAdded(files, mount);
  }
}
