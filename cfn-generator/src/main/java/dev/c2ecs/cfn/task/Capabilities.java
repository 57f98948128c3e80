package dev.c2ecs.cfn.task;

import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What becomes of {@code cap_add} and {@code cap_drop}. Docker starts from its default set, from
 * nothing when all is dropped, and adds last; Fargate adds {@code SYS_PTRACE} only. So what is
 * dropped with all and added again is kept by naming what is dropped instead.
 *
 * @param add what is added to the default set
 * @param drop what is dropped from it, {@code ALL} for everything
 * @param missing what is asked for and cannot be had
 * @param wider whether {@code DAC_OVERRIDE} is kept only because of {@code DAC_READ_SEARCH}, which
 *     is a part of it: both read every file and directory, the first writes them as well
 * @see <a href="https://github.com/moby/moby/blob/master/daemon/pkg/oci/caps/utils.go">moby: how
 *     the two lists are put together</a>
 * @see <a href="https://man7.org/linux/man-pages/man7/capabilities.7.html">capabilities(7)</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html">
 *     Amazon ECS: KernelCapabilities</a>
 */
public record Capabilities(
    List<String> add, List<String> drop, List<String> missing, boolean wider) {

  private static final String ALL = "ALL";

  /** The one that can be added. */
  private static final String ADDABLE = "SYS_PTRACE";

  private static final String READ = "DAC_READ_SEARCH";
  private static final String OVERRIDE = "DAC_OVERRIDE";

  /** What a container has anyway. */
  private static final Set<String> DEFAULTS =
      Set.of(
          "CHOWN",
          OVERRIDE,
          "FOWNER",
          "FSETID",
          "KILL",
          "MKNOD",
          "NET_BIND_SERVICE",
          "NET_RAW",
          "SETFCAP",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYS_CHROOT",
          "AUDIT_WRITE");

  public Capabilities {
    add = List.copyOf(add);
    drop = List.copyOf(drop);
    missing = List.copyOf(missing);
  }

  /** Those of a service. */
  public static Capabilities of(Service service) {
    Set<String> kept = new TreeSet<>();
    List<String> add = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    boolean reads = false;
    for (String written : service.capAdd()) {
      String name = name(written);
      if (name.equals(ADDABLE)) {
        add.add(name);
      } else if (name.equals(READ)) {
        reads = true;
      } else if (DEFAULTS.contains(name)) {
        kept.add(name);
      } else {
        missing.add(name);
      }
    }
    List<String> dropped = service.capDrop().stream().map(Capabilities::name).toList();
    boolean wider =
        reads && !kept.contains(OVERRIDE) && (dropped.contains(ALL) || dropped.contains(OVERRIDE));
    if (wider) {
      kept.add(OVERRIDE);
    }
    return new Capabilities(add, drop(dropped, kept), missing, wider);
  }

  private static List<String> drop(List<String> dropped, Set<String> kept) {
    if (!dropped.contains(ALL)) {
      return dropped.stream().filter(name -> !kept.contains(name)).toList();
    }
    if (kept.isEmpty()) {
      return List.of(ALL);
    }
    Set<String> others = new TreeSet<>(DEFAULTS);
    others.removeAll(kept);
    return List.copyOf(others);
  }

  /** The name in upper case, without the prefix {@code CAP_}. */
  private static String name(String written) {
    String upper = written.toUpperCase(Locale.ROOT);
    return upper.startsWith("CAP_") ? upper.substring("CAP_".length()) : upper;
  }
}
