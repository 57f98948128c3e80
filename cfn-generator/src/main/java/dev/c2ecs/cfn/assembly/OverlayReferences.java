package dev.c2ecs.cfn.assembly;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.identity.KeptIds;
import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.compose.diagnostic.NearestName;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the names in an overlay that lead nowhere. */
final class OverlayReferences {

  private final Set<String> known = new TreeSet<>();
  private final Map<String, String> retired;
  private final KeptIds kept;
  private final Set<String> reported = new TreeSet<>();
  private final DiagnosticCollector findings;

  OverlayReferences(
      Template template, Map<String, String> retired, KeptIds kept, DiagnosticCollector findings) {
    this.retired = retired;
    this.kept = kept;
    template.resources().forEach(resource -> known.add(resource.id()));
    template.parameters().forEach(parameter -> known.add(parameter.name()));
    this.findings = findings;
  }

  /** Reports every reference of a node that is neither a resource nor a parameter. */
  void check(Node node, TreePath path) {
    for (String written : References.of(ComposeValues.of(node))) {
      String name = kept.ours(written);
      if (!known.contains(name) && retired.containsKey(name)) {
        if (!reported.add(name)) {
          continue;
        }
        String now = retired.get(name);
        findings.add(
            PolicyCode.OVERLAY_REFERENCE,
            path,
            path + " refers to " + name + ", which is called " + now + " here",
            "write `" + now + "`");
        return;
      }
      if (!known.contains(name)) {
        findings.add(
            PolicyCode.OVERLAY_REFERENCE,
            path,
            path + " refers to " + name + ", which is neither a resource nor a parameter",
            NearestName.hint(name, known, ""));
        return;
      }
    }
    if (node instanceof Mapping mapping) {
      for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
        check(entry.getValue(), path.child(entry.getKey()));
      }
    } else if (node instanceof Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        check(list.items().get(i), path.item(i));
      }
    }
  }
}
