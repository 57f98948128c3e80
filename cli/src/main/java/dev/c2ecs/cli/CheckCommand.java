package dev.c2ecs.cli;

import dev.c2ecs.cfn.support.Coverage;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Severity;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Says what a conversion would say, and what a deployment would before it asks anybody. */
final class CheckCommand implements Command {

  /** The formats of a check. */
  enum Format {
    text,
    json
  }

  @Override
  public String name() {
    return "check";
  }

  @Override
  public List<String> unused() {
    return List.of("--progress");
  }

  @Override
  public CommandSpec spec() {
    return Commands.spec(
            this,
            "Say what ECS cannot do with a Compose project, and what stands against its builds,"
                + " without writing anything. The exit code is 1 when there are errors, with"
                + " --strict also when there are warnings.",
            "c2ecs check compose.yaml",
            "c2ecs check --strict --format json")
        .addPositional(Commands.argument("COMPOSE-FILE", "The same as -f"))
        .addOption(Commands.format(Format.class, "text|json"))
        .addOption(Commands.flag("Warnings are errors", "--strict"))
        .addOption(Commands.flag("Say only what makes it fail", "-q", "--quiet"))
        .addOption(
            Commands.options(
                "CODE",
                "Accept a diagnostic: an error becomes a warning, a warning an info",
                "--accept"));
  }

  @Override
  public int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    ProjectRun run =
        UnsetCredentials.noted(options.translate(world, given, ProjectRun.Inspection.ALL));
    boolean strict = given.hasMatchedOption("--strict");
    boolean quiet = given.hasMatchedOption("--quiet");
    Severity worst = strict ? Severity.WARNING : Severity.ERROR;
    if (given.matchedOptionValue("--format", Format.text) == Format.json) {
      new ResultOutput(world)
          .write(Optional.empty(), CheckJson.write(run.diagnostics(), run.coverage()));
    } else {
      List<Diagnostic> shown = run.from(quiet ? worst : Severity.INFO);
      String text = run.text(options.color(world), shown);
      new ResultOutput(world).show(quiet ? text : text + summary(run));
    }
    boolean failed = run.count(Severity.ERROR) > 0 || (strict && run.count(Severity.WARNING) > 0);
    return failed ? ExitCode.FAILED : ExitCode.OK;
  }

  private static String summary(ProjectRun run) {
    Coverage c = run.coverage();
    String first = run.summary() + "\n";
    if (c.leaves() == 0) {
      return first;
    }
    return first
        + c.leaves()
        + " attributes: "
        + c.exact()
        + " exact, "
        + c.approximated()
        + " approximated, "
        + c.noEffect()
        + " without effect, "
        + c.warned()
        + " left out, "
        + c.rejected()
        + " impossible\n";
  }
}
