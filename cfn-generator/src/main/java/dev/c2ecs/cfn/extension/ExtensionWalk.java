package dev.c2ecs.cfn.extension;

import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.NearestName;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks every {@code x-aws-} key of a project up in the table, and its value. */
public final class ExtensionWalk {

  private static final String PREFIX = "x-aws-";

  private final ComposeProject project;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private ExtensionWalk(ComposeProject project) {
    this.project = project;
  }

  /** What there is to say of the keys of a project. */
  public static List<Diagnostic> walk(ComposeProject project) {
    ExtensionWalk walk = new ExtensionWalk(project);
    walk.node(project.tree(), TreePath.ROOT, "");
    return walk.diagnostics;
  }

  /** A key that starts with {@code x-} is an extension, but for names that a user chooses. */
  public static boolean isExtension(String key, TreePath path) {
    if (!key.startsWith("x-")) {
      return false;
    }
    List<TreePath.Segment> segments = path.segments();
    boolean names =
        segments.size() == 1
            || segments.contains(new TreePath.Key("environment"))
            || segments.contains(new TreePath.Key("labels"))
            || segments.contains(new TreePath.Key("args"));
    return !names;
  }

  private void node(Node node, TreePath path, String pattern) {
    if (node instanceof Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        node(sequence.items().get(i), path.item(i), pattern + "[]");
      }
    } else if (node instanceof Mapping mapping) {
      mapping.entries().forEach((key, value) -> entry(key, value, path, pattern));
    }
  }

  private void entry(String key, Node value, TreePath path, String pattern) {
    boolean extension = isExtension(key, path);
    if (extension && key.startsWith(PREFIX)) {
      check(value, path.child(key), join(pattern, key), key);
    } else if (!extension) {
      String segment = path.depth() == 1 ? "*" : key;
      node(value, path.child(key), join(pattern, segment));
    }
  }

  private static String join(String pattern, String segment) {
    return pattern.isEmpty() ? segment : pattern + "." + segment;
  }

  private void check(Node value, TreePath path, String pattern, String key) {
    Optional<Extension> extension = Extensions.named(pattern);
    if (extension.isEmpty()) {
      unknown(path, pattern.substring(0, pattern.length() - key.length()), key);
      return;
    }
    if (!extension.get().allows(value)) {
      report(
          PolicyCode.EXTENSION_VALUE, path, path + " must be " + extension.get().requirement(), "");
    } else if (value instanceof Mapping mapping && !Extensions.below(extension.get()).isEmpty()) {
      mapping
          .entries()
          .forEach((name, node) -> check(node, path.child(name), pattern + "." + name, name));
    }
  }

  private void unknown(TreePath path, String parent, String key) {
    List<String> here = new ArrayList<>();
    String elsewhere = "";
    for (Extension extension : Extensions.all()) {
      String known = extension.path();
      if (known.startsWith(parent) && known.indexOf('.', parent.length()) < 0) {
        here.add(known.substring(parent.length()));
      }
      if (elsewhere.isEmpty() && known.endsWith(key) && key.startsWith(PREFIX)) {
        elsewhere = "it belongs to " + known.replace("*", "NAME");
      }
    }
    report(
        PolicyCode.UNKNOWN_EXTENSION,
        path,
        path + " is not a key that c2ecs knows here",
        elsewhere.isEmpty() ? NearestName.hint(key, here, "") : elsewhere);
  }

  private void report(Code code, TreePath path, String message, String hint) {
    diagnostics.add(Diagnostic.at(code, path, project.origin(path), message, hint));
  }
}
