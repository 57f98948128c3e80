package dev.c2ecs.cli.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What runs, against what the template wants: CloudFormation remembers what it made and does not
 * see what was done to it since.
 *
 * @param services the services of the template that the stack has, in the order of the template
 */
public record Running(List<Service> services) {

  public Running {
    services = List.copyOf(services);
  }

  /** How a service is. */
  public enum Condition {
    /** It is gone. */
    MISSING,
    /** It is being deleted. */
    DRAINING,
    /** ECS was told to run none of its tasks. */
    SCALED_TO_ZERO,
    /** ECS was told to run fewer tasks than the template wants. */
    FEWER_WANTED,
    /** It was given another task definition than that of the stack. */
    OTHER_TASK_DEFINITION,
    /** Its tasks do not run, and no rollout is under way that would start them. */
    WEAK,
    /** A rollout is under way. */
    STARTING,
    /** It runs as the template says. */
    WELL;

    /** Whether somebody did it to the service, so that no rollout ends it. */
    public boolean byHand() {
      return compareTo(WEAK) < 0;
    }

    /** Whether the service itself is not there any more. */
    public boolean gone() {
      return this == MISSING || this == DRAINING;
    }
  }

  /**
   * A service.
   *
   * @param object what it is in the Compose file
   * @param wanted what the template wants
   * @param arn its ARN
   * @param taskDefinition the ARN of the task definition of the stack, empty when it is not known
   * @param condition how it is
   * @param tasks how many tasks the template wants; what ECS wants where the template does not say
   * @param view the service, when it is there
   */
  public record Service(
      ComposeObject object,
      WantedService wanted,
      String arn,
      String taskDefinition,
      Condition condition,
      int tasks,
      Optional<ServiceView> view) {

    /** Its logical ID. */
    public String logicalId() {
      return wanted.logicalId();
    }

    /** How many of its tasks run what the stack says, at most those that are wanted. */
    public int running() {
      return Math.min(tasks, view.map(v -> v.running(taskDefinition)).orElse(0));
    }

    /** How it is, in words that follow its name. */
    public String words() {
      String wants = "the template wants " + count(tasks) + (wanted.scales() ? " or more" : "");
      int desired = view.map(ServiceView::desired).orElse(0);
      String runs = running() + " of " + count(tasks) + " running";
      return switch (condition) {
        case MISSING -> "deleted by hand, " + wants;
        case DRAINING -> "being deleted by hand, " + wants;
        case SCALED_TO_ZERO, FEWER_WANTED -> "set to " + count(desired) + " by hand, " + wants;
        case OTHER_TASK_DEFINITION ->
            "runs "
                + name(view.map(ServiceView::taskDefinition).orElse(""))
                + " since a change by hand, the stack has "
                + name(taskDefinition);
        case WEAK -> runs;
        case STARTING -> runs + ", a rollout is under way";
        case WELL -> runs;
      };
    }

    private static String count(int tasks) {
      return tasks + (tasks == 1 ? " task" : " tasks");
    }

    private static String name(String arn) {
      return arn.substring(arn.lastIndexOf('/') + 1);
    }
  }

  /**
   * Compares.
   *
   * @param wanted what the template wants
   * @param origins where the resources of the template come from
   * @param resources the resources of the stack
   * @param views the services that ECS still has
   */
  public static Running of(
      List<WantedService> wanted,
      ResourceOrigins origins,
      List<StackResource> resources,
      List<ServiceView> views) {
    Map<String, StackResource> byId =
        resources.stream()
            .collect(
                Collectors.toMap(StackResource::logicalId, Function.identity(), (one, two) -> two));
    List<Service> services = new ArrayList<>();
    for (WantedService service : wanted) {
      StackResource resource = byId.get(service.logicalId());
      // What a condition of the template leaves out is no resource of the stack.
      if (resource != null && resource.exists()) {
        StackResource definition = byId.get(service.taskDefinition());
        services.add(
            of(
                origins.object(service.logicalId()),
                service,
                resource.physicalId(),
                definition == null ? "" : definition.physicalId(),
                views.stream().filter(v -> v.arn().equals(resource.physicalId())).findFirst()));
      }
    }
    return new Running(services);
  }

  private static Service of(
      ComposeObject object,
      WantedService wanted,
      String arn,
      String definition,
      Optional<ServiceView> view) {
    // Only ARNs are compared: what else a task definition is called is not known here.
    String known = definition.startsWith("arn:") ? definition : "";
    int tasks = wanted.tasks().orElse(view.map(ServiceView::desired).orElse(0));
    return new Service(
        object,
        wanted,
        arn,
        known,
        view.map(v -> condition(v, tasks, known)).orElse(Condition.MISSING),
        tasks,
        view);
  }

  private static Condition condition(ServiceView view, int tasks, String definition) {
    if (view.status().equals("INACTIVE")) {
      return Condition.MISSING;
    }
    if (view.status().equals("DRAINING")) {
      return Condition.DRAINING;
    }
    if (view.desired() < tasks) {
      return view.desired() == 0 ? Condition.SCALED_TO_ZERO : Condition.FEWER_WANTED;
    }
    if (!definition.isEmpty()
        && !view.taskDefinition().isEmpty()
        && !view.taskDefinition().equals(definition)) {
      return Condition.OTHER_TASK_DEFINITION;
    }
    if (view.rollout().equals("IN_PROGRESS")) {
      return Condition.STARTING;
    }
    return view.running(definition) < tasks ? Condition.WEAK : Condition.WELL;
  }

  /** Whether every service runs as the template says. */
  public boolean isWell() {
    return ailing().isEmpty();
  }

  /** The services that do not run as the template says. */
  public List<Service> ailing() {
    return services.stream().filter(s -> s.condition() != Condition.WELL).toList();
  }

  /** The services that somebody changed or deleted. */
  public List<Service> byHand() {
    return services.stream().filter(s -> s.condition().byHand()).toList();
  }

  /** The services that are not there any more. */
  public List<Service> gone() {
    return services.stream().filter(s -> s.condition().gone()).toList();
  }

  /** A service by its logical ID. */
  public Optional<Service> service(String logicalId) {
    return services.stream().filter(s -> s.logicalId().equals(logicalId)).findFirst();
  }

  /** How many tasks the template wants. */
  public int wanted() {
    return services.stream().mapToInt(Service::tasks).sum();
  }

  /** How many of them run. */
  public int running() {
    return services.stream().mapToInt(Service::running).sum();
  }
}
