package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.attribute.Attribute;
import dev.c2ecs.compose.attribute.AttributeStep;
import dev.c2ecs.compose.attribute.AttributeWalk;
import dev.c2ecs.compose.attribute.ValueForm;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.interpolation.BooleanWord;
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
import java.util.Optional;

/** Brings every value into the one form that the canonical model has for it. */
public final class CanonicalValues implements AttributeStep {

  private final Reporter reporter;
  private final DecodedNumbers numbers;
  private final DecodedBlocks blocks;
  private final DecodedHosts hosts;

  private CanonicalValues(Reporter reporter) {
    this.reporter = reporter;
    this.numbers = new DecodedNumbers(reporter);
    this.hosts = new DecodedHosts(reporter);
    this.blocks = new DecodedBlocks(reporter, numbers);
  }

  /** The tree with every value in its canonical form; values that have none are reported. */
  public static Mapping apply(Mapping root, Reporter reporter) {
    Mapping result = AttributeWalk.rows(root, ValueForm.COLUMN, new CanonicalValues(reporter));
    return Dates.refuse(result, reporter);
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
      case FILE_MODE -> numbers.fileMode(node, path);
      case COUNT -> numbers.count(node, path, Long.SIZE);
      case COUNT_32 -> numbers.count(node, path, Integer.SIZE);
      case COUNT_16 -> numbers.count(node, path, Short.SIZE);
      case HEALTH_TEST -> healthTest(node, path);
      case PRESENT -> present(node);
      case WHOLE_TEXT -> wholeText(node, path);
      case SSH -> ssh(node);
      case TEXTS -> texts(node);
      case LIST -> list(node);
      case FILLED_TEXTS -> filledTexts(node);
      case HOSTS -> hosts.list(node, path);
      case DEVICE_COUNT -> numbers.devices(node, path);
      case NUMBER -> numbers.single(node, path);
      case CPUS -> numbers.cpus(node, path);
      case WHOLE_NUMBER -> numbers.whole(node, path);
      case BOOLEAN -> bool(node, path);
      case STRICT_TEXT -> strictText(node, path);
      case LIMIT -> blocks.limit(node, attribute, path);
      case WHOLE_TEXTS -> wholeTexts(node, path);
      case WHOLE_MAPPING -> textMapping(blocks.wholeTexts(node, path));
      case STRICT_MAPPING -> textMapping(blocks.texts(node, path));
      case RATE -> DecodedBlocks.sized(node, "path", "rate");
      case WEIGHT -> DecodedBlocks.counted(node, "path", "weight");
      case DISCRETE -> DecodedBlocks.counted(node, "kind", "value");
      case KNOWN_KEYS -> blocks.knownKeys(node, attribute, path);
      case UNREAD -> unread(node, path);
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
                invalid(
                    path.child(key),
                    value,
                    "the variable name `" + key + "` ends in a blank",
                    "remove the blank");
              }
            });
    return mapping;
  }

  private Node command(Node node, TreePath path) {
    if (!(node instanceof Scalar scalar) || scalar.isNull()) {
      return node;
    }
    if (scalar.isDate()) {
      surprising(path, node, path + ": docker compose ignores a date here, there is no command");
      return Scalar.nothing(node.origin());
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
      invalid(path, node, path + ": " + e.reason(), "write a list of words: [\"…\", \"…\"]");
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
    if (scalar.type() == ScalarType.FLOAT || scalar.isDate() || DecodedNumbers.isRefused(scalar)) {
      ignored(scalar, path);
      return Scalar.string("0", node.origin());
    }
    try {
      long size = ByteSize.parse(scalar.text());
      return Scalar.string(Long.toString(size), node.origin());
    } catch (MalformedValueException e) {
      invalid(path, node, e.reason());
      return node;
    }
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

  private void ignored(Scalar size, TreePath path) {
    String what =
        size.isDate()
            ? "a date"
            : size.type() == ScalarType.FLOAT && !isWhole(size.written())
                ? "a size with a fraction"
                : "a size that large";
    reporter.report(
        Diagnostic.at(
            ReadCode.SURPRISING,
            path,
            size.origin(),
            path + ": docker compose ignores " + what + ", there is no limit",
            "write a whole number of bytes, or a text with a unit: \"1.5g\""));
  }

  private static boolean isWhole(String number) {
    return number.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private Node strictText(Node node, TreePath path) {
    if (node.isNull()) {
      invalid(path, node, path + " must be a text, not empty", "write one, or remove the key");
    }
    return node;
  }

  private Node wholeText(Node node, TreePath path) {
    if (!(node instanceof Scalar scalar) || scalar.isNull() || scalar.isDate()) {
      return node;
    }
    if (DecodedNumbers.isRefused(scalar)) {
      boolean fraction = scalar.type() == ScalarType.FLOAT;
      String message = fraction ? " is a number with a fraction" : " is too large a number";
      invalid(path, node, path + message + ": quote it, or write a whole one");
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

  /** A list; a single scalar is a list of one. */
  private static Node list(Node node) {
    return node instanceof Scalar ? new Sequence(List.of(node), node.origin()) : node;
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

  private Node wholeTexts(Node node, TreePath path) {
    if (node instanceof Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        blocks.wholeText(sequence.items().get(i), path.item(i));
      }
    }
    return texts(node);
  }

  private static Node filledTexts(Node node) {
    Sequence list = (Sequence) list(node);
    return new Sequence(
        list.items().stream()
            .filter(item -> !(item instanceof Scalar scalar && scalar.text().isEmpty()))
            .toList(),
        node.origin());
  }

  private Node bool(Node node, TreePath path) {
    if (!(node instanceof Scalar scalar) || !scalar.isString()) {
      return node;
    }
    Optional<Scalar> value = BooleanWord.of(scalar, path, reporter);
    if (value.isEmpty()) {
      invalid(path, node, path + " must be true or false", "write `true` or `false`");
    }
    return value.orElse(scalar);
  }

  private Node unread(Node node, TreePath path) {
    String message = path + " has no effect: docker compose does not read it";
    reporter.report(Diagnostic.at(ReadCode.SURPRISING, path, node.origin(), message, "remove it"));
    return Scalar.nothing(node.origin());
  }

  private void surprising(TreePath path, Node node, String message) {
    reporter.report(
        Diagnostic.at(ReadCode.SURPRISING, path, node.origin(), message, "quote the text"));
  }

  private void invalid(TreePath path, Node node, String message) {
    invalid(path, node, message, "");
  }

  private void invalid(TreePath path, Node node, String message, String hint) {
    reporter.report(Diagnostic.at(ReadCode.INVALID_VALUE, path, node.origin(), message, hint));
  }
}
