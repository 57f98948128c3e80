package dev.c2ecs.cfn.support;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks every {@code x-aws-} key up in the table of extensions. */
final class ExtensionWalk {

  /** Whether each known key is translated; read when the first such key comes. */
  private static final class Known {

    static final Map<String, Boolean> KEYS = new LinkedHashMap<>();

    static {
      for (String line : SupportTable.lines(ExtensionRows.TEXT)) {
        String[] fields = line.split("\t", -1);
        KEYS.put(fields[0], fields[1].equals("done"));
      }
    }
  }

  private static final String PREFIX = "x-aws-";

  private final ComposeProject project;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private ExtensionWalk(ComposeProject project) {
    this.project = project;
  }

  static List<Diagnostic> walk(ComposeProject project) {
    ExtensionWalk walk = new ExtensionWalk(project);
    walk.node(project.tree(), TreePath.ROOT, "");
    return walk.diagnostics;
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
    boolean extension = SupportWalk.isExtension(key, path);
    if (extension && key.startsWith(PREFIX)) {
      check(path.child(key), join(pattern, key), key);
    } else if (!extension) {
      String segment = path.segments().size() == 1 ? "*" : key;
      node(value, path.child(key), join(pattern, segment));
    }
  }

  private static String join(String pattern, String segment) {
    return pattern.isEmpty() ? segment : pattern + "." + segment;
  }

  private void check(TreePath path, String pattern, String key) {
    Boolean done = Known.KEYS.get(pattern);
    if (done == null) {
      String parent = pattern.substring(0, pattern.length() - key.length());
      List<String> here =
          Known.KEYS.keySet().stream()
              .filter(k -> k.startsWith(parent) && k.indexOf('.', parent.length()) < 0)
              .map(k -> k.substring(parent.length()))
              .toList();
      String elsewhere =
          Known.KEYS.keySet().stream()
              .filter(k -> k.endsWith("." + key) || k.equals(key))
              .findFirst()
              .map(k -> "it belongs to " + k.replace("*", "NAME"))
              .orElse("");
      report(
          PolicyCode.UNKNOWN_EXTENSION,
          path,
          path + " is not a key that c2ecs knows here",
          elsewhere.isEmpty() ? NearestName.hint(key, here, "") : elsewhere);
    } else if (!done) {
      report(
          SupportCode.NOT_TRANSLATED,
          path,
          path + " is not translated yet",
          "remove it, or accept C2E200 to go on without it");
    }
  }

  private void report(Code code, TreePath path, String message, String hint) {
    diagnostics.add(Diagnostic.at(code, path, project.origin(path), message, hint));
  }
}
