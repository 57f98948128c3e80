package dev.c2ecs.cfn.diagnostic;

import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.Severity;

/** What the translation has to say beyond the disposition of single attributes. */
public enum PolicyCode implements Code {
  PORT_CONFLICT("C2E301", "Two services publish the same port", Severity.ERROR),
  PORT_NOT_PUBLIC("C2E302", "A port is published on the loopback address only", Severity.INFO),
  PORT_INTERNAL("C2E303", "A service of internal networks publishes a port", Severity.WARNING),
  PORT_UNPUBLISHED("C2E304", "A port has no published number", Severity.WARNING),
  PORT_RANGE("C2E305", "A range is published for one port", Severity.WARNING),
  PORT_TLS("C2E306", "Port 443 without a certificate", Severity.WARNING),
  PORT_UDP_HEALTH("C2E307", "A UDP port has no TCP port to check", Severity.WARNING),
  TOO_MANY_PORTS("C2E308", "A service publishes more ports than ECS can attach", Severity.ERROR),
  PORT_HOST_IP("C2E309", "A port is published on one address", Severity.WARNING),
  TOO_MANY_NETWORKS("C2E310", "A service is in more networks than a task can be", Severity.ERROR),
  EXTERNAL_NETWORK("C2E311", "An external network is no security group", Severity.ERROR),
  INTERNAL_NETWORK("C2E312", "An internal network still reaches the Internet", Severity.WARNING),
  NO_KNOWN_PORT("C2E313", "A service that others need has no known port", Severity.WARNING),
  ORDER_FROM_NAME("C2E314", "A name in the environment decides the order", Severity.INFO),
  ORDER_CYCLE("C2E315", "Two services need each other first", Severity.WARNING),
  HEALTHY_WITHOUT_CHECK(
      "C2E316", "A dependency waits for a health check that is not there", Severity.WARNING),
  JOB_PER_TASK("C2E317", "A job runs once for every task", Severity.WARNING),
  JOB_ONLY("C2E318", "A service that is not restarted is a task definition only", Severity.INFO),
  NOT_A_SERVICE(
      "C2E319", "A dependency is on something that does not keep running", Severity.WARNING),
  SHARED_NETWORK(
      "C2E326", "A service shares the network of something that is no task", Severity.ERROR),
  HOOK_PER_TASK("C2E327", "A hook runs in every task", Severity.WARNING),
  FILE_SYSTEM("C2E320", "A volume is a file system that outlives the stack", Severity.INFO),
  SCRATCH("C2E321", "An anonymous volume is empty scratch space", Severity.WARNING),
  SOURCE_CODE_MOUNT("C2E322", "A mount of source code is left out", Severity.INFO),
  HOST_PATH("C2E323", "A path of the host is mounted", Severity.ERROR),
  SINGLE_WRITER(
      "C2E324", "A service that alone writes a volume is replaced, not doubled", Severity.INFO),
  EXTERNAL_VOLUME("C2E328", "A volume is no file system of EFS", Severity.ERROR),
  EXISTING_FILE_SYSTEM("C2E329", "A volume is a file system that exists already", Severity.INFO),
  VOLUME_OPTION("C2E330", "An option of a volume is not possible", Severity.ERROR),
  HOST_TIME("C2E325", "The time zone of the host is mounted", Severity.INFO),
  SECRET_FROM_VARIABLE("C2E331", "A credential becomes a secret", Severity.INFO),
  LITERAL_CREDENTIAL("C2E332", "A credential is written in the Compose file", Severity.WARNING),
  SECRET_NAME_TAKEN("C2E395", "A secret has the name of the project's credentials", Severity.ERROR),
  TWO_DEFAULTS("C2E396", "A credential has two defaults", Severity.WARNING),
  CREDENTIAL_IN_TEXT("C2E333", "A credential would be readable in the template", Severity.ERROR),
  SECRET_TARGET("C2E334", "A secret is mounted outside /run/secrets", Severity.ERROR),
  HEALTH_RANGE("C2E340", "A health check value is outside the range of ECS", Severity.INFO),
  SIZE_ROUNDED("C2E341", "A task size is rounded up", Severity.INFO),
  SIZE_IMPOSSIBLE("C2E342", "No task is that large", Severity.ERROR),
  GRACE_PERIOD("C2E343", "A grace period is longer than Fargate waits", Severity.WARNING),
  ROLLOUT_PERCENT("C2E344", "A rollout works in percent", Severity.INFO),
  SCALING_WITHOUT_REQUESTS(
      "C2E347", "A service scales by requests that nothing counts", Severity.ERROR),
  COMMAND_CLEARED("C2E345", "ECS cannot clear the command of an image", Severity.WARNING),
  RESTART_WINDOW("C2E348", "A window of restarts is outside the range of ECS", Severity.INFO),
  STORAGE_SIZE("C2E349", "Storage is shared by the containers of a task", Severity.INFO),
  TMPFS_SIZE("C2E346", "A tmpfs has no size", Severity.INFO),
  IMAGE_FROM_BUILD(
      "C2E350", "The image of a service is built before the deployment", Severity.INFO),
  FILES_IN_IMAGE("C2E351", "Files of the project belong into an image", Severity.WARNING),
  DATA_DIRECTORY("C2E352", "A directory of the project is data", Severity.WARNING),
  DATA_DIRECTORY_FILLED(
      "C2E353", "A directory of the project has data that ECS would not have", Severity.ERROR),
  CPU_SHARES("C2E355", "CPU shares count inside a task", Severity.INFO),
  DOCKER_ADDRESS("C2E356", "An address that only a Docker host has", Severity.WARNING),
  LOG_OPTION("C2E357", "An option of a log driver that ECS does not take", Severity.WARNING),
  LOCAL_IMAGE("C2E354", "An image is in no registry", Severity.WARNING),
  TAG_LEFT_OUT("C2E358", "A label cannot be a tag", Severity.WARNING),
  DOMAIN_RECORD("C2E359", "A domain needs a record", Severity.WARNING),
  UNKNOWN_EXTENSION("C2E360", "An x-aws key is not known", Severity.WARNING),
  EXTENSION_VALUE("C2E361", "The value of an x-aws key is not usable", Severity.ERROR),
  UNUSED_ACCEPTANCE("C2E362", "An acceptance matches nothing", Severity.WARNING),
  OVERLAY_REFERENCE("C2E363", "An overlay refers to what is not there", Severity.ERROR),
  ALIAS_SCOPE("C2E371", "An alias holds in all networks", Severity.INFO),
  PORT_CLOSED("C2E380", "A port is not for the Internet and is not opened", Severity.WARNING),
  NOTHING_OPEN("C2E381", "All that a project publishes is not for the Internet", Severity.ERROR),
  FACES_INTERNET("C2E382", "What faces the Internet", Severity.INFO),
  EXEC_READ_ONLY("C2E372", "ECS Exec needs a file system that it can write", Severity.WARNING),
  NAME_REWRITTEN("C2E370", "A name is rewritten", Severity.INFO);

  private final String id;
  private final String title;
  private final Severity severity;

  PolicyCode(String id, String title, Severity severity) {
    this.id = id;
    this.title = title;
    this.severity = severity;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Severity severity() {
    return severity;
  }
}
