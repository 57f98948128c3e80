package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.aws.Tasks;
import dev.c2ecs.cli.stack.ResourceOrigins;
import dev.c2ecs.cli.stack.Running;
import dev.c2ecs.cli.stack.ServiceView;
import dev.c2ecs.cli.stack.StackResource;
import dev.c2ecs.cli.stack.WantedService;
import java.util.ArrayList;
import java.util.List;

/**
 * The services of a project as its stacks made them, to look at again and again.
 *
 * @param stacks those of each stack
 */
public record DeployedServices(List<OfStack> stacks) {

  public DeployedServices {
    stacks = List.copyOf(stacks);
  }

  /**
   * The services of one stack.
   *
   * @param wanted what its template wants
   * @param origins where its resources come from
   * @param resources its resources, none when the template wants no service
   */
  public record OfStack(
      List<WantedService> wanted, ResourceOrigins origins, List<StackResource> resources) {

    public OfStack {
      wanted = List.copyOf(wanted);
      resources = List.copyOf(resources);
    }

    static OfStack of(Session session, DeployedStack stack) {
      return stack.wanted().isEmpty()
          ? of(stack, List.of())
          : of(stack, session.stacks().resources(stack.info().id()));
    }

    /** Those of a stack whose resources are known. */
    public static OfStack of(DeployedStack stack, List<StackResource> resources) {
      return new OfStack(stack.wanted(), stack.origins(), resources);
    }
  }

  /** Asks what runs now. */
  public Running running(Session session) {
    return running(session.tasks().services(arns()));
  }

  /** The ARNs of the services that are there. */
  List<String> arns() {
    List<String> arns = new ArrayList<>();
    for (OfStack stack : stacks) {
      stack.resources().stream()
          .filter(StackResource::exists)
          .map(StackResource::physicalId)
          .filter(Tasks::isServiceArn)
          .forEach(arns::add);
    }
    return arns;
  }

  /**
   * What runs.
   *
   * @param views the services that ECS still has
   */
  Running running(List<ServiceView> views) {
    List<Running.Service> services = new ArrayList<>();
    for (OfStack stack : stacks) {
      services.addAll(
          Running.of(stack.wanted(), stack.origins(), stack.resources(), views).services());
    }
    return new Running(services);
  }
}
