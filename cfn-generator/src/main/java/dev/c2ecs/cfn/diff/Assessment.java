package dev.c2ecs.cfn.diff;

import static dev.c2ecs.cfn.diff.Consequence.DATA_LOSS;
import static dev.c2ecs.cfn.diff.Consequence.EMPTY;
import static dev.c2ecs.cfn.diff.Consequence.IN_PLACE;
import static dev.c2ecs.cfn.diff.Consequence.KEPT;
import static dev.c2ecs.cfn.diff.Consequence.NEW;
import static dev.c2ecs.cfn.diff.Consequence.NEW_ADDRESS;
import static dev.c2ecs.cfn.diff.Consequence.OUTAGE;
import static dev.c2ecs.cfn.diff.Consequence.PERMISSIONS;
import static dev.c2ecs.cfn.diff.Consequence.REMOVED;
import static dev.c2ecs.cfn.diff.Consequence.REPLACED;
import static dev.c2ecs.cfn.diff.Consequence.ROLLING;
import static dev.c2ecs.cfn.diff.Consequence.WILL_FAIL;

import dev.c2ecs.cfn.diagnostic.Names;
import dev.c2ecs.cfn.resourcetype.ResourceType;
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
 * @param parts in sentences, what matters most first; none when the word says it all
 * @param policies the managed policies that somebody gets, by their names
 * @param nature what else a reader has to know of it
 */
public record Assessment(
    Consequence consequence, List<String> parts, List<String> policies, Nature nature) {

  /** What is said of a service that no task is wanted of any more. */
  public static final String STOPS_FOR_GOOD = "its tasks stop for good";

  private static final int SHOWN = 3;

  /** What sets an assessment apart from others of its consequence. */
  public enum Nature {
    ORDINARY,
    /**
     * It is only about what ECS needs to start a task, an image or a secret, which is no permission
     * of the program in it.
     */
    STARTING,
    /** It is not there any more from now on, and does not come back when the update is done. */
    LASTING
  }

  public Assessment {
    parts = List.copyOf(parts);
    policies = List.copyOf(policies);
  }

  /** An ordinary assessment in one sentence, which may be empty. */
  public Assessment(Consequence consequence, String words) {
    this(consequence, words.isEmpty() ? List.of() : List.of(words), List.of(), Nature.ORDINARY);
  }

  /** An outage that does not end with the update. */
  static Assessment lasting(String words) {
    return new Assessment(Consequence.OUTAGE, List.of(words), List.of(), Nature.LASTING);
  }

  /** It on one line, the first of many sentences; empty when the word says it all. */
  public String words() {
    return Names.shown(parts, SHOWN, "; ");
  }

  /** Whether it is only about starting tasks. */
  public boolean isStarting() {
    return nature == Nature.STARTING;
  }

  /** Whether it stays so when the update is done. */
  public boolean isLasting() {
    return nature == Nature.LASTING;
  }

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
        if (ResourceType.TASK_DEFINITION.is(change.type())) {
          yield revision(change, template);
        }
        yield change.isReplaced() || (change.mayBeReplaced() && !isInPlace(change))
            ? replacement(change, template)
            : modification(change, template);
      }
    };
  }

  /**
   * This one, or the other one when that is worse. Of permissions the other one knows more: a
   * change set does not say whether they are wider.
   */
  public Assessment or(Assessment other) {
    boolean knowsMore = consequence == PERMISSIONS && other.isAboutPermissions();
    return knowsMore || other.consequence.compareTo(consequence) > 0 ? other : this;
  }

  /**
   * What has to be told beside the one that is told: what somebody looks for by its name, and that
   * something worse would hide.
   */
  public static List<Assessment> beside(Assessment told, List<Assessment> all) {
    return all.stream()
        .filter(one -> one.consequence().standsAlone())
        .filter(one -> one.consequence() != told.consequence())
        .distinct()
        .toList();
  }

  private boolean isAboutPermissions() {
    return consequence == IN_PLACE
        || consequence == PERMISSIONS
        || consequence == Consequence.PERMISSIONS_WIDER
        || consequence == Consequence.NETWORK_WIDER;
  }

  /**
   * Whether a resource is not replaced, though CloudFormation does not rule it out: none of the
   * properties changes that would do that.
   */
  private static boolean isInPlace(ResourceChange change) {
    List<String> replacing = ResourceType.of(change.type()).replacing();
    return !replacing.isEmpty() && !change.touches(replacing);
  }

  private static Assessment removal(ResourceChange change) {
    if (change.keepsOld()) {
      return new Assessment(KEPT, change.physicalId() + " stays in the account");
    }
    ResourceType type = ResourceType.of(change.type());
    Optional<String> data = type.data();
    if (data.isPresent()) {
      return new Assessment(DATA_LOSS, "is deleted with " + data.get());
    }
    return switch (type) {
      case SERVICE -> lasting(STOPS_FOR_GOOD);
      case LOAD_BALANCER -> lasting("its address does not answer any more");
      case LISTENER, LISTENER_RULE -> lasting("what it led to is not reached so any more");
      default -> new Assessment(REMOVED, "");
    };
  }

  private static Assessment replacement(ResourceChange change, Template template) {
    String may = change.isReplaced() ? "is " : "may be ";
    ResourceType type = ResourceType.of(change.type());
    Optional<String> data = type.data();
    if (data.isPresent()) {
      return change.keepsOld()
          ? new Assessment(
              EMPTY,
              may
                  + "replaced by an empty one; "
                  + change.physicalId()
                  + " stays in the account with "
                  + data.get())
          : new Assessment(
              DATA_LOSS,
              may + "replaced by an empty one; the old one is deleted with " + data.get());
    }
    return switch (type) {
      case SERVICE -> serviceReplacement(change, template, may);
      case LOAD_BALANCER -> new Assessment(NEW_ADDRESS, may + "replaced: its DNS name changes");
      case ACCESS_POINT -> accessPoint(change, may);
      default ->
          type.isPermission()
              ? new Assessment(PERMISSIONS, may + "replaced")
              : new Assessment(REPLACED, change.isReplaced() ? "" : "may be replaced");
    };
  }

  private static Assessment serviceReplacement(
      ResourceChange change, Template template, String may) {
    boolean connected =
        property(change, template, ServiceConnect.PROPERTY)
                .filter(
                    value ->
                        value instanceof Value.MapOf map
                            && Value.flag(true).equals(map.entries().get("Enabled")))
                .isPresent()
            && change.isReplaced();
    return connected
        ? new Assessment(
            WILL_FAIL,
            "a service with Service Connect cannot be replaced: take it out of the file, deploy,"
                + " put it back")
        : new Assessment(OUTAGE, may + "replaced: the old service and its tasks are removed");
  }

  private static Assessment modification(ResourceChange change, Template template) {
    ResourceType type = ResourceType.of(change.type());
    if (type.isPermission()) {
      return isDescription(change) ? new Assessment(IN_PLACE, "") : new Assessment(PERMISSIONS, "");
    }
    if (type == ResourceType.SERVICE && stops(change, template)) {
      return lasting(STOPS_FOR_GOOD);
    }
    boolean told = !change.details().isEmpty();
    boolean restarts = told ? change.touches(type.restarting()) : !type.restarting().isEmpty();
    if (!restarts) {
      return new Assessment(IN_PLACE, "");
    }
    return restart(template.resource(change.logicalId()));
  }

  /** Whether no task is wanted any more. */
  private static boolean stops(ResourceChange change, Template template) {
    return change.touches(List.of("DesiredCount"))
        && property(change, template, "DesiredCount").filter(Value.number(0)::equals).isPresent();
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
        template.ofType(ResourceType.SERVICE).stream()
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
    boolean moves =
        change.details().stream()
            .anyMatch(
                detail ->
                    detail.property().equals("RootDirectory")
                        && !detail.path().contains("CreationInfo"));
    if (moves) {
      return new Assessment(
          EMPTY, may + "replaced by one of another directory; the files stay in the old one");
    }
    return change.touches(List.of("PosixUser", "RootDirectory"))
        ? new Assessment(
            OUTAGE, may + "replaced: another user of the same files, whose owners stay as they are")
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
