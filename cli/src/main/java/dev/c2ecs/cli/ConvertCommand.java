package dev.c2ecs.cli;

import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.JsonTemplateWriter;
import dev.c2ecs.cfn.writer.YamlTemplateWriter;
import dev.c2ecs.cli.registry.ImageLock;
import dev.c2ecs.compose.diagnostic.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Writes the template. */
final class ConvertCommand implements Command {

  private static final String CHECK = "--check";

  /** The formats of a template, and of the model that {@code config} prints. */
  enum Format {
    yaml,
    json
  }

  /** The format that the options ask for; without {@code --format} the name of the file says it. */
  static Format format(ParseResult given) {
    String file = given.matchedOptionValue("--output", given.matchedOptionValue(CHECK, ""));
    boolean named = file.toLowerCase(Locale.ROOT).endsWith(".json");
    return given.matchedOptionValue("--format", named ? Format.json : Format.yaml);
  }

  @Override
  public String name() {
    return "convert";
  }

  @Override
  public List<String> unused() {
    return List.of("--progress", "--yes");
  }

  @Override
  public boolean takesAccount() {
    return true;
  }

  @Override
  public Optional<String> different() {
    return Optional.of("With --check: the file is not what would be written");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Commands.spec(
                this,
                "Write the CloudFormation template of a Compose project. Nothing is written when the"
                    + " project has errors; what to know is said on standard error.",
                "c2ecs convert compose.yaml > template.yaml",
                "c2ecs convert -f compose.yaml -f compose.prod.yaml -o template.yaml",
                "c2ecs convert --format json --profile web",
                "c2ecs convert --like stack:shop -o template.yaml",
                "c2ecs convert --check template.yaml")
            .addPositional(Commands.argument("COMPOSE-FILE", "The same as -f"))
            .addOption(Commands.output())
            .addOption(
                Commands.option(
                    Format.class,
                    "yaml|json",
                    "Format of the template; what the name of -o or --check says, else yaml",
                    "--format"))
            .addOption(
                Commands.option(
                    String.class,
                    "FILE",
                    "Also write the parameters of the template, as the AWS CLI reads them; values that"
                        + " are in the file already are kept",
                    "--parameters"))
            .addOption(
                Commands.option(
                    String.class,
                    "FILE",
                    "Write nothing; exit with 3 and print the difference when the template in this file"
                        + " is not what would be written. - is standard input",
                    CHECK))
            .addOption(
                Commands.option(
                    String.class,
                    "FILE|stack:NAME",
                    "Keep the logical IDs of an earlier template, and write those that differ into "
                        + ImageLock.FILE
                        + ", which every command reads",
                    "--like"))
            .addOption(Commands.flag("Say only what makes it fail", "-q", "--quiet"))
            .addOption(Commands.accept());
    Confinement.declare(spec);
    return spec;
  }

  @Override
  public int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    Optional<String> committed = committed(options, given);
    String like = given.matchedOptionValue("--like", null);
    if (like != null && committed.isEmpty() && given.hasMatchedOption(Confinement.CONFINE)) {
      throw usage(given, "--like writes into the project: leave " + Confinement.CONFINE + " out");
    }
    Optional<Template> earlier =
        like == null ? Optional.empty() : Optional.of(LikeSource.read(world, options, given, like));
    Confinement confinement = Confinement.of(world, options, given);
    ProjectRun run =
        UnsetCredentials.noted(
            confinement.translated(
                ProjectRun.Inspection.FILES,
                Optional.ofNullable(given.matchedPositionalValue(0, null)),
                earlier));
    Optional<String> output = Optional.ofNullable(given.matchedOptionValue("--output", null));
    Optional<String> parameters =
        Optional.ofNullable(given.matchedOptionValue("--parameters", null));
    Overwriting overwriting = new Overwriting(world, options, confinement, run.loaded().project());
    Overwriting.Target target = overwriting.target(output, ResultKind.TEMPLATE);
    Overwriting.Target values = overwriting.target(parameters, ResultKind.PARAMETERS);
    if (parameters.isPresent()) {
      overwriting.checkDistinct(output.orElse("-"), parameters.get());
    }
    boolean quiet = given.hasMatchedOption("--quiet") || committed.isPresent();
    Severity least = quiet ? Severity.ERROR : Severity.INFO;
    world.err().print(run.text(options.color(world), run.from(least)));
    if (run.template().isEmpty()) {
      world
          .err()
          .line(
              (committed.isPresent() ? "there is no template: " : "nothing is written: ")
                  + run.summary());
      return ExitCode.FAILED;
    }
    Template template = run.template().get();
    String text =
        format(given) == Format.json
            ? JsonTemplateWriter.write(template)
            : YamlTemplateWriter.write(template);
    if (committed.isPresent()) {
      return new CommittedTemplate(world, committed.get(), options.color(world), confinement)
          .compare(text, run.loaded().project());
    }
    if (parameters.isPresent()) {
      String name = parameters.get();
      Path file = world.workingDirectory().resolve(name);
      new ResultOutput(world).write(values, ParameterFile.text(template, file, name));
    }
    if (earlier.isPresent()) {
      new LikeRecord(world, run, earlier.get(), quiet).write();
    }
    new ResultOutput(world).write(target, text);
    if (output.isPresent() && !quiet) {
      world
          .err()
          .line(
              "wrote "
                  + output.get()
                  + ": "
                  + template.resources().size()
                  + " resources, "
                  + run.coverage().leaves()
                  + " attributes, "
                  + run.summary());
    }
    return ExitCode.OK;
  }

  /** The template that is to be compared; then nothing is written. */
  private static Optional<String> committed(GlobalOptions options, ParseResult given) {
    String name = given.matchedOptionValue(CHECK, null);
    if (name == null) {
      return Optional.empty();
    }
    if (name.isEmpty()) {
      throw usage(given, "--check: name the file of a template");
    }
    for (String writing : List.of("--output", "--parameters")) {
      if (given.hasMatchedOption(writing)) {
        throw usage(given, "--check writes nothing: leave " + writing + " out");
      }
    }
    boolean like = TemplateFile.STANDARD_INPUT.equals(given.matchedOptionValue("--like", ""));
    if (name.equals(TemplateFile.STANDARD_INPUT) && (like || options.readsStandardInput())) {
      throw usage(given, "--check: standard input cannot be two files");
    }
    return Optional.of(name);
  }

  private static ParameterException usage(ParseResult given, String sentence) {
    return new ParameterException(given.commandSpec().commandLine(), sentence);
  }
}
