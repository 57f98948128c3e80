package dev.c2ecs.cfn.input;

import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.tree.TreePath;
import java.util.List;
import java.util.Set;

/**
 * A task that a template only defines: somebody has to run it, once, as soon as what it needs
 * stands.
 *
 * @param service the service, after which it is called
 * @param path its Compose path
 * @param taskDefinition the logical ID of its task definition
 * @param container the name of the container whose end is that of the job
 * @param services the services of all its containers, sorted
 * @param cluster the cluster, a reference or the name or ARN of one that exists
 * @param network its {@code AwsvpcConfiguration}, with references to parameters and resources
 * @param capacity whether it runs on spare capacity
 * @param tasks how many tasks run it side by side, 1 or more
 * @param needs the logical IDs of the resources that must stand before a task of it can start, and
 *     of the ECS services that it waits for, sorted
 * @param after the jobs that must have succeeded before, sorted
 * @param work what it does, as a text to be compared with another one: commands, variables, mounts
 *     and images as they are written; no credential is in it, no digest and no version of a secret
 * @param parameters the parameters that its task definition names, sorted
 */
public record NeededJob(
    String service,
    TreePath path,
    String taskDefinition,
    String container,
    Set<String> services,
    Value cluster,
    Value.MapOf network,
    Capacity capacity,
    int tasks,
    List<String> needs,
    List<String> after,
    String work,
    List<String> parameters) {

  public NeededJob {
    services = Set.copyOf(services);
    needs = List.copyOf(needs);
    after = List.copyOf(after);
    parameters = List.copyOf(parameters);
  }
}
