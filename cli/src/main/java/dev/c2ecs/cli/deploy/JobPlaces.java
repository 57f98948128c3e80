package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.NeededJob;
import dev.c2ecs.cfn.network.TaskNetwork;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.cli.aws.Aws;
import dev.c2ecs.cli.aws.OneOffTasks;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.stack.StackResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where the jobs of a stack run and are remembered, by its parameters and resources alone. */
final class JobPlaces {

  private final Aws.Identity identity;
  private final StackValues values;

  /**
   * The places of a stack.
   *
   * @param otherwise the value of a parameter that the stack does not have, empty for none
   */
  JobPlaces(
      Session session,
      Map<String, String> parameters,
      List<StackResource> resources,
      UnaryOperator<String> otherwise) {
    this.identity = session.identity();
    this.values = new StackValues(parameters, resources, otherwise);
  }

  /** The cluster of a job, by name or ARN. */
  String cluster(NeededJob job) {
    return values.text(job.cluster());
  }

  /** The task definition of a job: its ARN with the revision. */
  Optional<String> definition(NeededJob job) {
    return values.resource(job.taskDefinition());
  }

  /**
   * What has the tag of a job: the cluster of the stack, which stays while task definitions come
   * and go; in a cluster of somebody else the task definition, because only that is ours.
   */
  Optional<String> ofRecord(NeededJob job) {
    if (!(job.cluster() instanceof Value.Ref)) {
      return definition(job);
    }
    String name = cluster(job);
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(
            name.startsWith("arn:")
                ? name
                : "arn:"
                    + identity.partition()
                    + ":ecs:"
                    + identity.region()
                    + ":"
                    + identity.account()
                    + ":cluster/"
                    + name);
  }

  /**
   * What ECS is told to run a job.
   *
   * @param count how many tasks
   * @throws Refusal if the stack lacks something that it needs
   */
  OneOffTasks.Order order(NeededJob job, int count) {
    Map<String, Value> network = job.network().entries();
    List<String> subnets = list(network, "Subnets");
    List<String> groups = list(network, "SecurityGroups");
    String definition = definition(job).orElse("");
    if (cluster(job).isEmpty() || definition.isEmpty() || subnets.isEmpty() || groups.isEmpty()) {
      throw new Refusal(
          DeployCode.JOB_NOT_STARTED,
          "the job "
              + job.service()
              + " cannot be run: the stack does not say where"
              + (definition.isEmpty() ? ", it has no " + job.taskDefinition() : ""));
    }
    return new OneOffTasks.Order(
        cluster(job),
        definition,
        subnets,
        groups,
        values
            .text(network.getOrDefault(TaskNetwork.PUBLIC_ADDRESS, Value.text("")))
            .equals("ENABLED"),
        job.capacity(),
        count);
  }

  private List<String> list(Map<String, Value> network, String key) {
    return values.list(network.getOrDefault(key, Value.list()));
  }
}
