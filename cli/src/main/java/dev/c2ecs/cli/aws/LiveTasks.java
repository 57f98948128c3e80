package dev.c2ecs.cli.aws;

import static dev.c2ecs.cli.aws.AwsErrors.call;

import dev.c2ecs.cli.stack.TaskView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.HealthStatus;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * The tasks of clusters as they are now; those that stopped are told for about an hour.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html">ECS,
 *     ListTasks</a>
 */
public final class LiveTasks implements AutoCloseable {

  private static final int TASKS_PER_CALL = 100;

  private final EcsClient ecs;

  /** Those of an account and region. */
  public LiveTasks(Aws aws) {
    this.ecs = aws.configure("ecs", EcsClient.builder()).build();
  }

  /**
   * Which tasks of a cluster: all of them, those of a service, or those of a family.
   *
   * @param cluster the name or ARN of the cluster
   * @param service the name or ARN of a service; empty for those of any or of none
   * @param family the family of a task definition; empty for any
   */
  public record Place(String cluster, String service, String family) {

    /** All tasks of a cluster. */
    public static Place all(String cluster) {
      return new Place(cluster, "", "");
    }
  }

  /** The tasks that run or are being started. */
  public List<TaskView> running(Place place) {
    return tasks(place, DesiredStatus.RUNNING);
  }

  /** The tasks that stopped lately or are being stopped. */
  public List<TaskView> stopped(Place place) {
    return tasks(place, DesiredStatus.STOPPED);
  }

  private List<TaskView> tasks(Place place, DesiredStatus status) {
    return described(place.cluster(), listed(place, status));
  }

  private List<String> listed(Place place, DesiredStatus status) {
    ListTasksRequest.Builder request =
        ListTasksRequest.builder().cluster(place.cluster()).desiredStatus(status);
    if (!place.service().isEmpty()) {
      request.serviceName(place.service());
    }
    if (!place.family().isEmpty()) {
      request.family(place.family());
    }
    try {
      return call(() -> ecs.listTasksPaginator(request.build()).taskArns().stream().toList());
    } catch (AwsFailure e) {
      if (e.code().equals("ClusterNotFoundException")
          || e.code().equals("ServiceNotFoundException")) {
        return List.of();
      }
      throw e;
    }
  }

  /** Tasks by their ARNs; those that ECS has forgotten are left out. */
  private List<TaskView> described(String cluster, List<String> arns) {
    List<TaskView> views = new ArrayList<>();
    for (int from = 0; from < arns.size(); from += TASKS_PER_CALL) {
      List<String> some = arns.subList(from, Math.min(arns.size(), from + TASKS_PER_CALL));
      call(() -> ecs.describeTasks(r -> r.cluster(cluster).tasks(some))).tasks().stream()
          .map(LiveTasks::view)
          .forEach(views::add);
    }
    return views;
  }

  private static TaskView view(Task task) {
    return new TaskView(
        task.taskArn(),
        CloudFormationAnswers.text(task.taskDefinitionArn()),
        CloudFormationAnswers.text(task.group()),
        CloudFormationAnswers.text(task.lastStatus()),
        CloudFormationAnswers.text(task.desiredStatus()),
        task.healthStatus() == null ? HealthStatus.UNKNOWN.toString() : task.healthStatusAsString(),
        CloudFormationAnswers.text(task.availabilityZone()),
        task.createdAt() == null ? Instant.EPOCH : task.createdAt(),
        Optional.ofNullable(task.startedAt()),
        Optional.ofNullable(task.stoppedAt()),
        CloudFormationAnswers.text(task.stopCodeAsString()),
        CloudFormationAnswers.text(task.stoppedReason()),
        task.containers().stream().map(LiveTasks::view).toList());
  }

  private static TaskView.Container view(Container container) {
    return new TaskView.Container(
        CloudFormationAnswers.text(container.name()),
        CloudFormationAnswers.text(container.image()),
        CloudFormationAnswers.text(container.imageDigest()),
        CloudFormationAnswers.text(container.lastStatus()),
        CloudFormationAnswers.text(container.healthStatusAsString()),
        Optional.ofNullable(container.exitCode()),
        CloudFormationAnswers.text(container.reason()),
        CloudFormationAnswers.text(container.runtimeId()));
  }

  @Override
  public void close() {
    ecs.close();
  }
}
