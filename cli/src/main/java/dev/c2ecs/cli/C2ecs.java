package dev.c2ecs.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program itself. */
@Command(
    name = "c2ecs",
    description = "Takes a Docker Compose file to Amazon ECS.",
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  c2ecs convert compose.yaml > template.yaml",
      "  c2ecs check -f compose.yaml --format json",
      "  c2ecs help convert"
    })
final class C2ecs implements Callable<Integer> {

  private final World world;

  @Spec private CommandSpec spec;

  @Mixin private GlobalOptions options = new GlobalOptions();

  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help")
  private boolean help;

  C2ecs(World world) {
    this.world = world;
    this.spec = CommandSpec.create();
  }

  World world() {
    return world;
  }

  GlobalOptions options() {
    return options;
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
