package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.aws.AwsFailure;
import dev.c2ecs.cli.aws.ChangeSet;
import dev.c2ecs.cli.aws.FileSystems;
import dev.c2ecs.cli.aws.Networks;
import dev.c2ecs.cli.aws.SecretStore;
import dev.c2ecs.cli.stack.Origins;
import dev.c2ecs.cli.stack.Preview;
import dev.c2ecs.cli.stack.PreviewText;
import dev.c2ecs.cli.stack.StackEvent;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackNames;
import dev.c2ecs.cli.stack.StackState;
import dev.c2ecs.cli.terminal.Console;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deploys a project: looks at the state of its stack, brings it into one that can be changed, then
 * secrets, change set, preview, question, execution, following.
 */
public final class Deployment {

  private final Session session;
  private final DeployRequest request;
  private final Console console;
  private final String stackName;
  private final Origins origins;
  private final Positions positions;
  private final Ending ending;

  /** A deployment. */
  public Deployment(Session session, DeployRequest request) {
    this.session = session;
    this.request = request;
    this.console = session.console();
    this.stackName = StackNames.of(request.project().name());
    this.origins = Origins.of(request.template());
    this.positions = new Positions(Optional.of(request.project()));
    this.ending = new Ending(session, positions);
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
      found.ifPresent(this::own);
      switch (state.deploy()) {
        case CREATE, UPDATE, FIX_FORWARD -> {
          return change(found, state, out);
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

  private void own(StackInfo stack) {
    String project = stack.project();
    if (stack.isForeignTo(request.project().name())) {
      throw new AwsFailure(
          "ForeignStack",
          "the stack "
              + stackName
              + (project.isEmpty() ? " is not of c2ecs" : " is of the project " + project)
              + ": choose another project name with -p");
    }
  }

  private boolean change(Optional<StackInfo> found, StackState state, List<String> out) {
    Map<String, String> parameters = parameters();
    if (!state.exists()) {
      mentionKeptVolumes();
    }
    try (ChangeSets opened = new ChangeSets(session, request, stackName)) {
      ChangeSet set = opened.create(found, state, parameters);
      if (set.isEmpty()) {
        opened.discard(set, state);
        return upToDate(found, out);
      }
      if (!set.isReady()) {
        List<String> errors = opened.errors(set);
        opened.discard(set, state);
        throw new AwsFailure("ChangeSetFailed", refused(set, errors));
      }
      Origins all =
          origins.or(
              found
                  .filter(stack -> stack.state().exists())
                  .map(session::origins)
                  .orElse(new Origins(Map.of())));
      Preview preview = Preview.of(set.changes(), request.template(), all);
      List<String> lines = PreviewText.lines(preview, request.template());
      if (request.dryRun()) {
        out.addAll(lines);
        opened.discard(set, state);
        return true;
      }
      lines.forEach(console::line);
      session
          .interrupts()
          .plan("nothing was changed; run `c2ecs deploy` again", () -> opened.discard(set, state));
      if (!agreed(preview, state, opened, set)) {
        return false;
      }
      return execute(set, found, state, all, out);
    }
  }

  private boolean upToDate(Optional<StackInfo> found, List<String> out) {
    console.line("already up to date");
    found.ifPresent(stack -> out.addAll(Ending.outputs(stack)));
    return true;
  }

  private static String refused(ChangeSet set, List<String> errors) {
    return "CloudFormation does not accept the template: "
        + set.reason()
        + (errors.isEmpty() ? "" : "\n    " + String.join("\n    ", errors));
  }

  private Map<String, String> parameters() {
    Map<String, String> all = new LinkedHashMap<>();
    if (request.template().parameters().stream().anyMatch(p -> p.name().equals("VpcId"))) {
      try (Networks networks = new Networks(session.aws())) {
        all.putAll(new NetworkChoice(networks, request).choose());
      }
    }
    all.putAll(request.parameters());
    if (!request.inputs().secrets().isEmpty()) {
      session.interrupts().plan("the stack was not changed; run `c2ecs deploy` again", () -> {});
      try (SecretStore store = new SecretStore(session.aws())) {
        all.putAll(new SecretWriter(store, request, session).write());
      }
    }
    return all;
  }

  /** Docker compose takes a volume up again after down; a stack makes a new one. */
  private void mentionKeptVolumes() {
    boolean volumes = !request.template().ofType("AWS::EFS::FileSystem").isEmpty();
    if (volumes) {
      try (FileSystems systems = new FileSystems(session.aws(), session.pace())) {
        session
            .ifAllowed(
                "file systems of earlier deployments were not looked for",
                () -> systems.tagged(StackInfo.PROJECT_TAG, request.project().name()),
                List.<FileSystems.Kept>of())
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

  private boolean agreed(Preview preview, StackState state, ChangeSets changeSets, ChangeSet set) {
    String refusal = refusal(preview, state);
    boolean agreed = false;
    try {
      if (refusal.isEmpty()) {
        agreed = session.confirm("Deploy this?", "--yes");
      }
    } finally {
      if (!agreed) {
        changeSets.discard(set, state);
        session.interrupts().clear();
      }
    }
    if (!refusal.isEmpty()) {
      throw new AwsFailure("Refused", refusal);
    }
    if (!agreed) {
      console.line("nothing was changed");
    }
    return agreed;
  }

  /** Why a preview is not to be executed; empty when it may be. */
  private String refusal(Preview preview, StackState state) {
    List<String> missing = new ArrayList<>();
    for (Preview.Assessed assessed : preview.dataLosing()) {
      String id = assessed.change().logicalId();
      if (!request.accepted().contains(id)) {
        missing.add("--accept " + id);
      }
    }
    if (!missing.isEmpty()) {
      return "this loses data: if that is what you want, give " + String.join(" ", missing);
    }
    if (preview.willFail()) {
      return "CloudFormation cannot do this in one step, see above";
    }
    if (state == StackState.UPDATE_FAILED && preview.replaces()) {
      return "the last update failed and was kept, and this one replaces resources: roll back"
          + " first with `c2ecs cancel`";
    }
    return "";
  }

  private boolean execute(
      ChangeSet set, Optional<StackInfo> found, StackState state, Origins all, List<String> out) {
    String token = Session.token();
    String last = lastEvent(set.stackId(), found);
    Map<String, String> expected = new LinkedHashMap<>();
    set.changes().forEach(change -> expected.put(change.logicalId(), change.type()));
    boolean rollback = request.rollback() && state != StackState.UPDATE_FAILED;
    session.interrupts().plan("the deployment may have begun: `c2ecs deploy` follows it", () -> {});
    new Operations(session, positions).execute(set, token, rollback);
    if (request.detach()) {
      console.line("started; `c2ecs deploy` follows it, `c2ecs cancel` stops it");
      return true;
    }
    Follower.Outcome outcome =
        new Follower(session, all)
            .follow(new Follower.Target(set.stackId(), last, token, expected, request.timeout()));
    return ending.show(outcome, set.stackId(), all, out);
  }

  private String lastEvent(String stackId, Optional<StackInfo> found) {
    if (found.isEmpty()) {
      return "";
    }
    List<StackEvent> newest = session.stacks().events(stackId, event -> true, true);
    return newest.isEmpty() ? "" : newest.get(newest.size() - 1).id();
  }
}
