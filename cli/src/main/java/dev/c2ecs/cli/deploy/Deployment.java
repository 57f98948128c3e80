package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.aws.AwsFailure;
import dev.c2ecs.cli.aws.FileSystems;
import dev.c2ecs.cli.aws.SecretStore;
import dev.c2ecs.cli.stack.Origins;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackNames;
import dev.c2ecs.cli.stack.StackState;
import dev.c2ecs.cli.terminal.Console;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deploys a project: looks at the state of its stack and brings it into one that can be changed,
 * until an {@link Attempt} ends.
 */
public final class Deployment {

  private final Session session;
  private final DeployRequest request;
  private final Console console;
  private final String stackName;
  private final Origins origins;
  private final Positions positions;

  /** A deployment. */
  public Deployment(Session session, DeployRequest request) {
    this.session = session;
    this.request = request;
    this.console = session.console();
    this.stackName = StackNames.of(request.project().name());
    this.origins = Origins.of(request.template());
    this.positions = new Positions(Optional.of(request.project()));
  }

  /**
   * Checks what needs no account.
   *
   * @throws AwsFailure if the request cannot be deployed
   */
  public static void check(DeployRequest request) {
    TemplateNeeds.check(request, NetworkChoice.PARAMETERS);
  }

  /**
   * Deploys.
   *
   * @param out what goes to standard output
   * @return whether the project is deployed as the file says
   */
  public boolean run(List<String> out) {
    console.line(
        "deploying "
            + request.project().name()
            + " to stack "
            + stackName
            + " in "
            + session.place());
    while (true) {
      Optional<StackInfo> found = session.stacks().find(stackName);
      StackState state = found.map(StackInfo::state).orElse(StackState.ABSENT);
      found.ifPresent(stack -> Ownership.check(session, stack, request.project().name()));
      switch (state.deploy()) {
        case CREATE, UPDATE, FIX_FORWARD -> {
          if (!state.exists()) {
            mentionKeptVolumes();
          }
          Attempt attempt = new Attempt(session, request, stackName, found, tags(), positions);
          Attempt.End end = attempt.run(out);
          if (end != Attempt.End.AGAIN) {
            return end == Attempt.End.DONE;
          }
        }
        case FOLLOW -> {
          if (request.dryRun()) {
            throw new AwsFailure(
                "Busy",
                "the stack is " + state.words() + ": wait for it, `c2ecs deploy` follows it");
          }
          console.line("the stack is " + state.words() + " already: following that first");
          if (!new Operations(session, positions).attach(found.orElseThrow(), origins)) {
            return false;
          }
        }
        case RECREATE -> {
          checkSecrets(found);
          if (!new Recovery(session, request, positions).recreate(found.orElseThrow())) {
            return false;
          }
        }
        case ROLL_ON -> {
          if (!new Recovery(session, request, positions).rollOn(found.orElseThrow())) {
            return false;
          }
        }
      }
    }
  }

  /** A stack is not removed for a deployment that would lack values. */
  private void checkSecrets(Optional<StackInfo> found) {
    if (!request.inputs().secrets().isEmpty()) {
      try (SecretStore store = new SecretStore(session.aws())) {
        new SecretPlanner(store, request, session, found).plan();
      }
    }
  }

  private Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>(request.tags());
    tags.put(StackInfo.PROJECT_TAG, request.project().name());
    return tags;
  }

  /** Docker compose takes a volume up again after down; a stack makes a new one. */
  private void mentionKeptVolumes() {
    boolean volumes = !request.template().ofType("AWS::EFS::FileSystem").isEmpty();
    if (volumes) {
      try (FileSystems systems = new FileSystems(session.aws(), session.pace())) {
        systems
            .tagged(StackInfo.PROJECT_TAG, request.project().name())
            .forEach(
                kept ->
                    console.line(
                        "warning: "
                            + kept.id()
                            + " ("
                            + kept.name()
                            + ") of an earlier deployment still has its data; the new volume is"
                            + " empty. To go on with it: `volumes: {…: {external: true, name: "
                            + kept.id()
                            + "}}`"));
      }
    }
  }
}
