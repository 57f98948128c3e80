package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.tree.Derivation;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The two forms of a {@code list_or_dict}: a mapping, or a list of {@code key=value}. */
final class KeyValues {

  private KeyValues() {}

  /** The list form: a mapping becomes {@code key=value} items, sorted; null becomes the key. */
  static Sequence toList(Node node) {
    if (node instanceof Sequence sequence) {
      return sequence;
    }
    List<Node> items = new ArrayList<>();
    if (node instanceof Mapping mapping) {
      mapping.entries().forEach((key, value) -> addItems(items, key, value));
      items.sort(Comparator.comparing(item -> ((Scalar) item).text()));
    }
    return new Sequence(items, node.origin());
  }

  /**
   * The list that merging takes a value for; a mapping without keys is none, nor a number or date.
   */
  static Optional<Sequence> merged(Node node) {
    if (node instanceof Scalar scalar) {
      return scalar.isString() && !scalar.isDate()
          ? Optional.of(new Sequence(List.of(node), node.origin()))
          : Optional.empty();
    }
    return node instanceof Mapping mapping && mapping.entries().isEmpty()
        ? Optional.empty()
        : Optional.of(toList(node));
  }

  private static void addItems(List<Node> items, String key, Node value) {
    if (value instanceof Sequence list) {
      list.items().forEach(item -> items.add(item(key, GoText.of(item), item)));
    } else if (value.isNull()) {
      items.add(Scalar.string(key, withKey(key, value.origin())));
    } else {
      items.add(item(key, GoText.of(value), value));
    }
  }

  private static Node item(String key, String text, Node value) {
    return Scalar.string(key + "=" + text, withKey(key, value.origin()));
  }

  /** The origin of {@code key=value} from that of the value. */
  private static Origin withKey(String key, Origin origin) {
    return origin.derivation().orElse(null) instanceof Derivation.Expression expression
        ? origin.madeFrom(new Derivation.Expression(key + "=" + expression.text()))
        : origin;
  }

  private static Origin withoutKey(String key, Origin origin) {
    return origin.derivation().orElse(null) instanceof Derivation.Expression expression
            && expression.text().startsWith(key + "=")
        ? origin.madeFrom(new Derivation.Expression(expression.text().substring(key.length() + 1)))
        : origin;
  }

  /** The mapping form with string values; an item without {@code =} has a null value. */
  static Mapping toMapping(Node node) {
    Map<String, Node> entries = new LinkedHashMap<>();
    if (node instanceof Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (key, value) ->
                  entries.put(
                      key,
                      value instanceof Scalar scalar && !scalar.isNull()
                          ? Scalar.string(scalar.text(), scalar.origin())
                          : value));
    } else if (node instanceof Sequence sequence) {
      for (Node item : sequence.items()) {
        String text = ((Scalar) item).text();
        int equals = text.indexOf('=');
        Origin origin = item.origin();
        if (equals < 0) {
          entries.put(text, Scalar.nothing(origin));
        } else {
          String key = text.substring(0, equals);
          entries.put(
              key, Scalar.string(text.substring(equals + 1), withoutKey(key, item.origin())));
        }
      }
    }
    return new Mapping(entries, node.origin());
  }
}
