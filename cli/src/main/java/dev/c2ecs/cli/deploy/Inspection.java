package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cli.aws.Tasks;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.stack.Running;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackResource;
import dev.c2ecs.cli.stack.WantedService;
import java.util.List;

/**
 * What to look at to know what runs of a stack.
 *
 * @param wanted what its template wants
 * @param resources its resources, none when the template wants no service
 */
record Inspection(List<WantedService> wanted, List<StackResource> resources) {

  Inspection {
    wanted = List.copyOf(wanted);
    resources = List.copyOf(resources);
  }

  /**
   * A look at a stack against a template.
   *
   * @throws DeployFailure if a call is refused
   */
  static Inspection of(Session session, StackInfo stack, Template template) {
    List<WantedService> wanted = WantedService.of(template, stack.parameters());
    return new Inspection(
        wanted, wanted.isEmpty() ? List.of() : session.stacks().resources(stack.id()));
  }

  /** The sentence about a look that failed. */
  static String failed(DeployFailure e) {
    return "what runs could not be looked at: " + e.reason();
  }

  /** What runs now. */
  Running now(Session session) {
    List<String> arns =
        resources.stream()
            .filter(StackResource::exists)
            .map(StackResource::physicalId)
            .filter(Tasks::isServiceArn)
            .toList();
    return Running.of(wanted, resources, session.tasks().services(arns));
  }
}
