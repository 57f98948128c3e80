package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cfn.input.NeededJob;
import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cli.stack.ResourceOrigins;
import dev.c2ecs.compose.model.ComposeProject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What to deploy and how.
 *
 * @param project the project
 * @param identity how it is known to be the one that a stack runs
 * @param stacks its templates, the one that holds the others first
 * @param secrets the secrets that the template names
 * @param images the images that the template names by a parameter
 * @param jobs the jobs to run once, as soon as what they need stands
 * @param work those of them that are to be made
 * @param variables the variables of the shell and of env files
 * @param parameters parameters that are given, images among them
 * @param tags more tags for the stack
 * @param role the role that CloudFormation works with
 * @param accepted logical IDs whose data may be lost
 * @param capabilities capabilities that are given beside those that every project needs
 * @param timeout after how long to stop following
 * @param dryRun whether to stop after the preview
 * @param detach whether to stop after the start
 * @param rollback whether to roll back after a failure
 * @param forceRecreate whether the tasks of every service are started anew
 * @param twoSteps whether two updates are agreed to where one is refused
 * @param runsJobs whether jobs are run
 * @param emptied keys of secrets that are to be empty
 */
public record DeployRequest(
    ComposeProject project,
    ProjectIdentity identity,
    List<StackTemplate> stacks,
    List<NeededSecret> secrets,
    List<NeededImage> images,
    List<NeededJob> jobs,
    ImageWork work,
    Map<String, String> variables,
    Map<String, String> parameters,
    Map<String, String> tags,
    Optional<String> role,
    Set<String> accepted,
    List<String> capabilities,
    Optional<Duration> timeout,
    boolean dryRun,
    boolean detach,
    boolean rollback,
    boolean forceRecreate,
    boolean twoSteps,
    boolean runsJobs,
    Set<String> emptied) {

  public DeployRequest {
    if (stacks.isEmpty()) {
      throw new IllegalArgumentException("nothing to deploy");
    }
    stacks = List.copyOf(stacks);
    jobs = List.copyOf(jobs);
  }

  /** The same for another template, with nothing to run once. */
  DeployRequest of(StackTemplate other) {
    return new DeployRequest(
        project,
        identity,
        List.of(other),
        secrets,
        images,
        List.of(),
        work,
        variables,
        parameters,
        tags,
        role,
        accepted,
        capabilities,
        timeout,
        dryRun,
        false,
        rollback,
        false,
        twoSteps,
        false,
        emptied);
  }

  /** The template that holds the others; a change set is made of it. */
  StackTemplate root() {
    return stacks.get(0);
  }

  /** Where the resources of its stacks come from. */
  ResourceOrigins origins() {
    ResourceOrigins all = ResourceOrigins.NONE;
    for (StackTemplate stack : stacks) {
      all = all.or(ResourceOrigins.of(stack.template()));
    }
    return all;
  }

  /** A resource of one of its stacks. */
  Optional<Resource> resource(String logicalId) {
    return stacks.stream()
        .flatMap(stack -> stack.template().resource(logicalId).stream())
        .findFirst();
  }

  /** Whether one of its stacks has resources of a type. */
  boolean has(ResourceType type) {
    return stacks.stream().anyMatch(stack -> !stack.template().ofType(type).isEmpty());
  }
}
