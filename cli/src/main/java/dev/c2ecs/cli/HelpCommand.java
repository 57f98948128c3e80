package dev.c2ecs.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Help for the program or one of its commands. */
@Command(name = "help", description = "Show help for a command.")
final class HelpCommand implements Callable<Integer> {

  @ParentCommand private @Nullable C2ecs parent;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "A command")
  private List<String> names = List.of();

  @Override
  public Integer call() throws Failure {
    C2ecs program = java.util.Objects.requireNonNull(parent);
    CommandLine root = java.util.Objects.requireNonNull(spec).root().commandLine();
    CommandLine target = root;
    if (!names.isEmpty()) {
      target = root.getSubcommands().get(names.get(0));
      if (target == null) {
        throw new ParameterException(root, "there is no command " + names.get(0));
      }
    }
    StringWriter text = new StringWriter();
    target.usage(new PrintWriter(text), CommandLine.Help.Ansi.OFF);
    new Output(program.world()).write(Optional.empty(), text.toString());
    return ExitCode.OK;
  }
}
