package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.attribute.Attribute;
import dev.c2ecs.compose.attribute.AttributeStep;
import dev.c2ecs.compose.attribute.AttributeWalk;
import dev.c2ecs.compose.attribute.ValueCheck;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.shortform.IpAddress;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.TreePath;
import java.util.List;

/** Rules of single attributes that the schema does not express; inactive services included. */
public final class SemanticChecks implements AttributeStep {

  private static final String ONE = "keep one of them";

  private final boolean needsPaths;
  private final Reporter reporter;

  private SemanticChecks(boolean needsPaths, Reporter reporter) {
    this.needsPaths = needsPaths;
    this.reporter = reporter;
  }

  /**
   * Reports what is wrong; the tree stays as it is.
   *
   * @param needsPaths whether paths become absolute, so that they must be there
   */
  public static void check(Mapping root, boolean needsPaths, Reporter reporter) {
    AttributeWalk.rows(root, ValueCheck.COLUMN, new SemanticChecks(needsPaths, reporter));
  }

  @Override
  public Node apply(Attribute attribute, Node node, TreePath path) {
    return switch (ValueCheck.of(attribute)) {
      case NONE -> node;
      case SECRET -> file(node, path, List.of("file", "environment"));
      case CONFIG -> file(node, path, List.of("file", "environment", "content"));
      case VOLUME -> volume(node, path);
      case PORT -> port(node, path);
      case DEVICE -> device(node, path);
      case MOUNT -> mount(node, path);
      case WATCH -> watch(node, path);
    };
  }

  static final String EXISTS = ", or `external: true` when it exists already";

  private Node file(Node node, TreePath path, List<String> sources) {
    if (!(node instanceof Mapping mapping)) {
      return node;
    }
    long given = sources.stream().filter(mapping::has).count();
    String names = String.join(", ", sources);
    if (given == 0 && !mapping.has("external") && !mapping.has("driver")) {
      report(
          ReadCode.MISSING_KEY,
          node,
          path,
          path + " needs one of " + names,
          "add `" + sources.get(0) + ": …`" + (mapping.has("name") ? EXISTS : ""));
    } else if (given > 1) {
      report(ReadCode.CONFLICT, node, path, path + " can have only one of " + names, ONE);
    }
    return node;
  }

  private Node volume(Node node, TreePath path) {
    if (!(node instanceof Mapping mapping)
        || mapping.text("external").filter("true"::equals).isEmpty()) {
      return node;
    }
    mapping.entries().keySet().stream()
        .filter(key -> !List.of("external", "name").contains(key) && !key.startsWith("x-"))
        .findFirst()
        .ifPresent(
            key ->
                report(
                    ReadCode.CONFLICT,
                    mapping.get(key).orElse(node),
                    path.child(key),
                    path + " is external, so `" + key + "` has no effect",
                    "remove one of the two"));
    return node;
  }

  private Node port(Node node, TreePath path) {
    if (node instanceof Mapping mapping) {
      mapping
          .text("host_ip")
          .filter(ip -> !IpAddress.isAddress(ip))
          .ifPresent(
              ip ->
                  report(
                      ReadCode.INVALID_PORT,
                      mapping.get("host_ip").orElse(node),
                      path.child("host_ip"),
                      "`" + ip + "` is no IP address",
                      "write one such as 127.0.0.1, or remove host_ip"));
      mapping
          .text("target")
          .filter(target -> target.startsWith("-") && !isZero(target))
          .ifPresent(
              target ->
                  report(
                      ReadCode.INVALID_PORT,
                      mapping.get("target").orElse(node),
                      path.child("target"),
                      "`" + target + "` is no port: it is below 0",
                      "write a number from 1 to 65535"));
    }
    return node;
  }

  private static boolean isZero(String number) {
    return number.equals("-0") || number.equals("-0.0");
  }

  private Node device(Node node, TreePath path) {
    if (node instanceof Mapping mapping && mapping.has("count") && mapping.has("device_ids")) {
      report(ReadCode.CONFLICT, node, path, path + " can have only one of count, device_ids", ONE);
    }
    return node;
  }

  private Node mount(Node node, TreePath path) {
    if (!needsPaths || !(node instanceof Mapping mapping) || !mapping.is("type", "bind")) {
      return node;
    }
    if (mapping.text("source").isEmpty()) {
      report(ReadCode.INVALID_MOUNT, node, path, "a bind mount needs a source", "add `source: …`");
    } else if (mapping.is("source", "")) {
      report(
          ReadCode.SURPRISING,
          mapping.get("source").orElse(node),
          path.child("source"),
          path + ".source is empty: the directory of the project is mounted",
          "write `source: .` if that is meant");
    }
    return node;
  }

  private Node watch(Node node, TreePath path) {
    if (node instanceof Mapping mapping
        && mapping.text("path").filter(String::isEmpty).isPresent()) {
      String message = path + ".path must not be blank";
      report(ReadCode.INVALID_VALUE, node, path, message, "write the path to watch");
    }
    return node;
  }

  private void report(ReadCode code, Node node, TreePath path, String message, String hint) {
    reporter.report(Diagnostic.at(code, path, node.origin(), message, hint));
  }
}
