package dev.c2ecs.compose.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a container is allowed and what it shares with the host.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/services/">Compose specification,
 *     services</a>
 */
public sealed interface SecurityAttributes permits Service {

  /** The attributes of the service in canonical form. */
  Attributes attributes();

  /** Whether the container has all rights. */
  default boolean privileged() {
    return attributes().flag("privileged");
  }

  /** Kernel capabilities it gets. */
  default List<String> capAdd() {
    return attributes().texts("cap_add");
  }

  /** Kernel capabilities it loses. */
  default List<String> capDrop() {
    return attributes().texts("cap_drop");
  }

  /** Labels of the security system. */
  default List<String> securityOpt() {
    return attributes().texts("security_opt");
  }

  /** The credentials of a managed service account. */
  default Optional<CredentialSpec> credentialSpec() {
    return attributes().object("credential_spec", CredentialSpec::of);
  }

  /** The IPC namespace. */
  default Optional<NamespaceMode> ipc() {
    return attributes().text("ipc").map(NamespaceMode::of);
  }

  /** The PID namespace. */
  default Optional<NamespaceMode> pid() {
    return attributes().text("pid").map(NamespaceMode::of);
  }

  /** The UTS namespace. */
  default Optional<String> uts() {
    return attributes().text("uts");
  }

  /** The user namespace. */
  default Optional<String> usernsMode() {
    return attributes().text("userns_mode");
  }

  /** The cgroup namespace: host or private. */
  default Optional<String> cgroup() {
    return attributes().text("cgroup");
  }

  /** The parent cgroup. */
  default Optional<String> cgroupParent() {
    return attributes().text("cgroup_parent");
  }

  /** Rules of the device cgroup. */
  default List<String> deviceCgroupRules() {
    return attributes().texts("device_cgroup_rules");
  }

  /** Kernel parameters. */
  default Map<String, String> sysctls() {
    return attributes().textMap("sysctls");
  }
}
