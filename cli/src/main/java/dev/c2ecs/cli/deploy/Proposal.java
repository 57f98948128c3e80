package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.cost.CostEstimate;
import dev.c2ecs.cfn.cost.CostSettings;
import dev.c2ecs.cfn.diff.Forecast;
import dev.c2ecs.cfn.diff.Overlap;
import dev.c2ecs.cfn.diff.ResourceChange;
import dev.c2ecs.cfn.exposure.Exposure;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cli.aws.ChangeSet;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.stack.Preview;
import dev.c2ecs.cli.stack.ResourceOrigins;
import dev.c2ecs.cli.stack.StackState;
import dev.c2ecs.cli.terminal.CostText;
import dev.c2ecs.cli.terminal.ExposureText;
import dev.c2ecs.cli.terminal.OverlapText;
import dev.c2ecs.cli.terminal.PreviewText;
import dev.c2ecs.cli.terminal.StepText;
import dev.c2ecs.cli.terminal.StyledLine;
import dev.c2ecs.compose.diagnostic.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an {@link Attempt} would do: how it is shown, and what speaks against it. */
final class Proposal {

  private final Session session;
  private final DeployRequest request;
  private final Map<String, String> parameters;
  private final StackState state;
  private final DeployedProject deployed;
  private final SecretPlan secrets;
  private final Repair repair;
  private final Attempt.Reverting reverting;
  private final JobPlan jobs;
  private final Forecast forecast;
  private final SourcePositions positions;
  private final Preview preview;
  private final List<Overlap> overlaps;

  private Proposal(
      Session session,
      DeployRequest request,
      Map<String, String> parameters,
      StackState state,
      DeployedProject deployed,
      SecretPlan secrets,
      Repair repair,
      Attempt.Reverting reverting,
      JobPlan jobs,
      Forecast forecast,
      SourcePositions positions,
      Preview preview,
      List<Overlap> overlaps) {
    this.session = session;
    this.request = request;
    this.parameters = parameters;
    this.state = state;
    this.deployed = deployed;
    this.secrets = secrets;
    this.repair = repair;
    this.reverting = reverting;
    this.jobs = jobs;
    this.forecast = forecast;
    this.positions = positions;
    this.preview = preview;
    this.overlaps = overlaps;
  }

  /**
   * A proposal.
   *
   * @param parameters the parameters that it is deployed with
   * @param state the state of the stack
   * @param origins where resources come from, new and old ones
   * @param reverting the change set
   * @param jobs the jobs that run after it
   * @param forecast what the templates tell
   * @param positions where the parts of the project are written
   */
  static Proposal of(
      Session session,
      DeployRequest request,
      Map<String, String> parameters,
      StackState state,
      DeployedProject deployed,
      ResourceOrigins origins,
      SecretPlan secrets,
      Repair repair,
      Attempt.Reverting reverting,
      JobPlan jobs,
      Forecast forecast,
      SourcePositions positions) {
    ChangeSet set = reverting.set();
    List<ResourceChange> changes =
        set.isReady() || set.isEmpty()
            ? reverting.reverts() ? repair.changes(set) : set.changes()
            : List.of();
    Preview preview = Preview.of(changes, request.root().template(), origins, forecast);
    return new Proposal(
        session,
        request,
        parameters,
        state,
        deployed,
        secrets,
        repair,
        reverting,
        jobs,
        forecast,
        positions,
        preview,
        deployed.overlaps(request.root().template()));
  }

  /** Whether nothing that runs changes. */
  boolean isIdle() {
    return preview.objects().isEmpty() && !secrets.writes() && !repair.isNeeded() && jobs.isIdle();
  }

  /** What it would do, line by line. */
  List<StyledLine> lines(int width) {
    List<StyledLine> lines = new ArrayList<>();
    if (isIdle()) {
      lines.add(
          new StyledLine("", "  only outputs or descriptions change, nothing that runs does"));
    } else {
      secrets.lines().forEach(line -> lines.add(new StyledLine("", "  " + line)));
      if (!reverting.set().isEmpty()) {
        lines.addAll(changes(width));
        lines.addAll(cost(width));
      }
    }
    overlaps.stream().map(OverlapText::line).forEach(lines::add);
    lines.addAll(StepText.lines(forecast, deployed.template(), this::place, width));
    if (needsTwoSteps() && request.dryRun()) {
      lines.add(
          new StyledLine(
              "",
              "  `c2ecs deploy` asks before it does, `c2ecs deploy --yes --two-steps` does not"));
    }
    repair.plan(reverting.set(), reverting.reverts(), reverting.refusal()).stream()
        .map(line -> new StyledLine("", line))
        .forEach(lines::add);
    jobs.lines().forEach(line -> lines.add(new StyledLine("", "  " + line)));
    return lines;
  }

  /** What it costs then in a month, and what it costs now. */
  private List<StyledLine> cost(int width) {
    String region = session.identity().region();
    CostSettings settings = CostSettings.of(request.project());
    return CostText.difference(
        deployed.cost(region, settings),
        CostEstimate.of(request.root().template(), parameters, region, settings),
        width);
  }

  private String place(ComposeRef part) {
    return positions.of(part).map(Location::toString).orElse("");
  }

  private List<StyledLine> changes(int width) {
    return PreviewText.lines(
        preview,
        request.root().template(),
        Optional.of(request.project()),
        deployed.template().isPresent(),
        part -> "",
        ExposureText.lines(deployed.exposures(), Exposure.of(request.root().template()), width),
        width);
  }

  /** Whether it takes two updates. */
  boolean needsTwoSteps() {
    return forecast.takesTwoUpdates();
  }

  /** Why it is not to be executed; empty when it may be. */
  Optional<Refusal> refusal() {
    if (!forecast.obstacles().isEmpty() && !needsTwoSteps()) {
      return Optional.of(
          new Refusal(
              DeployCode.TWO_STEPS,
              "CloudFormation cannot do this, not in two updates either, see above"));
    }
    List<String> lost =
        unaccepted(preview.dataLosing().stream().map(a -> a.change().logicalId()).toList());
    if (!lost.isEmpty()) {
      return unaccepted("this loses data", lost);
    }
    // Data stay in the account; whoever reads the question may decide, --yes reads nothing.
    List<String> empty = unaccepted(preview.emptied());
    if (session.yes() && !empty.isEmpty()) {
      return unaccepted("something starts empty, see above", empty);
    }
    List<String> others = unaccepted(preview.otherFiles());
    if (session.yes() && !others.isEmpty()) {
      return unaccepted("something finds other files than it had, see above", others);
    }
    List<String> twice = unaccepted(overlaps.stream().map(Overlap::id).toList());
    if (session.yes() && !twice.isEmpty()) {
      return unaccepted("two services would write the same volume for a while, see above", twice);
    }
    if (preview.willFail() && !needsTwoSteps()) {
      return Optional.of(
          new Refusal(
              DeployCode.TWO_STEPS, "CloudFormation cannot do this in one update, see above"));
    }
    if (needsTwoSteps() && session.yes() && !request.twoSteps()) {
      return Optional.of(
          new Refusal(
              DeployCode.TWO_STEPS,
              "CloudFormation cannot do this in one update, see above: if two are what you want,"
                  + " give --two-steps"));
    }
    if (state == StackState.UPDATE_FAILED && preview.replaces()) {
      return Optional.of(
          new Refusal(
              DeployCode.NEEDS_RECOVERY,
              "the last update failed and was kept, and this one replaces resources: roll back"
                  + " first with `c2ecs cancel`"));
    }
    return Optional.empty();
  }

  private static Optional<Refusal> unaccepted(String loss, List<String> flags) {
    return Optional.of(
        new Refusal(
            DeployCode.NOT_ACCEPTED,
            loss + ": if that is what you want, give " + String.join(" ", flags)));
  }

  private List<String> unaccepted(Collection<String> ids) {
    return ids.stream()
        .filter(id -> !request.accepted().contains(id))
        .map(id -> "--accept " + id)
        .toList();
  }
}
