package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.NodeText;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.PatternTable;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
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

  private enum Rule {
    REPLACE,
    KEY_VALUES,
    TEXT_LIST,
    DEPENDS_ON,
    NAMES,
    BUILD,
    LOGGING,
    ULIMIT,
    SUBNETS
  }

  private static final PatternTable<Rule> RULES = PatternTable.of(rules());

  private final Reporter reporter;

  private Merger(Reporter reporter) {
    this.reporter = reporter;
  }

  private static Map<String, Rule> rules() {
    Map<String, Rule> rules = new HashMap<>();
    for (String path : List.of("command", "entrypoint", "healthcheck.test")) {
      rules.put("services.*." + path, Rule.REPLACE);
    }
    for (String path : KeyValues.ATTRIBUTES) {
      rules.put(path, Rule.KEY_VALUES);
    }
    rules.put("services.*.extra_hosts", Rule.KEY_VALUES);
    rules.put("services.*.build.extra_hosts", Rule.KEY_VALUES);
    for (String path : List.of("env_file", "label_file", "dns", "dns_opt", "dns_search", "tmpfs")) {
      rules.put("services.*." + path, Rule.TEXT_LIST);
    }
    rules.put("services.*.depends_on", Rule.DEPENDS_ON);
    rules.put("services.*.networks", Rule.NAMES);
    rules.put("services.*.models", Rule.NAMES);
    rules.put("services.*.build", Rule.BUILD);
    rules.put("services.*.logging", Rule.LOGGING);
    rules.put("services.*.ulimits.*", Rule.ULIMIT);
    rules.put("networks.*.ipam.config", Rule.SUBNETS);
    return rules;
  }

  /** The base with the override merged over it; what cannot be merged is reported. */
  public static Mapping merge(Mapping base, Mapping override, Reporter reporter) {
    return (Mapping) new Merger(reporter).node(base, override, TreePath.ROOT, RULES);
  }

  /** The same for one node of the tree, such as a single service. */
  public static Node merge(Node base, Node override, TreePath path, Reporter reporter) {
    return new Merger(reporter).node(base, override, path, RULES.at(path));
  }

  private Node node(Node base, Node override, TreePath path, PatternTable<Rule> rules) {
    Rule rule = rules.value().orElse(null);
    if (rule == Rule.REPLACE) {
      return override;
    }
    if (override.isNull()) {
      return base;
    }
    if (base.isNull()) {
      return override;
    }
    if (rule == null) {
      return plain(base, override, path, rules);
    }
    return switch (rule) {
      case REPLACE -> override;
      case KEY_VALUES -> append(KeyValues.toList(base), KeyValues.toList(override));
      case TEXT_LIST -> append(asList(base), asList(override));
      case DEPENDS_ON ->
          plain(Canonical.dependsOnNames(base), Canonical.dependsOnNames(override), path, rules);
      case NAMES -> plain(Canonical.names(base), Canonical.names(override), path, rules);
      case BUILD -> plain(Canonical.build(base), Canonical.build(override), path, rules);
      case LOGGING -> logging(base, override, path, rules);
      case ULIMIT ->
          base instanceof Mapping && override instanceof Mapping
              ? plain(base, override, path, rules)
              : override;
      case SUBNETS -> subnets(base, override, path, rules);
    };
  }

  private Node plain(Node base, Node override, TreePath path, PatternTable<Rule> rules) {
    if (base instanceof Mapping left && override instanceof Mapping right) {
      Map<String, Node> entries = new LinkedHashMap<>(left.entries());
      right
          .entries()
          .forEach(
              (key, value) -> {
                Node old = left.entries().get(key);
                entries.put(
                    key, old == null ? value : node(old, value, path.child(key), rules.child(key)));
              });
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

  private Node logging(Node base, Node override, TreePath path, PatternTable<Rule> rules) {
    if (!(base instanceof Mapping left) || !(override instanceof Mapping right)) {
      return plain(base, override, path, rules);
    }
    boolean same =
        !left.has("driver")
            || !right.has("driver")
            || left.text("driver").equals(right.text("driver"));
    return same ? plain(base, override, path, rules) : override;
  }

  private Node subnets(Node base, Node override, TreePath path, PatternTable<Rule> rules) {
    if (!(base instanceof Sequence left) || !(override instanceof Sequence right)) {
      return plain(base, override, path, rules);
    }
    Map<String, Node> bySubnet = new LinkedHashMap<>();
    List<Node> all = new ArrayList<>(left.items());
    all.addAll(right.items());
    for (Node item : all) {
      String subnet =
          item instanceof Mapping mapping ? mapping.text("subnet").orElse("") : NodeText.of(item);
      Node old = bySubnet.get(subnet);
      bySubnet.put(subnet, old == null ? item : plain(old, item, path, rules.items()));
    }
    return new Sequence(List.copyOf(bySubnet.values()), Origin.DEFAULT);
  }
}
