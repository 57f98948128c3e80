package dev.c2ecs.cli.report;

import dev.c2ecs.cfn.secrets.Concealed;
import dev.c2ecs.cfn.secrets.Credentials;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Marks of the values that findings are about, so that another value in the same place is another
 * finding. A list has a mark for each item, whose order does not count; a block with names of its
 * own, like a service, has none: what is below it has findings of its own. Values of variables and
 * credentials are in no mark, and paths are as they are seen from the project, so that all machines
 * make the same ones.
 */
public final class LostValues {

  /** What may have a credential in its text. */
  private static final Set<String> FREE_TEXTS =
      Set.of("environment", "args", "command", "entrypoint", "content", "labels", "test");

  /** What the short form of a mount sets, and the long form mostly leaves out. */
  private static final Set<String> SHORT_ONLY = Set.of("create_host_path");

  private static final String NOTHING = "{}";

  /** A path of up to so many directories above a project is seen from the project. */
  private static final int ABOVE = 3;

  /** Nearer to the root a path is one of the machine. */
  private static final int MACHINE = 2;

  private final ComposeProject project;
  private final Concealed concealed;

  /**
   * The values of a project.
   *
   * @param concealed takes credentials out
   */
  public LostValues(ComposeProject project, Concealed concealed) {
    this.project = project;
    this.concealed = concealed;
  }

  /** The marks of what a diagnostic is about; none where that is no value. */
  public Set<String> of(Diagnostic diagnostic) {
    TreePath path = diagnostic.path();
    boolean isFree =
        path.segments().stream()
            .anyMatch(s -> s instanceof TreePath.Key key && FREE_TEXTS.contains(key.name()));
    Set<String> marks = new TreeSet<>();
    if (!isFree && !path.isRoot()) {
      project.at(path).ifPresent(node -> add(node, path, marks));
    }
    return marks;
  }

  private void add(Node node, TreePath path, Set<String> marks) {
    if (node instanceof Sequence list) {
      list.items().forEach(item -> marks.add(Fingerprint.digits(text(item, path.key()))));
    } else if (node instanceof Scalar || path.isItem()) {
      marks.add(Fingerprint.digits(text(node, path.key())));
    }
  }

  private String text(Node node, String name) {
    if (node instanceof Mapping mapping) {
      StringJoiner text = new StringJoiner(",", "{", "}");
      new TreeMap<>(mapping.entries())
          .forEach(
              (key, value) -> {
                String inner = SHORT_ONLY.contains(key) ? NOTHING : text(value, key);
                if (!inner.equals(NOTHING)) {
                  text.add(key + "=" + inner);
                }
              });
      return text.toString();
    }
    if (node instanceof Sequence list) {
      StringJoiner text = new StringJoiner(",", "[", "]");
      list.items().forEach(item -> text.add(text(item, name)));
      return text.toString();
    }
    return text((Scalar) node, name);
  }

  private String text(Scalar scalar, String name) {
    List<String> variables =
        scalar.origin().variables().stream().map(Origin.Variable::name).toList();
    if (!variables.isEmpty()) {
      return "$" + String.join("$", variables);
    }
    return Credentials.isCredential(name, scalar.text()) ? "" : concealed.text(seen(scalar.text()));
  }

  /** A path of a project, its neighbours or the home as it is seen from the project. */
  private String seen(String text) {
    if (!text.startsWith("/")) {
      return text;
    }
    Path directory = Path.of(project.directory());
    Path above = directory;
    for (int i = 0; i <= ABOVE && above != null && above.getNameCount() >= MACHINE; i++) {
      if (text.equals(above.toString()) || text.startsWith(above + "/")) {
        return "../".repeat(i) + text.substring(above.toString().length());
      }
      above = above.getParent();
    }
    return text;
  }
}
