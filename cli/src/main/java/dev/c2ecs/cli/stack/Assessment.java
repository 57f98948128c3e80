package dev.c2ecs.cli.stack;

import static dev.c2ecs.cli.stack.Consequence.DATA_LOSS;
import static dev.c2ecs.cli.stack.Consequence.IN_PLACE;
import static dev.c2ecs.cli.stack.Consequence.KEPT;
import static dev.c2ecs.cli.stack.Consequence.NEW;
import static dev.c2ecs.cli.stack.Consequence.OUTAGE;
import static dev.c2ecs.cli.stack.Consequence.PERMISSIONS;
import static dev.c2ecs.cli.stack.Consequence.REMOVED;
import static dev.c2ecs.cli.stack.Consequence.REPLACED;
import static dev.c2ecs.cli.stack.Consequence.ROLLING;
import static dev.c2ecs.cli.stack.Consequence.WILL_FAIL;

import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Optional;

/**
 * What a change of a resource means for what runs.
 *
 * @param consequence in one word
 * @param words in a sentence, empty when the word says it all
 */
public record Assessment(Consequence consequence, String words) {

  private static final String SERVICE = "AWS::ECS::Service";

  /** Properties of a service whose change starts new tasks. */
  private static final List<String> RESTARTING =
      List.of(
          "TaskDefinition",
          "NetworkConfiguration",
          "LoadBalancers",
          "ServiceRegistries",
          "ServiceConnectConfiguration",
          "VolumeConfigurations",
          "CapacityProviderStrategy",
          "PlatformVersion",
          "EnableExecuteCommand",
          "PropagateTags",
          "ForceNewDeployment");

  /** Types whose properties say who may do what, or who reaches what. */
  private static final List<String> PERMISSION_TYPES =
      List.of(
          "AWS::IAM::Role",
          "AWS::IAM::Policy",
          "AWS::IAM::ManagedPolicy",
          "AWS::EC2::SecurityGroupIngress",
          "AWS::EC2::SecurityGroupEgress",
          "AWS::EC2::SecurityGroup");

  /**
   * Assesses a change.
   *
   * @param template the template that is deployed
   */
  public static Assessment of(ResourceChange change, Template template) {
    return switch (change.action()) {
      case "Add", "Import" -> new Assessment(NEW, "");
      case "Remove" -> removal(change);
      case "SyncWithActual" -> new Assessment(IN_PLACE, "is as the template says already");
      default ->
          change.isReplaced() || change.mayBeReplaced()
              ? replacement(change, template)
              : modification(change, template);
    };
  }

  private static Assessment removal(ResourceChange change) {
    if (change.keepsOld()) {
      return new Assessment(KEPT, change.physicalId() + " stays in the account");
    }
    if (Stateful.holdsData(change.type())) {
      return new Assessment(DATA_LOSS, "deleted with " + Stateful.data(change.type()));
    }
    return change.type().equals(SERVICE)
        ? new Assessment(OUTAGE, "its tasks stop for good")
        : new Assessment(REMOVED, "");
  }

  private static Assessment replacement(ResourceChange change, Template template) {
    String may = change.isReplaced() ? "" : "may be ";
    if (Stateful.holdsData(change.type())) {
      return change.keepsOld()
          ? new Assessment(
              DATA_LOSS,
              may
                  + "replaced by an empty one; "
                  + change.physicalId()
                  + " stays in the account with "
                  + Stateful.data(change.type()))
          : new Assessment(
              DATA_LOSS,
              may + "replaced by an empty one, " + Stateful.data(change.type()) + " is deleted");
    }
    return switch (change.type()) {
      case "AWS::ECS::TaskDefinition" -> new Assessment(IN_PLACE, "new revision");
      case SERVICE -> serviceReplacement(change, template, may);
      case "AWS::ElasticLoadBalancingV2::LoadBalancer" ->
          new Assessment(OUTAGE, may + "replaced: its DNS name changes");
      case "AWS::EFS::AccessPoint" ->
          new Assessment(
              change.touches(List.of("RootDirectory", "PosixUser")) ? OUTAGE : REPLACED,
              may + "replaced: another directory or user of the same file system");
      default ->
          PERMISSION_TYPES.contains(change.type())
              ? new Assessment(PERMISSIONS, may + "replaced")
              : new Assessment(REPLACED, may.isEmpty() ? "" : "may be replaced");
    };
  }

  private static Assessment serviceReplacement(
      ResourceChange change, Template template, String may) {
    boolean connected =
        property(change, template, "ServiceConnectConfiguration").isPresent() && may.isEmpty();
    return connected
        ? new Assessment(
            WILL_FAIL,
            "a service with Service Connect cannot be replaced: take it out of the file, deploy,"
                + " put it back")
        : new Assessment(OUTAGE, may + "replaced: the old service and its tasks are removed");
  }

  private static Assessment modification(ResourceChange change, Template template) {
    if (PERMISSION_TYPES.contains(change.type())) {
      return new Assessment(PERMISSIONS, "");
    }
    if (!change.type().equals(SERVICE) || !change.touches(RESTARTING)) {
      return new Assessment(IN_PLACE, "");
    }
    Optional<Value> deployment = property(change, template, "DeploymentConfiguration");
    boolean stopsFirst =
        deployment
            .filter(
                value ->
                    value instanceof Value.MapOf map
                        && map.entries().get("MinimumHealthyPercent") instanceof Value.Whole least
                        && least.number() == 0)
            .isPresent();
    return stopsFirst
        ? new Assessment(OUTAGE, "its tasks stop before new ones start")
        : new Assessment(ROLLING, "");
  }

  private static Optional<Value> property(
      ResourceChange change, Template template, String property) {
    return template
        .resource(change.logicalId())
        .map(Resource::properties)
        .map(properties -> properties.entries().get(property));
  }
}
