package dev.c2ecs.cli;

import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.TemplateReader;
import dev.c2ecs.compose.io.FileAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A template in a file, YAML or JSON, or on standard input. */
final class TemplateFile {

  /** Standard input. */
  static final String STANDARD_INPUT = "-";

  /** A template has a megabyte at most; what tools print of one is longer. */
  private static final int LARGEST = 8 * 1024 * 1024;

  private TemplateFile() {}

  /**
   * The template.
   *
   * @param name the file, {@code -} for standard input
   * @throws Failure if there is none, or it is no template
   */
  static Template read(RunContext world, String name) throws Failure {
    return TemplateReader.readAnswer(text(world, name))
        .orElseThrow(
            () ->
                new Failure(
                    ExitCode.FAILED,
                    shown(name) + " is no CloudFormation template: it has no Resources"));
  }

  /** A file as messages call it. */
  static String shown(String name) {
    return name.equals(STANDARD_INPUT) ? "standard input" : name;
  }

  /**
   * The text of a file, whatever it is.
   *
   * @param name the file, {@code -} for standard input
   * @throws Failure if there is none
   */
  static String text(RunContext world, String name) throws Failure {
    String reason;
    try {
      byte[] bytes = bytes(world, name);
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

  /** The same of a file that is one of a confined project, which may have made a link of it. */
  static String text(RunContext world, Confinement confinement, String name) throws Failure {
    if (!name.equals(STANDARD_INPUT)
        && !confinement.admits(world.workingDirectory().resolve(name))) {
      throw new Failure(
          ExitCode.FAILED,
          shown(name) + " cannot be read: it leads out of what " + Confinement.CONFINE + " names");
    }
    return text(world, name);
  }

  private static byte[] bytes(RunContext world, String name) throws IOException {
    if (name.equals(STANDARD_INPUT)) {
      return world.in().readNBytes(LARGEST + 1);
    }
    Path file = world.workingDirectory().resolve(name);
    if (Files.isDirectory(file)) {
      throw new IOException("it is a directory");
    }
    return FileAccess.system().read(file, LARGEST + 1);
  }
}
