package dev.c2ecs.cfn.extension;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.compose.model.Attributes;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Reads the values of {@code x-aws-} keys. A value that is not of the form in the table is reported
 * and absent; a text with a number in it, as interpolation gives, is a number.
 */
public final class ExtensionValues {

  private final DiagnosticCollector findings;

  public ExtensionValues(DiagnosticCollector findings) {
    this.findings = findings;
  }

  /** The attributes of the top level. */
  public static Attributes top(ComposeProject project) {
    return new Attributes(project.tree(), TreePath.ROOT);
  }

  /** The value of a key when it is there and usable. */
  private Optional<Node> value(Attributes holder, String key) {
    Optional<Node> node = holder.tree().get(key);
    if (node.isEmpty()) {
      return node;
    }
    TreePath path = holder.path().child(key);
    Extension extension =
        Extensions.at(path).orElseThrow(() -> new IllegalStateException("no row for " + path));
    if (extension.allows(node.get())) {
      return node;
    }
    unusable(holder, key, extension.requirement(), "");
    return Optional.empty();
  }

  /** A whole number. */
  public OptionalInt number(Attributes holder, String key) {
    Optional<String> text = text(holder, key);
    return text.isPresent() ? OptionalInt.of(Integer.parseInt(text.get())) : OptionalInt.empty();
  }

  /** A boolean; false when it is not there. */
  public boolean flag(Attributes holder, String key) {
    return text(holder, key).filter("true"::equals).isPresent();
  }

  /** A text. */
  public Optional<String> text(Attributes holder, String key) {
    return value(holder, key).map(node -> node instanceof Scalar scalar ? scalar.text() : "");
  }

  /** Texts: a list, or one alone. */
  public List<String> texts(Attributes holder, String key) {
    Optional<Node> node = value(holder, key);
    List<String> texts = new ArrayList<>();
    if (node.isPresent()) {
      for (Node item : node.get() instanceof Sequence list ? list.items() : List.of(node.get())) {
        texts.add(item instanceof Scalar scalar ? scalar.text() : "");
      }
    }
    return texts;
  }

  /** Texts by name. */
  public Map<String, String> map(Attributes holder, String key) {
    Map<String, String> texts = new TreeMap<>();
    if (value(holder, key).orElse(null) instanceof Mapping mapping) {
      mapping
          .entries()
          .forEach((name, node) -> texts.put(name, node instanceof Scalar s ? s.text() : ""));
    }
    return texts;
  }

  /** The attributes below a key, when it is a mapping. */
  public static Optional<Attributes> below(Attributes holder, String key) {
    return holder
        .tree()
        .mapping(key)
        .map(mapping -> new Attributes(mapping, holder.path().child(key)));
  }

  /** Reports a value that is not usable. */
  public void unusable(Attributes holder, String key, String what, String hint) {
    TreePath path = holder.path().child(key);
    findings.add(PolicyCode.EXTENSION_VALUE, path, path + " must be " + what, hint);
  }
}
