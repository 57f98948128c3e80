package dev.c2ecs.cfn.extension;

import dev.c2ecs.cfn.diagnostic.OperatingCode;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keys of other tools that take Compose files to a cloud. They ask for something, so leaving them
 * out is said; a user's own fragments, {@code x-logging: &logging}, ask for nothing.
 *
 * @see <a href="https://docs.compose-x.io/">ecs_composex</a>
 * @see <a href="https://docs.defang.io/docs/concepts/compose">Defang</a>
 */
final class ForeignKeys {

  private static final String COMPOSE_X = "ecs_composex";

  /** What ecs_composex makes, at the top of a file. */
  private static final Set<String> COMPOSE_X_TOP =
      Set.of(
          "x-acm",
          "x-alarms",
          "x-appmesh",
          "x-cloudmap",
          "x-cluster",
          "x-codeguru_profiler",
          "x-dashboards",
          "x-docdb",
          "x-dynamodb",
          "x-efs",
          "x-elasticache",
          "x-elbv2",
          "x-events",
          "x-kinesis",
          "x-kinesis_firehose",
          "x-kms",
          "x-msk_cluster",
          "x-neptune",
          "x-opensearch",
          "x-rds",
          "x-route53",
          "x-s3",
          "x-sns",
          "x-sqs",
          "x-ssm_parameter",
          "x-vpc");

  /** What says of a mapping that it is no fragment of Compose. */
  private static final Set<String> COMPOSE_X_SHAPE =
      Set.of("Properties", "Lookup", "Use", "Services", "MacroParameters", "Settings", "Listeners");

  /** What ecs_composex reads below services, volumes, networks and secrets. */
  private static final Set<String> COMPOSE_X_BELOW =
      Set.of(
          "x-ecr",
          "x-efs",
          "x-iam",
          "x-network",
          "x-prometheus",
          "x-scaling",
          "x-secrets",
          "x-vpc",
          "x-xray");

  /** The label by which it puts services into one task. */
  private static final String COMPOSE_X_FAMILY = "ecs.task.family";

  /** What the keys of some tools start with. */
  private static final Map<String, String> PREFIXES =
      Map.of("x-defang-", "Defang", "x-azure-", "Docker's Azure integration");

  private static final List<String> SECTIONS =
      List.of("services", "volumes", "networks", "secrets");

  private final Map<String, List<TreePath>> found = new TreeMap<>();

  private ForeignKeys() {}

  /** One warning for each tool, with all its keys. */
  static List<Diagnostic> of(ComposeProject project) {
    ForeignKeys keys = new ForeignKeys();
    Mapping tree = project.tree();
    for (Map.Entry<String, Node> entry : tree.entries().entrySet()) {
      String key = entry.getKey();
      boolean asks = COMPOSE_X_TOP.contains(key) && hasShape(entry.getValue(), 2);
      keys.note(asks ? COMPOSE_X : byPrefix(key), TreePath.of(key));
    }
    for (String section : SECTIONS) {
      for (Map.Entry<String, Node> item : tree.child(section).entries().entrySet()) {
        if (item.getValue() instanceof Mapping mapping) {
          for (String key : mapping.entries().keySet()) {
            keys.note(
                COMPOSE_X_BELOW.contains(key) ? COMPOSE_X : byPrefix(key),
                TreePath.of(section, item.getKey(), key));
          }
          if (mapping.child("deploy").child("labels").has(COMPOSE_X_FAMILY)) {
            keys.note(
                COMPOSE_X,
                TreePath.of(section, item.getKey(), "deploy", "labels", COMPOSE_X_FAMILY));
          }
        }
      }
    }
    List<Diagnostic> diagnostics = new ArrayList<>();
    keys.found.forEach((tool, paths) -> diagnostics.add(diagnostic(project, tool, paths)));
    return diagnostics;
  }

  private void note(String tool, TreePath path) {
    if (!tool.isEmpty()) {
      found.computeIfAbsent(tool, key -> new ArrayList<>()).add(path);
    }
  }

  private static String byPrefix(String key) {
    if (key.startsWith("x-")) {
      for (Map.Entry<String, String> prefix : PREFIXES.entrySet()) {
        if (key.startsWith(prefix.getKey())) {
          return prefix.getValue();
        }
      }
    }
    return "";
  }

  private static boolean hasShape(Node node, int depth) {
    if (node instanceof Mapping mapping) {
      for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
        if (COMPOSE_X_SHAPE.contains(entry.getKey())
            || (depth > 1 && hasShape(entry.getValue(), depth - 1))) {
          return true;
        }
      }
    }
    return false;
  }

  private static Diagnostic diagnostic(ComposeProject project, String tool, List<TreePath> paths) {
    StringBuilder names = new StringBuilder();
    for (TreePath path : paths) {
      names.append(names.isEmpty() ? "" : ", ").append(path);
    }
    Diagnostic diagnostic =
        Diagnostic.at(
            OperatingCode.FOREIGN_KEYS,
            paths.get(0),
            project.origin(paths.get(0)),
            names + (paths.size() == 1 ? " is a key" : " are keys") + " of " + tool + ": left out",
            "write what they ask for with `" + Keys.PREFIX + "` keys or " + Keys.CLOUDFORMATION);
    for (TreePath path : paths.subList(1, paths.size())) {
      diagnostic = diagnostic.and(project.origin(path));
    }
    return diagnostic;
  }
}
