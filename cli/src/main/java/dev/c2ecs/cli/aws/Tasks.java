package dev.c2ecs.cli.aws;

import static dev.c2ecs.cli.aws.AwsErrors.call;

import dev.c2ecs.cli.stack.FailedTask;
import dev.c2ecs.cli.stack.ServiceView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * The tasks of services, why they stopped and what they wrote.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Operations.html">ECS,
 *     API operations</a>
 */
public final class Tasks implements AutoCloseable {

  /** How many services one call may ask for. */
  private static final int SERVICES_PER_CALL = 10;

  private static final int TASKS_PER_CALL = 100;
  private static final int LOG_LINES = 20;

  private final EcsClient ecs;
  private final CloudWatchLogsClient logs;
  private final Map<String, Map<String, LogPlace>> places = new HashMap<>();
  private final Set<String> missing = new LinkedHashSet<>();

  /** Where the containers of a task definition write. */
  private record LogPlace(String group, String prefix) {}

  /** The tasks of an account and region. */
  public Tasks(Aws aws) {
    this(
        aws.configure("ecs", EcsClient.builder()).build(),
        aws.configure("cloudwatch_logs", CloudWatchLogsClient.builder()).build());
  }

  private Tasks(EcsClient ecs, CloudWatchLogsClient logs) {
    this.ecs = ecs;
    this.logs = logs;
  }

  /** The same for whoever asks again and again: a call that is not answered fails soon. */
  public static Tasks watching(Aws aws) {
    return new Tasks(
        aws.configureWatching("ecs", EcsClient.builder()).build(),
        aws.configureWatching("cloudwatch_logs", CloudWatchLogsClient.builder()).build());
  }

  /** Whether a physical ID is the ARN of a service with its cluster in it. */
  public static boolean isServiceArn(String id) {
    return id.contains(":service/") && id.split("/", -1).length > 2;
  }

  private static String cluster(String serviceArn) {
    String[] words = serviceArn.split("/", -1);
    return words[words.length - 2];
  }

  /**
   * Whether there is a log group of a name.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html">
   *     CloudWatch Logs, DescribeLogGroups</a>
   */
  public boolean hasLogGroup(String name) {
    return call(
        () ->
            logs.describeLogGroupsPaginator(r -> r.logGroupNamePrefix(name)).logGroups().stream()
                .anyMatch(group -> name.equals(group.logGroupName())));
  }

  /** Services as they are now; those that are gone, alone or with their cluster, are left out. */
  public List<ServiceView> services(Collection<String> arns) {
    Map<String, List<String>> byCluster = new LinkedHashMap<>();
    for (String arn : arns) {
      byCluster.computeIfAbsent(cluster(arn), name -> new ArrayList<>()).add(arn);
    }
    List<ServiceView> views = new ArrayList<>();
    byCluster.forEach((cluster, own) -> views.addAll(services(cluster, own)));
    return views;
  }

  private List<ServiceView> services(String cluster, List<String> arns) {
    List<ServiceView> views = new ArrayList<>();
    for (int from = 0; from < arns.size(); from += SERVICES_PER_CALL) {
      List<String> some = arns.subList(from, Math.min(arns.size(), from + SERVICES_PER_CALL));
      described(cluster, some).stream()
          .filter(service -> !"INACTIVE".equals(service.status()))
          .map(Tasks::view)
          .forEach(views::add);
    }
    return views;
  }

  private List<Service> described(String cluster, List<String> arns) {
    try {
      return call(() -> ecs.describeServices(r -> r.cluster(cluster).services(arns))).services();
    } catch (AwsFailure e) {
      if (e.code().equals("ClusterNotFoundException")) {
        return List.of();
      }
      throw e;
    }
  }

  private static ServiceView view(Service service) {
    return new ServiceView(
        service.serviceArn(),
        CloudFormationAnswers.text(service.status()),
        number(service.desiredCount()),
        CloudFormationAnswers.text(service.taskDefinition()),
        service.deployments().stream()
            .map(
                d ->
                    new ServiceView.Deployment(
                        CloudFormationAnswers.text(d.id()),
                        CloudFormationAnswers.text(d.taskDefinition()),
                        number(d.desiredCount()),
                        number(d.runningCount()),
                        number(d.pendingCount()),
                        number(d.failedTasks()),
                        CloudFormationAnswers.text(d.rolloutStateAsString()),
                        CloudFormationAnswers.text(d.rolloutStateReason())))
            .toList(),
        service.events().stream()
            .map(
                e ->
                    new ServiceView.Message(e.createdAt(), CloudFormationAnswers.text(e.message())))
            .toList());
  }

  /**
   * The images that tasks run now, in all clusters of the region: as their task definitions name
   * them, and their digests.
   */
  public Set<String> runningImages() {
    return call(
        () -> {
          Set<String> images = new LinkedHashSet<>();
          for (String cluster : ecs.listClustersPaginator().clusterArns()) {
            List<String> tasks =
                ecs.listTasksPaginator(r -> r.cluster(cluster)).taskArns().stream().toList();
            for (int from = 0; from < tasks.size(); from += TASKS_PER_CALL) {
              List<String> some =
                  tasks.subList(from, Math.min(tasks.size(), from + TASKS_PER_CALL));
              ecs.describeTasks(r -> r.cluster(cluster).tasks(some)).tasks().stream()
                  .flatMap(task -> task.containers().stream())
                  .forEach(
                      container -> {
                        images.add(CloudFormationAnswers.text(container.image()));
                        images.add(CloudFormationAnswers.text(container.imageDigest()));
                      });
            }
          }
          images.remove("");
          return images;
        });
  }

  /**
   * Changes a service; returns it as it is then.
   *
   * @param desired how many tasks ECS is to run, empty to leave that
   * @param taskDefinition the ARN of the task definition to run, empty to leave that
   * @param force whether its tasks are started anew although nothing changes
   */
  public ServiceView update(
      String serviceArn, OptionalInt desired, String taskDefinition, boolean force) {
    return view(
        call(() ->
                ecs.updateService(
                    r -> {
                      r.cluster(cluster(serviceArn)).service(serviceArn);
                      desired.ifPresent(r::desiredCount);
                      if (!taskDefinition.isEmpty()) {
                        r.taskDefinition(taskDefinition);
                      }
                      if (force) {
                        r.forceNewDeployment(true);
                      }
                    }))
            .service());
  }

  private static int number(@org.jspecify.annotations.Nullable Integer number) {
    return number == null ? 0 : number;
  }

  /**
   * The tasks of a service that stopped, with their last log lines.
   *
   * @param service the logical ID that the result carries
   * @param known the IDs of tasks that are not asked for again
   */
  public List<FailedTask> stopped(String serviceArn, String service, List<String> known) {
    String cluster = cluster(serviceArn);
    List<String> arns =
        call(
                () ->
                    ecs.listTasks(
                        r ->
                            r.cluster(cluster)
                                .serviceName(serviceArn)
                                .desiredStatus(DesiredStatus.STOPPED)
                                .maxResults(TASKS_PER_CALL)))
            .taskArns()
            .stream()
            .filter(arn -> !known.contains(id(arn)))
            .toList();
    if (arns.isEmpty()) {
      return List.of();
    }
    return call(() -> ecs.describeTasks(r -> r.cluster(cluster).tasks(arns))).tasks().stream()
        .filter(task -> task.stoppedAt() != null)
        .filter(task -> !isScaling(CloudFormationAnswers.text(task.stoppedReason())))
        .sorted(Comparator.comparing(Task::stoppedAt))
        .map(task -> failed(task, service))
        .toList();
  }

  /** A task that had to go has not failed. */
  private static boolean isScaling(String reason) {
    return reason.startsWith("Scaling activity initiated by");
  }

  FailedTask failed(Task task, String service) {
    String id = id(task.taskArn());
    return new FailedTask(
        id,
        service,
        task.stoppedAt(),
        CloudFormationAnswers.text(task.stopCodeAsString()),
        CloudFormationAnswers.text(task.stoppedReason()),
        task.containers().stream().map(c -> container(c, task, id)).toList());
  }

  private FailedTask.Container container(Container container, Task task, String id) {
    boolean ran = container.exitCode() != null;
    boolean failed = ran && container.exitCode() != 0;
    return new FailedTask.Container(
        container.name(),
        Optional.ofNullable(container.exitCode()),
        CloudFormationAnswers.text(container.reason()),
        failed ? lines(task.taskDefinitionArn(), container.name(), id) : List.of());
  }

  /** The last lines of a container; none when they cannot be had, which hides no other cause. */
  private List<String> lines(String taskDefinition, String container, String taskId) {
    try {
      LogPlace place = places.computeIfAbsent(taskDefinition, this::logPlaces).get(container);
      return place == null
          ? List.of()
          : logs
              .getLogEvents(
                  r ->
                      r.logGroupName(place.group())
                          .logStreamName(place.prefix() + "/" + container + "/" + taskId)
                          .limit(LOG_LINES))
              .events()
              .stream()
              .sorted(Comparator.comparing(OutputLogEvent::timestamp))
              .map(event -> CloudFormationAnswers.text(event.message()).stripTrailing())
              .toList();
    } catch (software.amazon.awssdk.core.exception.SdkException e) {
      AwsErrors.translated(e).action().ifPresent(missing::add);
      return List.of();
    }
  }

  /** The actions that lines could not be had without. */
  public Set<String> missing() {
    return Set.copyOf(missing);
  }

  private Map<String, LogPlace> logPlaces(String taskDefinition) {
    Map<String, LogPlace> all = new HashMap<>();
    ecs.describeTaskDefinition(r -> r.taskDefinition(taskDefinition))
        .taskDefinition()
        .containerDefinitions()
        .forEach(
            container -> {
              LogConfiguration log = container.logConfiguration();
              if (log != null && "awslogs".equals(log.logDriverAsString())) {
                Map<String, String> o = log.options();
                all.put(
                    container.name(),
                    new LogPlace(
                        o.getOrDefault("awslogs-group", ""),
                        o.getOrDefault("awslogs-stream-prefix", "")));
              }
            });
    return all;
  }

  private static String id(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  @Override
  public void close() {
    ecs.close();
    logs.close();
  }
}
