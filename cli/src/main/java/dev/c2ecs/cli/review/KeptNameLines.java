package dev.c2ecs.cli.review;

import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of a Compose file with which something that has another name stays what it was. The key
 * is what a stack knows a network or a secret by, so it stays, and whoever uses it names it by
 * that; {@code name} may be anything. As a file that is merged, or written into the file instead of
 * what is there, the lines do the same: {@code !override} takes the place of what it stands for.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/merge/#replace-value">Compose file
 *     reference, merge: !override</a>
 */
final class KeptNameLines {

  private static final String NETWORKS = "networks";
  private static final String SECRETS = "secrets";
  private static final String OVERRIDE = "!override";
  private static final String NAME = "name";

  private KeptNameLines() {}

  /**
   * Of a service, an alias; none when the old name is one of its names still, or it is in no
   * network.
   */
  static List<String> ofService(Service service, String old) {
    boolean known =
        service.networks().values().stream().anyMatch(network -> network.aliases().contains(old));
    if (known || service.networks().isEmpty()) {
      return List.of();
    }
    return List.of(
        "services:",
        "  " + key(service.name()) + ":",
        "    networks:",
        "      " + key(service.networks().keySet().iterator().next()) + ":",
        "        aliases: [" + key(old) + "]");
  }

  /** Of a network: its key, and that of each member. */
  static List<String> ofNetwork(ComposeProject project, String old, String now) {
    Map<String, List<String>> users = new LinkedHashMap<>();
    for (String service : project.services().keySet()) {
      if (project.at(TreePath.of("services", service, NETWORKS)).orElse(null) instanceof Mapping all
          && all.has(now)) {
        List<String> lines = new ArrayList<>(List.of("    networks: " + OVERRIDE));
        all.entries()
            .forEach((name, options) -> entry(name.equals(now) ? old : name, options, 6, lines));
        users.put(service, lines);
      }
    }
    return lines(users, project, NETWORKS, old, now);
  }

  /** Of a secret: its key, and how each service names it. */
  static List<String> ofSecret(ComposeProject project, String old, String now) {
    Map<String, List<String>> users = new LinkedHashMap<>();
    for (String service : project.services().keySet()) {
      if (project.at(TreePath.of("services", service, SECRETS)).orElse(null) instanceof Sequence all
          && all.items().stream().anyMatch(item -> isOf(item, now))) {
        List<String> lines = new ArrayList<>(List.of("    secrets: " + OVERRIDE));
        for (Node item : all.items()) {
          item(isOf(item, now) ? renamed((Mapping) item, old, now) : item, lines);
        }
        users.put(service, lines);
      }
    }
    return lines(users, project, SECRETS, old, now);
  }

  private static boolean isOf(Node item, String source) {
    return item instanceof Mapping map && map.is("source", source);
  }

  /** It is found where it would be by its new name. */
  private static Mapping renamed(Mapping item, String old, String now) {
    Mapping same = item.with("source", Scalar.string(old, Origin.DEFAULT));
    return same.has("target") ? same : same.with("target", Scalar.string(now, Origin.DEFAULT));
  }

  private static void item(Node item, List<String> lines) {
    if (item instanceof Mapping map) {
      List<String> own = new ArrayList<>();
      map.entries().forEach((name, value) -> entry(name, value, 8, own));
      lines.add("      - " + own.get(0).strip());
      lines.addAll(own.subList(1, own.size()));
    } else {
      lines.add("      - " + value(item));
    }
  }

  private static List<String> lines(
      Map<String, List<String>> users,
      ComposeProject project,
      String section,
      String old,
      String now) {
    List<String> lines = new ArrayList<>();
    if (!users.isEmpty()) {
      lines.add("services:");
      users.forEach(
          (service, own) -> {
            lines.add("  " + key(service) + ":");
            lines.addAll(own);
          });
    }
    lines.add(section + ":");
    lines.add("  " + key(old) + ":");
    Node node = project.at(TreePath.of(section, now)).orElse(null);
    if (node instanceof Mapping map) {
      map.entries().forEach((name, value) -> entry(name, value, 4, lines));
    }
    if (section.equals(NETWORKS) && !(node instanceof Mapping map && map.has(NAME))) {
      lines.add("    name: " + key(now));
    }
    return lines;
  }

  private static void entry(String name, Node node, int indent, List<String> lines) {
    String text = value(node);
    lines.add(" ".repeat(indent) + key(name) + ":" + (text.isEmpty() ? "" : " " + text));
  }

  /** A value in the flow style of YAML. */
  private static String value(Node node) {
    if (node instanceof Scalar scalar) {
      return scalar.isString() ? key(scalar.text()) : scalar.text();
    }
    List<String> parts = new ArrayList<>();
    if (node instanceof Sequence list) {
      list.items().forEach(item -> parts.add(value(item)));
      return "[" + String.join(", ", parts) + "]";
    }
    ((Mapping) node)
        .entries()
        .forEach((name, inner) -> parts.add((key(name) + ": " + value(inner)).strip()));
    return "{" + String.join(", ", parts) + "}";
  }

  private static String key(String text) {
    boolean plain =
        text.matches("[A-Za-z][A-Za-z0-9_-]*")
            && !text.matches("(?i)true|false|yes|no|on|off|null|y|n");
    return plain
        ? text
        : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "$$") + "\"";
  }
}
