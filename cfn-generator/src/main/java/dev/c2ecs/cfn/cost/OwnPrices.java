package dev.c2ecs.cfn.cost;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.Names;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.TreePath;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The prices of {@code x-aws-cost} that no estimate asks for. */
public final class OwnPrices {

  private static final int SHOWN = 5;

  private OwnPrices() {}

  /** Warns of prices for what is not there, or is priced without them. */
  public static void check(Template template, ComposeProject project, DiagnosticCollector found) {
    Map<String, String> prices = ProjectExtensions.cost(project).prices().orElse(Map.of());
    Map<String, Resource> resources = new TreeMap<>();
    template.resources().forEach(one -> resources.put(one.id(), one));
    List<String> open =
        resources.values().stream()
            .filter(one -> Costing.of(one.type()).kind() == Costing.Kind.UNPRICED)
            .map(Resource::id)
            .toList();
    for (String id : prices.keySet().stream().sorted().toList()) {
      if (!open.contains(id)) {
        found.add(
            PolicyCode.UNKNOWN_EXTENSION,
            TreePath.of(Keys.COST, "prices", id),
            Keys.COST + ".prices." + id + " is the price of nothing: " + why(resources.get(id)),
            open.isEmpty()
                ? "no resource of the template needs one"
                : "these have no price: " + Names.shown(open, SHOWN));
      }
    }
  }

  private static String why(@Nullable Resource resource) {
    if (resource == null) {
      return "the template has no such resource";
    }
    Costing.Row row = Costing.of(resource.type());
    return row.kind() == Costing.Kind.FREE
        ? row.words()
        : "the table of prices has what " + resource.type() + " costs";
  }
}
