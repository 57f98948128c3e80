package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Additional hosts: names with their addresses, as a sorted list of {@code name=address}. */
final class DecodedHosts {

  private final Reporter reporter;

  DecodedHosts(Reporter reporter) {
    this.reporter = reporter;
  }

  /** The list; null when there are no names at all. */
  Node list(Node node, TreePath path) {
    List<Scalar> hosts = new ArrayList<>();
    if (node instanceof Mapping mapping) {
      for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
        entry(entry.getKey(), entry.getValue(), path.child(entry.getKey()), hosts);
      }
    } else if (node instanceof Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        if (list.items().get(i) instanceof Scalar scalar) {
          item(scalar, path.item(i), hosts);
        }
      }
    }
    if (isEmpty(node)) {
      return Scalar.nothing(node.origin());
    }
    hosts.sort(Comparator.comparing(Scalar::text));
    return new Sequence(List.copyOf(hosts), node.origin());
  }

  private static boolean isEmpty(Node node) {
    return node instanceof Mapping mapping
        ? mapping.entries().isEmpty()
        : !(node instanceof Sequence list) || list.items().isEmpty();
  }

  private void entry(String name, Node value, TreePath path, List<Scalar> hosts) {
    if (value instanceof Scalar scalar && scalar.isDate()) {
      invalid(path, value, path + " must be an address, not a date", "quote it");
    } else if (isName(name, value, path)) {
      List<Node> addresses = value instanceof Sequence list ? list.items() : List.of(value);
      for (Node address : addresses) {
        if (address instanceof Scalar scalar) {
          hosts.add(host(name, scalar.text(), scalar));
        }
      }
    }
  }

  private void item(Scalar scalar, TreePath path, List<Scalar> hosts) {
    String text = scalar.text();
    int split = text.indexOf('=') >= 0 ? text.indexOf('=') : text.indexOf(':');
    if (split < 0) {
      String message = "`" + text + "` is no additional host: its address is missing";
      invalid(path, scalar, message, "write \"" + (text.isEmpty() ? "name" : text) + "=ADDRESS\"");
    } else if (isName(text.substring(0, split), scalar, path)) {
      for (String address : text.substring(split + 1).split(",", -1)) {
        hosts.add(host(text.substring(0, split), address, scalar));
      }
    }
  }

  private boolean isName(String name, Node node, TreePath path) {
    boolean fits = !name.isEmpty() && name.indexOf('=') < 0 && name.indexOf(':') < 0;
    if (!fits) {
      invalid(path, node, "`" + name + "` cannot be the name of a host", "write NAME=ADDRESS");
    }
    return fits;
  }

  private static Scalar host(String name, String address, Scalar scalar) {
    boolean bracketed = address.length() > 2 && address.startsWith("[") && address.endsWith("]");
    String bare = bracketed ? address.substring(1, address.length() - 1) : address;
    return Scalar.string(name + "=" + bare, scalar.origin());
  }

  private void invalid(TreePath path, Node node, String message, String hint) {
    reporter.report(Diagnostic.at(ReadCode.INVALID_VALUE, path, node.origin(), message, hint));
  }
}
