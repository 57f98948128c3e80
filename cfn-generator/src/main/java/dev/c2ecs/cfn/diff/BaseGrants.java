package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.exposure.PrivateAddresses;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a resource may do without a word: what every service has that this program writes. Its
 * execution role pulls images, reads the secrets that it names, writes logs; its task role mounts
 * its own volumes; the role of a schedule runs its task; a service of AWS may take a role, whose
 * permissions are told; the members of new groups reach each other, and a load balancer is told as
 * what faces the Internet. The default policy of a key leaves everything to the account. A role
 * that is used already has the same without a word for what is new with it.
 */
final class BaseGrants {

  private static final Set<String> OF_IMAGES =
      Set.of("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer");
  private static final Set<String> OF_EXECUTION =
      Set.of(
          "logs:CreateLogGroup",
          "logs:CreateLogStream",
          "logs:PutLogEvents",
          "ecr:BatchCheckLayerAvailability",
          "ecr:BatchGetImage",
          "ecr:GetDownloadUrlForLayer",
          "secretsmanager:GetSecretValue",
          "ssm:GetParameters",
          "kms:Decrypt");
  private static final String TOKEN = "ecr:GetAuthorizationToken";
  private static final Set<String> OF_VOLUMES =
      Set.of(
          "elasticfilesystem:ClientMount",
          "elasticfilesystem:ClientWrite",
          "elasticfilesystem:ClientRootAccess");
  private static final Set<String> OF_SCHEDULE = Set.of("ecs:RunTask", "iam:PassRole");
  private static final String SERVICE = "Service ";
  private static final String ACCOUNT = "iam::${AWS::AccountId}:root";

  private final StackUpdate update;
  private final Resource resource;
  private final Set<String> actions;

  private BaseGrants(StackUpdate update, Resource resource, Set<String> actions) {
    this.update = update;
    this.resource = resource;
    this.actions = actions;
  }

  /** Those of a resource. */
  static BaseGrants of(StackUpdate update, Resource resource) {
    Set<String> actions = Set.of();
    if (names(update, ResourceType.TASK_DEFINITION, "ExecutionRoleArn", resource)) {
      actions = OF_EXECUTION;
    } else if (names(update, ResourceType.TASK_DEFINITION, "TaskRoleArn", resource)) {
      actions = OF_VOLUMES;
    } else if (names(update, ResourceType.SCHEDULE, "Target", resource)) {
      actions = OF_SCHEDULE;
    }
    return new BaseGrants(update, resource, actions);
  }

  /** What a task that has the role with a logical ID may do. */
  static String roleOf(String id) {
    return "all that " + id + " may";
  }

  private static boolean names(
      StackUpdate update, ResourceType type, String property, Resource role) {
    return role.is(ResourceType.ROLE)
        && update.after().template().ofType(type).stream()
            .anyMatch(user -> isIn(user.properties().entries().get(property), role.id()));
  }

  private static boolean isIn(@Nullable Value value, String id) {
    return value != null && References.within(value).contains(id);
  }

  /** Whether a grant goes without saying. */
  boolean has(Grant grant) {
    if (grant instanceof Grant.Statement statement) {
      return has(statement);
    }
    if (grant instanceof Grant.Place) {
      return isOrdinary(grant);
    }
    if (grant instanceof Grant.Held held) {
      return !Holdings.spreads(update, held);
    }
    return switch (ResourceType.of(resource.type())) {
      // a task that is new is new with all its containers
      case TASK_DEFINITION -> !(grant instanceof Grant.Bound) || isOfNewRole(grant);
      case ROUTE, SUBNET_ROUTE_TABLE_ASSOCIATION, VPC_GATEWAY_ATTACHMENT -> isOfNewThing();
      default -> grant instanceof Grant.Traffic traffic ? has(traffic) : isOfNewRole(grant);
    };
  }

  /** Whether something that was there may do this without a word, or another word tells it. */
  boolean goesWithoutSaying(Grant grant) {
    return isOfNewRole(grant)
        || comesWithIt(grant)
        || isToldByItsRole(grant)
        || isToldElsewhere(grant)
        || isOfMovedCredentials(grant)
        || isOrdinary(grant);
  }

  /** Whether a task that was there gets to something by a statement of its role, which is told. */
  private boolean isToldByItsRole(Grant grant) {
    return resource.is(ResourceType.TASK_DEFINITION)
        && grant instanceof Grant.Place place
        && !place.kind().isOfNetwork()
        && List.of("ExecutionRoleArn", "TaskRoleArn").stream()
            .flatMap(property -> update.after().property(resource, property).stream())
            .flatMap(value -> update.after().named(value).stream())
            .flatMap(id -> update.after().resource(id).stream())
            .flatMap(role -> Grants.of(update.after(), role).allowed().stream())
            .anyMatch(one -> one.words().contains(place.name()));
  }

  /**
   * Whether a task that was there gets something that no other one had before, or a volume, which a
   * statement of its role tells.
   */
  private boolean isToldElsewhere(Grant grant) {
    return grant instanceof Grant.Held held
        && (held.secret().isEmpty() || !Holdings.spreads(update, held));
  }

  /** Whether it is where others of the project are already. */
  private boolean isOrdinary(Grant grant) {
    return grant instanceof Grant.Place place && place.kind().isOrdinary() && isPlain(place);
  }

  /**
   * Whether a role may read a secret only because credentials that its tasks had before are in that
   * one now; what else they read of it is told by each key.
   */
  private boolean isOfMovedCredentials(Grant grant) {
    return grant instanceof Grant.Statement one
        && one.action().equals("secretsmanager:GetSecretValue")
        && names(update, ResourceType.TASK_DEFINITION, "ExecutionRoleArn", resource)
        && Holdings.areMoved(
            update,
            update.after().template().ofType(ResourceType.TASK_DEFINITION).stream()
                .filter(
                    task ->
                        isIn(task.properties().entries().get("ExecutionRoleArn"), resource.id()))
                .toList(),
            one.on());
  }

  /** Whether it is where others of the project are, or the project is new as a whole. */
  private boolean isPlain(Grant.Place place) {
    Side before = update.before();
    return before.template().resources().isEmpty() || before.says(place.name());
  }

  /** Whether what it completes comes with the update. */
  private boolean isOfNewThing() {
    return ResourceType.of(resource.type()).completing().stream()
        .flatMap(property -> update.after().property(resource, property).stream())
        .flatMap(value -> update.after().named(value).stream())
        .anyMatch(id -> update.before().resource(id).isEmpty());
  }

  /** Whether these are only what ECS needs to start a task. */
  boolean startWith(List<Grant> grants) {
    return actions.equals(OF_EXECUTION) && grants.stream().allMatch(this::has);
  }

  private boolean has(Grant.Statement one) {
    if (resource.is(ResourceType.VPC_ENDPOINT)) {
      // without a policy it lets everything through
      return true;
    }
    if (one.by().startsWith(SERVICE)) {
      return resource.is(ResourceType.ROLE);
    }
    if (one.by().endsWith(ACCOUNT)) {
      return !resource.is(ResourceType.ROLE);
    }
    return actions.contains(one.action()) ? !isEverything(one) : isToken(one);
  }

  private static boolean isEverything(Grant.Statement one) {
    return one.on().equals("*") || one.on().endsWith(":secret:*");
  }

  /** Whether a service of AWS may take a role. */
  boolean isTrust(Grant grant) {
    return grant instanceof Grant.Statement one
        && resource.is(ResourceType.ROLE)
        && one.by().startsWith(SERVICE);
  }

  /**
   * Whether a role that was used before gets this with a thing of its project that comes with the
   * update, with its image or with the log group: what it could have reached before, and could not,
   * is told.
   */
  boolean comesWithIt(Grant grant) {
    if (!(grant instanceof Grant.Statement one) || isEverything(one)) {
      return grant instanceof Grant.Statement token && isToken(token);
    }
    OwnThings own = OwnThings.of(update);
    return actions.contains(one.action())
        && (OF_IMAGES.contains(one.action()) || own.isNew(one.on()) || own.isLogGroup(one.on()));
  }

  private boolean isToken(Grant.Statement one) {
    return one.action().equals(TOKEN) && actions.contains("ecr:BatchGetImage");
  }

  /** A new group for a load balancer is told by its listeners; members of groups are told apart. */
  private boolean has(Grant.Traffic one) {
    if (resource.is(ResourceType.NETWORK_ACL_ENTRY)) {
      return isOfNewThing();
    }
    boolean outside =
        one.peer().indexOf('/') > 0
            ? !PrivateAddresses.contain(one.peer())
            : update.after().resource(one.peer()).isEmpty() && !isOfVpc(one.peer());
    return one.way().equals("to")
        || !outside
        || update.after().template().ofType(ResourceType.LOAD_BALANCER).stream()
            .anyMatch(balancer -> isOf(balancer, resource));
  }

  private static boolean isOfVpc(String peer) {
    return peer.endsWith(".CidrBlock}");
  }

  private static boolean isOf(Resource balancer, Resource rule) {
    Set<String> groups = References.within(balancer.properties());
    return groups.contains(rule.id())
        || References.within(rule.properties()).stream().anyMatch(groups::contains);
  }

  /** Whether a task takes a new role, which tells by itself what it may. */
  boolean isOfNewRole(Grant grant) {
    return update.after().template().ofType(ResourceType.ROLE).stream()
        .filter(role -> update.before().resource(role.id()).isEmpty())
        .anyMatch(role -> grant.words().equals(roleOf(role.id())));
  }
}
