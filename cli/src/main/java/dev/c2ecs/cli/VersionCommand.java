package dev.c2ecs.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints the version. */
final class VersionCommand implements Command {

  @Override
  public String name() {
    return "version";
  }

  @Override
  public boolean takesProject() {
    return false;
  }

  @Override
  public List<String> unused() {
    return List.of("--progress", "--ansi");
  }

  @Override
  public CommandSpec spec() {
    return Commands.spec(
            this,
            "Print the version of c2ecs and of the Java that runs it.",
            "c2ecs version",
            "c2ecs version --short")
        .addOption(Commands.flag("Print the number only", "--short"));
  }

  @Override
  public int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    if (!given.hasMatchedOption("--short")) {
      return show(world);
    }
    new ResultOutput(world).show(version() + "\n");
    return ExitCode.OK;
  }

  /** Prints the version in words. */
  static int show(RunContext world) throws Failure {
    String text = "c2ecs " + version() + " (Java " + Runtime.version().feature() + ")\n";
    new ResultOutput(world).show(text);
    return ExitCode.OK;
  }

  /** The number of the version. */
  static String version() {
    Properties properties = new Properties();
    try (InputStream in =
        Objects.requireNonNull(VersionCommand.class.getResourceAsStream("version.properties"))) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "unknown");
  }
}
