package dev.c2ecs.cli;

import dev.c2ecs.cfn.graph.DotText;
import dev.c2ecs.cfn.graph.Graph;
import dev.c2ecs.cfn.graph.MermaidText;
import dev.c2ecs.cfn.graph.SvgPicture;
import dev.c2ecs.cli.review.Comparison;
import dev.c2ecs.cli.terminal.CommonWords;
import dev.c2ecs.compose.diagnostic.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Draws the architecture of a project. */
final class GraphCommand implements Command {

  /** The formats of a picture. */
  enum Format {
    mermaid,
    dot,
    svg
  }

  /** What the name of a file says. */
  private static final Map<String, Format> EXTENSIONS =
      new TreeMap<>(
          Map.of(
              ".svg", Format.svg,
              ".dot", Format.dot,
              ".gv", Format.dot,
              ".mmd", Format.mermaid,
              ".mermaid", Format.mermaid));

  @Override
  public String name() {
    return "graph";
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
                "Draw the architecture of a Compose project as it will be in AWS: who reaches whom by"
                    + " the security groups, what faces the Internet, which file systems and secrets"
                    + " are used, in which order services start.",
                "c2ecs graph > architecture.mmd",
                "c2ecs graph -o architecture.svg",
                "c2ecs graph --format dot | dot -Tpdf > architecture.pdf",
                "c2ecs graph --from origin/main -o changes.svg")
            .addPositional(Commands.argument("COMPOSE-FILE", "The same as -f"))
            .addOption(
                Commands.option(
                    Format.class,
                    "mermaid|dot|svg",
                    "Format of the picture; what the name of -o says, else mermaid",
                    "--format"))
            .addOption(Commands.output())
            .addOption(Commands.accept());
    ProjectSides.declare(spec);
    return spec;
  }

  @Override
  public int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    ProjectSides.checkCompares(given);
    if (given.hasMatchedOption(ProjectSides.FROM)) {
      return changes(world, options, given);
    }
    ProjectRun run =
        UnsetCredentials.noted(
            Confinement.translated(world, options, given, ProjectRun.Inspection.FILES));
    Optional<String> output = Optional.ofNullable(given.matchedOptionValue("--output", null));
    Overwriting.Target target =
        Overwriting.of(world, options, given, run.loaded().project())
            .target(output, ResultKind.GRAPH);
    if (run.template().isEmpty()) {
      world.err().print(run.text(options.color(world), run.from(Severity.ERROR)));
      world.err().line("nothing is drawn: " + run.summary());
      return ExitCode.FAILED;
    }
    Graph graph = Graph.of(run.template().get(), run.jobs());
    write(world, target, graph, format(world, given));
    return ExitCode.OK;
  }

  /** The picture of what differs between two revisions, in colours. */
  private static int changes(RunContext world, GlobalOptions options, ParseResult given)
      throws Failure {
    Comparison sides =
        new ProjectSides(
                world, options, given, Optional.ofNullable(given.matchedPositionalValue(0, null)))
            .comparison();
    Optional<String> output = Optional.ofNullable(given.matchedOptionValue("--output", null));
    Overwriting.Target target =
        Overwriting.of(world, options, given, sides.after().project())
            .target(output, ResultKind.GRAPH);
    sides
        .leftStack()
        .ifPresent(
            name ->
                world
                    .err()
                    .line(
                        CommonWords.harmless(
                            "the stack of "
                                + name
                                + " stays as it is until somebody runs `c2ecs down`")));
    Graph graph = sides.isOtherProject() ? sides.alone().graph() : sides.graph();
    write(world, target, graph.withMovedListeners(), format(world, given));
    return ExitCode.OK;
  }

  /** A graph in a format. */
  static String text(Graph graph, Format format) {
    return switch (format) {
      case mermaid -> MermaidText.of(graph);
      case dot -> DotText.of(graph);
      case svg -> SvgPicture.of(graph);
    };
  }

  private static void write(RunContext world, Overwriting.Target target, Graph graph, Format format)
      throws Failure {
    if (format == Format.mermaid && graph.edges().size() > MermaidText.MOST_EDGES) {
      world
          .err()
          .line(
              "Mermaid draws "
                  + MermaidText.MOST_EDGES
                  + " lines unless its maxEdges is raised, and these are "
                  + graph.edges().size()
                  + ": --format svg has no limit");
    }
    new ResultOutput(world).write(target, text(graph, format));
  }

  /**
   * The format that is asked for, or that the name of the file says.
   *
   * @throws ParameterException when the name says one that there is not
   */
  private static Format format(RunContext world, ParseResult given) {
    String file = given.matchedOptionValue("--output", "");
    Optional<Format> named = named(file);
    Optional<Format> asked = Optional.ofNullable(given.matchedOptionValue("--format", null));
    if (asked.isPresent()) {
      named
          .filter(one -> one != asked.get())
          .ifPresent(
              one ->
                  world
                      .err()
                      .line(
                          "the name of "
                              + CommonWords.harmless(file)
                              + " says "
                              + one
                              + ", and --format "
                              + asked.get()
                              + ": it gets "
                              + asked.get()));
      return asked.get();
    }
    String name = file.substring(file.lastIndexOf('/') + 1);
    if (named.isEmpty() && name.lastIndexOf('.') > 0) {
      throw new ParameterException(
          given.commandSpec().commandLine(),
          "a picture has no such format as the name "
              + CommonWords.harmless(file)
              + " says: "
              + String.join(", ", EXTENSIONS.keySet())
              + " are known, and --format says it for any other name");
    }
    return named.orElse(Format.mermaid);
  }

  private static Optional<Format> named(String file) {
    String lower = file.toLowerCase(Locale.ROOT);
    return EXTENSIONS.entrySet().stream()
        .filter(entry -> lower.endsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
