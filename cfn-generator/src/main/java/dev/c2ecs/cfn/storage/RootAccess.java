package dev.c2ecs.cfn.storage;

import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Hook;
import dev.c2ecs.compose.model.Service;
import java.util.Optional;

/**
 * Whether a container may be root on a file system. EFS takes root for nobody unless the task's
 * role may be root there, so that {@code chown} fails, and reading what only others may read, as a
 * backup does. Whoever is not root needs no such permission.
 *
 * @see <a href="https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html">EFS,
 *     ClientRootAccess</a>
 */
final class RootAccess {

  private RootAccess() {}

  /** Whether a service, or a hook of it, may be root on a file system. */
  static boolean mayNeed(Plan plan, TaskPlan task, Service service, FileSystem volume) {
    if (volume.existing().isEmpty() && isSomebodyElse(volume)) {
      return false;
    }
    Optional<String> user = service.user().or(() -> plan.images().factsOf(task, service).user());
    for (Hook hook : service.preStart()) {
      if (mayBeRoot(hook.user().or(() -> user))) {
        return true;
      }
    }
    return mayBeRoot(user);
  }

  /** Whether every access is taken for that of a user who is not root. */
  private static boolean isSomebodyElse(FileSystem volume) {
    return FileSystemOptions.posixUser(volume)
        .filter(user -> !Value.text("0").equals(((Value.MapOf) user).entries().get("Uid")))
        .isPresent();
  }

  /** A user that nobody knows may be root. */
  private static boolean mayBeRoot(Optional<String> user) {
    String name = user.orElse("").split(":", 2)[0];
    return name.isEmpty() || name.equals("root") || name.matches("0+");
  }
}
