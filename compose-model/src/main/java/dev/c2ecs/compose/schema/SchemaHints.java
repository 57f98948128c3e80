package dev.c2ecs.compose.schema;

import dev.c2ecs.compose.attribute.Attribute;
import dev.c2ecs.compose.diagnostic.NearestName;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
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

  private SchemaHints() {}

  /** How to write a value of the wrong kind. */
  static String form(Node node, List<String> types, Attribute attribute) {
    if (!attribute.hint().isEmpty() && !node.isNull()) {
      return attribute.hint();
    }
    boolean scalar = node instanceof Scalar && !node.isNull();
    if (scalar && types.contains("string")) {
      return "quote it: \"" + ((Scalar) node).text() + "\"";
    }
    if (scalar && types.contains("array")) {
      return "write a list: `- item`";
    }
    if (node instanceof Mapping && types.contains("array")) {
      return "write a list, each item with a dash: `- key: value`";
    }
    boolean single = node instanceof Sequence list && list.items().size() == 1;
    return single && types.contains("string") ? "write the value without a list" : "";
  }

  /** The allowed word that was probably meant. */
  static String word(String text, Collection<String> allowed) {
    List<String> with = allowed.stream().filter(word -> isPart(text, word)).toList();
    return with.size() == 1
        ? "did you mean `" + with.get(0) + "`?"
        : NearestName.hint(text, allowed, "");
  }

  private static boolean isPart(String text, String word) {
    return Arrays.asList(word.split("[_-]", -1)).contains(text);
  }

  /** The key that was probably meant. */
  static String key(String key, List<String> known, TreePath path) {
    boolean ofService = path.isRoot() && isServiceKey(key);
    String fallback =
        known.size() <= FEW
            ? "allowed are " + String.join(", ", new TreeSet<>(known))
            : "keys that are not part of Compose start with `x-`";
    return ofService
        ? "it is a key of a service: indent it below the service's name"
        : NearestName.hint(key, known, fallback);
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
