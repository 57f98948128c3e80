package dev.c2ecs.cli;

import dev.c2ecs.cfn.extension.Extension;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.support.SupportRow;
import dev.c2ecs.cfn.support.SupportWalk;
import dev.c2ecs.cfn.template.Output;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of a part of a Compose project. */
final class ExplainedPath {

  /** More leaves are only counted. */
  private static final int LEAVES = 30;

  private final ProjectRun run;
  private final ComposeProject project;

  /**
   * What becomes of parts.
   *
   * @param run the project, translated
   * @param project the project
   */
  ExplainedPath(ProjectRun run, ComposeProject project) {
    this.run = run;
    this.project = project;
  }

  /** Its place, its outcome, what is made of it, and what there is to say of it. */
  List<String> lines(TreePath path) {
    List<String> lines = new ArrayList<>();
    Origin origin = project.origin(path);
    lines.add(path + (origin.known() ? ", " + Location.of(origin) : ""));
    lines.add("");
    Optional<Extension> extension = ExplainedAttribute.extension(path);
    Optional<SupportRow> row =
        extension.isPresent() ? Optional.empty() : ExplainedAttribute.row(path);
    extension.map(ExplainedAttribute::lines).ifPresent(lines::addAll);
    row.map(ExplainedAttribute::lines).ifPresent(lines::addAll);
    ExplainedCode.section(lines, "What becomes of it here:", leaves(path));
    run.template().ifPresent(t -> ExplainedCode.section(lines, "Made of it:", made(t, path)));
    ExplainedCode.section(
        lines,
        "What there is to say:",
        run.diagnostics().stream()
            .filter(diagnostic -> isIn(diagnostic.path(), path))
            .map(diagnostic -> "  " + ExplainedCode.line(diagnostic, run))
            .toList());
    return lines;
  }

  private List<String> leaves(TreePath path) {
    List<String> lines = new ArrayList<>();
    for (SupportWalk.Leaf leaf : run.leaves()) {
      if (isIn(leaf.path(), path)) {
        lines.add("  " + leaf.path() + ": " + ExplainedAttribute.words(leaf.disposition()));
      }
    }
    if (lines.size() > LEAVES) {
      int more = lines.size() - LEAVES;
      lines.subList(LEAVES, lines.size()).clear();
      lines.add("  … and " + more + " more");
    }
    return lines;
  }

  /** What comes from the part itself or below; else what the nearest thing around it becomes. */
  private static List<String> made(Template template, TreePath path) {
    List<String> lines = new ArrayList<>();
    for (Resource resource : template.resources()) {
      if (isIn(resource.origin().path(), path)) {
        lines.add("  " + resource.id() + " (" + resource.type() + ")");
      }
    }
    for (Output output : template.outputs()) {
      if (isIn(output.origin().path(), path)) {
        lines.add("  " + output.name() + " (output)");
      }
    }
    return lines.isEmpty() ? around(template, path) : lines;
  }

  /** The resources of the thing around an attribute that the attribute is said to become. */
  private static List<String> around(Template template, TreePath path) {
    String target = ExplainedAttribute.row(path).map(SupportRow::target).orElse("-");
    List<String> lines = new ArrayList<>();
    for (TreePath at = path.parent();
        at != null && at.depth() > 1 && lines.isEmpty();
        at = at.parent()) {
      for (Resource resource : template.resources()) {
        boolean meant =
            target.startsWith("ContainerDefinitions")
                ? resource.is(ResourceType.TASK_DEFINITION)
                : target.equals(resource.type()) || target.startsWith(resource.type() + ".");
        if (meant && resource.origin().path().equals(at)) {
          lines.add("  a part of " + resource.id() + " (" + resource.type() + ")");
        }
      }
    }
    return lines;
  }

  /** Whether a path is another one or below it. */
  private static boolean isIn(TreePath path, TreePath above) {
    for (TreePath at = path; at != null; at = at.parent()) {
      if (at.equals(above)) {
        return true;
      }
    }
    return false;
  }
}
