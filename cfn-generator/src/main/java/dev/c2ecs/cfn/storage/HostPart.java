package dev.c2ecs.cfn.storage;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The parts of a host that services look at, and what for. */
public enum HostPart {
  ENGINE(
      "the socket of the container engine",
      "proxies, collectors and updaters ask the engine about other containers",
      "there is none on Fargate: leave such a service out; logs, metrics and updates come from ECS"),
  ENGINE_FILES(
      "the files of the container engine",
      "collectors measure containers with them",
      "there is no engine on Fargate: leave such a service out; Container Insights has the metrics"),
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
      "put what it needs into the image, or leave the service out"),
  DATA(
      "data of a program, kept on the host",
      "the service reads and writes what it has there",
      "use a named volume, or a directory of the project (`./DIR`) for files to begin with");

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

  /** Directories below those of the system that programs make for themselves. */
  private static final Pattern OF_PROGRAMS =
      Pattern.compile("/etc/[^/]+(?:/.*)?|/usr/(?:share|local|src)/[^/]+(?:/.*)?");

  /** What a system has there itself. */
  private static final List<String> OF_SYSTEM =
      List.of(
          "/etc/alternatives",
          "/etc/apk",
          "/etc/apt",
          "/etc/ca-certificates",
          "/etc/cron.d",
          "/etc/cron.daily",
          "/etc/crontab",
          "/etc/docker",
          "/etc/fstab",
          "/etc/group",
          "/etc/gshadow",
          "/etc/hostname",
          "/etc/hosts",
          "/etc/init.d",
          "/etc/kubernetes",
          "/etc/localtime",
          "/etc/machine-id",
          "/etc/network",
          "/etc/nsswitch.conf",
          "/etc/os-release",
          "/etc/pam.d",
          "/etc/passwd",
          "/etc/pki",
          "/etc/resolv.conf",
          "/etc/security",
          "/etc/selinux",
          "/etc/shadow",
          "/etc/ssh",
          "/etc/ssl",
          "/etc/subgid",
          "/etc/subuid",
          "/etc/sudoers",
          "/etc/sudoers.d",
          "/etc/sysctl.d",
          "/etc/systemd",
          "/etc/timezone",
          "/etc/udev",
          "/etc/yum.repos.d",
          "/usr/local/bin",
          "/usr/local/lib",
          "/usr/local/sbin",
          "/usr/share/ca-certificates",
          "/usr/share/fonts",
          "/usr/share/zoneinfo",
          "/usr/local/share/ca-certificates",
          "/usr/src/linux");

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
    if (SOCKETS.contains(name)) {
      return Optional.of(ENGINE);
    }
    if (isBelow(path, ENGINES)) {
      return Optional.of(ENGINE_FILES);
    }
    if (isBelow(path, KERNELS)) {
      return Optional.of(KERNEL);
    }
    if (!isBelow(path, SYSTEMS)) {
      return Optional.empty();
    }
    boolean data = OF_PROGRAMS.matcher(path).matches() && !isBelow(path, OF_SYSTEM);
    return Optional.of(data ? DATA : SYSTEM);
  }

  private static boolean isBelow(String path, List<String> directories) {
    return directories.stream().anyMatch(directory -> (path + "/").startsWith(directory + "/"));
  }
}
