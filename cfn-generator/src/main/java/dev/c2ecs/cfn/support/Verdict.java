package dev.c2ecs.cfn.support;

import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of a value.
 *
 * @param disposition what becomes of it
 * @param code the code to report; empty for silence
 * @param message the message
 * @param hint what to do
 */
record Verdict(Disposition disposition, Optional<SupportCode> code, String message, String hint) {

  /** The codes of single values and what they are about. */
  static final Map<String, String> TITLES =
      Map.ofEntries(
          Map.entry("C2E253", "A network mode that tasks do not have"),
          Map.entry("C2E254", "A restart policy that Compose does not know"),
          Map.entry("C2E255", "A deploy mode that Fargate does not have"),
          Map.entry("C2E256", "What happens when a deployment fails"),
          Map.entry("C2E257", "A platform that Fargate does not have"),
          Map.entry("C2E258", "A protocol that load balancers do not have"),
          Map.entry("C2E259", "A sysctl that Fargate does not set"),
          Map.entry("C2E260", "A ulimit that Fargate does not set"),
          Map.entry("C2E261", "A log driver that ECS replaces"),
          Map.entry("C2E262", "A volume driver that ECS does not have"),
          Map.entry("C2E263", "A service is restarted also after success"),
          Map.entry("C2E264", "An option of a volume that EFS does not have"),
          Map.entry("C2E265", "Volumes are taken from a container outside the project"),
          Map.entry("C2E266", "A storage option that Fargate does not have"),
          Map.entry("C2E267", "A network driver that ECS does not have"),
          Map.entry("C2E268", "An application protocol that load balancers do not know"),
          Map.entry("C2E269", "A port is published by the host in Docker"),
          Map.entry("C2E270", "All tasks of a service are found by DNS"),
          Map.entry("C2E271", "A label configures a proxy that reads the Docker engine"),
          Map.entry("C2E272", "Images come from a registry"));

  /** The title of a code; one that a row has is about the same thing. */
  private static String title(String id) {
    return TITLES.getOrDefault(id, "Fargate mounts no images");
  }

  static Optional<Verdict> silent(Disposition disposition) {
    return Optional.of(new Verdict(disposition, Optional.empty(), "", ""));
  }

  static Optional<Verdict> error(String id, TreePath path, String what, String hint) {
    SupportCode code = new SupportCode(id, title(id), Severity.ERROR);
    return Optional.of(new Verdict(Disposition.ERROR, Optional.of(code), path + ": " + what, hint));
  }

  static Optional<Verdict> warning(
      String id, TreePath path, String what, String hint, Disposition state) {
    SupportCode code = new SupportCode(id, title(id), Severity.WARNING);
    return Optional.of(new Verdict(state, Optional.of(code), path + ": " + what, hint));
  }

  static Optional<Verdict> info(String id, TreePath path, String what, Disposition state) {
    SupportCode code = new SupportCode(id, title(id), Severity.INFO);
    return Optional.of(new Verdict(state, Optional.of(code), path + ": " + what, ""));
  }
}
