package dev.c2ecs.cfn.storage;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.images.BaseImages;
import dev.c2ecs.cfn.images.DeliveredFiles;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.Volume;
import dev.c2ecs.compose.tree.TreePath;

/** Decides what becomes of a mount. */
public final class MountKinds {

  /** What becomes of a mount. */
  enum Kind {
    FILE_SYSTEM,
    SCRATCH,
    LEFT_OUT
  }

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
      if (plan.storage().keepsTheImage(service, mount)) {
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
          "the volume " + volume.key() + " is on a server that is no file system of EFS",
          "give the ID of a file system or access point: `name: fs-…` or `name: fsap-…`");
    }
    return Kind.LEFT_OUT;
  }

  private static Kind bind(
      Plan plan, Service service, Mount.Bind mount, DiagnosticCollector findings) {
    MountPurpose purpose = plan.storage().purpose(mount).orElseThrow();
    if (purpose instanceof MountPurpose.Configuration
        || purpose instanceof MountPurpose.HostMemory) {
      return Kind.LEFT_OUT;
    }
    if (plan.storage().fileSystem(mount).isPresent()) {
      return Kind.FILE_SYSTEM;
    }
    report(plan, service, mount, purpose, findings);
    return Kind.LEFT_OUT;
  }

  /** Whether the Dockerfile of what a service runs says what is in its image. */
  private static boolean isRead(Plan plan, Service service) {
    return new BaseImages(plan.project(), plan.images().surroundings())
        .dockerfile(service)
        .isPresent();
  }

  private static void report(
      Plan plan,
      Service service,
      Mount.Bind mount,
      MountPurpose purpose,
      DiagnosticCollector findings) {
    String source = mount.source();
    String mounts =
        service.name()
            + " mounts "
            + DeliveredFiles.relative(source, plan.project())
            + plan.images()
                .surroundings()
                .at(source)
                .leadsTo()
                .map(real -> " (a link to " + real + ")")
                .orElse("")
            + " at "
            + mount.target()
            + ": ";
    if (purpose instanceof MountPurpose.SourceCode) {
      findings.add(
          PolicyCode.SOURCE_CODE_MOUNT,
          mount.path(),
          "the source code mounted at "
              + mount.target()
              + " is left out: the image that is built from it "
              + (isRead(plan, service) ? "has it" : "is believed to have it"),
          "");
    } else if (purpose instanceof MountPurpose.TimeZone) {
      findings.add(
          PolicyCode.HOST_TIME,
          mount.path(),
          "the time zone of the host is left out: tasks run in UTC",
          "set TZ in the environment");
    } else if (purpose instanceof MountPurpose.DeveloperCredentials) {
      findings.add(
          PolicyCode.DEVELOPER_CREDENTIALS,
          mount.path(),
          mounts + "that lets whoever has it into other systems, and is never put into an image",
          source.contains("/.aws")
              ? "remove it: a task has credentials of its own, see " + Keys.ROLE
              : "make what the service needs a secret: `secrets:`");
    } else if (purpose instanceof MountPurpose.DataFile) {
      String directory = mount.target().substring(0, mount.target().lastIndexOf('/'));
      findings.add(
          PolicyCode.DATA_FILE,
          mount.path(),
          mounts + "a single file that is written cannot be kept, a file system has directories",
          directory.isEmpty()
              ? "let the service write it into a directory of its own, and mount a named volume"
                  + " there"
              : "mount its directory: a named volume at " + directory);
    } else if (purpose instanceof MountPurpose.Missing missing) {
      findings.add(
          PolicyCode.SOURCE_MISSING,
          mount.path(),
          mounts
              + (missing.file()
                  ? "nothing is there, and Docker would make an empty directory of it"
                  : "nothing is there to be read"),
          "create it, or correct the path");
    } else if (purpose instanceof MountPurpose.Host host) {
      findings.add(
          PolicyCode.HOST_PATH,
          mount.path(),
          mounts + host.part().what() + ", and a task has no host; " + host.part().use(),
          host.part().hint());
    }
  }
}
