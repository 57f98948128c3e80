package dev.c2ecs.cfn.check;

import dev.c2ecs.cfn.assembly.Overlay;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.TemplateReferences;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;

/** Checks a template against everything that AWS would refuse and cfn-lint does not see. */
public final class TemplateChecks {

  private static final List<Rule> RULES =
      List.of(
          new SizeRules(),
          new TargetGroupRules(),
          new TaskRules(),
          new ContainerRules(),
          new NamespaceRules(),
          new RoleRules(),
          new ServiceRules(),
          new UniqueRules());

  private TemplateChecks() {}

  /**
   * What is wrong with a template, with the position in the overlay or of the Compose path.
   *
   * @param references those of the template
   */
  public static List<Diagnostic> check(
      Template template, TemplateReferences references, ComposeProject project) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    List<Rule> rules = new ArrayList<>(RULES);
    rules.add(0, new ReferenceRules(references));
    for (Rule rule : rules) {
      rule.check(template, violation -> diagnostics.add(diagnostic(violation, template, project)));
    }
    return diagnostics;
  }

  private static Diagnostic diagnostic(
      Rule.Violation violation, Template template, ComposeProject project) {
    TreePath place =
        violation.resource().isEmpty() && violation.code() == CheckCode.QUOTA
            ? TreePath.of("services")
            : place(violation.resource(), template, project);
    Origin origin = project.origin(place);
    String where = violation.resource().isEmpty() ? "" : violation.resource() + ": ";
    return new Diagnostic(
        violation.code(),
        Severity.ERROR,
        where + violation.message(),
        "",
        place,
        origin.file().isEmpty() ? List.of() : List.of(Location.of(origin)));
  }

  /** Where the overlay changes a resource, since that is who made the mistake; else its origin. */
  private static TreePath place(String id, Template template, ComposeProject project) {
    return Overlay.placeOf(id, project)
        .orElseGet(
            () -> template.resource(id).map(Resource::origin).orElse(ComposeRef.NONE).path());
  }
}
