package dev.c2ecs.cfn.resourcetype;

/** What ECS, load balancers, EFS, CloudFormation and Secrets Manager take at most, or at least. */
public final class Limits {

  /**
   * Seconds between two checks of a container.
   *
   * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html">
   *     ECS, HealthCheck</a>
   */
  public static final Range HEALTH_INTERVAL = new Range(5, 300);

  /** Seconds that a check of a container may take; same source. */
  public static final Range HEALTH_TIMEOUT = new Range(2, 60);

  /** Seconds in which checks of a container may fail; same source. */
  public static final Range HEALTH_START_PERIOD = new Range(0, 300);

  /** Checks of a container in a row that must fail; same source. */
  public static final Range HEALTH_RETRIES = new Range(1, 10);

  /**
   * Seconds that Fargate gives a container to stop.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html">
   *     ECS, ContainerDefinition</a>
   */
  public static final Range STOP_TIMEOUT = new Range(2, 120);

  /** The least memory of a container in MiB; same source. */
  public static final int CONTAINER_MEMORY = 6;

  /** The least CPU units of a container; same source. */
  public static final int CONTAINER_CPU = 2;

  /** Characters of the name of a container and of the family of a task; same source. */
  public static final int ECS_NAME = 255;

  /**
   * Seconds that a container must have run before it is started again.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerRestartPolicy.html">
   *     ECS, ContainerRestartPolicy</a>
   */
  public static final Range RESTART_PERIOD = new Range(60, 1800);

  /**
   * The name of a port, as a regular expression.
   *
   * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html">
   *     ECS, PortMapping</a>
   */
  public static final String PORT_NAME_FORM = "[a-z0-9_][a-z0-9_-]{0,63}";

  /** Characters of the name of a port; same source. */
  public static final int PORT_NAME = 64;

  /**
   * Characters of a name between the dots of DNS.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4">RFC 1035, Size limits</a>
   */
  public static final int DNS_LABEL = 63;

  /**
   * Characters of a name in a namespace of Cloud Map.
   *
   * @see <a href="https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateService.html">AWS
   *     Cloud Map, CreateService</a>
   */
  public static final int DNS_NAME = 127;

  /**
   * Files that a container may have open: what Linux allows ({@code fs.nr_open}).
   *
   * @see <a href="https://www.kernel.org/doc/html/latest/admin-guide/sysctl/fs.html">Linux,
   *     /proc/sys/fs</a>
   */
  public static final int OPEN_FILES = 1_048_576;

  /**
   * GiB of a task's scratch space, when it is set.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-storage.html">
   *     Fargate task ephemeral storage</a>
   */
  public static final Range EPHEMERAL_STORAGE = new Range(21, 200);

  /**
   * Containers of a task.
   *
   * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html">
   *     Amazon ECS service quotas</a>
   */
  public static final int CONTAINERS = 10;

  /** Subnets of a service; same source. */
  public static final int SUBNETS = 16;

  /** Characters of the name of an image, its digest not counted; same source. */
  public static final int IMAGE_NAME = 255;

  /** Security groups of a service; same source. */
  public static final int SECURITY_GROUPS = 5;

  /** Target groups of a service; same source. */
  public static final int TARGET_GROUPS = 5;

  /** Percent of the wanted tasks during a deployment. AWS documents no limit; more is a typo. */
  public static final int DEPLOYMENT_PERCENT = 1000;

  /**
   * Characters of the name of a target group.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html">
   *     Elastic Load Balancing, CreateTargetGroup</a>
   */
  public static final int TARGET_GROUP_NAME = 32;

  /**
   * The last priority of a rule.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html">
   *     Elastic Load Balancing, CreateRule</a>
   */
  public static final int RULE_PRIORITY = 50_000;

  /** Characters of a host or path of a rule; same source. */
  public static final int RULE_PATTERN = 128;

  /**
   * Hosts and paths of a rule.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html">
   *     Quotas for your Application Load Balancers</a>
   */
  public static final int RULE_VALUES = 5;

  /** Listeners of a load balancer, unless AWS raises it; same source. */
  public static final int LISTENERS = 50;

  /** Rules of all listeners of a load balancer, unless AWS raises it; same source. */
  public static final int LISTENER_RULES = 100;

  /**
   * Inbound rules of a security group, unless AWS raises it.
   *
   * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html">Amazon
   *     VPC quotas</a>
   */
  public static final int SECURITY_GROUP_RULES = 60;

  /**
   * Characters of the directory of an access point.
   *
   * @see <a href="https://docs.aws.amazon.com/efs/latest/ug/API_RootDirectory.html">EFS,
   *     RootDirectory</a>
   */
  public static final int ACCESS_POINT_PATH = 100;

  /** Levels of the directory of an access point; same source. */
  public static final int ACCESS_POINT_LEVELS = 4;

  /**
   * Tags of a resource.
   *
   * @see <a href="https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html">Tagging AWS
   *     resources</a>
   */
  public static final int TAGS = 50;

  /** Characters of the key of a tag; same source. */
  public static final int TAG_KEY = 128;

  /** Characters of the value of a tag; same source. */
  public static final int TAG_VALUE = 256;

  /**
   * Resources of a stack.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html">
   *     CloudFormation quotas</a>
   */
  public static final int RESOURCES = 500;

  /** Parameters of a stack, and outputs; same source. */
  public static final int PARAMETERS = 200;

  /** Characters of a logical ID; same source. */
  public static final int LOGICAL_ID = 255;

  /** Bytes of a template, 1 MB in words; same source. */
  public static final int TEMPLATE_BYTES = 1_000_000;

  /** Bytes of a template in a call, without a bucket; same source. */
  public static final int INLINE_TEMPLATE_BYTES = 51_200;

  /** Characters of the name of a stack; same source. */
  public static final int STACK_NAME = 128;

  /**
   * Bytes of the content of a secret.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html">
   *     Secrets Manager quotas</a>
   */
  public static final int SECRET_BYTES = 65_536;

  /**
   * Characters of all inline policies of a role, spaces not counted.
   *
   * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM
   *     and AWS STS quotas</a>
   */
  public static final int ROLE_POLICIES = 10_240;

  /** The bytes of JSON that a task definition has at most. */
  public static final int TASK_DEFINITION_BYTES = 65_536;

  private Limits() {}

  /**
   * The least and the most that a number may be.
   *
   * @param min the least, inclusive
   * @param max the most, inclusive
   */
  public record Range(long min, long max) {

    /** Whether a number is in the range. */
    public boolean has(long number) {
      return number >= min && number <= max;
    }

    /** The number in the range that is nearest to a number. */
    public long nearest(long number) {
      return Math.max(min, Math.min(max, number));
    }

    /** The range in words, {@code 2 to 120}. */
    @Override
    public String toString() {
      return min + " to " + max;
    }
  }

  /** Bytes in KiB, rounded up. */
  public static long kibibytes(long bytes) {
    return (bytes + 1023) / 1024;
  }

  /** A number as people write it, {@code 51,200}. */
  public static String words(int number) {
    StringBuilder digits = new StringBuilder(Integer.toString(number));
    for (int i = digits.length() - 3; i > 0; i -= 3) {
      digits.insert(i, ',');
    }
    return digits.toString();
  }
}
