package dev.c2ecs.cli;

import dev.c2ecs.cfn.diff.Forecast;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.YamlTemplateWriter;
import dev.c2ecs.cli.review.Comparison;
import dev.c2ecs.cli.review.FailOn;
import dev.c2ecs.cli.review.Rename;
import dev.c2ecs.cli.review.ReviewText;
import dev.c2ecs.cli.review.Side;
import dev.c2ecs.cli.review.StoreSteps;
import dev.c2ecs.cli.stack.StackNames;
import dev.c2ecs.cli.terminal.Columns;
import dev.c2ecs.cli.terminal.CommonWords;
import dev.c2ecs.cli.terminal.ExposureText;
import dev.c2ecs.cli.terminal.OverlapText;
import dev.c2ecs.cli.terminal.PreviewText;
import dev.c2ecs.cli.terminal.Size;
import dev.c2ecs.cli.terminal.StepText;
import dev.c2ecs.cli.terminal.StyledLine;
import dev.c2ecs.cli.terminal.Visible;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says what an update from one state of a project to another does. */
final class DiffCommand implements Command {

  private static final String FAIL_ON = "--fail-on";
  private static final String EXIT_CODE = "--exit-code";
  private static final String OLD_PARAMETERS = "--old-parameters";
  private static final String NEW_PARAMETERS = "--new-parameters";

  /** Compare with what is deployed. */
  static final String STACK = "--stack";

  private static final String FIRST_STEP = "--first-step";
  private static final int HANG = 2;

  /** What one usually wants to stop at. */
  private static final String USUAL =
      "will-fail,two-writers,other-version,other-files,starts-empty,data-loss";

  /** The formats of a difference. */
  enum Format {
    text,
    markdown,
    json
  }

  @Override
  public String name() {
    return "diff";
  }

  @Override
  public List<String> unused() {
    return List.of("--progress");
  }

  @Override
  public boolean takesAccount() {
    return true;
  }

  @Override
  public Optional<String> different() {
    return Optional.of("With --exit-code: the two sides differ");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Commands.spec(
                this,
                "Say what a stack would go through from one state of a project to another: what"
                    + " changes in place, restarts, is replaced, starts empty or is lost, what AWS"
                    + " would refuse, and by which steps it is possible. Two revisions are read"
                    + " from git, without checking anything out; two templates are compared when"
                    + " both are named. Nobody is asked, except with --stack.",
                "c2ecs diff",
                "c2ecs diff --from origin/main --fail-on " + USUAL,
                "c2ecs diff template.old.yaml template.yaml",
                "c2ecs diff --stack")
            .addPositional(
                Commands.argument("OLD", "The template that is deployed; - is standard input"))
            .addPositional(Commands.secondArgument("NEW", "The template that is to be deployed"))
            .addOption(Commands.format(Format.class, "text|markdown|json"))
            .addOption(
                Commands.flag("Compare with what is deployed, which AWS is asked for", STACK))
            .addOption(
                Commands.option(
                    String.class,
                    "LIST",
                    "Exit with 1 when one of these happens: " + FailOn.words(),
                    FAIL_ON))
            .addOption(Commands.flag("Exit with 3 when the two sides differ", EXIT_CODE))
            .addOption(
                Commands.option(
                    String.class, "FILE", "Parameters that OLD was deployed with", OLD_PARAMETERS))
            .addOption(
                Commands.option(
                    String.class,
                    "FILE",
                    "Parameters that NEW will be deployed with",
                    NEW_PARAMETERS))
            .addOption(
                Commands.option(
                    String.class,
                    "FILE",
                    "Where it takes two updates: write the template of the first, for those who"
                        + " deploy by other means",
                    FIRST_STEP))
            .addOption(Commands.accept());
    ProjectSides.declareWithDefault(spec);
    return spec;
  }

  /** Where the template of the first of two updates goes; empty when it goes nowhere. */
  private static Optional<Overwriting.Target> first(
      RunContext world, GlobalOptions options, ParseResult given, Comparison comparison)
      throws Failure {
    Optional<String> name =
        Optional.of(given.matchedOptionValue(FIRST_STEP, "")).filter(one -> !one.isEmpty());
    return name.isPresent() && comparison.forecast().takesTwoUpdates()
        ? Optional.of(
            Overwriting.of(world, options, given, comparison.after().project())
                .target(name, ResultKind.TEMPLATE))
        : Optional.empty();
  }

  @Override
  public int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    FailOn failing = failing(given);
    Comparison comparison =
        given.hasMatchedPositional(0) ? templates(world, given) : sides(world, options, given);
    boolean json = given.matchedOptionValue("--format", Format.text) == Format.json;
    for (Side side : List.of(comparison.before(), comparison.after())) {
      if (!side.isWhole()) {
        if (json) {
          new ResultOutput(world).write(DiffJson.write(comparison));
        }
        side.errors().forEach(error -> world.err().line(ProjectSides.words(side, error)));
        throw new Failure(
            ExitCode.FAILED, "nothing is compared: " + side.name() + " has no template");
      }
    }
    Forecast forecast = comparison.forecast();
    Optional<Overwriting.Target> first = first(world, options, given, comparison);
    switch (given.matchedOptionValue("--format", Format.text)) {
      case json -> new ResultOutput(world).write(DiffJson.write(comparison));
      case markdown -> new ResultOutput(world).show(ReviewText.ofChanges(comparison));
      default -> new ResultOutput(world).show(text(world, options, comparison));
    }
    if (first.isPresent()) {
      new ResultOutput(world).write(first.get(), YamlTemplateWriter.write(forecast.steps().get(0)));
    }
    Optional<CostChange> cost =
        failing.cost().isPresent()
            ? CostChange.of(comparison, Confinement.of(world, options, given).environment())
            : Optional.empty();
    List<String> happening =
        failing.happening(
            comparison,
            cost.map(CostChange::rise).orElse(OptionalDouble.empty()),
            cost.map(change -> change.difference().newlyBilled()).orElse(List.of()),
            cost.map(CostChange::unproven).orElse(List.of()));
    if (!happening.isEmpty()) {
      world.err().line("this happens: " + String.join(", ", happening));
      return ExitCode.FAILED;
    }
    boolean differs =
        !forecast.effects().isEmpty()
            || !comparison.changesNothing()
            || !comparison.acceptances().isEmpty()
            || comparison.isOtherProject();
    return differs && given.hasMatchedOption(EXIT_CODE) ? ExitCode.DIFFERENT : ExitCode.OK;
  }

  private static Comparison templates(RunContext world, ParseResult given) throws Failure {
    String old = given.matchedPositionalValue(0, "");
    String now = given.matchedPositionalValue(1, "");
    if (now.isEmpty()) {
      throw usage(given, "two templates are compared: c2ecs diff OLD NEW");
    }
    for (String option :
        List.of(
            ProjectSides.FROM,
            ProjectSides.TO,
            ProjectSides.FROM_FILE,
            Confinement.CONFINE,
            STACK)) {
      if (given.hasMatchedOption(option)) {
        throw usage(given, option + " is about the project, and two templates are named");
      }
    }
    if (old.equals(TemplateFile.STANDARD_INPUT) && now.equals(TemplateFile.STANDARD_INPUT)) {
      throw usage(given, "standard input cannot be both templates");
    }
    return Comparison.of(
        Side.of(old, TemplateFile.read(world, old)),
        ParameterFile.values(world, given, OLD_PARAMETERS),
        Side.of(now, TemplateFile.read(world, now)),
        ParameterFile.values(world, given, NEW_PARAMETERS));
  }

  private static Comparison sides(RunContext world, GlobalOptions options, ParseResult given)
      throws Failure {
    boolean stack = given.hasMatchedOption(STACK);
    if (stack && given.hasMatchedOption(ProjectSides.FROM)) {
      throw usage(
          given, STACK + " and " + ProjectSides.FROM + " are both what it is compared with");
    }
    if (stack && given.hasMatchedOption(ProjectSides.FROM_FILE)) {
      throw usage(
          given, STACK + " and " + ProjectSides.FROM_FILE + " are both what it is compared with");
    }
    ProjectSides sides = new ProjectSides(world, options, given);
    Side after = stack ? sides.alone() : sides.to();
    Side before = stack ? deployed(world, options, given, after) : sides.moved(sides.from(), after);
    sides.sayRefused(List.of(before.concealed(), after.concealed()));
    sides.checkThere(before, after);
    Comparison comparison =
        Comparison.of(
            before,
            ParameterFile.values(world, given, OLD_PARAMETERS),
            after,
            ParameterFile.values(world, given, NEW_PARAMETERS));
    sides.sayUntracked();
    return comparison;
  }

  private static Side deployed(
      RunContext world, GlobalOptions options, ParseResult given, Side after) throws Failure {
    ComposeProject project =
        after
            .project()
            .orElseThrow(
                () ->
                    new Failure(
                        ExitCode.FAILED, "nothing is compared: " + after.name() + " has errors"));
    String name = StackNames.of(project.name());
    return Side.of(
        "stack " + name, LikeSource.read(world, options, given, LikeSource.STACK + name));
  }

  private static FailOn failing(ParseResult given) {
    String list = given.matchedOptionValue(FAIL_ON, "");
    if (given.hasMatchedOption(FAIL_ON) && list.isBlank()) {
      throw usage(given, FAIL_ON + ": '' is none of " + FailOn.words());
    }
    return FailOn.of(list)
        .orElseThrow(
            () ->
                usage(
                    given,
                    FAIL_ON + ": '" + FailOn.unknown(list) + "' is none of " + FailOn.words()));
  }

  private static String text(RunContext world, GlobalOptions options, Comparison comparison) {
    Template before = comparison.before().compared();
    Template after = comparison.after().compared();
    int width = width(world);
    List<StyledLine> lines = new ArrayList<>();
    if (comparison.changesNothing()
        && comparison.acceptances().isEmpty()
        && !comparison.isOtherProject()) {
      comparison.moved().ifPresent(moved -> add(lines, moved.words(), width));
      comparison.pricing().words().forEach(one -> add(lines, one, width));
      lines.add(new StyledLine("", "no difference that CloudFormation would act on"));
      lines.addAll(said(comparison, width));
      return written(lines, options.color(world));
    }
    boolean other = comparison.isOtherProject();
    comparison.leftStack().ifPresent(name -> add(lines, "  " + left(comparison, name), width));
    if (!comparison.preview().objects().isEmpty() && !other) {
      lines.addAll(
          PreviewText.worstFirst(
              comparison.preview(),
              after,
              comparison.after().project(),
              comparison::place,
              ExposureText.changes(
                  comparison.exposures().before(), comparison.exposures().after(), width),
              width));
    }
    comparison.overlaps().forEach(overlap -> add(lines, OverlapText.line(overlap), width));
    comparison
        .contents()
        .forEach(
            one ->
                add(
                    lines,
                    "  service "
                        + one.service()
                        + ": "
                        + one.words()
                        + at(comparison, one.service()),
                    width));
    comparison
        .newImages()
        .forEach(
            (service, image) ->
                add(
                    lines,
                    "  service " + service + ": image " + image + at(comparison, service),
                    width));
    comparison.secrets().forEach(one -> add(lines, "  " + one.words(), width));
    comparison.acceptances().forEach(one -> add(lines, "  " + one.words(), width));
    for (Rename rename : comparison.renames()) {
      String beside = rename.followers().words();
      String keep =
          rename.lines().isEmpty()
              ? beside.isEmpty() ? "" : "; " + beside
              : "; these lines keep the name" + (beside.isEmpty() ? ":" : " (" + beside + "):");
      add(lines, "  " + rename.words() + keep, width);
      rename.lines().forEach(line -> lines.add(new StyledLine("", "        " + line)));
    }
    lines.addAll(news(comparison, width));
    lines.addAll(
        StepText.lines(comparison.forecast(), Optional.of(before), comparison::place, width));
    for (StoreSteps store : StoreSteps.of(comparison)) {
      add(lines, "  " + store.head(), width);
      for (int i = 0; i < store.steps().size(); i++) {
        add(lines, "    " + (i + 1) + ". " + store.steps().get(i), width);
      }
    }
    lines.addAll(said(comparison, width));
    return written(lines, options.color(world));
  }

  /** Names that lead nowhere, and the diagnostics in which both sides differ, as a comment has. */
  private static List<StyledLine> said(Comparison comparison, int width) {
    List<StyledLine> lines = new ArrayList<>();
    comparison.goneNames().forEach(one -> add(lines, "  " + one.words(), width));
    comparison.unusedImageNames().forEach(one -> add(lines, "  " + one.words(), width));
    said("new", comparison.diagnostics().news(), width, lines);
    said("changed", comparison.diagnostics().changed(), width, lines);
    said("fixed", comparison.diagnostics().fixed(), width, lines);
    return lines;
  }

  private static void said(
      String what, List<Diagnostic> diagnostics, int width, List<StyledLine> lines) {
    for (Diagnostic one : diagnostics) {
      if (what.equals("new") || one.severity() != Severity.INFO) {
        add(lines, "  " + what + ": " + words(one), width);
        if (!one.hint().isEmpty() && !what.equals("fixed") && one.severity() != Severity.INFO) {
          add(lines, "    " + one.hint(), width);
        }
      }
    }
  }

  private static String words(Diagnostic one) {
    String place = one.locations().isEmpty() ? "" : one.locations().get(0) + ": ";
    String message = one.message().lines().findFirst().orElse("");
    return place + one.severity().word() + " " + one.code().id() + ": " + message;
  }

  private static String written(List<StyledLine> lines, boolean color) {
    StringBuilder text = new StringBuilder();
    for (StyledLine line : lines) {
      boolean painted = color && !line.style().isEmpty();
      text.append(painted ? Visible.painted(line.style(), line.text()) : line.text()).append('\n');
    }
    return text.toString();
  }

  /** The place of a service in the file, behind what is said of it. */
  private static String at(Comparison comparison, String service) {
    String place = comparison.place(ComposeRef.of(ComposeRef.Kind.SERVICE, service));
    return place.isEmpty() ? "" : "  (" + place + ")";
  }

  /** What nobody sees in the resources: another project, and values that are to be given. */
  private static List<StyledLine> news(Comparison comparison, int width) {
    Template before = comparison.before().compared();
    Template after = comparison.after().compared();
    List<StyledLine> lines = new ArrayList<>();
    comparison.moved().ifPresent(moved -> add(lines, "  " + moved.words(), width));
    if (comparison.before().absent()) {
      add(lines, "  a new project: `deploy` makes its stack", width);
    } else if (comparison.leftStack().isEmpty()
        && !before.description().equals(after.description())) {
      add(
          lines,
          "  other projects: \""
              + before.description()
              + "\" and \""
              + after.description()
              + "\"; `deploy` makes a stack of each",
          width);
    }
    comparison.pricing().words().forEach(one -> add(lines, "  " + one, width));
    comparison
        .needs()
        .forEach(
            one ->
                add(lines, "  the parameter " + one.name() + " is new: " + GivenBy.of(one), width));
    return lines;
  }

  /** What becomes of the stack of a project that is not there any more. */
  private static String left(Comparison comparison, String name) {
    String now = comparison.after().project().map(ComposeProject::name).orElse("");
    return now.isEmpty()
        ? "the project is gone: the stack of "
            + name
            + " stays, and costs, until somebody runs `c2ecs down`, which does what is told here"
        : "another project, "
            + name
            + " becomes "
            + now
            + ": `deploy` makes a second stack, with empty volumes; the stack of "
            + name
            + " stays, and costs";
  }

  private static void add(List<StyledLine> lines, String text, int width) {
    add(lines, new StyledLine("", CommonWords.harmless(text)), width);
  }

  private static void add(List<StyledLine> lines, StyledLine line, int width) {
    Columns.wrapped(line.text(), width, HANG)
        .forEach(text -> lines.add(new StyledLine(line.style(), text)));
  }

  private static int width(RunContext world) {
    return world.interactive() && world.simulation().isEmpty()
        ? Size.ofTerminal(world.environment()).now().columns()
        : Size.USUAL.columns();
  }

  private static ParameterException usage(ParseResult given, String sentence) {
    return new ParameterException(given.commandSpec().commandLine(), sentence);
  }
}
