package dev.c2ecs.acceptance;

import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.ScalarType;
import dev.c2ecs.compose.tree.Sequence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Compose trees as plain maps, lists and values, to be compared with those of the corpus. */
final class Trees {

  private Trees() {}

  /** A tree with every string, keys included, passed through a function; numbers by value. */
  static @Nullable Object plain(Node node, UnaryOperator<String> text) {
    return plain(node, text, Trees::number);
  }

  private static @Nullable Object plain(
      Node node, UnaryOperator<String> text, Function<BigDecimal, Object> number) {
    if (node instanceof Mapping mapping) {
      Map<String, @Nullable Object> result = new LinkedHashMap<>();
      mapping
          .entries()
          .forEach((key, value) -> result.put(text.apply(key), plain(value, text, number)));
      return result;
    }
    if (node instanceof Sequence sequence) {
      List<@Nullable Object> result = new ArrayList<>();
      sequence.items().forEach(item -> result.add(plain(item, text, number)));
      return result;
    }
    Scalar scalar = (Scalar) node;
    return switch (scalar.type()) {
      case NULL -> null;
      case BOOLEAN -> scalar.text().equals("true");
      case INTEGER, FLOAT -> number.apply(new BigDecimal(scalar.text()));
      case STRING -> text.apply(scalar.text());
    };
  }

  /** A tree as it is printed: with numbers, and dollars doubled. */
  static @Nullable Object printed(Node node) {
    return plain(node, Trees::doubled, number -> number);
  }

  private static String doubled(String text) {
    return text.replace("$", "$$");
  }

  /** A value of the corpus in the same form. */
  static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> result = new LinkedHashMap<>();
      map.forEach((key, item) -> result.put(String.valueOf(key), plain(item)));
      return result;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> result = new ArrayList<>();
      list.forEach(item -> result.add(plain(item)));
      return result;
    }
    return value instanceof Number ? number(new BigDecimal(value.toString())) : value;
  }

  /** A value of the corpus as a tree without positions. */
  static Node node(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Node> entries = new LinkedHashMap<>();
      map.forEach((key, item) -> entries.put(String.valueOf(key), node(item)));
      return new Mapping(entries, Origin.DEFAULT);
    }
    if (value instanceof List<?> list) {
      return new Sequence(list.stream().map(Trees::node).toList(), Origin.DEFAULT);
    }
    if (value == null) {
      return Scalar.nothing(Origin.DEFAULT);
    }
    if (value instanceof Boolean bool) {
      return Scalar.bool(bool, Origin.DEFAULT);
    }
    if (value instanceof Number) {
      ScalarType type = value instanceof Long ? ScalarType.INTEGER : ScalarType.FLOAT;
      return new Scalar(type, value.toString(), Origin.DEFAULT);
    }
    return Scalar.string(value.toString(), Origin.DEFAULT);
  }

  /** What the loader writes out itself: names, and that there is no service. */
  private static final Set<String> FILLED_IN = Set.of("name", "services", "networks.*.name");

  /** The paths of leaves that nobody wrote, the names of the project's own things as stars. */
  static Set<String> unwritten(Node node) {
    Set<String> found = new TreeSet<>();
    collect(node, "", found);
    found.removeAll(FILLED_IN);
    return found;
  }

  private static void collect(Node node, String path, Set<String> found) {
    if (node instanceof Mapping mapping && !mapping.entries().isEmpty()) {
      boolean names = path.matches("[a-z]+");
      mapping
          .entries()
          .forEach(
              (key, value) -> {
                String below = names ? path + ".*" : path + "." + key;
                collect(value, path.isEmpty() ? key : below, found);
              });
    } else if (node instanceof Sequence list && !list.items().isEmpty()) {
      list.items().forEach(item -> collect(item, path + "[]", found));
    } else if (!node.origin().known()) {
      found.add(path);
    }
  }

  private static Object number(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString() + " (number)";
  }
}
