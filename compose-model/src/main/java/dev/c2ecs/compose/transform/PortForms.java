package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.model.MalformedValueException;
import dev.c2ecs.compose.shortform.PortSpec;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.ScalarType;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes out the short forms of a list of ports. */
final class PortForms {

  private static final String HINT =
      "write TARGET, PUBLISHED:TARGET or IP:PUBLISHED:TARGET, with /udp behind it for UDP";

  private PortForms() {}

  static Node expand(Node node, TreePath path, Reporter reporter) {
    if (!(node instanceof Sequence sequence)) {
      return node;
    }
    List<Node> ports = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      ports.addAll(expandItem(sequence.items().get(i), path.item(i), reporter));
    }
    return new Sequence(ports, node.origin());
  }

  private static List<Node> expandItem(Node item, TreePath path, Reporter reporter) {
    if (item instanceof Mapping mapping) {
      return List.of(mapping);
    }
    Scalar scalar = item instanceof Scalar given ? given : Scalar.nothing(item.origin());
    try {
      if (scalar.type() == ScalarType.FLOAT) {
        throw new MalformedValueException(
            "`" + scalar.written() + "` is not written as a whole number");
      }
      return PortSpec.parse(scalar.text()).stream()
          .map(spec -> shortForm(spec, item.origin()))
          .toList();
    } catch (MalformedValueException e) {
      reporter.report(
          Diagnostic.at(
              ReadCode.INVALID_PORT,
              path,
              item.origin(),
              "the port is malformed: " + e.reason(),
              HINT));
      return List.of();
    }
  }

  private static Node shortForm(PortSpec spec, Origin origin) {
    Map<String, Node> entries = new LinkedHashMap<>();
    entries.put("mode", Scalar.string("ingress", origin));
    if (!spec.hostIp().isEmpty()) {
      entries.put("host_ip", Scalar.string(spec.hostIp(), origin));
    }
    entries.put("target", Scalar.integer(spec.target(), origin));
    if (!spec.published().isEmpty()) {
      entries.put("published", Scalar.string(spec.published(), origin));
    }
    entries.put("protocol", Scalar.string(spec.protocol(), origin));
    return new Mapping(entries, origin);
  }
}
