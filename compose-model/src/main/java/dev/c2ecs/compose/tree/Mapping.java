package dev.c2ecs.compose.tree;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** A mapping from names to nodes, in the order of the file. */
public record Mapping(Map<String, Node> entries, Origin origin) implements Node {

  public Mapping {
    entries =
        entries.size() > 1
            ? Collections.unmodifiableMap(new LinkedHashMap<>(entries))
            : Map.copyOf(entries);
  }

  /** An empty mapping. */
  public static Mapping empty(Origin origin) {
    return new Mapping(Map.of(), origin);
  }

  /** The value under a key, if there is one (a null scalar counts as a value). */
  public Optional<Node> get(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** The mapping under a key, if the value is one. */
  public Optional<Mapping> mapping(String key) {
    return entries.get(key) instanceof Mapping mapping ? Optional.of(mapping) : Optional.empty();
  }

  /** The mapping under a key, an empty one when the value is none. */
  public Mapping child(String key) {
    return entries.get(key) instanceof Mapping mapping ? mapping : empty(Origin.DEFAULT);
  }

  /** The items of the list under a key, none when the value is no list. */
  public List<Node> items(String key) {
    return entries.get(key) instanceof Sequence list ? list.items() : List.of();
  }

  /** The list under a key, if the value is one. */
  public Optional<Sequence> sequence(String key) {
    return entries.get(key) instanceof Sequence list ? Optional.of(list) : Optional.empty();
  }

  /** The scalar under a key, if the value is one other than null. */
  public Optional<Scalar> scalar(String key) {
    return entries.get(key) instanceof Scalar scalar && !scalar.isNull()
        ? Optional.of(scalar)
        : Optional.empty();
  }

  /** The text of the scalar under a key, if the value is a scalar other than null. */
  public Optional<String> text(String key) {
    return entries.get(key) instanceof Scalar scalar && !scalar.isNull()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  /** Whether the value under a key is this text. */
  public boolean is(String key, String text) {
    return entries.get(key) instanceof Scalar scalar && scalar.text().equals(text);
  }

  /** Whether the key is there. */
  public boolean has(String key) {
    return entries.containsKey(key);
  }

  /** The same mapping with one entry set; a new key comes last. Itself when the value is there. */
  public Mapping with(String key, Node value) {
    if (entries.get(key) == value) {
      return this;
    }
    Map<String, Node> copy = new LinkedHashMap<>(entries);
    copy.put(key, value);
    return new Mapping(copy, origin);
  }

  /** The same mapping without a key. */
  public Mapping without(String key) {
    if (!entries.containsKey(key)) {
      return this;
    }
    Map<String, Node> copy = new LinkedHashMap<>(entries);
    copy.remove(key);
    return new Mapping(copy, origin);
  }

  /** The same mapping with other entries. */
  public Mapping withEntries(Map<String, Node> newEntries) {
    return new Mapping(newEntries, origin);
  }

  /** The same mapping with every value passed through a function; itself when none changes. */
  public Mapping mapValues(BiFunction<String, Node, Node> function) {
    Map<String, Node> changed = null;
    for (Map.Entry<String, Node> entry : entries.entrySet()) {
      Node value = function.apply(entry.getKey(), entry.getValue());
      if (value != entry.getValue()) {
        changed = changed == null ? new LinkedHashMap<>(entries) : changed;
        changed.put(entry.getKey(), value);
      }
    }
    return changed == null ? this : new Mapping(changed, origin);
  }

  @Override
  public Mapping withOrigin(Origin newOrigin) {
    return new Mapping(entries, newOrigin);
  }

  @Override
  public String kind() {
    return "mapping";
  }
}
