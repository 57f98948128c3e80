package dev.c2ecs.cli;

import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.TemplateReader;
import dev.c2ecs.cli.deploy.DeployedTemplate;
import dev.c2ecs.cli.deploy.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Where an earlier template is: a file, YAML or JSON, {@code -} for standard input, or {@code
 * stack:NAME} for what is deployed.
 */
final class LikeSource {

  /** What stands before the name of a stack. */
  static final String STACK = "stack:";

  /** A template has a megabyte at most; what tools print of one is longer. */
  private static final int LARGEST = 8 * 1024 * 1024;

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
    if (name.equals("-") && options.readsStandardInput()) {
      throw usage(given, "--like: standard input cannot be the Compose file and the template");
    }
    return TemplateReader.readAnswer(text(world, name))
        .orElseThrow(
            () ->
                new Failure(
                    ExitCode.FAILED,
                    shown(name) + " is no CloudFormation template: it has no Resources"));
  }

  private static ParameterException usage(ParseResult given, String sentence) {
    return new ParameterException(given.commandSpec().commandLine(), sentence);
  }

  private static String shown(String name) {
    return name.equals("-") ? "standard input" : name;
  }

  private static String text(RunContext world, String name) throws Failure {
    String reason;
    try (InputStream in = open(world, name)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length <= LARGEST) {
        return new String(bytes, StandardCharsets.UTF_8);
      }
      reason = "it has more than 8 MiB";
    } catch (InvalidPathException e) {
      reason = "nothing has this name";
    } catch (IOException e) {
      reason = e instanceof NoSuchFileException ? "it does not exist" : Messages.reason(e);
    }
    throw new Failure(ExitCode.FAILED, shown(name) + " cannot be read: " + reason);
  }

  private static InputStream open(RunContext world, String name) throws IOException {
    if (name.equals("-")) {
      return world.in();
    }
    Path file = world.workingDirectory().resolve(name);
    if (Files.isDirectory(file)) {
      throw new IOException("it is a directory");
    }
    return Files.newInputStream(file);
  }
}
