package dev.c2ecs.cfn.extension;

import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.NearestName;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.PatternTable;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks every {@code x-aws-} key of a project up in the table, and its value. */
public final class ExtensionWalk {

  /** The mappings whose keys are names that a user chooses, beside the sections of a file. */
  private static final PatternTable<Boolean> NAMES =
      PatternTable.of(
          Map.ofEntries(
              Map.entry("services.*.environment", true),
              Map.entry("services.*.labels", true),
              Map.entry("services.*.depends_on", true),
              Map.entry("services.*.build.args", true),
              Map.entry("services.*.build.labels", true),
              Map.entry("services.*.deploy.labels", true),
              Map.entry("services.*.develop.watch[].exec.environment", true),
              Map.entry("services.*.pre_start[].environment", true),
              Map.entry("services.*.post_start[].environment", true),
              Map.entry("services.*.pre_stop[].environment", true),
              Map.entry("networks.*.labels", true),
              Map.entry("volumes.*.labels", true),
              Map.entry("secrets.*.labels", true),
              Map.entry("configs.*.labels", true)));

  private final ComposeProject project;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private ExtensionWalk(ComposeProject project) {
    this.project = project;
  }

  /** What there is to say of the keys of a project. */
  public static List<Diagnostic> walk(ComposeProject project) {
    ExtensionWalk walk = new ExtensionWalk(project);
    walk.node(project.tree(), TreePath.ROOT);
    walk.diagnostics.addAll(ForeignKeys.of(project));
    return walk.diagnostics;
  }

  /**
   * Whether a key is an extension: it starts with {@code x-} and is no name that a user chooses.
   *
   * @param path the path of the mapping that the key is in
   */
  public static boolean isExtension(String key, TreePath path) {
    return key.startsWith("x-") && path.depth() != 1 && NAMES.at(path).value().isEmpty();
  }

  private void node(Node node, TreePath path) {
    if (node instanceof Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        node(sequence.items().get(i), path.item(i));
      }
    } else if (node instanceof Mapping mapping) {
      mapping.entries().forEach((key, value) -> entry(key, value, path));
    }
  }

  private void entry(String key, Node value, TreePath path) {
    boolean extension = isExtension(key, path);
    if (extension && key.startsWith(Keys.PREFIX)) {
      check(value, path, key);
    } else if (!extension) {
      node(value, path.child(key));
    }
  }

  private void check(Node value, TreePath parent, String key) {
    TreePath path = parent.child(key);
    Optional<Extension> extension = Extensions.at(path);
    if (extension.isEmpty()) {
      unknown(parent, key);
    } else if (!extension.get().wrongValues(value).isEmpty()) {
      for (String name : extension.get().wrongValues(value)) {
        report(
            PolicyCode.EXTENSION_VALUE,
            path.child(name),
            path.child(name) + " must be " + extension.get().each(),
            "");
      }
    } else if (!extension.get().allows(value)) {
      report(
          PolicyCode.EXTENSION_VALUE,
          path,
          path + " must be " + extension.get().requirement(),
          ValueHints.of(extension.get(), value));
    } else if (value instanceof Mapping mapping && !Extensions.below(extension.get()).isEmpty()) {
      mapping.entries().forEach((name, node) -> check(node, path, name));
    }
  }

  private void unknown(TreePath parent, String key) {
    List<String> here = new ArrayList<>();
    String elsewhere = "";
    for (Extension extension : Extensions.all()) {
      String name = extension.key();
      if (Extensions.at(parent.child(name)).filter(extension::equals).isPresent()) {
        here.add(name);
      }
      if (elsewhere.isEmpty() && name.equals(key) && key.startsWith(Keys.PREFIX)) {
        elsewhere = "it belongs to " + place(extension, parent);
      }
    }
    TreePath path = parent.child(key);
    report(
        PolicyCode.UNKNOWN_EXTENSION,
        path,
        path + " is not a key that c2ecs knows here",
        elsewhere.isEmpty() ? NearestName.hint(key, here, "") : elsewhere);
  }

  /** Where a key belongs, with the name of the thing that it stands in now where that helps. */
  private static String place(Extension extension, TreePath now) {
    int stars = 0;
    for (int i = 0; i < extension.path().length(); i++) {
      stars += extension.path().charAt(i) == '*' ? 1 : 0;
    }
    if (stars == 0) {
      return "the top level of the file: `" + extension.key() + "`";
    }
    boolean same =
        stars == 1 && now.depth() >= 2 && extension.path().startsWith(now.keyAt(0) + ".");
    return "`" + extension.path().replace("*", same ? now.keyAt(1) : "NAME") + "`";
  }

  private void report(Code code, TreePath path, String message, String hint) {
    diagnostics.add(Diagnostic.at(code, path, project.origin(path), message, hint));
  }
}
