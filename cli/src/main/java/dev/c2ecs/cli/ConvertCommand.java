package dev.c2ecs.cli;

import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.JsonTemplateWriter;
import dev.c2ecs.cfn.writer.YamlTemplateWriter;
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

/** Writes the template. */
@Command(
    name = "convert",
    description = "Write the CloudFormation template of a Compose project.",
    sortOptions = false,
    footer = {
      "",
      "Nothing is written when the project has errors; what to know is said on standard error.",
      "",
      "Examples:",
      "  c2ecs convert compose.yaml > template.yaml",
      "  c2ecs convert -f compose.yaml -f compose.prod.yaml -o template.yaml",
      "  c2ecs convert --format json --profile web"
    })
final class ConvertCommand implements Callable<Integer> {

  /** The formats of a template. */
  enum Format {
    yaml,
    json
  }

  @ParentCommand private @Nullable C2ecs parent;

  @Parameters(arity = "0..1", paramLabel = "COMPOSE-FILE", description = "The same as -f")
  private @Nullable String composeFile;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to a file, which is replaced as a whole or left alone")
  private @Nullable String output;

  @Option(
      names = "--format",
      paramLabel = "yaml|json",
      defaultValue = "yaml",
      description = "Format of the template; yaml by default")
  private Format format = Format.yaml;

  @Option(
      names = "--accept",
      paramLabel = "CODE",
      description = "Accept a diagnostic: an error becomes a warning, the attribute is left out")
  private List<String> accepted = new ArrayList<>();

  @Override
  public Integer call() throws Failure {
    C2ecs program = Objects.requireNonNull(parent);
    World world = program.world();
    ProjectRun run =
        ProjectRun.of(program.options().request(world, Optional.ofNullable(composeFile)), accepted);
    world.err().print(run.text(program.options().color(world)));
    if (run.template().isEmpty()) {
      world.err().line("nothing is written: " + run.summary());
      return ExitCode.FAILED;
    }
    Template template = run.template().get();
    String text =
        format == Format.json
            ? JsonTemplateWriter.write(template)
            : YamlTemplateWriter.write(template);
    new Output(world).write(Optional.ofNullable(output), text);
    if (output != null) {
      world
          .err()
          .line(
              "wrote "
                  + output
                  + ": "
                  + template.resources().size()
                  + " resources, "
                  + run.coverage().leaves()
                  + " attributes, "
                  + run.summary());
    }
    return ExitCode.OK;
  }
}
