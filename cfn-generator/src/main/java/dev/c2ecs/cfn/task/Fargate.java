package dev.c2ecs.cfn.task;

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

  /** The drivers that send logs elsewhere than to CloudWatch; their options are kept. */
  public static final Set<String> FOREIGN_LOG_DRIVERS = Set.of("splunk", "awsfirelens");

  private static final Pattern SYSCTL =
      Pattern.compile(
          "net\\..+|fs\\.mqueue\\..+|kernel\\.(msgmax|msgmnb|msgmni|sem|shmall|shmmax|shmmni"
              + "|shm_rmid_forced)");

  private Fargate() {}

  /** Whether a sysctl can be set. */
  public static boolean hasSysctl(String name) {
    return SYSCTL.matcher(name).matches();
  }
}
