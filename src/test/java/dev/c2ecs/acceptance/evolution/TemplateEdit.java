package dev.c2ecs.acceptance.evolution;

import dev.c2ecs.cfn.resourcetype.CreateOnly;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What an overlay, or somebody who writes a template by hand, does to resources that a Compose file
 * cannot: names of their own, properties that replace, other owners of what is unique.
 */
enum TemplateEdit {
  NAMED(
      (plan, dice) ->
          name(
              plan,
              dice,
              property -> Blueprint.property(property.of(), property.name()).isEmpty())),
  NAMED_OTHERWISE(
      (plan, dice) ->
          name(
              plan,
              dice,
              property -> Blueprint.property(property.of(), property.name()).isPresent())),
  NAME_TAKEN_AWAY(
      (plan, dice) -> {
        Optional<Property> named =
            dice.pick(names(plan).stream().filter(p -> isText(p.of(), p.name())).toList());
        named.ifPresent(p -> plan.set(p.of().id(), p.name(), Optional.empty()));
        return named.isPresent();
      }),
  NAMES_SWAPPED(
      (plan, dice) -> {
        Optional<Property> one =
            dice.pick(names(plan).stream().filter(p -> isText(p.of(), p.name())).toList());
        Optional<Resource> other =
            one.flatMap(
                p ->
                    dice.pick(
                        plan.all().stream()
                            .filter(r -> r.type().equals(p.of().type()) && !r.equals(p.of()))
                            .toList()));
        other.ifPresent(r -> plan.swap(one.orElseThrow().of(), r, one.orElseThrow().name()));
        return other.isPresent();
      }),
  RENAMED(
      (plan, dice) -> {
        Optional<Resource> one = dice.pick(plan.all());
        one.ifPresent(resource -> plan.rename(resource.id(), resource.id() + "B"));
        return one.isPresent() && !plan.has(one.get().id());
      }),
  IDS_SWAPPED(
      (plan, dice) -> {
        Optional<Resource> one = dice.pick(plan.all());
        Optional<Resource> other =
            one.flatMap(
                r ->
                    dice.pick(
                        plan.all().stream()
                            .filter(o -> o.type().equals(r.type()) && !o.equals(r))
                            .toList()));
        other.ifPresent(
            o -> {
              String a = one.orElseThrow().id();
              plan.rename(a, "Between");
              plan.rename(o.id(), a);
              plan.rename("Between", o.id());
            });
        return other.isPresent();
      }),
  REMOVED(
      (plan, dice) -> {
        Optional<Resource> one =
            dice.pick(
                plan.all().stream()
                    .filter(r -> !r.is(ResourceType.CLUSTER) && !r.type().startsWith("AWS::EC2::"))
                    .toList());
        one.ifPresent(resource -> plan.remove(resource.id()));
        return one.isPresent();
      }),
  SHUFFLED(
      (plan, dice) -> {
        plan.shuffle(dice.between(0, 9));
        return true;
      }),
  CREATE_ONLY(
      (plan, dice) -> {
        List<Property> properties = new ArrayList<>();
        for (Resource resource : plan.all()) {
          for (String path : CreateOnly.of(resource.type()).keySet()) {
            if (isText(resource, path) || hasValues(resource, path)) {
              properties.add(new Property(resource, path));
            }
          }
        }
        Optional<Property> one = dice.pick(properties);
        one.ifPresent(
            p -> plan.set(p.of().id(), p.name(), Optional.of(other(p.of(), p.name(), dice))));
        return one.isPresent();
      }),
  SETTING((plan, dice) -> setting(plan, dice)),
  PRIORITIES_SWAPPED((plan, dice) -> swapped(plan, dice, ResourceType.LISTENER_RULE, "Priority")),
  RULES_MOVED((plan, dice) -> swapped(plan, dice, ResourceType.LISTENER_RULE, "ListenerArn")),
  RULES_LEAD_ELSEWHERE((plan, dice) -> swapped(plan, dice, ResourceType.LISTENER_RULE, "Actions")),
  PORTS_SWAPPED((plan, dice) -> swapped(plan, dice, ResourceType.LISTENER, "Port")),
  LISTENERS_LEAD_ELSEWHERE(
      (plan, dice) -> swapped(plan, dice, ResourceType.LISTENER, "DefaultActions")),
  LISTENERS_MOVED((plan, dice) -> swapped(plan, dice, ResourceType.LISTENER, "LoadBalancerArn")),
  TASKS_SWAPPED((plan, dice) -> swapped(plan, dice, ResourceType.SERVICE, "TaskDefinition")),
  TARGETS_SWAPPED((plan, dice) -> swapped(plan, dice, ResourceType.SERVICE, "LoadBalancers")),
  REGISTRIES_SWAPPED(
      (plan, dice) -> swapped(plan, dice, ResourceType.SERVICE, "ServiceRegistries")),
  CONNECT_SWAPPED(
      (plan, dice) -> swapped(plan, dice, ResourceType.SERVICE, "ServiceConnectConfiguration")),
  ENTRIES_SWAPPED((plan, dice) -> swapped(plan, dice, ResourceType.DISCOVERY_SERVICE, "Name")),
  RECORDS_SWAPPED((plan, dice) -> swapped(plan, dice, ResourceType.RECORD_SET, "Name")),
  FILE_SYSTEMS_SWAPPED(
      (plan, dice) -> swapped(plan, dice, ResourceType.ACCESS_POINT, "FileSystemId")),
  MOUNT_TARGETS_SWAPPED(
      (plan, dice) ->
          swapped(
              plan, dice, ResourceType.MOUNT_TARGET, dice.oneOf(2) ? "FileSystemId" : "SubnetId")),
  SCALING_SWAPPED((plan, dice) -> swapped(plan, dice, ResourceType.SCALABLE_TARGET, "ResourceId")),
  INGRESS_SWAPPED(
      (plan, dice) -> swapped(plan, dice, ResourceType.SECURITY_GROUP, "SecurityGroupIngress")),
  RULE_OF_ANOTHER_GROUP(
      (plan, dice) -> swapped(plan, dice, ResourceType.SECURITY_GROUP_INGRESS, "GroupId")),
  KEPT((plan, dice) -> policies(plan, dice, resource -> true)),
  DATA_KEPT(
      (plan, dice) -> policies(plan, dice, r -> ResourceType.of(r.type()).data().isPresent()));

  /** Makes the change; false when there is nothing that it applies to. */
  interface Edit {
    boolean apply(Blueprint plan, Dice dice);
  }

  private record Property(Resource of, String name) {}

  /** Properties that give a name which is unique. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("AWS::ECS::Cluster", "ClusterName"),
          Map.entry("AWS::ECS::Service", "ServiceName"),
          Map.entry("AWS::EC2::SecurityGroup", "GroupName"),
          Map.entry("AWS::ElasticLoadBalancingV2::LoadBalancer", "Name"),
          Map.entry("AWS::ElasticLoadBalancingV2::TargetGroup", "Name"),
          Map.entry("AWS::IAM::Role", "RoleName"),
          Map.entry("AWS::Logs::LogGroup", "LogGroupName"),
          Map.entry("AWS::SQS::Queue", "QueueName"),
          Map.entry("AWS::Scheduler::Schedule", "Name"),
          Map.entry("AWS::SecretsManager::Secret", "Name"),
          Map.entry("AWS::S3::Bucket", "BucketName"));

  private static final Set<String> FREE = Set.of("one", "two", "three");

  /** Values of properties, of which an edit takes another one than there is. */
  private static final Map<String, List<Value>> VALUES =
      Map.ofEntries(
          values("AWS::ElasticLoadBalancingV2::LoadBalancer/Scheme", "internal", "internet-facing"),
          values("AWS::EFS::FileSystem/Encrypted", "true", "false"),
          values("AWS::EFS::FileSystem/KmsKeyId", "key-1", "key-2"),
          values("AWS::EFS::FileSystem/PerformanceMode", "generalPurpose", "maxIO"),
          values("AWS::EC2::SecurityGroup/GroupDescription", "one", "two"),
          values("AWS::IAM::Role/Path", "/", "/team/"),
          values("AWS::ServiceDiscovery::Service/Name", "one", "two"),
          values("AWS::ElasticLoadBalancingV2::TargetGroup/Port", "80", "8080"),
          values("AWS::ElasticLoadBalancingV2::TargetGroup/ProtocolVersion", "HTTP1", "HTTP2"),
          values("AWS::EFS::AccessPoint/RootDirectory/Path", "/a", "/b"),
          values("AWS::EFS::AccessPoint/PosixUser/Uid", "1", "2"),
          values("AWS::ECS::TaskDefinition/Family", "shop-one", "shop-two"),
          values("AWS::ECS::TaskDefinition/Memory", "1024", "2048"));

  /** Properties that change in place, with values. */
  private static final Map<String, List<Value>> SETTINGS =
      Map.ofEntries(
          values("AWS::ElasticLoadBalancingV2::Listener/Port", "80", "81", "8080"),
          values("AWS::ElasticLoadBalancingV2::ListenerRule/Priority", "1", "2", "3", "4"),
          values("AWS::Logs::LogGroup/RetentionInDays", "1", "30"),
          values("AWS::ECS::Service/DesiredCount", "0", "1", "2"),
          values("AWS::ECS::Service/EnableExecuteCommand", "false"),
          values("AWS::ServiceDiscovery::Service/Description", "one", "two"),
          values("AWS::SQS::Queue/DelaySeconds", "1", "2"),
          values("AWS::EFS::FileSystem/ThroughputMode", "elastic", "bursting"),
          Map.entry(
              "AWS::ECS::Service/LaunchType", List.of(Value.text("FARGATE"), Value.text("EC2"))),
          Map.entry("AWS::ECS::Service/LoadBalancers", List.of(Value.list())),
          Map.entry("AWS::ECS::Service/ServiceRegistries", List.of(Value.list())),
          Map.entry(
              "AWS::ECS::ClusterCapacityProviderAssociations/CapacityProviders",
              List.of(
                  Value.texts(List.of("FARGATE")),
                  Value.texts(List.of("FARGATE", "FARGATE_SPOT")))));

  @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
  private final Edit edit;

  TemplateEdit(Edit edit) {
    this.edit = edit;
  }

  boolean apply(Blueprint plan, Dice dice) {
    return edit.apply(plan, dice);
  }

  private static boolean hasValues(Resource resource, String path) {
    return VALUES.containsKey(resource.type() + "/" + path);
  }

  private static Map.Entry<String, List<Value>> values(String property, String... values) {
    return Map.entry(property, List.of(values).stream().map(Value::text).toList());
  }

  private static List<Property> names(Blueprint plan) {
    return plan.all().stream()
        .filter(resource -> NAMES.containsKey(resource.type()))
        .map(resource -> new Property(resource, NAMES.getOrDefault(resource.type(), "")))
        .toList();
  }

  private static boolean isText(Resource resource, String path) {
    return Blueprint.property(resource, path).filter(Value.Text.class::isInstance).isPresent();
  }

  private static boolean policies(Blueprint plan, Dice dice, Predicate<Resource> which) {
    Optional<Resource> one = dice.pick(plan.all().stream().filter(which).toList());
    one.ifPresent(
        r ->
            plan.policy(
                r,
                dice.oneOf(2) ? Optional.of("Retain") : Optional.empty(),
                dice.oneOf(2) ? Optional.of("Retain") : Optional.empty()));
    return one.isPresent();
  }

  private interface Which {
    boolean is(Property property);
  }

  private static boolean name(Blueprint plan, Dice dice, Which which) {
    Optional<Property> one = dice.pick(names(plan).stream().filter(which::is).toList());
    one.ifPresent(p -> plan.set(p.of().id(), p.name(), dice.pick(FREE).map(Value::text)));
    return one.isPresent();
  }

  private static Value other(Resource resource, String path, Dice dice) {
    Optional<Value> now = Blueprint.property(resource, path);
    List<Value> others =
        VALUES
            .getOrDefault(
                resource.type() + "/" + path, List.of(Value.text("one"), Value.text("two")))
            .stream()
            .filter(value -> !now.filter(value::equals).isPresent())
            .toList();
    return dice.pick(others).orElseThrow();
  }

  private static boolean setting(Blueprint plan, Dice dice) {
    List<Property> properties = new ArrayList<>();
    for (Resource resource : plan.all()) {
      for (String path : SETTINGS.keySet()) {
        if (path.startsWith(resource.type() + "/")) {
          properties.add(new Property(resource, path.substring(resource.type().length() + 1)));
        }
      }
    }
    Optional<Property> one = dice.pick(properties);
    one.ifPresent(
        p -> {
          boolean absent = dice.oneOf(3) && Blueprint.property(p.of(), p.name()).isPresent();
          Optional<Value> value =
              dice.pick(SETTINGS.getOrDefault(p.of().type() + "/" + p.name(), List.of()));
          plan.set(p.of().id(), p.name(), absent ? Optional.empty() : value);
        });
    return one.isPresent();
  }

  private static boolean swapped(Blueprint plan, Dice dice, ResourceType type, String path) {
    Optional<Resource> one = dice.pick(plan.ofType(type));
    Optional<Resource> other =
        one.flatMap(r -> dice.pick(plan.ofType(type).stream().filter(o -> !o.equals(r)).toList()));
    other.ifPresent(o -> plan.swap(one.orElseThrow(), o, path));
    return other.isPresent()
        && !Blueprint.property(one.orElseThrow(), path)
            .equals(Blueprint.property(other.get(), path));
  }
}
