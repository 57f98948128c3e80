package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.attribute.Attribute;
import dev.c2ecs.compose.attribute.AttributeStep;
import dev.c2ecs.compose.attribute.AttributeWalk;
import dev.c2ecs.compose.attribute.ValueForm;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.model.ByteSize;
import dev.c2ecs.compose.model.GoDuration;
import dev.c2ecs.compose.model.MalformedValueException;
import dev.c2ecs.compose.shortform.ShellWords;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.ScalarType;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings every value into the one form that the canonical model has for it. */
public final class CanonicalValues implements AttributeStep {

  private final Reporter reporter;

  private CanonicalValues(Reporter reporter) {
    this.reporter = reporter;
  }

  /** The tree with every value in its canonical form; values that have none are reported. */
  public static Mapping apply(Mapping root, Reporter reporter) {
    return AttributeWalk.rows(root, ValueForm.COLUMN, new CanonicalValues(reporter));
  }

  @Override
  public Node apply(Attribute attribute, Node node, TreePath path) {
    return switch (ValueForm.of(attribute)) {
      case NONE -> node;
      case TEXT_MAPPING -> textMapping(node);
      case ENVIRONMENT -> environment(node, path);
      case COMMAND -> command(node, path);
      case DURATION -> duration(node, path);
      case SIZE -> size(node, path);
      case FILE_MODE -> fileMode(node, path);
      case PLAIN_NUMBER -> plainNumber(node, path);
      case HEALTH_TEST -> healthTest(node, path);
      case PRESENT -> present(node);
      case WHOLE_TEXT -> wholeText(node, path);
      case SSH -> ssh(node);
      case TEXTS -> texts(node);
      case FILLED_TEXTS -> filledTexts(node);
      case HOSTS -> HostEntries.of(node, path, reporter);
      case DEVICE_COUNT -> deviceCount(node, path);
      case NUMBER -> number(node, path);
      case WHOLE_NUMBER -> wholeNumber(node, path);
      case BOOLEAN -> bool(node, path);
    };
  }

  private static Node textMapping(Node node) {
    Map<String, Node> entries = new LinkedHashMap<>();
    KeyValues.toMapping(node)
        .entries()
        .forEach(
            (key, value) ->
                entries.put(key, value.isNull() ? Scalar.string("", value.origin()) : value));
    return new Mapping(entries, node.origin());
  }

  private Node environment(Node node, TreePath path) {
    Mapping mapping = KeyValues.toMapping(node);
    mapping
        .entries()
        .forEach(
            (key, value) -> {
              if (!key.equals(key.stripTrailing())) {
                invalid(path.child(key), value, "the variable name `" + key + "` ends in a blank");
              }
            });
    return mapping;
  }

  private Node command(Node node, TreePath path) {
    if (!(node instanceof Scalar scalar) || scalar.isNull()) {
      return node;
    }
    try {
      ShellWords.Result result = ShellWords.split(scalar.text());
      if (result.cut()) {
        reporter.report(
            Diagnostic.at(
                ReadCode.SURPRISING,
                path,
                node.origin(),
                path + " ends at an unquoted shell operator: there is no shell",
                "write [\"sh\", \"-c\", \"…\"] when a shell is meant"));
      }
      List<Node> words = new ArrayList<>();
      result.words().forEach(word -> words.add(Scalar.string(word, node.origin())));
      return new Sequence(words, node.origin());
    } catch (MalformedValueException e) {
      invalid(path, node, e.reason() + " in " + path);
      return node;
    }
  }

  private Node duration(Node node, TreePath path) {
    if (!(node instanceof Scalar scalar) || scalar.isNull()) {
      return node;
    }
    try {
      return Scalar.string(GoDuration.format(GoDuration.parse(scalar.text())), node.origin());
    } catch (MalformedValueException e) {
      invalid(path, node, e.reason());
      return node;
    }
  }

  private Node size(Node node, TreePath path) {
    if (!(node instanceof Scalar scalar) || scalar.isNull()) {
      return node;
    }
    if (scalar.type() == ScalarType.FLOAT) {
      reporter.report(
          Diagnostic.at(
              ReadCode.SURPRISING,
              path,
              node.origin(),
              path + ": docker compose ignores a size with a fraction, there is no limit",
              "write a whole number of bytes, or a text with a unit: \"1.5g\""));
      return Scalar.integer(0, node.origin());
    }
    try {
      long size = ByteSize.parse(scalar.text());
      return size == 0
          ? Scalar.integer(0, node.origin())
          : Scalar.string(Long.toString(size), node.origin());
    } catch (MalformedValueException e) {
      invalid(path, node, e.reason());
      return node;
    }
  }

  private Node fileMode(Node node, TreePath path) {
    if (!(node instanceof Scalar scalar) || scalar.isNull()) {
      return node;
    }
    try {
      long mode = Long.parseLong(scalar.text(), scalar.isString() ? 8 : 10);
      return Scalar.string("0" + Long.toOctalString(mode), node.origin());
    } catch (NumberFormatException e) {
      invalid(path, node, path + " must be an octal number such as 0440");
      return node;
    }
  }

  private Node plainNumber(Node node, TreePath path) {
    if (node instanceof Scalar scalar && scalar.isString()) {
      invalid(path, node, path + " must be a number: write it without quotes");
    }
    return node;
  }

  private Node healthTest(Node node, TreePath path) {
    if (!(node instanceof Scalar scalar) || scalar.isNull()) {
      return node;
    }
    if (scalar.text().equals("NONE")) {
      reporter.report(
          Diagnostic.at(
              ReadCode.SURPRISING,
              path,
              node.origin(),
              path + " runs a command named NONE: only a list turns the health check off",
              "write `test: [\"NONE\"]`, or `disable: true`"));
    }
    Origin origin = node.origin();
    return new Sequence(List.of(Scalar.string("CMD-SHELL", origin), scalar), origin);
  }

  private Node wholeText(Node node, TreePath path) {
    if (!(node instanceof Scalar scalar) || scalar.isNull()) {
      return node;
    }
    if (scalar.type() == ScalarType.FLOAT) {
      invalid(path, node, path + " is a number with a fraction: quote it, or write a whole one");
    }
    return Scalar.string(scalar.text(), node.origin());
  }

  /** A null block counts as given. */
  private static Node present(Node node) {
    return node.isNull() ? Mapping.empty(node.origin()) : node;
  }

  /** The keys of an agent, printed as {@code id: path}; without a path only the id. */
  private static Node ssh(Node node) {
    List<Node> keys = new ArrayList<>();
    KeyValues.toMapping(node)
        .entries()
        .forEach(
            (id, value) ->
                keys.add(
                    Scalar.string(
                        value instanceof Scalar scalar && !scalar.text().isEmpty()
                            ? id + ": " + scalar.text()
                            : id,
                        value.origin())));
    return new Sequence(keys, node.origin());
  }

  /** A list of strings; a single scalar is a list of one. */
  private static Node texts(Node node) {
    List<Node> items = node instanceof Sequence sequence ? sequence.items() : List.of(node);
    List<Node> texts = new ArrayList<>();
    for (Node item : items) {
      texts.add(item instanceof Scalar scalar ? Scalar.string(scalar.text(), item.origin()) : item);
    }
    return new Sequence(texts, node.origin());
  }

  private static Node filledTexts(Node node) {
    Sequence list = (Sequence) texts(node);
    return new Sequence(
        list.items().stream()
            .filter(item -> !(item instanceof Scalar scalar && scalar.text().isEmpty()))
            .toList(),
        node.origin());
  }

  private Node deviceCount(Node node, TreePath path) {
    if (node instanceof Scalar scalar && scalar.isString() && scalar.text().equals("all")) {
      return Scalar.integer(-1, node.origin());
    }
    return wholeNumber(node, path);
  }

  private Node wholeNumber(Node node, TreePath path) {
    if (!(node instanceof Scalar scalar) || !scalar.isString()) {
      return node;
    }
    try {
      return Scalar.integer(Long.parseLong(scalar.text()), node.origin());
    } catch (NumberFormatException e) {
      invalid(path, node, path + " must be a whole number");
      return node;
    }
  }

  private Node number(Node node, TreePath path) {
    if (!(node instanceof Scalar scalar) || scalar.isNull()) {
      return node;
    }
    try {
      float value = Float.parseFloat(scalar.text());
      String text =
          value == Math.rint(value) && Math.abs(value) < 1e6
              ? Long.toString((long) value)
              : Float.toString(value);
      ScalarType type = text.matches("-?\\d+") ? ScalarType.INTEGER : ScalarType.FLOAT;
      return new Scalar(type, text, node.origin());
    } catch (NumberFormatException e) {
      invalid(path, node, path + " must be a number");
      return node;
    }
  }

  private Node bool(Node node, TreePath path) {
    if (!(node instanceof Scalar scalar) || !scalar.isString()) {
      return node;
    }
    if (!scalar.text().equals("true") && !scalar.text().equals("false")) {
      invalid(path, node, path + " must be true or false");
    }
    return Scalar.bool(scalar.text().equals("true"), node.origin());
  }

  private void invalid(TreePath path, Node node, String message) {
    reporter.report(Diagnostic.at(ReadCode.INVALID_VALUE, path, node.origin(), message, ""));
  }
}
