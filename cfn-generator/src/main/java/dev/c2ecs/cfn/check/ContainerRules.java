package dev.c2ecs.cfn.check;

import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The ranges and names of single containers. */
final class ContainerRules implements Rule {

  private static final Pattern PORT_NAME = Pattern.compile(Limits.PORT_NAME_FORM);
  private static final Pattern CONTAINER_NAME =
      Pattern.compile("[A-Za-z0-9_-]{1," + Limits.ECS_NAME + "}");

  @Override
  public void check(Template template, Consumer<Violation> found) {
    for (Resource task : template.ofType(ResourceType.TASK_DEFINITION)) {
      for (Value container : PropertyReader.items(task.properties(), "ContainerDefinitions")) {
        String name = PropertyReader.text(container, "Name");
        Consumer<Violation> named =
            violation ->
                found.accept(
                    new Violation(
                        violation.code(),
                        task.id(),
                        "container " + name + " " + violation.message()));
        container(container, name, named);
      }
    }
  }

  private static void container(Value container, String name, Consumer<Violation> found) {
    if (!CONTAINER_NAME.matcher(name).matches()) {
      found.accept(violation(CheckCode.NAME, "needs a name of letters, digits, - and _"));
    }
    image(container, found);
    healthCheck(container, found);
    range(container, CheckCode.STOP_TIMEOUT, "StopTimeout", Limits.STOP_TIMEOUT, found);
    if (PropertyReader.at(container, "RestartPolicy", "RestartAttemptPeriod").isPresent()) {
      Value policy = PropertyReader.at(container, "RestartPolicy").orElseThrow();
      range(policy, CheckCode.RESTART, "RestartAttemptPeriod", Limits.RESTART_PERIOD, found);
    }
    ports(container, found);
    logging(container, found);
    fargate(container, found);
  }

  private static void image(Value container, Consumer<Violation> found) {
    String image = PropertyReader.text(container, "Image");
    int digest = image.indexOf('@');
    int length = digest < 0 ? image.length() : digest;
    if (length > Limits.IMAGE_NAME) {
      found.accept(
          violation(
              CheckCode.NAME,
              "has the name of an image of "
                  + length
                  + " characters, ECS takes "
                  + Limits.IMAGE_NAME));
    }
  }

  private static void healthCheck(Value container, Consumer<Violation> found) {
    PropertyReader.at(container, "HealthCheck")
        .ifPresent(
            check -> {
              range(check, CheckCode.HEALTH_CHECK, "Interval", Limits.HEALTH_INTERVAL, found);
              range(check, CheckCode.HEALTH_CHECK, "Timeout", Limits.HEALTH_TIMEOUT, found);
              range(check, CheckCode.HEALTH_CHECK, "Retries", Limits.HEALTH_RETRIES, found);
              range(
                  check, CheckCode.HEALTH_CHECK, "StartPeriod", Limits.HEALTH_START_PERIOD, found);
              if (PropertyReader.items(check, "Command").isEmpty()) {
                found.accept(violation(CheckCode.HEALTH_CHECK, "has a health check of nothing"));
              }
            });
  }

  private static void range(
      Value holder, CheckCode code, String key, Limits.Range range, Consumer<Violation> found) {
    OptionalLong value = PropertyReader.number(holder, key);
    if (value.isPresent() && !range.has(value.getAsLong())) {
      found.accept(violation(code, "has " + key + " " + value.getAsLong() + ", not " + range));
    }
  }

  private static void ports(Value container, Consumer<Violation> found) {
    Map<Long, String> numbers = new HashMap<>();
    for (Value mapping : PropertyReader.items(container, "PortMappings")) {
      String name = PropertyReader.text(mapping, "Name");
      if (!name.isEmpty() && !PORT_NAME.matcher(name).matches()) {
        found.accept(violation(CheckCode.PORT_MAPPING, "has the port name " + name));
      }
      long number = PropertyReader.number(mapping, "ContainerPort").orElse(0);
      if (numbers.putIfAbsent(number, name) != null) {
        found.accept(violation(CheckCode.PORT_MAPPING, "maps the port " + number + " twice"));
      }
      OptionalLong host = PropertyReader.number(mapping, "HostPort");
      if (host.isPresent() && host.getAsLong() != number) {
        found.accept(violation(CheckCode.PORT_MAPPING, "maps a port to another port of the host"));
      }
    }
  }

  private static void logging(Value container, Consumer<Violation> found) {
    if (PropertyReader.text(container, "LogConfiguration", "LogDriver").equals("awslogs")
        && PropertyReader.at(container, "LogConfiguration", "Options", "awslogs-stream-prefix")
            .isEmpty()) {
      found.accept(violation(CheckCode.LOGGING, "has no awslogs-stream-prefix"));
    }
  }

  private static void fargate(Value container, Consumer<Violation> found) {
    for (String key :
        new String[] {"Privileged", "Hostname", "ExtraHosts", "Links", "DnsServers"}) {
      if (PropertyReader.at(container, key).isPresent()) {
        found.accept(violation(CheckCode.FARGATE, "has " + key + ", which Fargate does not"));
      }
    }
    for (Value capability :
        PropertyReader.items(container, "LinuxParameters", "Capabilities", "Add")) {
      if (!capability.equals(Value.text("SYS_PTRACE"))) {
        found.accept(violation(CheckCode.FARGATE, "adds a capability other than SYS_PTRACE"));
      }
    }
  }

  private static Violation violation(CheckCode code, String message) {
    return new Violation(code, "", message);
  }
}
