package dev.c2ecs.cli.live;

import dev.c2ecs.cli.aws.LiveTasks;
import dev.c2ecs.cli.deploy.Session;
import dev.c2ecs.cli.stack.Running;
import dev.c2ecs.cli.stack.TaskView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a project stands: its services, their tasks, and what stopped last.
 *
 * @param services its services, in the order of their names
 * @param addresses where it is reached
 */
public record Standing(List<Service> services, List<Address> addresses) {

  public Standing {
    services = List.copyOf(services);
    addresses = List.copyOf(addresses);
  }

  /**
   * A service.
   *
   * @param name the Compose service
   * @param running what ECS says of it; empty for a job
   * @param tasks its tasks that run or are being started or stopped, then those that ended
   * @param lastStop the last task that ended otherwise than because another one took its place
   */
  public record Service(
      String name,
      Optional<Running.Service> running,
      List<TaskRow> tasks,
      Optional<Stop> lastStop) {

    public Service {
      tasks = List.copyOf(tasks);
    }

    /** How many tasks are wanted and run, {@code 1/2}; {@code -} for a job. */
    public String ratio() {
      return running.map(service -> service.running() + "/" + service.tasks()).orElse("-");
    }

    /** What is wrong with it; empty when nothing is, and for a job. */
    public Optional<String> problem() {
      return running
          .filter(service -> service.condition() != Running.Condition.WELL)
          .map(Running.Service::words);
    }
  }

  /**
   * A task that ended.
   *
   * @param name its name
   * @param time when
   * @param reason why
   */
  public record Stop(String name, Instant time, String reason) {}

  /**
   * Looks.
   *
   * @param asked the services that are of interest, none for all
   */
  public static Standing of(Session session, LiveProject project, List<String> asked) {
    Asked wanted = Asked.of(project, asked);
    Running running = project.running(session);
    List<TaskView> tasks = new ArrayList<>();
    try (LiveTasks live = new LiveTasks(session.aws())) {
      TaskList list = new TaskList(project, live);
      tasks.addAll(list.running());
      tasks.addAll(list.stopped());
    }
    TaskNumbers numbers = new TaskNumbers();
    numbers.add(project, tasks);
    List<Service> services = new ArrayList<>();
    for (Member member : project.members()) {
      if (wanted.isWanted(member)) {
        services.add(service(member, running, rows(project, member, tasks, numbers)));
      }
    }
    return new Standing(
        services,
        project.addresses().stream()
            .filter(address -> wanted.services().contains(address.service()))
            .toList());
  }

  private static List<TaskRow> rows(
      LiveProject project, Member member, List<TaskView> tasks, TaskNumbers numbers) {
    return tasks.stream()
        .filter(task -> project.member(task).filter(member::equals).isPresent())
        .map(task -> TaskRow.of(member, task, numbers.label(member.service(), task.id())))
        .sorted(
            Comparator.comparing((TaskRow row) -> row.state() == TaskRow.State.exited)
                .thenComparing(row -> row.task().created())
                .thenComparing(TaskRow::name))
        .toList();
  }

  private static Service service(Member member, Running running, List<TaskRow> rows) {
    Optional<Stop> last =
        rows.stream()
            .filter(row -> row.state() == TaskRow.State.exited && !StopWords.isScaling(row.task()))
            .max(Comparator.comparing(TaskRow::since))
            .map(row -> new Stop(row.name(), row.since(), StopWords.of(row.task())));
    return new Service(member.service(), running.service(member.logicalId()), rows, last);
  }
}
