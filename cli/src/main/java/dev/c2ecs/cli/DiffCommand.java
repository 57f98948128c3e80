package dev.c2ecs.cli;

import dev.c2ecs.cfn.diff.Consequence;
import dev.c2ecs.cfn.diff.Forecast;
import dev.c2ecs.cfn.diff.Overlap;
import dev.c2ecs.cfn.exposure.Exposure;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.YamlTemplateWriter;
import dev.c2ecs.cli.stack.ComposeObject;
import dev.c2ecs.cli.stack.Preview;
import dev.c2ecs.cli.terminal.Columns;
import dev.c2ecs.cli.terminal.CommonWords;
import dev.c2ecs.cli.terminal.ExposureText;
import dev.c2ecs.cli.terminal.OverlapText;
import dev.c2ecs.cli.terminal.PreviewText;
import dev.c2ecs.cli.terminal.Size;
import dev.c2ecs.cli.terminal.StepText;
import dev.c2ecs.cli.terminal.StyledLine;
import dev.c2ecs.cli.terminal.Visible;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says what an update from one template to another does, without asking AWS. */
final class DiffCommand implements Command {

  private static final String FAIL_ON = "--fail-on";
  private static final String EXIT_CODE = "--exit-code";
  private static final String OLD_PARAMETERS = "--old-parameters";
  private static final String NEW_PARAMETERS = "--new-parameters";

  private static final String FIRST_STEP = "--first-step";
  private static final int HANG = 2;

  /** What one usually wants to stop at. */
  private static final String USUAL = "will-fail,two-writers,starts-empty,data-loss";

  /** The formats of a difference. */
  enum Format {
    text,
    json
  }

  @Override
  public String name() {
    return "diff";
  }

  @Override
  public boolean takesProject() {
    return false;
  }

  @Override
  public List<String> unused() {
    return List.of("--progress");
  }

  @Override
  public Optional<String> different() {
    return Optional.of("With --exit-code: the templates differ");
  }

  @Override
  public CommandSpec spec() {
    return Commands.spec(
            this,
            "Say what a stack would go through from one template to another, without asking AWS:"
                + " what changes in place, restarts, is replaced, starts empty or is lost, what"
                + " AWS would refuse, and by which steps it is possible.",
            "c2ecs diff template.old.yaml template.yaml",
            "c2ecs diff template.old.yaml template.yaml --fail-on " + USUAL)
        .addPositional(
            Commands.argument("OLD", "The template that is deployed; - is standard input"))
        .addPositional(Commands.secondArgument("NEW", "The template that is to be deployed"))
        .addOption(Commands.format(Format.class, "text|json"))
        .addOption(
            Commands.option(
                String.class, "LIST", "Exit with 1 when one of these happens: " + keys(), FAIL_ON))
        .addOption(Commands.flag("Exit with 3 when the templates differ", EXIT_CODE))
        .addOption(
            Commands.option(
                String.class, "FILE", "Parameters that OLD was deployed with", OLD_PARAMETERS))
        .addOption(
            Commands.option(
                String.class, "FILE", "Parameters that NEW will be deployed with", NEW_PARAMETERS))
        .addOption(
            Commands.option(
                String.class,
                "FILE",
                "Where it takes two updates: write the template of the first, for those who deploy"
                    + " by other means",
                FIRST_STEP));
  }

  private static String keys() {
    List<String> keys = new ArrayList<>();
    for (Consequence consequence : Consequence.values()) {
      keys.add(consequence.key());
    }
    return String.join(", ", keys);
  }

  @Override
  public int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    String old = given.matchedPositionalValue(0, "");
    String now = given.matchedPositionalValue(1, "");
    if (old.isEmpty() || now.isEmpty()) {
      throw usage(given, "two templates are compared: c2ecs diff OLD NEW");
    }
    if (old.equals(TemplateFile.STANDARD_INPUT) && now.equals(TemplateFile.STANDARD_INPUT)) {
      throw usage(given, "standard input cannot be both templates");
    }
    Set<Consequence> failing = failing(given);
    Template before = TemplateFile.read(world, old);
    Template after = TemplateFile.read(world, now);
    Forecast forecast =
        Forecast.of(
            before,
            parameters(world, given, OLD_PARAMETERS),
            after,
            parameters(world, given, NEW_PARAMETERS));
    List<Overlap> overlaps = Overlap.between(before, after);
    if (given.matchedOptionValue("--format", Format.text) == Format.json) {
      new ResultOutput(world).write(Optional.empty(), DiffJson.write(forecast, before));
    } else {
      new ResultOutput(world).show(text(world, options, forecast, overlaps, before, after));
    }
    String first = given.matchedOptionValue(FIRST_STEP, "");
    if (!first.isEmpty() && forecast.takesTwoUpdates()) {
      new ResultOutput(world)
          .write(Optional.of(first), YamlTemplateWriter.write(forecast.steps().get(0)));
    }
    Set<Consequence> happening = happening(forecast, overlaps);
    happening.retainAll(failing);
    if (!happening.isEmpty()) {
      world.err().line("this happens: " + words(forecast, happening));
      return ExitCode.FAILED;
    }
    boolean differs = !forecast.effects().isEmpty();
    return differs && given.hasMatchedOption(EXIT_CODE) ? ExitCode.DIFFERENT : ExitCode.OK;
  }

  private static Set<Consequence> failing(ParseResult given) {
    Set<Consequence> failing = EnumSet.noneOf(Consequence.class);
    String list = given.matchedOptionValue(FAIL_ON, "");
    if (given.hasMatchedOption(FAIL_ON)) {
      for (String key : list.split(",", -1)) {
        failing.add(
            Consequence.of(key.strip())
                .orElseThrow(
                    () -> usage(given, FAIL_ON + ": '" + key.strip() + "' is none of " + keys())));
      }
    }
    return failing;
  }

  private static Set<Consequence> happening(Forecast forecast, List<Overlap> overlaps) {
    Set<Consequence> happening = EnumSet.noneOf(Consequence.class);
    forecast.effects().forEach(effect -> happening.add(effect.assessment().consequence()));
    if (!forecast.obstacles().isEmpty()) {
      happening.add(Consequence.WILL_FAIL);
    }
    if (!overlaps.isEmpty()) {
      happening.add(Consequence.TWO_WRITERS);
    }
    if (!forecast.difference().moved().isEmpty()) {
      happening.add(Consequence.EMPTY);
    }
    return happening;
  }

  /** What happens, and to what: {@code starts-empty (volume rows)}. */
  private static String words(Forecast forecast, Set<Consequence> consequences) {
    List<String> words = new ArrayList<>();
    for (Consequence consequence : consequences) {
      Set<String> objects = new TreeSet<>();
      forecast.effects().stream()
          .filter(effect -> effect.assessment().consequence() == consequence)
          .forEach(effect -> objects.add(ComposeObject.of(effect.origin()).label()));
      if (consequence == Consequence.EMPTY) {
        forecast
            .difference()
            .moved()
            .forEach(moved -> objects.add(ComposeObject.of(moved.afterOrigin()).label()));
      }
      words.add(
          consequence.key() + (objects.isEmpty() ? "" : " (" + String.join(", ", objects) + ")"));
    }
    return String.join(", ", words);
  }

  private static Map<String, String> parameters(RunContext world, ParseResult given, String option)
      throws Failure {
    String name = given.matchedOptionValue(option, "");
    if (name.isEmpty()) {
      return Map.of();
    }
    try {
      return ParameterFile.values(world.workingDirectory().resolve(name), name);
    } catch (InvalidPathException e) {
      throw new Failure(ExitCode.FAILED, name + " cannot be read: nothing has this name");
    }
  }

  private static String text(
      RunContext world,
      GlobalOptions options,
      Forecast forecast,
      List<Overlap> overlaps,
      Template before,
      Template after) {
    Preview preview = Preview.of(forecast);
    if (preview.objects().isEmpty()) {
      return "no difference that CloudFormation would act on\n";
    }
    int width = width(world);
    List<StyledLine> lines =
        new ArrayList<>(
            PreviewText.lines(
                preview,
                after,
                Optional.empty(),
                true,
                ExposureText.lines(Exposure.of(before), Exposure.of(after), width),
                width));
    overlaps.forEach(
        overlap -> {
          StyledLine line = OverlapText.line(overlap);
          Columns.wrapped(line.text(), width, HANG)
              .forEach(text -> lines.add(new StyledLine(line.style(), text)));
        });
    lines.addAll(news(before, after, width));
    lines.addAll(StepText.lines(forecast, Optional.of(before), part -> "", width));
    StringBuilder text = new StringBuilder();
    boolean color = options.color(world);
    for (StyledLine line : lines) {
      boolean painted = color && !line.style().isEmpty();
      text.append(painted ? Visible.painted(line.style(), line.text()) : line.text()).append('\n');
    }
    return text.toString();
  }

  /** What nobody sees in the resources: another project, and values that are to be given. */
  private static List<StyledLine> news(Template before, Template after, int width) {
    List<StyledLine> lines = new ArrayList<>();
    if (!before.description().equals(after.description())) {
      add(
          lines,
          "  other projects: \""
              + before.description()
              + "\" and \""
              + after.description()
              + "\"; `deploy` makes a stack of each",
          width);
    }
    for (Parameter parameter : after.parameters()) {
      boolean known =
          before.parameters().stream().anyMatch(old -> old.name().equals(parameter.name()));
      if (!known && parameter.defaultValue().isEmpty()) {
        add(lines, "  the parameter " + parameter.name() + " is new and needs a value", width);
      }
    }
    return lines;
  }

  private static void add(List<StyledLine> lines, String text, int width) {
    Columns.wrapped(CommonWords.harmless(text), width, HANG)
        .forEach(line -> lines.add(new StyledLine("", line)));
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
