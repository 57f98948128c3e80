package dev.c2ecs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells the launcher, which chooses the class path before Java runs, which commands need the SDK of
 * AWS.
 */
final class AwsCommands {

  private AwsCommands() {}

  /**
   * Writes the names of the commands that need AWS: one line, with spaces between them.
   *
   * @param args the file to write
   */
  public static void main(String[] args) throws IOException {
    List<String> names = new ArrayList<>();
    for (Command command : Commands.all()) {
      if (command.needsAws()) {
        names.add(command.name());
      }
    }
    Files.writeString(Path.of(args[0]), String.join(" ", names) + "\n");
  }
}
