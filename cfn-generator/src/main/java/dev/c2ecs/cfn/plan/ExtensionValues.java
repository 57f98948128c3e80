package dev.c2ecs.cfn.plan;

import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.compose.model.Attributes;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Reads the values of {@code x-aws-} keys. A value that is not usable is reported and absent; a
 * text with a number in it, as interpolation gives, is a number.
 */
public final class ExtensionValues {

  private static final String NUMBER = "[0-9]{1,9}";

  private final Findings findings;

  public ExtensionValues(Findings findings) {
    this.findings = findings;
  }

  /** The attributes of the top level. */
  public static Attributes top(ComposeProject project) {
    return new Attributes(project.tree(), TreePath.ROOT);
  }

  /** A whole number from {@code min} to {@code max}. */
  public OptionalInt number(Attributes holder, String key, int min, int max) {
    String what = "a number from " + min + " to " + max;
    Optional<String> text = scalar(holder, key, what);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    int value = text.get().matches(NUMBER) ? Integer.parseInt(text.get()) : -1;
    if (value >= min && value <= max) {
      return OptionalInt.of(value);
    }
    unusable(holder, key, what, "");
    return OptionalInt.empty();
  }

  /** One of some numbers. */
  public OptionalInt number(Attributes holder, String key, Collection<Integer> allowed) {
    if (!holder.tree().has(key)) {
      return OptionalInt.empty();
    }
    String what =
        "one of " + String.join(", ", allowed.stream().sorted().map(String::valueOf).toList());
    Optional<String> text = scalar(holder, key, what);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    if (text.get().matches(NUMBER) && allowed.contains(Integer.parseInt(text.get()))) {
      return OptionalInt.of(Integer.parseInt(text.get()));
    }
    unusable(holder, key, what, "");
    return OptionalInt.empty();
  }

  /** A boolean; false when it is not there. */
  public boolean flag(Attributes holder, String key) {
    Optional<String> text = scalar(holder, key, "true or false");
    if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
      unusable(holder, key, "true or false", "");
    }
    return text.isPresent() && text.get().equals("true");
  }

  /** A text of a form, a regular expression. */
  public Optional<String> text(Attributes holder, String key, String form, String what) {
    Optional<String> text = scalar(holder, key, what);
    if (text.isPresent() && !text.get().matches(form)) {
      unusable(holder, key, what, "");
      return Optional.empty();
    }
    return text;
  }

  /** Texts of a form: a list, or one alone. */
  public List<String> texts(Attributes holder, String key, String form, String what) {
    Optional<Node> node = holder.tree().get(key);
    List<Node> items = node.isPresent() ? items(node.get()) : List.of();
    List<String> texts = new ArrayList<>();
    for (Node item : items) {
      if (item instanceof Scalar scalar && scalar.text().matches(form)) {
        texts.add(scalar.text());
      } else {
        unusable(holder, key, "a list, each item " + what, "");
        return List.of();
      }
    }
    return texts;
  }

  /** Texts by name; a value that is no text is reported. */
  public Map<String, String> map(Attributes holder, String key, String what) {
    Map<String, String> texts = new TreeMap<>();
    Optional<Node> node = holder.tree().get(key);
    if (node.isEmpty()) {
      return texts;
    }
    if (node.get() instanceof Mapping mapping) {
      for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
        if (entry.getValue() instanceof Scalar scalar && !scalar.text().isEmpty()) {
          texts.put(entry.getKey(), scalar.text());
        } else {
          unusable(new Attributes(mapping, holder.path().child(key)), entry.getKey(), what, "");
        }
      }
    } else {
      unusable(holder, key, "a mapping of names to " + what, "");
    }
    return texts;
  }

  private static List<Node> items(Node node) {
    return node instanceof Sequence list ? list.items() : List.of(node);
  }

  private Optional<String> scalar(Attributes holder, String key, String what) {
    if (holder.tree().has(key) && holder.text(key).isEmpty()) {
      unusable(holder, key, what, "");
    }
    return holder.text(key);
  }

  /** Reports a value that is not usable. */
  public void unusable(Attributes holder, String key, String what, String hint) {
    TreePath path = holder.path().child(key);
    findings.add(PolicyCode.EXTENSION_VALUE, path, path + " must be " + what, hint);
  }
}
