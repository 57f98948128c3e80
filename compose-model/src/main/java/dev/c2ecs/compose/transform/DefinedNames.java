package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.diagnostic.NearestName;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks that the names a service uses are defined in the project. */
final class DefinedNames {

  /** What to do about a service that is needed and not enabled. */
  static final String ENABLE = "enable its profile with --profile, or add `required: false`";

  private final Mapping root;
  private final Mapping services;
  private final Set<String> disabled;
  private final Reporter reporter;

  DefinedNames(Mapping root, Set<String> disabled, Reporter reporter) {
    this.root = root;
    this.services = root.child("services");
    this.disabled = disabled;
    this.reporter = reporter;
  }

  void check(Mapping service, TreePath path) {
    for (String section : List.of("networks", "models")) {
      String kind = section.substring(0, section.length() - 1);
      for (Map.Entry<String, Node> entry : service.child(section).entries().entrySet()) {
        TreePath at = path.child(section).child(entry.getKey());
        if (section.equals("networks") && entry.getKey().startsWith("x-")) {
          extensionAsNetwork(entry.getValue(), at);
        } else {
          defined(kind, section, entry.getKey(), entry.getValue(), at);
        }
      }
    }
    files(service, "secrets", path);
    files(service, "configs", path);
    dependencies(service, path);
  }

  /** The reference takes a key {@code x-…} for an extension, also where networks are named. */
  private void extensionAsNetwork(Node node, TreePath path) {
    report(
        ReadCode.REFERENCE,
        node,
        path,
        path + " cannot be joined: a name that starts with x- is an extension, not a network",
        "give the network another name");
  }

  void files(Mapping holder, String section, TreePath path) {
    List<Node> items = holder.items(section);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Mapping item) {
        TreePath at = path.child(section).item(i);
        String source = item.text("source").orElse("");
        if (source.isEmpty()) {
          String message = at + " names no " + section.substring(0, section.length() - 1);
          report(ReadCode.MISSING_KEY, item, at, message, "add `source: …`");
        } else {
          defined(section.substring(0, section.length() - 1), section, source, item, at);
        }
      }
    }
  }

  void defined(String kind, String section, String name, Node node, TreePath path) {
    Mapping known = root.child(section);
    if (!known.has(name)) {
      undefined(kind, name, node, path, known);
    }
  }

  private void undefined(String kind, String name, Node node, TreePath path, Mapping known) {
    report(
        ReadCode.REFERENCE,
        node,
        path,
        path + " refers to the " + kind + " " + name + ", which is not defined",
        NearestName.hint(name, others(kind, path, known), definition(kind, name)));
  }

  /** The names that may have been meant: a service does not need itself. */
  private static Set<String> others(String kind, TreePath path, Mapping known) {
    Set<String> names = new TreeSet<>(known.entries().keySet());
    path.nameIn("services").filter(self -> kind.equals("service")).ifPresent(names::remove);
    return names;
  }

  private static String definition(String kind, String name) {
    return switch (kind) {
      case "service" -> "define it under `services:`, or correct the name";
      case "volume" ->
          name.contains("/")
              ? "a directory of the project is written ./" + name
              : "define it under `volumes:`, or write ./" + name + " for a directory";
      default -> "define it under `" + kind + "s:`";
    };
  }

  private void dependencies(Mapping service, TreePath path) {
    for (Map.Entry<String, Node> entry : service.child("depends_on").entries().entrySet()) {
      TreePath at = said(service, entry.getKey(), entry.getValue(), path);
      dependency(entry.getKey(), entry.getValue(), at);
    }
    String mode = service.text("network_mode").orElse("");
    if (mode.startsWith("service:")) {
      String name = mode.substring("service:".length());
      if (!services.has(name)) {
        Node node = service.get("network_mode").orElse(service);
        undefined("service", name, node, path.child("network_mode"), services);
      }
    }
  }

  /** Where a service says that it needs another one: other attributes than depends_on do too. */
  private static TreePath said(Mapping service, String name, Node dependency, TreePath path) {
    for (String key : List.of("links", "volumes_from")) {
      List<Node> items = service.items(key);
      for (int i = 0; i < items.size(); i++) {
        if (isAt(items.get(i), dependency)) {
          return path.child(key).item(i);
        }
      }
    }
    for (String key : List.of("network_mode", "ipc", "pid")) {
      if (service.get(key).filter(node -> isAt(node, dependency)).isPresent()) {
        return path.child(key);
      }
    }
    return path.child("depends_on").child(name);
  }

  private static boolean isAt(Node node, Node other) {
    return Location.of(node.origin()).compareTo(Location.of(other.origin())) == 0;
  }

  private void dependency(String name, Node node, TreePath path) {
    if (services.has(name)) {
      return;
    }
    boolean optional = node instanceof Mapping mapping && mapping.is("required", "false");
    if (!disabled.contains(name)) {
      undefined("service", name, node, path, services);
    } else if (!optional) {
      TreePath parent = path.parent();
      boolean isEntry = parent != null && parent.key().equals("depends_on");
      report(
          ReadCode.REFERENCE,
          node,
          path,
          (isEntry ? parent : path)
              + " needs the service "
              + name
              + ", which no active profile enables",
          ENABLE);
    }
  }

  void buildable(Scalar context, TreePath path) {
    String name = context.text().substring("service:".length());
    Optional<Node> target = services.get(name);
    if (target.isEmpty() && disabled.contains(name)) {
      report(
          ReadCode.REFERENCE,
          context,
          path,
          path + " needs the service " + name + ", which no active profile enables",
          "enable one of its profiles with --profile");
    } else if (target.isEmpty()) {
      undefined("service", name, context, path, services);
    } else if (target.get() instanceof Mapping other && !other.has("build")) {
      report(
          ReadCode.REFERENCE,
          context,
          path,
          "the service " + name + " has no build to take a context from",
          "give it a build, or name a directory");
    }
  }

  private void report(Code code, Node node, TreePath path, String message, String hint) {
    reporter.report(Diagnostic.at(code, path, node.origin(), message, hint));
  }
}
