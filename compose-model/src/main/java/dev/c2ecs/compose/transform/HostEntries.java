package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Names of hosts with their addresses: a mapping of names to addresses, or a list of {@code
 * name=address} and {@code name:address}, where one name may have several with commas between them.
 */
final class HostEntries {

  private final TreePath path;
  private final Reporter reporter;
  private final List<Scalar> entries = new ArrayList<>();

  private HostEntries(TreePath path, Reporter reporter) {
    this.path = path;
    this.reporter = reporter;
  }

  /**
   * A sorted list of {@code name=address}, nothing when there is no name; what names no host or no
   * address is reported.
   */
  static Node of(Node node, TreePath path, Reporter reporter) {
    if (isEmpty(node)) {
      return Scalar.nothing(node.origin());
    }
    HostEntries run = new HostEntries(path, reporter);
    if (node instanceof Mapping mapping) {
      mapping.entries().forEach((name, value) -> run.addresses(name, value, path.child(name)));
    } else if (node instanceof Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        run.item(list.items().get(i), path.item(i));
      }
    }
    run.entries.sort(Comparator.comparing(Scalar::text));
    return new Sequence(List.copyOf(run.entries), node.origin());
  }

  private static boolean isEmpty(Node node) {
    return node instanceof Mapping mapping
        ? mapping.entries().isEmpty()
        : node instanceof Sequence list && list.items().isEmpty();
  }

  private void addresses(String name, Node value, TreePath at) {
    if (value instanceof Sequence list) {
      list.items().forEach(item -> addresses(name, item, at));
    } else if (value instanceof Scalar address) {
      add(name, address.text(), address.origin(), at);
    }
  }

  private void item(Node item, TreePath at) {
    if (!(item instanceof Scalar scalar)) {
      return;
    }
    String text = scalar.text();
    int split = text.indexOf('=') >= 0 ? text.indexOf('=') : text.indexOf(':');
    if (split < 0) {
      invalid(at, item.origin(), "`" + text + "` has no address in " + path);
      return;
    }
    for (String address : text.substring(split + 1).split(",", -1)) {
      add(text.substring(0, split), address, item.origin(), at);
    }
  }

  private void add(String name, String address, Origin origin, TreePath at) {
    if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf(':') >= 0) {
      invalid(at, origin, "`" + name + "` is no name of a host in " + path);
      return;
    }
    boolean bracketed = address.length() > 2 && address.startsWith("[") && address.endsWith("]");
    String bare = bracketed ? address.substring(1, address.length() - 1) : address;
    entries.add(Scalar.string(name + "=" + bare, origin));
  }

  private void invalid(TreePath at, Origin origin, String message) {
    reporter.report(
        Diagnostic.at(
            ReadCode.INVALID_VALUE, at, origin, message, "write `name=address` or `name:address`"));
  }
}
