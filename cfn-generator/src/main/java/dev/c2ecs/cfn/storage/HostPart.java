package dev.c2ecs.cfn.storage;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parts of a host that services look at, and what for. */
public enum HostPart {
  ENGINE(
      "the socket of the container engine",
      "proxies, collectors and updaters ask the engine about other containers",
      "there is none on Fargate: leave such a service out; logs, metrics and updates come from ECS"),
  KERNEL(
      "what the kernel of the host says",
      "collectors measure the host with it",
      "a task has no host to measure: leave the service out; Container Insights has the metrics"),
  ROOT(
      "the whole file system of the host",
      "collectors and backups look at the host with it",
      "a task has no host: leave the service out; AWS Backup keeps file systems"),
  SYSTEM(
      "a directory of the host's own system",
      "the service reads what the host has installed or logged",
      "put what it needs into the image, or leave the service out");

  private static final Set<String> SOCKETS =
      Set.of("docker.sock", "podman.sock", "containerd.sock", "crio.sock");
  private static final List<String> ENGINES =
      List.of("/var/lib/docker", "/var/lib/containerd", "/run/docker", "/var/run/docker");
  private static final List<String> KERNELS =
      List.of("/proc", "/sys", "/dev", "/lib/modules", "/run/udev", "/cgroup");
  private static final List<String> SYSTEMS =
      List.of(
          "/bin",
          "/boot",
          "/etc",
          "/lib",
          "/lib64",
          "/run",
          "/sbin",
          "/usr",
          "/var/log",
          "/var/run");

  private final String what;
  private final String use;
  private final String hint;

  HostPart(String what, String use, String hint) {
    this.what = what;
    this.use = use;
    this.hint = hint;
  }

  /** What it is, for people. */
  public String what() {
    return what;
  }

  /** What services usually have it for. */
  public String use() {
    return use;
  }

  /** What to do without it. */
  public String hint() {
    return hint;
  }

  /** The part that an absolute path belongs to; empty for a directory that somebody made. */
  static Optional<HostPart> of(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (path.equals("/")) {
      return Optional.of(ROOT);
    }
    if (SOCKETS.contains(name) || isBelow(path, ENGINES)) {
      return Optional.of(ENGINE);
    }
    if (isBelow(path, KERNELS)) {
      return Optional.of(KERNEL);
    }
    return isBelow(path, SYSTEMS) ? Optional.of(SYSTEM) : Optional.empty();
  }

  private static boolean isBelow(String path, List<String> directories) {
    return directories.stream().anyMatch(directory -> (path + "/").startsWith(directory + "/"));
  }
}
