package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cli.aws.FileSystems;
import dev.c2ecs.cli.aws.SecretStore;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.stack.OwnStack;
import dev.c2ecs.cli.stack.ResourceOrigins;
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

  /** A stack that others change again and again is not waited for without end. */
  private static final int ROUNDS = 50;

  private final Session session;
  private final DeployRequest request;
  private final Console console;
  private final String stackName;
  private final ResourceOrigins origins;
  private final SourcePositions positions;
  private final Ownership ownership;

  /** A deployment. */
  public Deployment(Session session, DeployRequest request) {
    this.session = session;
    this.request = request;
    this.console = session.console();
    this.stackName = StackNames.of(request.project().name());
    this.origins = request.origins();
    this.positions = new SourcePositions(Optional.of(request.project()));
    this.ownership = new Ownership(session, request.identity());
  }

  /**
   * Checks what needs no account.
   *
   * @throws DeployFailure if the request cannot be deployed
   */
  public static void check(DeployRequest request) {
    DeployPreconditions.check(request);
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
    session.interrupts().plan("nothing was changed", () -> {});
    try (ProjectImages images = new ProjectImages(session, request.identity(), request.work())) {
      return run(images, out);
    }
  }

  private boolean run(ProjectImages images, List<String> out) {
    boolean mentioned = false;
    boolean removed = false;
    Optional<JobRuns> jobs = Optional.empty();
    for (int round = 0; round < ROUNDS; round++) {
      Optional<StackInfo> found =
          session.busy("looking at the stack", () -> session.stacks().find(stackName));
      StackState state = found.map(StackInfo::state).orElse(StackState.ABSENT);
      Optional<OwnStack> own = found.map(ownership::of);
      switch (state.deploy()) {
        case CREATE, UPDATE, FIX_FORWARD -> {
          if (!state.isDeployed() && !mentioned) {
            mentioned = true;
            mentionKeptVolumes();
            mentionName();
          }
          Attempt attempt =
              new Attempt(
                  session, request, images, stackName, own, tags(found), removed, jobs, positions);
          Attempt.End end = jobs.isPresent() ? second(attempt, out) : attempt.run(out);
          if (end != Attempt.End.AGAIN && end != Attempt.End.HALF) {
            return end == Attempt.End.DONE;
          }
          jobs = end == Attempt.End.HALF ? attempt.jobs() : Optional.empty();
          if (jobs.isPresent()) {
            session.interrupts().plan(Attempt.BETWEEN, () -> {});
          }
        }
        case FOLLOW -> {
          if (request.dryRun()) {
            throw new Refusal(
                DeployCode.STACK_BUSY,
                "the stack is " + state.words() + ": wait for it, `c2ecs deploy` follows it");
          }
          console.line("the stack is " + state.words() + " already: following that first");
          if (!new Operations(session, positions)
              .attach(found.orElseThrow(), origins, request.timeout(), Ongoing.UPDATE)) {
            return false;
          }
        }
        case REFUSE -> throw Ownership.unknown(found.orElseThrow());
        case RECREATE -> {
          checkSecrets(found);
          if (!new Recovery(session, request, positions).recreate(own.orElseThrow())) {
            return false;
          }
          removed = true;
        }
        case ROLL_ON -> {
          if (!new Recovery(session, request, positions).rollOn(own.orElseThrow())) {
            return false;
          }
        }
      }
    }
    throw new Refusal(
        DeployCode.STACK_BUSY,
        "others change the stack again and again: nothing was changed by this deployment");
  }

  /** The second of two updates: when it does not begin, the first one is made all the same. */
  private static Attempt.End second(Attempt attempt, List<String> out) {
    try {
      return attempt.run(out);
    } catch (DeployFailure e) {
      throw attempt.hasBegun() ? e : e.atLast(e.getMessage() + "\n" + Attempt.BETWEEN);
    }
  }

  /** A stack is not removed for a deployment that would lack values. */
  private void checkSecrets(Optional<StackInfo> found) {
    if (!request.secrets().isEmpty()) {
      try (SecretStore store = new SecretStore(session.aws())) {
        new SecretPlanner(store, request, session, found).plan();
      }
    }
  }

  /** A stack keeps for ever where it was created from. */
  private Map<String, String> tags(Optional<StackInfo> found) {
    Map<String, String> tags = new LinkedHashMap<>(request.tags());
    tags.put(StackInfo.PROJECT_TAG, request.project().name());
    Optional<String> source =
        found.filter(stack -> stack.state().isDeployed()).isPresent()
            ? found.map(stack -> stack.tags().get(StackInfo.SOURCE_TAG))
            : request.identity().source();
    source.ifPresent(place -> tags.put(StackInfo.SOURCE_TAG, place));
    return tags;
  }

  /** A stack is found again by its name, and a folder is easily renamed. */
  private void mentionName() {
    if (request.identity().namedByFolder()) {
      console.line(
          "the project has the name of its folder: write `name: "
              + request.project().name()
              + "` into the Compose file, so that its stack is found again wherever the folder is");
    }
  }

  /** Docker compose takes a volume up again after down; a stack makes a new one. */
  private void mentionKeptVolumes() {
    boolean volumes = request.has(ResourceType.FILE_SYSTEM);
    if (volumes) {
      try (FileSystems systems = new FileSystems(session.aws(), session.pace())) {
        session
            .ifAllowed(
                "file systems of earlier deployments were not looked for",
                () -> systems.tagged(StackInfo.PROJECT_TAG, request.project().name()),
                List.<FileSystems.Kept>of())
            .stream()
            .filter(kept -> request.identity().owns(kept.tags()))
            .forEach(
                kept ->
                    console.line(
                        "warning: "
                            + kept.id()
                            + " ("
                            + kept.name()
                            + ") of an earlier deployment still has its data; the new volume starts"
                            + " empty. A stack cannot take it up again by itself: its mount targets"
                            + " went with the old one"));
      }
    }
  }
}
