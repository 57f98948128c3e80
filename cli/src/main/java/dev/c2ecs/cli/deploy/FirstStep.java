package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.NeededJob;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cli.aws.ChangeSet;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.stack.OwnStack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first of two updates: what stands in the way of the second goes. The stack then runs a
 * template between the old and the new one; whoever deploys after it, in the same command or in a
 * later one, goes on from there.
 */
final class FirstStep {

  private final Session session;
  private final DeployRequest request;
  private final Template last;
  private final Optional<OwnStack> own;

  /**
   * A first step.
   *
   * @param request the deployment of the template between
   * @param last the template of the second
   * @param own the stack as it is now
   */
  FirstStep(Session session, DeployRequest request, Template last, Optional<OwnStack> own) {
    this.session = session;
    this.request = request;
    this.last = last;
    this.own = own;
  }

  /**
   * Makes it.
   *
   * @param now the parameters of the new template
   * @param jobs those of the new template; servers that change with the first update may wait for
   *     them
   * @return {@link Attempt.End#HALF} when the second update may follow
   */
  Attempt.End run(
      String stackName,
      Map<String, String> now,
      Map<String, String> tags,
      Execution execution,
      JobRuns jobs,
      List<String> out) {
    Map<String, String> parameters = parameters(now);
    try (ChangeSets sets = new ChangeSets(session, request, stackName, own, Attempt.WRITTEN)) {
      ChangeSet set =
          session.busy(
              "preparing the first of two updates", () -> sets.create(parameters, tags, false));
      if (set.isEmpty()) {
        return Attempt.End.HALF;
      }
      if (!set.isReady()) {
        throw sets.explained(
            new Refusal(
                DeployCode.CHANGE_SET,
                "CloudFormation does not accept the first of two updates: " + set.reason()));
      }
      session.console().line("the first of two updates: what stands in the way goes");
      boolean done =
          execution.runFirst(
              set, sets, new Sent(request.root().text(), parameters), jobs, this::mayBegin, out);
      if (done) {
        session.console().line("the first of two updates is done, the second follows");
      }
      return done ? Attempt.End.HALF : Attempt.End.NOT_DONE;
    }
  }

  /** Whether all that a job needs is in the end as it is with this update already. */
  private boolean mayBegin(NeededJob job) {
    Template now = request.root().template();
    return job.needs().stream().allMatch(id -> now.resource(id).equals(last.resource(id)));
  }

  /** Those of the template between: the new values, and the old ones of what stays as it is. */
  private Map<String, String> parameters(Map<String, String> now) {
    Map<String, String> old = own.map(stack -> stack.info().parameters()).orElse(Map.of());
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Parameter parameter : request.root().template().parameters()) {
      String value = now.getOrDefault(parameter.name(), old.get(parameter.name()));
      if (value != null) {
        parameters.put(parameter.name(), value);
      }
    }
    return parameters;
  }
}
