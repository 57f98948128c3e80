package dev.c2ecs.cli;

import dev.c2ecs.cfn.support.Coverage;
import dev.c2ecs.compose.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Says what a conversion would say. */
@Command(
    name = "check",
    description = "Say what ECS cannot do with a Compose project, without writing anything.",
    sortOptions = false,
    footer = {
      "",
      "The exit code is 1 when there are errors, with --strict also when there are warnings.",
      "",
      "Examples:",
      "  c2ecs check compose.yaml",
      "  c2ecs check --strict --format json"
    })
final class CheckCommand implements Callable<Integer> {

  /** The formats of a check. */
  enum Format {
    text,
    json
  }

  @ParentCommand private @Nullable C2ecs parent;

  @Parameters(arity = "0..1", paramLabel = "COMPOSE-FILE", description = "The same as -f")
  private @Nullable String composeFile;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "Format of the result; text by default")
  private Format format = Format.text;

  @Option(names = "--strict", description = "Warnings are errors")
  private boolean strict;

  @Option(
      names = "--accept",
      paramLabel = "CODE",
      description = "Accept a diagnostic: an error becomes a warning, a warning an info")
  private List<String> accepted = new ArrayList<>();

  @Override
  public Integer call() throws Failure {
    C2ecs program = Objects.requireNonNull(parent);
    World world = program.world();
    ProjectRun run =
        ProjectRun.of(program.options().request(world, Optional.ofNullable(composeFile)), accepted);
    String text =
        format == Format.json
            ? CheckJson.write(run.diagnostics(), run.coverage())
            : run.text(program.options().color(world)) + summary(run);
    new Output(world).write(Optional.empty(), text);
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
