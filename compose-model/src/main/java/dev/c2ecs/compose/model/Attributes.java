package dev.c2ecs.compose.model;

import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A node of the canonical tree, read as attributes. What an attribute cannot be was reported
 * before: here such a value is absent.
 *
 * @param node the node, usually a mapping
 * @param path its path in the project
 */
public record Attributes(Node node, TreePath path) {

  private static final Pattern LIMIT = Pattern.compile("[a-z]+");

  /** The node as a mapping, an empty one when it is none. */
  public Mapping tree() {
    return node instanceof Mapping mapping ? mapping : Mapping.empty(node.origin());
  }

  /** The last segment of the path: the key of a named thing. */
  public String key() {
    return path.key();
  }

  /** A text. */
  public Optional<String> text(String key) {
    return tree().text(key);
  }

  /** The text of the node itself; empty when it is no scalar. */
  String text() {
    return node instanceof Scalar scalar ? scalar.text() : "";
  }

  /** A text that is absent when it is empty. */
  Optional<String> filledText(String key) {
    Optional<String> text = text(key);
    return text.isPresent() && text.get().isEmpty() ? Optional.empty() : text;
  }

  /** Whether a boolean is true. */
  public boolean flag(String key) {
    return tree().is(key, "true");
  }

  /** A boolean whose default is not false. */
  Optional<Boolean> optionalFlag(String key) {
    return text(key).map(Boolean::valueOf);
  }

  /** A whole number, the nearest that fits into 32 bits. */
  OptionalInt integer(String key) {
    OptionalDouble value = decimal(key);
    return value.isPresent() ? OptionalInt.of((int) value.getAsDouble()) : OptionalInt.empty();
  }

  /** A whole number, the nearest that fits into 64 bits. */
  OptionalLong number(String key) {
    Optional<Scalar> scalar = tree().scalar(key);
    return scalar.isPresent() ? scalar.get().integer() : OptionalLong.empty();
  }

  OptionalDouble decimal(String key) {
    Optional<Scalar> scalar = tree().scalar(key);
    return scalar.isPresent() ? scalar.get().number() : OptionalDouble.empty();
  }

  Optional<Duration> duration(String key) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(GoDuration.parse(text.get()));
    } catch (MalformedValueException e) {
      throw new IllegalStateException("the reader let a malformed duration pass", e);
    }
  }

  /** The scalars of a list, none when there is no list. */
  List<String> texts(String key) {
    return texts(tree().items(key));
  }

  private static List<String> texts(List<Node> nodes) {
    List<String> texts = new ArrayList<>();
    for (Node item : nodes) {
      if (item instanceof Scalar scalar) {
        texts.add(scalar.text());
      }
    }
    return Collections.unmodifiableList(texts);
  }

  /** The scalars of a list; absent when there is no list. */
  Optional<List<String>> words(String key) {
    return tree().sequence(key).isPresent() ? Optional.of(texts(key)) : Optional.empty();
  }

  /** A mapping of texts, sorted by key; null is the empty text. */
  Map<String, String> textMap(String key) {
    return map(key, value -> value.node() instanceof Scalar scalar ? scalar.text() : "");
  }

  /** A mapping of lists of texts, sorted by key. */
  Map<String, List<String>> textsMap(String key) {
    return map(
        key,
        value ->
            texts(tree().child(key).sequence(value.key()).map(s -> s.items()).orElse(List.of())));
  }

  /** A mapping of things, sorted by key. */
  <T> Map<String, T> map(String key, Function<Attributes, T> reader) {
    Map<String, T> result = new TreeMap<>();
    TreePath below = path.child(key);
    for (Map.Entry<String, Node> entry : tree().child(key).entries().entrySet()) {
      Attributes value = new Attributes(entry.getValue(), below.child(entry.getKey()));
      result.put(entry.getKey(), reader.apply(value));
    }
    return Collections.unmodifiableMap(result);
  }

  /** Limits of processes; other keys, those of extensions, are none. */
  Map<String, Ulimit> ulimits(String key) {
    Map<String, Ulimit> result = new TreeMap<>(map(key, Ulimit::of));
    result.keySet().removeIf(name -> !LIMIT.matcher(name).matches());
    return Collections.unmodifiableMap(result);
  }

  /** A list of things. */
  <T> List<T> list(String key, Function<Attributes, T> reader) {
    List<T> result = new ArrayList<>();
    List<Node> items = tree().items(key);
    for (int i = 0; i < items.size(); i++) {
      result.add(reader.apply(new Attributes(items.get(i), path.child(key).item(i))));
    }
    return Collections.unmodifiableList(result);
  }

  /** One thing, absent when there is no mapping. */
  <T> Optional<T> object(String key, Function<Attributes, T> reader) {
    return tree().mapping(key).map(node -> reader.apply(new Attributes(node, path.child(key))));
  }

  /** The {@code x-} keys. */
  public Mapping extensions() {
    Mapping result = Mapping.empty(Origin.DEFAULT);
    for (Map.Entry<String, Node> entry : tree().entries().entrySet()) {
      if (entry.getKey().startsWith("x-")) {
        result = result.with(entry.getKey(), entry.getValue());
      }
    }
    return result;
  }
}
