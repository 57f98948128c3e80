package dev.c2ecs.compose.schema;

import dev.c2ecs.compose.attribute.Attribute;
import dev.c2ecs.compose.diagnostic.NearestName;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.ScalarType;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was probably meant where the schema does not allow a value. */
final class SchemaHints {

  private static final int FEW = 12;
  private static final Pattern ALTERNATIVES = Pattern.compile("\\^\\((.*)\\)\\$");

  private static final String OF_SERVICE =
      "it is a key of a service: indent it below the service's name";

  private SchemaHints() {}

  /** How to write a value of the wrong kind. */
  static String form(Node node, List<String> types, Attribute attribute, TreePath path) {
    if (node.isNull()) {
      return "write a value, or remove the key";
    }
    if (path.depth() == 2 && path.keyAt(0).equals("services") && isServiceKey(path.key())) {
      return OF_SERVICE;
    }
    if (!attribute.hint().isEmpty()) {
      return attribute.hint();
    }
    if (node instanceof Scalar scalar) {
      return ofScalar(scalar, types);
    }
    if (node instanceof Mapping) {
      return types.contains("array")
          ? "write a list, each item with a dash: `- key: value`"
          : "write one value, not a mapping";
    }
    boolean single = node instanceof Sequence list && list.items().size() == 1;
    if (types.contains("object")) {
      return single && types.contains("string")
          ? "write the value without a list"
          : "write `key: value` pairs, without dashes";
    }
    return single ? "write the value without a list" : "write one value, not a list";
  }

  private static String ofScalar(Scalar scalar, List<String> types) {
    boolean isText = scalar.isString();
    if (types.contains("boolean") && !types.contains("number")) {
      return "write true or false" + (isText ? ", without quotes" : "");
    }
    if (types.contains("integer") && scalar.type() == ScalarType.FLOAT) {
      return "write a whole number";
    }
    if (types.contains("string")) {
      return "quote it: \"" + scalar.text() + "\"";
    }
    if (types.contains("object")) {
      return types.contains("array")
          ? "write `key: value` pairs, or a list: `- item`"
          : "write `key: value` pairs below it";
    }
    return types.contains("array") ? "write a list: `- item`" : "write a number, without quotes";
  }

  /** The allowed word that was probably meant; the fallback when none is near. */
  static String word(String text, Collection<String> allowed, String fallback) {
    List<String> with = allowed.stream().filter(word -> isPart(text, word)).toList();
    Optional<String> near =
        with.size() == 1 ? Optional.of(with.get(0)) : NearestName.of(text, allowed);
    return near.map(SchemaHints::meant).orElse(fallback);
  }

  private static String meant(String word) {
    String stem = word.replace("…", "");
    return stem.equals(word)
        ? "did you mean `" + word + "`?"
        : "write a duration behind `" + stem + "`, such as " + stem + "12h";
  }

  private static boolean isPart(String text, String word) {
    return Arrays.asList(word.split("[_-]", -1)).contains(text)
        || (word.endsWith("…") && text.startsWith(word.replace("…", "")));
  }

  /** The key that was probably meant. */
  static String key(String key, List<String> known, TreePath path) {
    boolean ofService = path.isRoot() && isServiceKey(key);
    String fallback =
        known.size() <= FEW
            ? (known.size() == 1 ? "the only key is " : "allowed are ")
                + String.join(", ", new TreeSet<>(known))
            : "keys that are not part of Compose start with `x-`";
    return ofService ? OF_SERVICE : NearestName.hint(key, known, fallback);
  }

  private static boolean isServiceKey(String key) {
    Attribute service = Attribute.ROOT.child("services").child("");
    return service.child(key) != Attribute.NONE;
  }

  /**
   * The words that a pattern allows, when it is a list of words; a part that varies is an ellipsis.
   */
  static Optional<List<String>> words(String pattern) {
    Matcher matcher = ALTERNATIVES.matcher(pattern);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    for (String word : matcher.group(1).split("\\|", -1)) {
      words.add(word.replaceAll("[^a-zA-Z_-].*", "…"));
    }
    return Optional.of(words);
  }
}
