package dev.c2ecs.cli;

import dev.c2ecs.cfn.cost.CostEstimate;
import dev.c2ecs.cfn.cost.CostSettings;
import dev.c2ecs.cfn.cost.PriceTable;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cli.review.Comparison;
import dev.c2ecs.cli.terminal.CostText;
import dev.c2ecs.cli.terminal.Size;
import dev.c2ecs.cli.terminal.StyledLine;
import dev.c2ecs.cli.terminal.Visible;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Says what a project costs in a month, by a table of prices that is part of the program. */
final class CostCommand implements Command {

  private static final String REGION = "--region";
  private static final String PROFILE = "--aws-profile";
  private static final String PARAMETERS = "--parameters";
  private static final String SOURCES = "--sources";

  /** The formats of an estimate. */
  enum Format {
    text,
    json,
    markdown
  }

  @Override
  public String name() {
    return "cost";
  }

  @Override
  public List<String> unused() {
    return List.of("--progress");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Commands.spec(
                this,
                "Estimate what a Compose project costs in a month, by service, at least and at most,"
                    + " from a dated table of prices that is part of the program. Nobody is asked."
                    + " What is assumed stands below it, and x-aws-cost sets it.",
                "c2ecs cost compose.yaml",
                "c2ecs cost --region eu-central-1 --format markdown",
                "c2ecs cost --from origin/main")
            .addPositional(Commands.argument("COMPOSE-FILE", "The same as -f"))
            .addOption(Commands.format(Format.class, "text|json|markdown"))
            .addOption(
                Commands.option(
                    String.class,
                    "REGION",
                    "Region whose prices count; else that of x-aws-cost, of the environment or of the"
                        + " AWS profile, else us-east-1",
                    REGION))
            .addOption(
                Commands.option(String.class, "NAME", "AWS profile that names the region", PROFILE))
            .addOption(
                Commands.option(
                    String.class,
                    "FILE",
                    "Parameters that the template is deployed with",
                    PARAMETERS))
            .addOption(Commands.flag("List where each price comes from, and its month", SOURCES))
            .addOption(Commands.accept());
    ProjectSides.declare(spec);
    return spec;
  }

  @Override
  public int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    ProjectSides.checkCompares(given);
    if (given.hasMatchedOption(ProjectSides.FROM)) {
      return change(world, options, given);
    }
    ProjectRun run =
        UnsetCredentials.noted(
            Confinement.translated(world, options, given, ProjectRun.Inspection.NONE));
    if (run.template().isEmpty()) {
      world.err().print(run.text(options.color(world), run.from(Severity.ERROR)));
      world.err().line("nothing is estimated: " + run.summary());
      return ExitCode.FAILED;
    }
    sayWarnings(world, options, run);
    ComposeProject project = run.loaded().project().orElseThrow();
    CostSettings settings = CostSettings.of(project);
    CostRegion region =
        CostRegion.of(
            Optional.ofNullable(given.matchedOptionValue(REGION, null)),
            Optional.ofNullable(given.matchedOptionValue(PROFILE, null)),
            settings,
            Confinement.of(world, options, given).environment());
    region.checkProfile();
    CostEstimate estimate =
        estimate(
            run.template().get(), ParameterFile.values(world, given, PARAMETERS), region, settings);
    show(world, options, given, project.name(), region, estimate);
    return ExitCode.OK;
  }

  /** Shows what the file says of its cost and cannot be used, and how much else there is to say. */
  private static void sayWarnings(RunContext world, GlobalOptions options, ProjectRun run) {
    List<Diagnostic> warnings = run.from(Severity.WARNING);
    if (!warnings.isEmpty()) {
      List<Diagnostic> ofCost =
          warnings.stream().filter(one -> one.code() == PolicyCode.UNKNOWN_EXTENSION).toList();
      world.err().print(run.text(options.color(world), ofCost));
      world.err().line(run.summary() + " in the file: `c2ecs check`");
    }
  }

  /** What changes between two revisions. */
  private static int change(RunContext world, GlobalOptions options, ParseResult given)
      throws Failure {
    Comparison sides =
        new ProjectSides(
                world, options, given, Optional.ofNullable(given.matchedPositionalValue(0, null)))
            .comparison();
    CostChange change =
        CostChange.of(
                sides,
                Optional.ofNullable(given.matchedOptionValue(REGION, null)),
                Optional.ofNullable(given.matchedOptionValue(PROFILE, null)),
                ParameterFile.values(world, given, PARAMETERS),
                Confinement.of(world, options, given).environment())
            .orElseThrow(() -> new Failure(ExitCode.FAILED, "no prices are known for this region"));
    change.region().checkProfile();
    ResultOutput output = new ResultOutput(world);
    boolean sources = given.hasMatchedOption(SOURCES);
    String project =
        sides
            .after()
            .project()
            .or(() -> sides.before().project())
            .map(ComposeProject::name)
            .orElse("");
    switch (given.matchedOptionValue("--format", Format.text)) {
      case json -> output.write(CostJson.change(project, change));
      case markdown ->
          output.show(
              change.markdown()
                  + (sources
                      ? CostMarkdown.sources(List.of(change.before(), change.after()))
                      : ""));
      default -> {
        StringBuilder text = new StringBuilder(change.text());
        if (sources) {
          CostText.sources(List.of(change.before(), change.after()))
              .forEach(line -> text.append(line).append('\n'));
        }
        output.show(text.toString());
      }
    }
    return ExitCode.OK;
  }

  /** The estimate of a template, refused where the table has no prices for the region at all. */
  static CostEstimate estimate(
      Template template, Map<String, String> parameters, CostRegion region, CostSettings settings)
      throws Failure {
    if (!PriceTable.bundled().names().contains(region.name())) {
      throw new Failure(
          ExitCode.FAILED,
          "no prices are known for "
              + region.name()
              + " ("
              + region.source()
              + "); there are some for "
              + String.join(", ", PriceTable.bundled().names()));
    }
    return CostEstimate.of(template, parameters, region.name(), settings);
  }

  private static void show(
      RunContext world,
      GlobalOptions options,
      ParseResult given,
      String project,
      CostRegion region,
      CostEstimate estimate)
      throws Failure {
    ResultOutput output = new ResultOutput(world);
    boolean sources = given.hasMatchedOption(SOURCES);
    switch (given.matchedOptionValue("--format", Format.text)) {
      case json -> output.write(CostJson.write(project, region, estimate));
      case markdown ->
          output.show(
              CostMarkdown.write(project, region, estimate)
                  + (sources ? CostMarkdown.sources(List.of(estimate)) : ""));
      default -> {
        StringBuilder text = new StringBuilder();
        for (StyledLine line : CostText.lines(project, region.words(), estimate, width(world))) {
          boolean painted = options.color(world) && !line.style().isEmpty();
          text.append(painted ? Visible.painted(line.style(), line.text()) : line.text())
              .append('\n');
        }
        if (sources) {
          CostText.sources(List.of(estimate)).forEach(line -> text.append(line).append('\n'));
        }
        output.show(text.toString());
      }
    }
  }

  private static int width(RunContext world) {
    return world.interactive() && world.simulation().isEmpty()
        ? Size.ofTerminal(world.environment()).now().columns()
        : Size.USUAL.columns();
  }
}
