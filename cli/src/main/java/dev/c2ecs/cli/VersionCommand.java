package dev.c2ecs.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Prints the version. */
@Command(
    name = "version",
    description = "Print the version of c2ecs and of the Java that runs it.",
    footer = {"", "Examples:", "  c2ecs version", "  c2ecs version --short"})
final class VersionCommand implements Callable<Integer> {

  @ParentCommand private @Nullable C2ecs parent;

  @Option(names = "--short", description = "Print the number only")
  private boolean shortForm;

  @Override
  public Integer call() throws Failure {
    String version = version();
    String text =
        shortForm ? version : "c2ecs " + version + " (Java " + Runtime.version().feature() + ")";
    new Output(Objects.requireNonNull(parent).world()).write(Optional.empty(), text + "\n");
    return ExitCode.OK;
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in =
        Objects.requireNonNull(VersionCommand.class.getResourceAsStream("version.properties"))) {
      properties.load(in);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return properties.getProperty("version", "unknown");
  }
}
