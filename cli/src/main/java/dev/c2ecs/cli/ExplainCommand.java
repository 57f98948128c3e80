package dev.c2ecs.cli;

import dev.c2ecs.cfn.diff.TemplateChange;
import dev.c2ecs.cfn.extension.Extension;
import dev.c2ecs.cfn.extension.Extensions;
import dev.c2ecs.cfn.support.SupportRow;
import dev.c2ecs.cfn.support.SupportTable;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cli.review.Term;
import dev.c2ecs.cli.terminal.Visible;
import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.NearestName;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says what a code, an attribute or a part of a template means, and where it comes from. */
final class ExplainCommand implements Command {

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public List<String> unused() {
    return List.of("--progress", "--ansi");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Commands.spec(
                this,
                "Say what a code of a diagnostic or a word of a comparison means, what becomes of an"
                    + " attribute, or where a resource, parameter or output comes from. Codes, words"
                    + " and attributes need no project; with one, what it has of them is said too.",
                "c2ecs explain C2E214",
                "c2ecs explain starts-empty",
                "c2ecs explain services.web.ports[0]",
                "c2ecs explain deploy.replicas",
                "c2ecs explain WebService")
            .addPositional(
                Commands.argument(
                    "CODE|PATH|ID|WORD",
                    "A code, a path of the Compose file or of its schema, a logical ID, or a word of"
                        + " diff and review"));
    Confinement.declare(spec);
    return spec;
  }

  @Override
  public int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    String word = given.matchedPositionalValue(0, "").strip();
    if (word.isEmpty()) {
      throw usage(given, "name a code, a path or a logical ID");
    }
    ProjectRun run =
        Confinement.translated(
            world, options, given, ProjectRun.Inspection.FILES, Optional.empty(), Optional.empty());
    List<String> lines = new ArrayList<>(lines(word, run));
    lines.addAll(Term.of(word).map(ExplainCommand::ofTerm).orElse(List.of()));
    int blank = word.indexOf(' ');
    if (lines.isEmpty() && blank > 0) {
      // a key of an attribute, as comparisons write it: driver_opts backup_policy
      lines.addAll(ExplainedAttribute.lines(word.substring(0, blank)));
    }
    if (lines.isEmpty() && TemplateChange.words().contains(word)) {
      lines.add(word + ": what `c2ecs diff` and `c2ecs review` say is another one, old → new");
    }
    if (lines.isEmpty() && hasErrors(run)) {
      throw new Failure(
          ExitCode.FAILED,
          unknown(word, run)
              + "; the project has errors, which `c2ecs check` says: "
              + hidden(run));
    }
    if (lines.isEmpty()) {
      throw usage(given, unknown(word, run));
    }
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(Visible.onOneLine(line)).append('\n'));
    new ResultOutput(world).show(text.toString());
    return ExitCode.OK;
  }

  private static List<String> lines(String word, ProjectRun run) {
    Optional<Code> code = ExplainedCode.named(word);
    if (code.isPresent()) {
      return ExplainedCode.lines(code.get(), run);
    }
    Optional<ComposeProject> project = run.loaded().project();
    if (run.template().isPresent()) {
      List<String> part = new ExplainedPart(run.template().get(), project).lines(word);
      if (!part.isEmpty()) {
        return part;
      }
    }
    Optional<TreePath> path = project.flatMap(p -> PathWord.in(p, word));
    return path.isPresent()
        ? new ExplainedPath(run, project.get()).lines(path.get())
        : ExplainedAttribute.lines(word);
  }

  private static List<String> ofTerm(Term term) {
    List<String> others = term.also().stream().filter(one -> !one.equals(term.word())).toList();
    List<String> lines = new ArrayList<>();
    lines.add(
        term.word()
            + (others.isEmpty() ? "" : " (" + String.join("; ", others) + ")")
            + ": said by `c2ecs diff` and `c2ecs review`");
    lines.add("  " + term.meaning());
    if (term.failOn()) {
      String word = term.word().equals("cost") ? "cost:20%" : term.word();
      lines.add("  `c2ecs diff --fail-on " + word + "` ends with 1 when it happens");
    }
    return lines;
  }

  /** Whether there is a project of which something cannot be known. */
  private static boolean hasErrors(ProjectRun run) {
    return run.template().isEmpty()
        && run.diagnostics().stream().noneMatch(one -> one.code() == ReadCode.NO_CONFIGURATION);
  }

  /** What nobody knows while there are errors. */
  private static String hidden(ProjectRun run) {
    return run.loaded().project().isPresent()
        ? "its logical IDs are not known before they are mended"
        : "its logical IDs and paths are not known before they are mended";
  }

  private static String unknown(String word, ProjectRun run) {
    List<String> known = new ArrayList<>(ExplainedCode.all().stream().map(Code::id).toList());
    SupportTable.rows().stream()
        .map(SupportRow::path)
        .flatMap(path -> Stream.of(path, ExplainedAttribute.last(path)))
        .forEach(known::add);
    Extensions.all().stream()
        .map(Extension::path)
        .flatMap(path -> Stream.of(path, ExplainedAttribute.last(path)))
        .forEach(known::add);
    Term.all().forEach(term -> known.add(term.word()));
    run.template().map(ExplainCommand::names).ifPresent(known::addAll);
    run.loaded().project().ifPresent(project -> known.addAll(PathWord.all(project)));
    String near =
        NearestName.of(word, known).map(name -> ": did you mean `" + name + "`?").orElse("");
    String project =
        run.loaded().project().isPresent() || hasErrors(run)
            ? ""
            : "; there is no project here, whose logical IDs and paths would be known too";
    return word
        + " is no code, no path of a Compose file, no word of a comparison and no logical ID"
        + (near.isEmpty() ? project : near);
  }

  private static List<String> names(Template template) {
    List<String> names = new ArrayList<>();
    template.resources().forEach(resource -> names.add(resource.id()));
    template.parameters().forEach(parameter -> names.add(parameter.name()));
    template.outputs().forEach(output -> names.add(output.name()));
    return names;
  }

  private static ParameterException usage(ParseResult given, String sentence) {
    return new ParameterException(given.commandSpec().commandLine(), sentence);
  }
}
