package dev.c2ecs.acceptance.cloud;

import dev.c2ecs.cfn.template.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An account in one region; not thread safe. */
public final class CloudModel {

  private static final int MOST_RESOURCES = 500;

  private Account account = new Account();
  private final Map<String, Stack> stacks = new HashMap<>();
  private final Breakage breakage = new Breakage();

  public CloudModel() {}

  /**
   * Creates or updates a stack.
   *
   * @param parameters values as text; one left out has its default, those of the network a default
   *     VPC with three zones
   */
  public Operation deploy(String stack, Template template, Map<String, String> parameters) {
    try {
      return deploy(stack, template, parameters, false);
    } catch (Refusal refusal) {
      Failure failure = new Failure("", refusal.reason());
      return new Operation(
          false,
          Operation.REFUSED,
          List.of(new Event("", Operation.REFUSED, refusal.reason())),
          Optional.of(failure));
    } finally {
      breakage.clear();
    }
  }

  /**
   * Where the order is open, CloudFormation may take any: an update counts as possible when two
   * opposite orders are.
   */
  private Operation deploy(
      String name, Template template, Map<String, String> given, boolean backwards) {
    check(template);
    Stack before = stacks.getOrDefault(name, new Stack(name));
    if (before.status.equals("DELETE_COMPLETE")) {
      before = new Stack(name);
    }
    if (!before.status.isEmpty() && !before.canBeUpdated()) {
      throw new Refusal(
          "ValidationError",
          "Stack:" + name + " is in " + before.status + " state and can not be updated.");
    }
    Account untouched = account.copy();
    Stack stack = before.copy();
    Map<String, Object> parameters = Parameters.of(account, template, given);
    Hands hands = new Hands(account, name, breakage);
    Update update = new Update(hands, stack, template, parameters, backwards);
    Operation operation = update.run();
    if (operation.succeeded() && !backwards && update.orderMatters()) {
      Account after = account;
      account = untouched;
      Operation other = deploy(name, template, given, true);
      if (!other.succeeded()) {
        return other;
      }
      account = after;
    }
    stacks.put(name, stack);
    List<Event> events = new ArrayList<>(operation.events());
    events.addAll(Aftermath.of(account, stack));
    return new Operation(operation.succeeded(), operation.status(), events, operation.failure());
  }

  private static void check(Template template) {
    if (template.resources().size() > MOST_RESOURCES) {
      throw new Refusal(
          "ValidationError",
          "Template format error: Number of resources, "
              + template.resources().size()
              + ", is greater than maximum allowed, "
              + MOST_RESOURCES);
    }
  }

  /**
   * What a change set would list for a stack, without making any change.
   *
   * @throws IllegalArgumentException if CloudFormation refuses the template or its parameters; the
   *     message is its reason
   */
  public List<PlannedChange> plan(String name, Template template, Map<String, String> given) {
    try {
      check(template);
      Account copy = account.copy();
      Stack stack = stacks.getOrDefault(name, new Stack(name));
      boolean gone = stack.status.equals("DELETE_COMPLETE");
      return ChangeList.of(
          copy, gone ? new Stack(name) : stack, template, Parameters.of(copy, template, given));
    } catch (Refusal refusal) {
      throw new IllegalArgumentException(refusal.reason(), refusal);
    }
  }

  /** The thing of each logical ID that a stack has; none when there is no such stack. */
  public Map<String, Thing> things(String stack) {
    return stacks.containsKey(stack) ? Map.copyOf(stack(stack).things) : Map.of();
  }

  /** Deletes a stack; one that is not there is deleted already. */
  public Operation remove(String name) {
    Stack stack = stacks.get(name);
    if (stack == null || stack.status.equals("DELETE_COMPLETE")) {
      return new Operation(true, "DELETE_COMPLETE", List.of(), Optional.empty());
    }
    return Removal.of(new Hands(account, name, new Breakage()), stack);
  }

  /** The next operation fails when it comes to this resource. */
  public void breakNext(String logicalId, String reason) {
    breakage.add(logicalId, reason);
  }

  /** Starts a one-off task in the cluster of a stack. */
  public void startTask(String stack, String taskDefinitionLogicalId) {
    OneOffTasks.start(account, stack(stack), taskDefinitionLogicalId, List.of());
  }

  /** Starts a one-off task with security groups of the stack, by their logical IDs. */
  public void startTask(String stack, String taskDefinitionLogicalId, List<String> groups) {
    OneOffTasks.start(account, stack(stack), taskDefinitionLogicalId, groups);
  }

  /** Stops the one-off tasks of a stack. */
  public void stopTasks(String stack) {
    OneOffTasks.stop(account, stack);
  }

  /** What a stack has, without physical names. */
  public Contents contents(String stack) {
    return Contents.of(account, stack(stack));
  }

  /** What is in the account and in no stack. */
  public List<Thing> outside() {
    return account.all().stream().filter(asset -> asset.outside).map(Asset::thing).toList();
  }

  /** A new deployment of some services of a stack, as {@code aws ecs update-service} makes it. */
  public void renewServices(String stack, Set<String> ids) {
    for (Asset asset : account.all()) {
      if (asset.type.equals(EcsServices.SERVICE)
          && asset.stack.equals(stack)
          && ids.contains(asset.logicalId)) {
        EcsServices.renew(account, asset);
      }
    }
  }

  /** The stateful things that exist, {@code TYPE PHYSICAL-ID of LOGICAL-ID}, sorted. */
  public Set<String> data() {
    Set<String> data = new TreeSet<>();
    for (Asset asset : account.all()) {
      if (Kinds.STATEFUL.contains(asset.type)) {
        data.add(asset.type + " " + asset.physicalId + " of " + asset.logicalId);
      }
    }
    return data;
  }

  /**
   * Whether the tasks of a service find a name: by DNS as it is now, by Service Connect as it was
   * at the last deployment of the service.
   *
   * @param service the logical ID of the ECS service
   */
  public boolean resolves(String stack, String service, String name) {
    return Reach.resolves(account, asset(stack, service), name);
  }

  /** The addresses of Service Connect that the tasks of a service know, {@code name:port}. */
  public Set<String> connectNames(String stack, String service) {
    return Reach.connectNames(account, asset(stack, service));
  }

  /** Whether a name existed when the tasks of a service were started last. */
  public boolean resolvedAtStart(String stack, String service, String name) {
    return Reach.resolvedAtStart(account, asset(stack, service), name);
  }

  /** Whether the tasks of a service may connect to a port of the tasks of another. */
  public boolean reaches(String stack, String fromService, String toService, int port) {
    return Reach.reaches(account, asset(stack, fromService), asset(stack, toService), port);
  }

  private Asset asset(String stack, String logicalId) {
    return account.at(stack(stack).thing(logicalId)).orElseThrow();
  }

  private Stack stack(String name) {
    return Objects.requireNonNull(stacks.get(name), name);
  }
}
