package dev.c2ecs.cli;

import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cli.deploy.DeployedTemplate;
import dev.c2ecs.cli.deploy.Session;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Where an earlier template is: a file, YAML or JSON, {@code -} for standard input, or {@code
 * stack:NAME} for what is deployed.
 */
final class LikeSource {

  /** What stands before the name of a stack. */
  static final String STACK = "stack:";

  private LikeSource() {}

  /** Whether an argument names a stack, perhaps behind the name of the option. */
  static boolean isStack(String argument) {
    return argument.startsWith(STACK) || argument.startsWith("--like=" + STACK);
  }

  /**
   * The template.
   *
   * @param name where it is
   * @throws Failure if there is none
   */
  static Template read(RunContext world, GlobalOptions options, ParseResult given, String name)
      throws Failure {
    if (name.isEmpty() || name.equals(STACK)) {
      throw usage(given, "--like: name a file, or " + STACK + "NAME");
    }
    if (name.startsWith(STACK)) {
      try (Session session = options.session(world, given)) {
        return DeployedTemplate.of(session, name.substring(STACK.length()));
      }
    }
    if (name.equals(TemplateFile.STANDARD_INPUT) && options.readsStandardInput()) {
      throw usage(given, "--like: standard input cannot be the Compose file and the template");
    }
    return TemplateFile.read(world, name);
  }

  private static ParameterException usage(ParseResult given, String sentence) {
    return new ParameterException(given.commandSpec().commandLine(), sentence);
  }
}
