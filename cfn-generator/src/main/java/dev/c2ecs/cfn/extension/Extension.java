package dev.c2ecs.cfn.extension;

import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import java.util.List;
import java.util.Map;

/**
 * An {@code x-aws-} key, or a key below one.
 *
 * @param path where it stands: {@code *} for names, {@code []} for items
 * @param kinds the kinds of values that it takes: text, number, decimal, flag, texts, map, object
 * @param form a regular expression for a text, a range or a list for a number
 * @param what what the value must be, in words
 * @param meaning what it does
 * @param example a value; empty for a key below another one
 */
public record Extension(
    String path, List<String> kinds, String form, String what, String meaning, String example) {

  /** The key itself, the last of the path. */
  String key() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** Whether a value is usable; those below a mapping are looked at on their own. */
  boolean allows(Node node) {
    for (String kind : kinds) {
      if (allows(kind, node)) {
        return true;
      }
    }
    return false;
  }

  /** The keys of a mapping whose values are not usable, when nothing else is wrong with it. */
  List<String> wrongValues(Node node) {
    return kinds.contains("map") && node instanceof Mapping mapping && !allows(node)
        ? mapping.entries().entrySet().stream()
            .filter(entry -> !isText(entry.getValue()))
            .map(Map.Entry::getKey)
            .toList()
        : List.of();
  }

  /** What each value of a mapping must be, in words. */
  String each() {
    return what;
  }

  private boolean allows(String kind, Node node) {
    return switch (kind) {
      case "texts" ->
          node instanceof Sequence list
              ? list.items().stream().allMatch(this::isText)
              : isText(node);
      case "map" ->
          node instanceof Mapping mapping
              && mapping.entries().values().stream().allMatch(this::isText);
      case "object" -> node instanceof Mapping mapping && !mapping.entries().isEmpty();
      case "flag" ->
          node instanceof Scalar scalar && List.of("true", "false").contains(scalar.text());
      case "number" -> node instanceof Scalar scalar && isNumber(scalar.text());
      case "decimal" -> node instanceof Scalar scalar && isDecimal(scalar.text());
      default -> isText(node);
    };
  }

  private boolean isText(Node node) {
    return node instanceof Scalar scalar && !node.isNull() && scalar.text().matches(form);
  }

  private boolean isNumber(String text) {
    if (!text.matches("[0-9]{1,9}")) {
      return false;
    }
    int number = Integer.parseInt(text);
    String[] bounds = form.split("\\.\\.", 2);
    return bounds.length == 2
        ? number >= Integer.parseInt(bounds[0]) && number <= Integer.parseInt(bounds[1])
        : List.of(form.split(",", -1)).contains(text);
  }

  /** Up to three digits behind the point, so that a double is exact enough for the range. */
  private boolean isDecimal(String text) {
    if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,3})?")) {
      return false;
    }
    double number = Double.parseDouble(text);
    String[] bounds = form.split("\\.\\.", 2);
    return number >= Integer.parseInt(bounds[0]) && number <= Integer.parseInt(bounds[1]);
  }

  /** What a value must be, in words. */
  String requirement() {
    String[] bounds = form.split("\\.\\.", 2);
    if (kinds.contains("decimal")) {
      return "a number from "
          + bounds[0]
          + " to "
          + bounds[1]
          + ", with up to three digits behind the point";
    }
    if (kinds.contains("number")) {
      return bounds.length == 2
          ? "a number from " + bounds[0] + " to " + bounds[1]
          : "one of " + form.replace(",", ", ");
    }
    if (kinds.contains("texts")) {
      return "a list, each item " + what;
    }
    return kinds.contains("map") ? "a mapping, each value " + what : what;
  }
}
