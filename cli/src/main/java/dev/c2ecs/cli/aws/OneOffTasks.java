package dev.c2ecs.cli.aws;

import static dev.c2ecs.cli.aws.AwsErrors.call;

import dev.c2ecs.cfn.input.Capacity;
import dev.c2ecs.cli.stack.FailedTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.PropagateTags;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Tasks that run once, and the tags that remember how they ended.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html">ECS,
 *     RunTask</a>
 */
public final class OneOffTasks implements AutoCloseable {

  /** How many tasks one call starts at most. */
  public static final int TASKS_PER_CALL = 10;

  private static final int TASKS_PER_LOOK = 100;

  private final EcsClient ecs;
  private final Tasks tasks;

  /**
   * Tasks of an account and region.
   *
   * @param tasks reads what stopped tasks wrote
   */
  public OneOffTasks(Aws aws, Tasks tasks) {
    this(aws.configure("ecs", EcsClient.builder()).build(), tasks);
  }

  private OneOffTasks(EcsClient ecs, Tasks tasks) {
    this.ecs = ecs;
    this.tasks = tasks;
  }

  /** The same for whoever asks again and again: a call that is not answered fails soon. */
  public static OneOffTasks watching(Aws aws, Tasks tasks) {
    return new OneOffTasks(aws.configureWatching("ecs", EcsClient.builder()).build(), tasks);
  }

  /**
   * What to run.
   *
   * @param cluster the name or ARN of the cluster
   * @param taskDefinition the ARN of the task definition
   * @param publicAddress whether its tasks have public addresses
   * @param capacity whether it runs on spare capacity
   * @param count how many tasks, up to {@link #TASKS_PER_CALL}
   */
  public record Order(
      String cluster,
      String taskDefinition,
      List<String> subnets,
      List<String> groups,
      boolean publicAddress,
      Capacity capacity,
      int count) {
    public Order {
      subnets = List.copyOf(subnets);
      groups = List.copyOf(groups);
    }
  }

  /**
   * What became of an order: a call may succeed and start less than was asked for.
   *
   * @param arns the tasks that start
   * @param reasons why others do not, as ECS says it
   */
  public record Started(List<String> arns, List<String> reasons) {
    public Started {
      arns = List.copyOf(arns);
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * A task.
   *
   * @param arn its ARN
   * @param status {@code PROVISIONING}, {@code PENDING}, {@code RUNNING} … {@code STOPPED}
   * @param group what started it: {@code service:…} for an ECS service
   * @param exitCodes the exit codes of the containers that have one, by name
   */
  public record View(String arn, String status, String group, Map<String, Integer> exitCodes) {
    public View {
      exitCodes = Map.copyOf(exitCodes);
    }

    /** Whether it has ended. */
    public boolean isStopped() {
      return status.equals("STOPPED");
    }

    /** The last part of its ARN. */
    public String id() {
      return arn.substring(arn.lastIndexOf('/') + 1);
    }
  }

  /**
   * Starts tasks; the same token again starts nothing twice.
   *
   * @param token names the attempt
   */
  public Started run(Order order, String token) {
    RunTaskResponse answer =
        call(
            () ->
                ecs.runTask(
                    r -> {
                      r.cluster(order.cluster())
                          .taskDefinition(order.taskDefinition())
                          .count(order.count())
                          .clientToken(token)
                          .startedBy("c2ecs-deploy")
                          .enableECSManagedTags(true)
                          .propagateTags(PropagateTags.TASK_DEFINITION)
                          .networkConfiguration(
                              n ->
                                  n.awsvpcConfiguration(
                                      v ->
                                          v.subnets(order.subnets())
                                              .securityGroups(order.groups())
                                              .assignPublicIp(
                                                  order.publicAddress()
                                                      ? AssignPublicIp.ENABLED
                                                      : AssignPublicIp.DISABLED)));
                      if (order.capacity().isSpot()) {
                        r.capacityProviderStrategy(strategy(order.capacity()));
                      } else {
                        r.launchType(LaunchType.FARGATE);
                      }
                    }));
    List<String> reasons = new ArrayList<>();
    answer
        .failures()
        .forEach(
            failure -> {
              String detail = CloudFormationAnswers.text(failure.detail());
              reasons.add(
                  CloudFormationAnswers.text(failure.reason())
                      + (detail.isEmpty() ? "" : ": " + detail));
            });
    return new Started(answer.tasks().stream().map(Task::taskArn).toList(), reasons);
  }

  private static List<CapacityProviderStrategyItem> strategy(Capacity capacity) {
    CapacityProviderStrategyItem spot =
        CapacityProviderStrategyItem.builder()
            .capacityProvider(Capacity.FARGATE_SPOT)
            .weight(capacity.spot())
            .build();
    return capacity.isMixed()
        ? List.of(
            CapacityProviderStrategyItem.builder()
                .capacityProvider(Capacity.FARGATE)
                .base(capacity.base())
                .weight(capacity.onDemand())
                .build(),
            spot)
        : List.of(spot);
  }

  /** Tasks as they are now; those that ECS has forgotten, an hour after their end, are left out. */
  public List<View> look(String cluster, List<String> arns) {
    List<View> views = new ArrayList<>();
    for (List<String> some : parts(arns)) {
      call(() -> ecs.describeTasks(r -> r.cluster(cluster).tasks(some))).tasks().stream()
          .map(OneOffTasks::view)
          .forEach(views::add);
    }
    return views;
  }

  private static View view(Task task) {
    Map<String, Integer> exitCodes = new LinkedHashMap<>();
    for (Container container : task.containers()) {
      if (container.exitCode() != null) {
        exitCodes.put(container.name(), container.exitCode());
      }
    }
    return new View(
        task.taskArn(),
        CloudFormationAnswers.text(task.lastStatus()),
        CloudFormationAnswers.text(task.group()),
        exitCodes);
  }

  /** Why a task stopped, with the last lines of its containers that failed. */
  public Optional<FailedTask> stopped(String cluster, String arn, String logicalId) {
    return call(() -> ecs.describeTasks(r -> r.cluster(cluster).tasks(arn))).tasks().stream()
        .filter(task -> task.stoppedAt() != null)
        .findFirst()
        .map(task -> tasks.failed(task, logicalId));
  }

  /**
   * The tasks in a cluster that run and are of no service.
   *
   * @param families the families of task definitions that they are of; empty for any
   */
  public List<View> running(String cluster, List<String> families) {
    List<String> arns = new ArrayList<>();
    if (families.isEmpty()) {
      arns.addAll(listed(cluster, null));
    }
    families.forEach(family -> arns.addAll(listed(cluster, family)));
    return look(cluster, arns).stream()
        .filter(task -> !task.isStopped() && !task.group().startsWith("service:"))
        .toList();
  }

  private List<String> listed(String cluster, @Nullable String family) {
    return call(
        () ->
            ecs.listTasksPaginator(r -> r.cluster(cluster).family(family)).taskArns().stream()
                .toList());
  }

  /** Stops a task. */
  public void stop(String cluster, String arn, String reason) {
    call(() -> ecs.stopTask(r -> r.cluster(cluster).task(arn).reason(reason)));
  }

  /** The tags of a cluster or task definition. */
  public Map<String, String> tags(String arn) {
    Map<String, String> tags = new LinkedHashMap<>();
    call(() -> ecs.listTagsForResource(r -> r.resourceArn(arn)))
        .tags()
        .forEach(tag -> tags.put(tag.key(), tag.value()));
    return tags;
  }

  /** Sets a tag of a cluster or task definition. */
  public void tag(String arn, String key, String value) {
    call(
        () ->
            ecs.tagResource(
                r -> r.resourceArn(arn).tags(Tag.builder().key(key).value(value).build())));
  }

  private static List<List<String>> parts(List<String> all) {
    List<List<String>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += TASKS_PER_LOOK) {
      parts.add(all.subList(from, Math.min(all.size(), from + TASKS_PER_LOOK)));
    }
    return parts;
  }

  @Override
  public void close() {
    ecs.close();
  }
}
