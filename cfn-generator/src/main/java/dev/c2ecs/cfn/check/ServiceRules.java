package dev.c2ecs.cfn.check;

import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** What an ECS service needs of its task definition and of a rollout. */
final class ServiceRules implements Rule {

  @Override
  public void check(Template template, Consumer<Violation> found) {
    Map<String, Resource> byId = new HashMap<>();
    template.resources().forEach(resource -> byId.put(resource.id(), resource));
    for (Resource service : template.ofType(ResourceType.SERVICE)) {
      Value.MapOf p = service.properties();
      Optional<Resource> task =
          PropertyReader.at(p, "TaskDefinition")
              .filter(Value.Ref.class::isInstance)
              .flatMap(ref -> Optional.ofNullable(byId.get(((Value.Ref) ref).name())));
      task.ifPresent(t -> ports(service, t, found));
      rollout(service, found);
      most(service, "Subnets", " subnets", Limits.SUBNETS, CheckCode.QUOTA, found);
      most(
          service,
          "SecurityGroups",
          " security groups",
          Limits.SECURITY_GROUPS,
          CheckCode.SECURITY_GROUPS,
          found);
    }
  }

  private static void most(
      Resource service,
      String key,
      String what,
      int most,
      CheckCode code,
      Consumer<Violation> found) {
    int has =
        PropertyReader.items(
                service.properties(), "NetworkConfiguration", "AwsvpcConfiguration", key)
            .size();
    if (has > most) {
      found.accept(new Violation(code, service.id(), "has " + has + what + ", ECS takes " + most));
    }
  }

  private static void ports(Resource service, Resource task, Consumer<Violation> found) {
    Set<String> names = new HashSet<>();
    Set<String> targets = new HashSet<>();
    for (Value container : PropertyReader.items(task.properties(), "ContainerDefinitions")) {
      for (Value mapping : PropertyReader.items(container, "PortMappings")) {
        names.add(PropertyReader.text(mapping, "Name"));
        targets.add(
            PropertyReader.text(container, "Name")
                + ":"
                + PropertyReader.number(mapping, "ContainerPort").orElse(0));
      }
    }
    for (Value entry :
        PropertyReader.items(service.properties(), "ServiceConnectConfiguration", "Services")) {
      if (!names.contains(PropertyReader.text(entry, "PortName"))) {
        found.accept(
            new Violation(
                CheckCode.SERVICE_CONNECT,
                service.id(),
                "the task has no port named " + PropertyReader.text(entry, "PortName")));
      }
    }
    for (Value target : PropertyReader.items(service.properties(), "LoadBalancers")) {
      String wanted =
          PropertyReader.text(target, "ContainerName")
              + ":"
              + PropertyReader.number(target, "ContainerPort").orElse(0);
      if (!targets.contains(wanted)) {
        found.accept(
            new Violation(CheckCode.TARGET, service.id(), "the task has no port " + wanted));
      }
    }
  }

  private static void rollout(Resource service, Consumer<Violation> found) {
    Value.MapOf p = service.properties();
    OptionalLong max = PropertyReader.number(p, "DeploymentConfiguration", "MaximumPercent");
    OptionalLong min = PropertyReader.number(p, "DeploymentConfiguration", "MinimumHealthyPercent");
    boolean rebalances = !PropertyReader.text(p, "AvailabilityZoneRebalancing").equals("DISABLED");
    if (max.isPresent() && max.getAsLong() <= 100 && rebalances) {
      found.accept(
          new Violation(
              CheckCode.ROLLOUT,
              service.id(),
              "MaximumPercent 100 needs AvailabilityZoneRebalancing: DISABLED"));
    }
    if (max.orElse(200) <= 100 && min.orElse(100) >= 100) {
      found.accept(
          new Violation(
              CheckCode.ROLLOUT,
              service.id(),
              "no task can ever be replaced between 100 % and 100 %"));
    }
    if (List.of(min, max).stream().anyMatch(n -> n.orElse(0) > Limits.DEPLOYMENT_PERCENT)) {
      found.accept(new Violation(CheckCode.ROLLOUT, service.id(), "a percentage is too large"));
    }
  }
}
