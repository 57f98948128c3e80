package dev.c2ecs.cfn.job;

import dev.c2ecs.cfn.images.ImageNames;
import dev.c2ecs.cfn.mapper.ShellCommand;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the command of a service tells of its end. */
public enum Ending {
  /** It plainly ends when its work is done. */
  ENDS,
  /** It plainly serves until it is stopped. */
  SERVES,
  /** It cannot be told. */
  UNKNOWN;

  /** What the command of a service tells; where it says none, its image. */
  public static Ending of(Service service) {
    List<String> entrypoint = service.entrypoint().orElse(List.of());
    List<String> command = service.command().orElse(List.of());
    String image = service.build().isPresent() ? "" : service.image().orElse("");
    if (entrypoint.isEmpty() && command.isEmpty()) {
      return ImageNames.isOneOf(EndingRows.TOOL_IMAGES, image) ? ENDS : UNKNOWN;
    }
    List<String> line = new ArrayList<>(entrypoint);
    line.addAll(command);
    List<List<String>> commands = ShellWords.of(line);
    if (entrypoint.isEmpty() && ImageNames.isOneOf(EndingRows.TOOL_IMAGES, image)) {
      return staysAnywhere(commands) ? SERVES : ENDS;
    }
    return of(commands);
  }

  private static Ending of(List<List<String>> commands) {
    if (commands.isEmpty()) {
      return UNKNOWN;
    }
    if (staysAnywhere(commands)) {
      return SERVES;
    }
    // What comes before was waited for, so the last one decides.
    return one(commands.get(commands.size() - 1));
  }

  /** Whether one of several commands never ends. */
  private static boolean staysAnywhere(List<List<String>> commands) {
    for (List<String> command : commands) {
      if (stays(command) || one(command) == SERVES) {
        return true;
      }
    }
    return false;
  }

  /** Commands that wait without end, or for the next round of a restart. */
  private static boolean stays(List<String> command) {
    String first = ShellCommand.file(command.get(0));
    String second = command.size() > 1 ? command.get(1) : "";
    return switch (first) {
      case "sleep" -> second.startsWith("inf") || second.endsWith("d") || second.length() > 3;
      case "tail" -> second.startsWith("-") && second.toLowerCase(Locale.ROOT).indexOf('f') > 0;
      default -> command.contains("--watch") || command.contains("--follow");
    };
  }

  private static Ending one(List<String> command) {
    int first = first(command);
    if (first == command.size()) {
      return UNKNOWN;
    }
    String program = ShellCommand.file(command.get(first));
    if (EndingRows.SERVERS.contains(program)) {
      return SERVES;
    }
    if (EndingRows.TOOLS.contains(program) && !isRunner(program, command, first)) {
      return ENDS;
    }
    Ending ending = EndingRows.ENDING.contains(bare(program)) ? ENDS : UNKNOWN;
    for (int i = first; i < command.size(); i++) {
      String word = command.get(i).toLowerCase(Locale.ROOT);
      if (EndingRows.SERVING.contains(word) && !isValue(command, i)) {
        return SERVES;
      }
      boolean db = word.equals("db") && i + 1 < command.size();
      if ((EndingRows.ENDING.contains(word) && !isValue(command, i))
          || (db && EndingRows.AFTER_DB.contains(command.get(i + 1)))) {
        ending = ENDS;
      }
    }
    return ending;
  }

  /** Build tools also start what they build: {@code go run}, {@code make start}. */
  private static boolean isRunner(String program, List<String> command, int first) {
    boolean runs = List.of("go", "cargo", "make", "mvn", "gradle", "composer").contains(program);
    String next = first + 1 < command.size() ? command.get(first + 1) : "";
    return runs && !List.of("build", "install", "test", "package", "clean").contains(next);
  }

  /** Whether a word is the value of a flag before it: {@code --name worker}. */
  private static boolean isValue(List<String> command, int i) {
    return i > 0 && command.get(i - 1).startsWith("--") && command.get(i - 1).indexOf('=') < 0;
  }

  /** Where the program stands that is run at last: behind others that only run it. */
  private static int first(List<String> command) {
    int waitsFor = command.indexOf("--");
    int i = waitsFor > 0 && waitsFor + 1 < command.size() ? waitsFor + 1 : 0;
    while (i < command.size()) {
      String word = command.get(i);
      boolean setting = word.indexOf('=') > 0 && !word.startsWith("-");
      if (!setting && !EndingRows.WRAPPERS.contains(ShellCommand.file(word))) {
        return i;
      }
      boolean user = List.of("gosu", "su-exec").contains(ShellCommand.file(word));
      i += user ? 2 : 1;
    }
    return i;
  }

  /** The name of a script without its ending. */
  private static String bare(String file) {
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }
}
