package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.attribute.Attribute;
import dev.c2ecs.compose.attribute.MergeRule;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.NodeText;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Merges an override over a base.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/merge/">Compose specification,
 *     Merge</a>
 */
public final class Merger {

  private final Reporter reporter;

  private Merger(Reporter reporter) {
    this.reporter = reporter;
  }

  /** The base with the override merged over it; what cannot be merged is reported. */
  public static Mapping merge(Mapping base, Mapping override, Reporter reporter) {
    return (Mapping) new Merger(reporter).node(base, override, TreePath.ROOT, Attribute.ROOT);
  }

  /** The same for one node of the tree, such as a single service. */
  public static Node merge(Node base, Node override, TreePath path, Reporter reporter) {
    return new Merger(reporter).node(base, override, path, Attribute.at(path));
  }

  private Node node(Node base, Node override, TreePath path, Attribute attribute) {
    MergeRule rule = MergeRule.of(attribute);
    if (rule == MergeRule.REPLACE) {
      return override;
    }
    if (override.isNull()) {
      return base;
    }
    if (base.isNull()) {
      return override;
    }
    return switch (rule) {
      case NONE -> plain(base, override, path, attribute);
      case REPLACE -> override;
      case KEY_VALUES -> append(KeyValues.toList(base), KeyValues.toList(override));
      case TEXT_LIST -> append(asList(base), asList(override));
      case DEPENDS_ON ->
          plain(
              ShortForms.dependsOnNames(base),
              ShortForms.dependsOnNames(override),
              path,
              attribute);
      case NAMES -> plain(ShortForms.names(base), ShortForms.names(override), path, attribute);
      case BUILD -> plain(ShortForms.build(base), ShortForms.build(override), path, attribute);
      case LOGGING -> logging(base, override, path, attribute);
      case ULIMIT ->
          base instanceof Mapping && override instanceof Mapping
              ? plain(base, override, path, attribute)
              : override;
      case SUBNETS -> subnets(base, override, path, attribute);
    };
  }

  private Node plain(Node base, Node override, TreePath path, Attribute attribute) {
    if (base instanceof Mapping left && override instanceof Mapping right) {
      Map<String, Node> entries = new LinkedHashMap<>(left.entries());
      for (Map.Entry<String, Node> entry : right.entries().entrySet()) {
        String key = entry.getKey();
        Node value = entry.getValue();
        Node old = left.entries().get(key);
        entries.put(
            key, old == null ? value : node(old, value, path.child(key), attribute.child(key)));
      }
      return new Mapping(entries, right.origin());
    }
    if (base instanceof Sequence left && override instanceof Sequence right) {
      return append(left, right);
    }
    if (base instanceof Scalar && override instanceof Scalar) {
      return override;
    }
    reporter.report(
        Diagnostic.at(
                ReadCode.CANNOT_MERGE,
                path,
                override.origin(),
                path + " is a " + override.kind() + " here and a " + base.kind() + " before",
                "write both in the same form, or put !override before this one")
            .and(base.origin()));
    return base;
  }

  /** Both lists, without items of the second that the first has. */
  private static Sequence append(Sequence base, Sequence override) {
    Set<String> seen = new HashSet<>();
    base.items().forEach(item -> seen.add(NodeText.of(item)));
    List<Node> items = new ArrayList<>(base.items());
    for (Node item : override.items()) {
      if (!seen.contains(NodeText.of(item))) {
        items.add(item);
      }
    }
    return new Sequence(items, override.origin());
  }

  private static Sequence asList(Node node) {
    return node instanceof Sequence sequence
        ? sequence
        : new Sequence(List.of(node), node.origin());
  }

  private Node logging(Node base, Node override, TreePath path, Attribute attribute) {
    if (!(base instanceof Mapping left) || !(override instanceof Mapping right)) {
      return plain(base, override, path, attribute);
    }
    boolean same =
        !left.has("driver")
            || !right.has("driver")
            || left.text("driver").equals(right.text("driver"));
    return same ? plain(base, override, path, attribute) : override;
  }

  private Node subnets(Node base, Node override, TreePath path, Attribute attribute) {
    if (!(base instanceof Sequence left) || !(override instanceof Sequence right)) {
      return plain(base, override, path, attribute);
    }
    Map<String, Node> bySubnet = new LinkedHashMap<>();
    List<Node> all = new ArrayList<>(left.items());
    all.addAll(right.items());
    for (Node item : all) {
      String subnet =
          item instanceof Mapping mapping ? mapping.text("subnet").orElse("") : NodeText.of(item);
      Node old = bySubnet.get(subnet);
      bySubnet.put(subnet, old == null ? item : plain(old, item, path, attribute.items()));
    }
    return new Sequence(List.copyOf(bySubnet.values()), Origin.DEFAULT);
  }
}
