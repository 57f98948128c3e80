package dev.c2ecs.cfn.assembly;

import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.diagnostic.NearestName;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the names in an overlay that lead nowhere. */
final class OverlayReferences {

  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([^!}][^}.]*)[^}]*\\}");
  private static final String PSEUDO = "AWS::";

  private final Set<String> known = new TreeSet<>();
  private final Findings findings;

  OverlayReferences(Template template, Findings findings) {
    template.resources().forEach(resource -> known.add(resource.id()));
    template.parameters().forEach(parameter -> known.add(parameter.name()));
    this.findings = findings;
  }

  /** Reports every reference of a node that is neither a resource nor a parameter. */
  void check(Node node, TreePath path) {
    for (String name : names(ComposeValues.of(node))) {
      if (!name.startsWith(PSEUDO) && !known.contains(name)) {
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

  private static List<String> names(Value value) {
    List<String> names = new ArrayList<>();
    if (value instanceof Value.Ref ref) {
      names.add(ref.name());
    } else if (value instanceof Value.GetAtt getAtt) {
      names.add(getAtt.resource());
    } else if (value instanceof Value.Sub sub) {
      Matcher matcher = SUBSTITUTION.matcher(sub.text());
      while (matcher.find()) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }
}
