package dev.c2ecs.cfn.extension;

/** The {@code x-aws-} keys as a Compose file writes them; where each may stand: its row. */
public final class Keys {

  /** What all of them start with. */
  public static final String PREFIX = "x-aws-";

  public static final String ACCEPT = "x-aws-accept";
  public static final String AUTOSCALING = "x-aws-autoscaling";
  public static final String CAPACITY = "x-aws-capacity";
  public static final String CERTIFICATE = "x-aws-certificate";
  public static final String CLOUDFORMATION = "x-aws-cloudformation";
  public static final String CLUSTER = "x-aws-cluster";
  public static final String COST = "x-aws-cost";
  public static final String DATA = "x-aws-data";
  public static final String DEREGISTRATION_DELAY = "x-aws-deregistration_delay";
  public static final String DISCOVERY = "x-aws-discovery";
  public static final String DOMAIN = "x-aws-domain";
  public static final String EPHEMERAL_STORAGE = "x-aws-ephemeral_storage";
  public static final String EXEC = "x-aws-exec";
  public static final String FILE_LIMIT = "x-aws-file_limit";
  public static final String HEALTHCHECK = "x-aws-healthcheck";
  public static final String HELPER_IMAGE = "x-aws-helper_image";
  public static final String HOST = "x-aws-host";
  public static final String IDLE_TIMEOUT = "x-aws-idle_timeout";
  public static final String INTERNAL = "x-aws-internal";
  public static final String KEYS = "x-aws-keys";
  public static final String KMS = "x-aws-kms";
  public static final String LOADBALANCER = "x-aws-loadbalancer";
  public static final String LOGS_RETENTION = "x-aws-logs_retention";
  public static final String MAX_PERCENT = "x-aws-max_percent";
  public static final String MIN_PERCENT = "x-aws-min_percent";
  public static final String NAT = "x-aws-nat";
  public static final String PATH = "x-aws-path";
  public static final String PERMISSIONS_BOUNDARY = "x-aws-permissions_boundary";
  public static final String POLICIES = "x-aws-policies";
  public static final String PROTOCOL = "x-aws-protocol";
  public static final String PUBLIC = "x-aws-public";
  public static final String PUBLIC_URLS = "x-aws-public_urls";
  public static final String PUSH = "x-aws-push";
  public static final String PULL_CREDENTIALS = "x-aws-pull_credentials";
  public static final String ROLE = "x-aws-role";
  public static final String SCHEDULE = "x-aws-schedule";
  public static final String SECRETS = "x-aws-secrets";
  public static final String SECURITYGROUP = "x-aws-securitygroup";
  public static final String STICKINESS = "x-aws-stickiness";
  public static final String SUBNETS = "x-aws-subnets";
  public static final String TAGS = "x-aws-tags";
  public static final String VPC = "x-aws-vpc";
  public static final String ZONES = "x-aws-zones";

  private Keys() {}
}
