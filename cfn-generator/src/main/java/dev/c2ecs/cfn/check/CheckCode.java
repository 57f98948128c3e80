package dev.c2ecs.cfn.check;

import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.Severity;

/** The rules that every template keeps. A broken one is an error: AWS would refuse the template. */
public enum CheckCode implements Code {
  REFERENCE("C2E401", "A reference names nothing in the template"),
  LOGICAL_ID("C2E402", "A logical ID is not usable"),
  DEPENDENCY_CYCLE("C2E403", "Resources depend on each other in a circle"),
  QUOTA("C2E404", "The template is larger than CloudFormation takes"),
  LISTENER_PORT("C2E405", "Two listeners of a load balancer have the same port"),
  TARGET("C2E406", "A load balancer target is not in the task"),
  PORT_MAPPING("C2E407", "A port mapping is not possible"),
  SERVICE_CONNECT("C2E408", "A Service Connect port is not in the task"),
  MOUNT("C2E409", "A mount point names no volume of the task"),
  VOLUME("C2E410", "A file system volume is not possible"),
  CONTAINER_ORDER("C2E411", "A container waits for one that is not there"),
  HEALTH_CHECK("C2E412", "A health check is outside the ranges of ECS"),
  STOP_TIMEOUT("C2E413", "A stop timeout is longer than Fargate allows"),
  ROLLOUT("C2E414", "A rollout is not possible"),
  LOGGING("C2E415", "A log configuration is incomplete"),
  EXECUTION_ROLE("C2E416", "Secrets need an execution role"),
  TARGET_TYPE("C2E417", "A target group is not for IP addresses"),
  MOUNT_TARGET("C2E418", "Two mount targets of a file system are in one subnet"),
  MEMORY("C2E419", "Containers need more than their task has"),
  FARGATE("C2E420", "A setting does not exist on Fargate"),
  RESTART("C2E421", "A restart policy is outside the ranges of ECS"),
  SECURITY_GROUPS("C2E422", "A service has more security groups than ECS takes"),
  NAME("C2E423", "A name is longer than AWS takes, or has other characters");

  private final String id;
  private final String title;

  CheckCode(String id, String title) {
    this.id = id;
    this.title = title;
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
    return Severity.ERROR;
  }
}
