package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.attribute.Attribute;
import dev.c2ecs.compose.attribute.MergeRule;
import dev.c2ecs.compose.attribute.ShortForm;
import dev.c2ecs.compose.attribute.UniqueKey;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
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
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Merges an override over a base. Neither needs to be valid: a service that is extended is checked
 * only as a part of the result, and so is an override.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/merge/">Compose specification,
 *     Merge</a>
 */
public final class Merger {

  /** What may be a mapping because a list or a text was written out as one. */
  private static final Set<ShortForm> LONG_MAPPINGS =
      EnumSet.of(
          ShortForm.SSH,
          ShortForm.CONTEXTS,
          ShortForm.DEPENDS_ON,
          ShortForm.NAMES,
          ShortForm.SOURCE,
          ShortForm.DEVICE,
          ShortForm.MOUNT,
          ShortForm.EXTENDS);

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
    return switch (MergeRule.of(attribute)) {
      case NONE -> plain(base, override, path, attribute);
      case REPLACE -> override;
      case KEY_VALUES -> lists(base, override, path, attribute);
      case DEPENDS_ON, NAMES -> names(base, override, path, attribute);
      case BUILD -> build(base, override, path, attribute);
      case LOGGING -> logging(base, override, path, attribute);
      case ULIMIT ->
          base instanceof Mapping left && override instanceof Mapping right
              ? entries(left, right, path, attribute)
              : override;
      case SUBNETS -> subnets(base, override, path, attribute);
    };
  }

  private Node plain(Node base, Node override, TreePath path, Attribute attribute) {
    if (override.isNull()) {
      return base;
    }
    if (base instanceof Mapping left && override instanceof Mapping right) {
      return entries(left, right, path, attribute);
    }
    if (base instanceof Sequence left && override instanceof Sequence right) {
      return append(left, right);
    }
    return base instanceof Scalar ? override : refused(base, override, path, attribute);
  }

  private Mapping entries(Mapping base, Mapping override, TreePath path, Attribute attribute) {
    Map<String, Node> entries = new LinkedHashMap<>(base.entries());
    for (Map.Entry<String, Node> entry : override.entries().entrySet()) {
      String key = entry.getKey();
      Node value = entry.getValue();
      Node old = base.entries().get(key);
      entries.put(
          key, old == null ? value : node(old, value, path.child(key), attribute.child(key)));
    }
    return new Mapping(entries, override.origin());
  }

  private Node refused(Node base, Node override, TreePath path, Attribute attribute) {
    boolean isShort = base instanceof Mapping && LONG_MAPPINGS.contains(ShortForm.of(attribute));
    String before = kind(base) + (isShort ? ", or a short form of one," : "");
    String form = isShort ? "as mappings" : "in the same form";
    reporter.report(
        Diagnostic.at(
                ReadCode.CANNOT_MERGE,
                path,
                override.origin(),
                path + " is " + before + at(base) + " and " + kind(override) + at(override),
                "write both " + form + ", or put !override before the later one")
            .and(base.origin()));
    return base;
  }

  private static String at(Node node) {
    return node.origin().known() ? " at " + Location.of(node.origin()) : "";
  }

  private static String kind(Node node) {
    return node.isNull() ? "empty" : "a " + node.kind();
  }

  /** Both lists, without items of the second that stand before them already. */
  private static Sequence append(Sequence base, Sequence override) {
    Set<String> seen = new HashSet<>();
    base.items().forEach(item -> seen.add(NodeText.of(item)));
    List<Node> items = new ArrayList<>(base.items());
    for (Node item : override.items()) {
      if (seen.add(NodeText.of(item))) {
        items.add(item);
      }
    }
    return new Sequence(items, override.origin());
  }

  /**
   * Both as lists. When neither is one, nothing is left, which is an empty list only where the
   * items are looked at before the schema.
   */
  private Node lists(Node base, Node override, TreePath path, Attribute attribute) {
    Optional<Sequence> left = list(base, path, attribute);
    Optional<Sequence> right = list(override, path, attribute);
    if (left.isEmpty() && right.isEmpty()) {
      return UniqueKey.of(attribute) == UniqueKey.NONE
          ? Scalar.nothing(override.origin())
          : new Sequence(List.of(), override.origin());
    }
    Sequence none = new Sequence(List.of(), override.origin());
    return append(left.orElse(none), right.orElse(none));
  }

  private Optional<Sequence> list(Node node, TreePath path, Attribute attribute) {
    if (node instanceof Scalar scalar
        && (!scalar.isString() || scalar.isDate())
        && !scalar.isNull()) {
      String kind = scalar.isDate() ? "date" : node.kind();
      warn(node, path, path + " is a " + kind + ", so merging leaves it out");
    }
    if (node instanceof Mapping mapping) {
      for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
        TreePath at = path.child(entry.getKey());
        if (entry.getValue() instanceof Mapping value) {
          warn(value, at, at + " is a mapping, which merging makes a text of");
        } else if (entry.getValue() instanceof Sequence value
            && UniqueKey.of(attribute) != UniqueKey.NONE) {
          warn(value, at, at + " is a list, of which merging keeps the last item only");
        }
      }
    }
    return KeyValues.merged(node);
  }

  private void warn(Node node, TreePath path, String message) {
    warn(node, path, message, "write a list of texts, or a mapping of keys to texts");
  }

  private void warn(Node node, TreePath path, String message, String hint) {
    reporter.report(Diagnostic.at(ReadCode.SURPRISING, path, node.origin(), message, hint));
  }

  /** Key by key, a name and a list of names being mappings. */
  private Node names(Node base, Node override, TreePath path, Attribute attribute) {
    boolean dependencies = MergeRule.of(attribute) == MergeRule.DEPENDS_ON;
    Node left = byName(base, path, dependencies);
    Node right = byName(override, path, dependencies);
    if (left instanceof Mapping before && right instanceof Mapping after) {
      return entries(before, after, path, attribute);
    }
    // An item that is no name was reported.
    return left instanceof Sequence || right instanceof Sequence
        ? base
        : refused(base, override, path, attribute);
  }

  /** The mapping of a name or of a list of names; the list after a diagnostic. */
  private Node byName(Node node, TreePath path, boolean dependencies) {
    if (node instanceof Scalar scalar && scalar.isString()) {
      Sequence list = new Sequence(List.of(node), node.origin());
      return dependencies ? ShortForms.dependsOn(list) : ShortForms.names(list);
    }
    if (!(node instanceof Sequence list)) {
      return node;
    }
    for (int i = 0; i < list.items().size(); i++) {
      Node item = list.items().get(i);
      if (!(item instanceof Scalar name && name.isString())) {
        reporter.report(
            Diagnostic.at(
                ReadCode.WRONG_TYPE,
                path.item(i),
                item.origin(),
                path.item(i) + " must be a string, not " + kind(item),
                "write a name"));
        return list;
      }
    }
    return dependencies ? ShortForms.dependsOn(list) : ShortForms.names(list);
  }

  private Node build(Node base, Node override, TreePath path, Attribute attribute) {
    Node left = ShortForms.build(base);
    Node right = ShortForms.build(override);
    if (left instanceof Mapping before && right instanceof Mapping after) {
      return entries(before, after, path, attribute);
    }
    if (left instanceof Mapping) {
      if (!override.isNull()) {
        String message = path + " is " + kind(override) + ", so merging leaves it out";
        warn(override, path, message, "write a path, or a mapping with `context: …`");
      }
      return left;
    }
    return refused(base, override, path, attribute);
  }

  private Node logging(Node base, Node override, TreePath path, Attribute attribute) {
    if (!(base instanceof Mapping left) || !(override instanceof Mapping right)) {
      return refused(base, override, path, attribute);
    }
    Node before = left.entries().get("driver");
    Node after = right.entries().get("driver");
    boolean same =
        before == null || after == null || NodeText.of(before).equals(NodeText.of(after));
    return same ? entries(left, right, path, attribute) : override;
  }

  private Node subnets(Node base, Node override, TreePath path, Attribute attribute) {
    if (!(base instanceof Sequence left) || !(override instanceof Sequence right)) {
      return refused(base, override, path, attribute);
    }
    List<Mapping> before = pools(left, path);
    List<Mapping> after = pools(right, path);
    if (before.size() < left.items().size() || after.size() < right.items().size()) {
      return base;
    }
    List<Mapping> merged =
        AddressPools.merge(before, after, (p, q) -> entries(p, q, path, Attribute.NONE));
    return merged.isEmpty()
        ? Scalar.nothing(override.origin())
        : new Sequence(List.copyOf(merged), Origin.DEFAULT);
  }

  /** The pools of a list; fewer after a diagnostic. */
  private List<Mapping> pools(Sequence list, TreePath path) {
    List<Mapping> pools = new ArrayList<>();
    for (int i = 0; i < list.items().size(); i++) {
      Node item = list.items().get(i);
      Node pool = byName(item, path.item(i), false);
      if (pool instanceof Mapping mapping) {
        pools.add(mapping);
      } else if (!(pool instanceof Sequence)) {
        reporter.report(
            Diagnostic.at(
                ReadCode.WRONG_TYPE,
                path.item(i),
                item.origin(),
                path.item(i) + " must be a mapping, not " + kind(item),
                "write `subnet: …`"));
      }
    }
    return pools;
  }
}
