package dev.c2ecs.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints the version. */
final class VersionCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Commands.spec(
            "version",
            "Print the version of c2ecs and of the Java that runs it.",
            "c2ecs version",
            "c2ecs version --short")
        .addOption(Commands.flag("Print the number only", "--short"));
  }

  @Override
  public int run(World world, GlobalOptions options, ParseResult given) throws Failure {
    String version = version();
    String text =
        given.hasMatchedOption("--short")
            ? version
            : "c2ecs " + version + " (Java " + Runtime.version().feature() + ")";
    new Output(world).show(text + "\n");
    return ExitCode.OK;
  }

  private static String version() {
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
