package dev.c2ecs.cli.stack;

import static dev.c2ecs.cli.stack.Consequence.DATA_LOSS;
import static dev.c2ecs.cli.stack.Consequence.EMPTY;
import static dev.c2ecs.cli.stack.Consequence.IN_PLACE;
import static dev.c2ecs.cli.stack.Consequence.KEPT;
import static dev.c2ecs.cli.stack.Consequence.NEW;
import static dev.c2ecs.cli.stack.Consequence.OUTAGE;
import static dev.c2ecs.cli.stack.Consequence.PERMISSIONS;
import static dev.c2ecs.cli.stack.Consequence.REMOVED;
import static dev.c2ecs.cli.stack.Consequence.REPLACED;
import static dev.c2ecs.cli.stack.Consequence.ROLLING;
import static dev.c2ecs.cli.stack.Consequence.WILL_FAIL;

import dev.c2ecs.cfn.template.References;
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
  private static final String DEFINITION = "AWS::ECS::TaskDefinition";

  private static final String BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer";

  /**
   * Properties of a service whose change replaces it, or may.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html">
   *     CloudFormation, AWS::ECS::Service</a>
   */
  private static final List<String> REPLACING =
      List.of(
          "Cluster",
          "Role",
          "SchedulingStrategy",
          "ServiceName",
          "LaunchType",
          "DeploymentController");

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
      default -> {
        if (change.type().equals(DEFINITION)) {
          yield revision(change, template);
        }
        yield change.isReplaced() || (change.mayBeReplaced() && !isInPlace(change))
            ? replacement(change, template)
            : modification(change, template);
      }
    };
  }

  /**
   * Whether a service is not replaced, though CloudFormation does not rule it out: none of the
   * properties changes that would do that.
   */
  private static boolean isInPlace(ResourceChange change) {
    return change.type().equals(SERVICE) && !change.touches(REPLACING);
  }

  private static Assessment removal(ResourceChange change) {
    if (change.keepsOld()) {
      return new Assessment(KEPT, change.physicalId() + " stays in the account");
    }
    if (Stateful.holdsData(change.type())) {
      return new Assessment(DATA_LOSS, "is deleted with " + Stateful.data(change.type()));
    }
    return switch (change.type()) {
      case SERVICE -> new Assessment(OUTAGE, "its tasks stop for good");
      case BALANCER -> new Assessment(OUTAGE, "its address does not answer any more");
      default -> new Assessment(REMOVED, "");
    };
  }

  private static Assessment replacement(ResourceChange change, Template template) {
    String may = change.isReplaced() ? "is " : "may be ";
    if (Stateful.holdsData(change.type())) {
      return change.keepsOld()
          ? new Assessment(
              EMPTY,
              may
                  + "replaced by an empty one; "
                  + change.physicalId()
                  + " stays in the account with "
                  + Stateful.data(change.type()))
          : new Assessment(
              DATA_LOSS,
              may
                  + "replaced by an empty one; the old one is deleted with "
                  + Stateful.data(change.type()));
    }
    return switch (change.type()) {
      case SERVICE -> serviceReplacement(change, template, may);
      case BALANCER -> new Assessment(OUTAGE, may + "replaced: its DNS name changes");
      case "AWS::EFS::AccessPoint" -> accessPoint(change, may);
      default ->
          PERMISSION_TYPES.contains(change.type())
              ? new Assessment(PERMISSIONS, may + "replaced")
              : new Assessment(REPLACED, change.isReplaced() ? "" : "may be replaced");
    };
  }

  private static Assessment serviceReplacement(
      ResourceChange change, Template template, String may) {
    boolean connected =
        property(change, template, "ServiceConnectConfiguration").isPresent()
            && change.isReplaced();
    return connected
        ? new Assessment(
            WILL_FAIL,
            "a service with Service Connect cannot be replaced: take it out of the file, deploy,"
                + " put it back")
        : new Assessment(OUTAGE, may + "replaced: the old service and its tasks are removed");
  }

  private static Assessment modification(ResourceChange change, Template template) {
    if (PERMISSION_TYPES.contains(change.type())) {
      return isDescription(change) ? new Assessment(IN_PLACE, "") : new Assessment(PERMISSIONS, "");
    }
    boolean told = !change.details().isEmpty();
    if (!change.type().equals(SERVICE) || (told && !change.touches(RESTARTING))) {
      return new Assessment(IN_PLACE, "");
    }
    return restart(template.resource(change.logicalId()));
  }

  /** Whether only words change that are there for people. */
  private static boolean isDescription(ResourceChange change) {
    return !change.details().isEmpty()
        && change.details().stream()
            .allMatch(d -> d.path().endsWith("Description") || d.property().equals("Tags"));
  }

  /** A new revision restarts the services that run it; a job takes it at its next run. */
  private static Assessment revision(ResourceChange change, Template template) {
    boolean tagsOnly =
        !change.isReplaced()
            && !change.details().isEmpty()
            && change.details().stream().allMatch(d -> d.property().equals("Tags"));
    Optional<Resource> service =
        template.ofType(SERVICE).stream()
            .filter(s -> References.within(s.properties()).contains(change.logicalId()))
            .findFirst();
    return tagsOnly || service.isEmpty() ? new Assessment(IN_PLACE, "") : restart(service);
  }

  /** Whether a service stops its tasks before it starts new ones. */
  public static boolean stopsFirst(Resource service) {
    return service.properties().entries().get("DeploymentConfiguration") instanceof Value.MapOf map
        && map.entries().get("MinimumHealthyPercent") instanceof Value.Whole least
        && least.number() == 0;
  }

  private static Assessment restart(Optional<Resource> service) {
    return service.filter(Assessment::stopsFirst).isPresent()
        ? new Assessment(OUTAGE, "stops before it starts again")
        : new Assessment(ROLLING, "");
  }

  private static Assessment accessPoint(ResourceChange change, String may) {
    if (change.touches(List.of("RootDirectory"))) {
      return new Assessment(
          EMPTY, may + "replaced by one of another directory; the files stay in the old one");
    }
    return change.touches(List.of("PosixUser"))
        ? new Assessment(OUTAGE, may + "replaced: another user of the same files")
        : new Assessment(REPLACED, may + "replaced");
  }

  private static Optional<Value> property(
      ResourceChange change, Template template, String property) {
    return template
        .resource(change.logicalId())
        .map(Resource::properties)
        .map(properties -> properties.entries().get(property));
  }
}
