package dev.c2ecs.cfn.task;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Fargate lets a container set.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html">
 *     ECS, ContainerDefinition</a>
 */
public final class Fargate {

  /** The one capability that can be added. */
  public static final String ADDABLE_CAPABILITY = "SYS_PTRACE";

  /** The drivers that send logs elsewhere than to CloudWatch; their options are kept. */
  public static final Set<String> FOREIGN_LOG_DRIVERS = Set.of("splunk", "awsfirelens");

  /** The capabilities that a container has anyway. */
  public static final Set<String> DEFAULT_CAPABILITIES =
      Set.of(
          "CHOWN",
          "DAC_OVERRIDE",
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

  private static final Pattern SYSCTL =
      Pattern.compile(
          "net\\..+|fs\\.mqueue\\..+|kernel\\.(msgmax|msgmnb|msgmni|sem|shmall|shmmax|shmmni"
              + "|shm_rmid_forced)");

  private Fargate() {}

  /** Whether a sysctl can be set. */
  public static boolean hasSysctl(String name) {
    return SYSCTL.matcher(name).matches();
  }

  /** The name of a capability in upper case, without the prefix {@code CAP_}. */
  public static String capability(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.startsWith("CAP_") ? upper.substring("CAP_".length()) : upper;
  }
}
