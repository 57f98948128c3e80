package dev.c2ecs.cli;

import dev.c2ecs.cli.deploy.Listing;
import dev.c2ecs.cli.deploy.Session;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.terminal.CommonWords;
import dev.c2ecs.cli.terminal.Console;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Lists what is deployed. */
final class LsCommand implements Command {

  @Override
  public String name() {
    return "ls";
  }

  @Override
  public boolean needsAws() {
    return true;
  }

  @Override
  public boolean takesProject() {
    return false;
  }

  @Override
  public List<String> unused() {
    return List.of("--progress", "--yes");
  }

  @Override
  public CommandSpec spec() {
    return Commands.spec(
            this,
            "List the projects that are deployed in a region, with what really runs.",
            "c2ecs ls",
            "c2ecs ls --region eu-central-1",
            "c2ecs ls --all --format json")
        .addOption(Commands.flag("Also stacks that failed or were never deployed", "-a", "--all"))
        .addOption(Commands.flag("Only the names", "-q", "--quiet"))
        .addOption(Commands.listFormat());
  }

  @Override
  public int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    ListFormat format = given.matchedOptionValue("--format", ListFormat.table);
    String text;
    try (Session session = options.session(world, given)) {
      List<StackInfo> all = session.busy("looking at the stacks", () -> Listing.stacks(session));
      List<StackInfo> shown =
          given.hasMatchedOption("--all")
              ? all
              : all.stream().filter(stack -> stack.state().isOfUse()).toList();
      if (given.hasMatchedOption("--quiet")) {
        StringBuilder names = new StringBuilder();
        shown.stream()
            .map(StackInfo::project)
            .distinct()
            .forEach(name -> names.append(name).append('\n'));
        text = names.toString();
      } else {
        List<Listing.Entry> entries =
            session.busy("looking at what runs", () -> Listing.look(session, shown));
        if (format == ListFormat.json) {
          text = LsText.json(entries);
        } else {
          text = table(session, entries);
          say(session, entries, all.size() - shown.size());
        }
      }
    }
    ResultOutput output = new ResultOutput(world);
    if (format == ListFormat.json) {
      output.write(text);
    } else {
      output.show(text);
    }
    return ExitCode.OK;
  }

  private static String table(Session session, List<Listing.Entry> entries) {
    Console console = session.console();
    int width = console.interactive() ? console.size().now().columns() : Integer.MAX_VALUE;
    return entries.isEmpty() ? "" : LsText.table(entries, session.pace().now(), width);
  }

  private static void say(Session session, List<Listing.Entry> entries, int hidden) {
    Console console = session.console();
    Listing.failures(entries).forEach(console::line);
    for (Listing.Entry entry : entries) {
      entry
          .problems()
          .forEach(problem -> console.line("warning: " + entry.stack().project() + ": " + problem));
    }
    if (entries.isEmpty()) {
      console.line("nothing is deployed in " + session.place());
    }
    if (hidden > 0) {
      console.line(
          CommonWords.count(hidden, "stack")
              + (hidden == 1 ? " is" : " are")
              + " left over, not deployed: `c2ecs ls --all` shows "
              + (hidden == 1 ? "it" : "them"));
    }
  }
}
