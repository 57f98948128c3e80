package dev.c2ecs.cli;

import dev.c2ecs.cfn.secrets.Credentials;
import dev.c2ecs.cfn.secrets.MaskedLines;
import dev.c2ecs.cli.report.LineDifference;
import dev.c2ecs.cli.terminal.Visible;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.TextVisitor;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A template that is kept beside the Compose file, and whether it is still what would be written.
 */
final class CommittedTemplate {

  private final RunContext world;
  private final String name;
  private final boolean color;
  private final Confinement confinement;

  /**
   * A template.
   *
   * @param name its file as the user names it, {@code -} for standard input
   * @param color whether the difference is coloured
   * @param confinement where it may be
   */
  CommittedTemplate(RunContext world, String name, boolean color, Confinement confinement) {
    this.confinement = confinement;
    this.world = world;
    this.name = name;
    this.color = color;
  }

  /**
   * Prints how it differs; nothing when it does not.
   *
   * @param written what would be written
   * @param project what it is written of
   * @return the exit code
   * @throws Failure if it cannot be read
   */
  int compare(String written, Optional<ComposeProject> project) throws Failure {
    String committed = TemplateFile.text(world, confinement, name);
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
    Set<String> variables = new TreeSet<>();
    project.ifPresent(of -> of.visit(new Variables(variables)));
    if (!variables.isEmpty()) {
      world
          .err()
          .line(
              "what it says depends on variables from outside of the Compose files: "
                  + Visible.onOneLine(String.join(", ", variables)));
    }
    return ExitCode.DIFFERENT;
  }

  /** The variables of the shell and of env files that are part of a template, with their source. */
  private record Variables(Set<String> names) implements TextVisitor {

    @Override
    public void node(Node node, TreePath path) {
      for (Origin.Variable variable : node.origin().variables()) {
        boolean isOutside =
            !variable.source().equals(Origin.Variable.DEFAULT)
                && !variable.source().equals(Origin.Variable.UNSET)
                && !Credentials.isName(variable.name());
        if (isOutside) {
          names.add(variable.name() + " (" + variable.source() + ")");
        }
      }
    }

    @Override
    public void text(Scalar text, TreePath path) {}
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
