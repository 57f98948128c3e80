package dev.c2ecs.cli;

import dev.c2ecs.cfn.graph.Graph;
import dev.c2ecs.cfn.graph.MermaidText;
import dev.c2ecs.cli.report.Markdown;
import dev.c2ecs.cli.review.Comparison;
import dev.c2ecs.cli.review.Reach;
import dev.c2ecs.cli.review.ReviewText;
import dev.c2ecs.cli.review.Untracked;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Writes what a change of a project means as one comment for a pull request. */
final class ReviewCommand implements Command {

  @Override
  public String name() {
    return "review";
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
                "Write one comment in Markdown that says what a change does in AWS: what restarts,"
                    + " stops, is lost or refused, what faces the Internet, who may do more, what"
                    + " it costs. Nothing is written when nothing changes; a project with errors"
                    + " has a comment that says so, and exit code 0. Nobody is asked, and nothing"
                    + " is checked out. --from A...B is where both part.",
                "c2ecs review --from origin/main",
                "c2ecs review --from HEAD~1 --to HEAD -o comment.md",
                "c2ecs review --from origin/main --confine .")
            .addOption(Commands.output())
            .addOption(Commands.accept());
    ProjectSides.declareWithDefault(spec);
    return spec;
  }

  @Override
  public int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    ProjectSides sides = new ProjectSides(world, options, given);
    Comparison comparison = sides.both();
    String text =
        ReviewText.of(
            comparison,
            more(
                comparison,
                sides.untracked(),
                Confinement.of(world, options, given).environment()));
    if (text.isEmpty()) {
      sides.sayUntracked();
      world.err().line("nothing changes");
    }
    Optional<String> output = Optional.ofNullable(given.matchedOptionValue("--output", null));
    Overwriting.Target target =
        Overwriting.of(world, options, given, comparison.after().project())
            .target(output, ResultKind.REVIEW);
    new ResultOutput(world).write(target, text);
    return ExitCode.OK;
  }

  /** What graph and prices have to say; nothing where one of the sides has no template. */
  private static ReviewText.More more(
      Comparison comparison, Untracked untracked, Map<String, String> environment) throws Failure {
    if (comparison.isNothing() || !comparison.before().isWhole() || !comparison.after().isWhole()) {
      return new ReviewText.More(List.of(), "", "", untracked);
    }
    Graph graph = comparison.graph();
    Graph around = graph.withMovedListeners().aroundChanges();
    boolean drawn =
        !comparison.isOtherProject()
            && graph.differs()
            && around.edges().size() <= MermaidText.MOST_EDGES;
    Optional<CostChange> cost = CostChange.of(comparison, environment);
    return new ReviewText.More(
        Reach.changes(graph),
        cost.filter(CostChange::differs).map(CostChange::markdown).orElse(""),
        drawn ? Markdown.block("mermaid", MermaidText.of(around)) : "",
        untracked);
  }
}
