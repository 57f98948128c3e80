package dev.c2ecs.cli;

import dev.c2ecs.cfn.secrets.MaskedLines;
import dev.c2ecs.cli.report.LineDifference;
import dev.c2ecs.cli.terminal.Visible;
import java.util.List;

/**
 * A template that is kept beside the Compose file, and whether it is still what would be written.
 */
final class CommittedTemplate {

  private final RunContext world;
  private final String name;
  private final boolean color;

  /**
   * A template.
   *
   * @param name its file as the user names it, {@code -} for standard input
   * @param color whether the difference is coloured
   */
  CommittedTemplate(RunContext world, String name, boolean color) {
    this.world = world;
    this.name = name;
    this.color = color;
  }

  /**
   * Prints how it differs; nothing when it does not.
   *
   * @param written what would be written
   * @return the exit code
   * @throws Failure if it cannot be read
   */
  int compare(String written) throws Failure {
    String committed = TemplateFile.text(world, name);
    if (committed.equals(written)) {
      return ExitCode.OK;
    }
    String shown = TemplateFile.shown(name);
    List<String> difference = LineDifference.of(committed, written, MaskedLines::of);
    StringBuilder text = new StringBuilder();
    if (!difference.isEmpty()) {
      text.append("--- ").append(Visible.onOneLine(shown)).append("\n+++ what would be written\n");
      difference.forEach(line -> text.append(painted(line)).append('\n'));
    }
    new ResultOutput(world).show(text.toString());
    world
        .err()
        .line(
            shown
                + " is not the template that `c2ecs convert` writes"
                + (difference.isEmpty() ? ": only line ends differ" : "")
                + "; write it again");
    return ExitCode.DIFFERENT;
  }

  private String painted(String line) {
    String plain = Visible.onOneLine(line);
    if (!color) {
      return plain;
    }
    return switch (line.charAt(0)) {
      case '-' -> Visible.painted("31", plain);
      case '+' -> Visible.painted("32", plain);
      case '@' -> Visible.painted("36", plain);
      default -> plain;
    };
  }
}
