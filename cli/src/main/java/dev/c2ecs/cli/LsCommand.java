package dev.c2ecs.cli;

import dev.c2ecs.cli.deploy.Listing;
import dev.c2ecs.cli.deploy.Session;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Lists what is deployed. */
final class LsCommand implements Command {

  @Override
  public CommandSpec spec() {
    return GlobalOptions.declareAws(
        Commands.spec(
            "ls",
            "List the projects that are deployed in a region, with what really runs.",
            "c2ecs ls",
            "c2ecs ls --region eu-central-1"));
  }

  @Override
  public int run(World world, GlobalOptions options, ParseResult given) throws Failure {
    List<String> lines;
    try (Session session = options.session(world, given)) {
      lines = session.busy("looking at the stacks", () -> Listing.lines(session));
    }
    String text = String.join("\n", lines) + (lines.isEmpty() ? "" : "\n");
    new Output(world).show(text);
    return ExitCode.OK;
  }
}
