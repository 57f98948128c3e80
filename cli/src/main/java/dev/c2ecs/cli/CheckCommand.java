package dev.c2ecs.cli;

import dev.c2ecs.cfn.support.Coverage;
import dev.c2ecs.cli.report.Baseline;
import dev.c2ecs.cli.report.Finding;
import dev.c2ecs.cli.report.GithubReport;
import dev.c2ecs.cli.report.GitlabReport;
import dev.c2ecs.cli.report.LostValues;
import dev.c2ecs.cli.report.MarkdownReport;
import dev.c2ecs.cli.report.ReportFiles;
import dev.c2ecs.cli.report.SarifReport;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Severity;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says what a conversion would say, and what a deployment would before it asks anybody. */
final class CheckCommand implements Command {

  /** The formats of a check. */
  enum Format {
    text,
    json,
    sarif,
    github,
    gitlab,
    markdown
  }

  private static final String BASELINE = "--baseline";
  private static final String UPDATE = "--update-baseline";

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
    CommandSpec spec =
        Commands.spec(
                this,
                "Say what ECS cannot do with a Compose project, and what stands against its builds,"
                    + " without writing anything. The exit code is 1 when there are errors, with"
                    + " --strict also when there are warnings that nobody accepts.",
                "c2ecs check compose.yaml",
                "c2ecs check --strict --format json",
                "c2ecs check --baseline c2ecs-baseline.json --format github")
            .addPositional(Commands.argument("COMPOSE-FILE", "The same as -f"))
            .addOption(Commands.format(Format.class, "text|json|sarif|github|gitlab|markdown"))
            .addOption(Commands.flag("Warnings that nobody accepts are errors", "--strict"))
            .addOption(
                Commands.option(
                    String.class,
                    "FILE",
                    "What is known already: fail only for new errors and warnings that nobody accepts,"
                        + " and for attributes that got worse",
                    BASELINE))
            .addOption(Commands.flag("Write the file of --baseline as the project is now", UPDATE))
            .addOption(Commands.flag("Say only what makes it fail", "-q", "--quiet"))
            .addOption(
                Commands.options(
                    "CODE",
                    "Accept a diagnostic: an error becomes a warning, a warning an info",
                    "--accept"));
    Confinement.declare(spec);
    return spec;
  }

  @Override
  public int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    Optional<BaselineFile> file = baseline(world, given);
    Confinement confinement = Confinement.of(world, options, given);
    Optional<Baseline> before = file.isPresent() ? file.get().read(confinement) : Optional.empty();
    ProjectRun run = UnsetCredentials.noted(confinement.translated(ProjectRun.Inspection.ALL));
    boolean strict = given.hasMatchedOption("--strict");
    List<Finding> findings =
        run.loaded().project().isPresent()
            ? Finding.of(
                run.diagnostics(),
                run.accepted(),
                new LostValues(run.loaded().project().get(), run.concealed())::of)
            : Finding.of(run.diagnostics(), run.accepted());
    Optional<Baseline.Difference> difference =
        before.map(b -> b.differenceTo(findings, run.leaves()));
    print(world, options, given, run, findings, difference);
    boolean failed =
        difference.isPresent()
            ? difference.get().isWorse()
            : findings.stream().anyMatch(f -> fails(f, strict));
    if (file.isPresent()) {
      boolean updates = given.hasMatchedOption(UPDATE);
      Optional<Overwriting.Target> target =
          updates
              ? Optional.of(
                  new Overwriting(world, options, confinement, run.loaded().project())
                      .target(Optional.of(file.get().name()), ResultKind.BASELINE))
              : Optional.empty();
      failed = file.get().finish(run, findings, difference, target);
    }
    return failed ? ExitCode.FAILED : ExitCode.OK;
  }

  private static boolean fails(Finding finding, boolean strict) {
    return finding.diagnostic().severity() == Severity.ERROR || (strict && finding.isOpen());
  }

  private static Optional<BaselineFile> baseline(RunContext world, ParseResult given) {
    String name = given.matchedOptionValue(BASELINE, null);
    if (name == null) {
      if (given.hasMatchedOption(UPDATE)) {
        throw usage(given, UPDATE + " writes the file that " + BASELINE + " names");
      }
      return Optional.empty();
    }
    if (name.isEmpty() || name.equals(TemplateFile.STANDARD_INPUT)) {
      throw usage(given, BASELINE + ": name a file");
    }
    return Optional.of(new BaselineFile(world, name, given.hasMatchedOption(UPDATE)));
  }

  private static ParameterException usage(ParseResult given, String sentence) {
    return new ParameterException(given.commandSpec().commandLine(), sentence);
  }

  private static void print(
      RunContext world,
      GlobalOptions options,
      ParseResult given,
      ProjectRun run,
      List<Finding> findings,
      Optional<Baseline.Difference> difference)
      throws Failure {
    boolean quiet = given.hasMatchedOption("--quiet");
    boolean strict = given.hasMatchedOption("--strict");
    List<Finding> failing =
        difference
            .map(Baseline.Difference::news)
            .orElseGet(() -> findings.stream().filter(f -> fails(f, strict)).toList());
    List<Finding> shown = quiet ? failing : findings;
    ReportFiles files = new ReportFiles(world.workingDirectory(), run.loaded().sources());
    ResultOutput out = new ResultOutput(world);
    switch (given.matchedOptionValue("--format", Format.text)) {
      case json -> out.write(CheckJson.write(run.diagnostics(), run.coverage()));
      case sarif -> out.write(SarifReport.write(shown, files, VersionCommand.version()));
      case github ->
          out.write(GithubReport.write(shown, files) + (quiet ? "" : run.summary() + "\n"));
      case gitlab -> out.write(GitlabReport.write(shown, files));
      case markdown -> out.write(MarkdownReport.write(findings, shown, files, run.coverage()));
      case text -> {
        // what is new is said beside the report, in every form
        boolean isSaid = quiet && difference.isPresent();
        List<Diagnostic> some =
            isSaid ? List.of() : shown.stream().map(Finding::diagnostic).toList();
        String text = run.text(options.color(world), some);
        out.show(quiet ? text : text + summary(run));
      }
    }
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
