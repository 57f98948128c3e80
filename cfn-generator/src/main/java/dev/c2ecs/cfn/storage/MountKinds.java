package dev.c2ecs.cfn.storage;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.images.DeliveredFiles;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.compose.HostPathKind;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.Volume;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Set;

/** Decides what becomes of a mount. */
public final class MountKinds {

  /** What becomes of a mount. */
  enum Kind {
    FILE_SYSTEM,
    SCRATCH,
    LEFT_OUT
  }

  private static final Set<String> HOST_TIME = Set.of("/etc/localtime", "/etc/timezone");

  /** Directories that a build fills with what the application needs. */
  private static final Set<String> DEPENDENCIES =
      Set.of("node_modules", "vendor", "venv", ".venv", ".next", ".nuxt");

  private MountKinds() {}

  static Kind of(Plan plan, Service service, Mount mount, DiagnosticCollector findings) {
    if (mount instanceof Mount.OfVolume volume) {
      return volume(plan, service, volume, findings);
    }
    return mount instanceof Mount.Bind bind ? bind(plan, service, bind, findings) : Kind.LEFT_OUT;
  }

  private static Kind volume(
      Plan plan, Service service, Mount.OfVolume mount, DiagnosticCollector findings) {
    if (mount.source().isEmpty()) {
      boolean overSource =
          plan.storage().mountsOf(service).stream()
              .anyMatch(
                  other ->
                      other instanceof Mount.Bind code
                          && DeliveredFiles.isSourceCode(service, code)
                          && mount.target().startsWith(other.target() + "/"));
      String last = mount.target().substring(mount.target().lastIndexOf('/') + 1);
      if (overSource || (service.build().isPresent() && DEPENDENCIES.contains(last))) {
        findings.add(
            PolicyCode.SOURCE_CODE_MOUNT,
            mount.path(),
            "the anonymous volume "
                + mount.target()
                + " keeps a directory of the image beside source code: left out, the image has it",
            "");
        return Kind.LEFT_OUT;
      }
      findings.add(
          PolicyCode.SCRATCH,
          mount.path(),
          "the anonymous volume "
              + mount.target()
              + " starts empty and is gone with the task; Docker would copy the image's files"
              + " into it",
          "use a named volume for data to keep");
      return Kind.SCRATCH;
    }
    if (plan.storage().fileSystem(mount).isPresent()) {
      return Kind.FILE_SYSTEM;
    }
    Volume volume = plan.project().volumes().get(mount.source().get());
    if (volume != null) {
      findings.add(
          PolicyCode.EXTERNAL_VOLUME,
          TreePath.of("volumes", volume.key()),
          "the volume "
              + volume.key()
              + (volume.external()
                  ? " exists elsewhere under the name " + volume.name()
                  : " is on a server that is no file system of EFS"),
          "give the ID of a file system or access point: `name: fs-…` or `name: fsap-…`");
    }
    return Kind.LEFT_OUT;
  }

  private static Kind bind(
      Plan plan, Service service, Mount.Bind mount, DiagnosticCollector findings) {
    String source = mount.source();
    boolean inImage =
        plan.images().filesOf(service).stream().anyMatch(file -> file.path().equals(mount.path()));
    if (inImage) {
      return Kind.LEFT_OUT;
    }
    if (DeliveredFiles.isSourceCode(service, mount)) {
      findings.add(
          PolicyCode.SOURCE_CODE_MOUNT,
          mount.path(),
          "the source code mounted at "
              + mount.target()
              + " is left out: the image that is built from it has it",
          "");
    } else if (HOST_TIME.contains(source)) {
      findings.add(
          PolicyCode.HOST_TIME,
          mount.path(),
          "the time zone of the host is left out: tasks run in UTC",
          "set TZ in the environment");
    } else if (plan.storage().fileSystem(mount).isPresent()) {
      data(plan.storage().fileSystem(mount).get(), mount, findings);
      return Kind.FILE_SYSTEM;
    } else {
      findings.add(
          PolicyCode.HOST_PATH,
          mount.path(),
          service.name() + " mounts " + mount.target() + " from the host, and a task has no host",
          source.endsWith("docker.sock")
              ? "there is no Docker engine on Fargate"
              : "put the files into the image, or the data into a named volume");
    }
    return Kind.LEFT_OUT;
  }

  private static void data(FileSystem directory, Mount mount, DiagnosticCollector findings) {
    boolean filled = directory.kind() == HostPathKind.DIRECTORY;
    findings.add(
        filled ? PolicyCode.DATA_DIRECTORY_FILLED : PolicyCode.DATA_DIRECTORY,
        mount.path(),
        "the directory "
            + directory.key()
            + " is data of the project, and its file system starts empty"
            + (filled ? ": the files that are in it now are not there" : ""),
        filled
            ? "add `:ro` when it is only read, or accept C2E353 and copy the files yourself"
            : "use a named volume to say that it is data");
  }
}
