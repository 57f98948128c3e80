package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.attribute.ShortForm;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.ScalarType;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Map;

/**
 * What a short form can be written out of. The schema says the same, but it is never asked about
 * the other services of a file that a service is extended from.
 */
final class FormKinds {

  private FormKinds() {}

  /** Whether the node can be written out; what cannot is reported. */
  static boolean accept(ShortForm form, Node node, TreePath path, Reporter reporter) {
    return switch (form) {
      case BUILD, SOURCE, DEVICE, MOUNT, EXTENDS, INCLUDE ->
          isText(node)
              || node instanceof Mapping
              || refuse(node, path, "a string or a mapping", reporter);
      case CONTEXTS, SSH -> node instanceof Mapping || list(node, path, reporter);
      case DEPENDS_ON ->
          node instanceof Mapping mapping
              ? allMappings(mapping, path, reporter)
              : list(node, path, reporter);
      case NAMES -> !(node instanceof Sequence list) || allTexts(list, path, reporter);
      case GPUS ->
          isText(node)
              || node instanceof Sequence
              || refuse(node, path, "`all` or a list", reporter);
      case PORTS -> node instanceof Sequence || refuse(node, path, "a list", reporter);
      case PATHS ->
          isText(node)
              || (node instanceof Sequence list
                  ? allTexts(list, path, reporter)
                  : refuse(node, path, "a string or a list", reporter));
      case ENV_FILES ->
          isText(node)
              || node instanceof Sequence
              || refuse(node, path, "a string or a list", reporter);
      case LIMIT ->
          isNumber(node)
              || node instanceof Mapping
              || refuse(node, path, "a whole number or a mapping", reporter);
      case EXTERNAL ->
          node instanceof Mapping || node.isNull() || refuse(node, path, "a mapping", reporter);
      case NONE, BOOLEAN_TEXT, TEXT_LIST, ENV_FILE -> true;
    };
  }

  private static boolean isText(Node node) {
    return node instanceof Scalar scalar && scalar.isString();
  }

  private static boolean isNumber(Node node) {
    return node instanceof Scalar scalar && scalar.type() == ScalarType.INTEGER;
  }

  private static boolean list(Node node, TreePath path, Reporter reporter) {
    return node instanceof Sequence list
        ? allTexts(list, path, reporter)
        : refuse(node, path, "a mapping or a list", reporter);
  }

  private static boolean allTexts(Sequence list, TreePath path, Reporter reporter) {
    boolean all = true;
    for (int i = 0; i < list.items().size(); i++) {
      Node item = list.items().get(i);
      all &= isText(item) || refuse(item, path.item(i), "a string", reporter);
    }
    return all;
  }

  private static boolean allMappings(Mapping mapping, TreePath path, Reporter reporter) {
    boolean all = true;
    for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
      Node value = entry.getValue();
      all &=
          value instanceof Mapping
              || refuse(value, path.child(entry.getKey()), "a mapping", reporter);
    }
    return all;
  }

  private static boolean refuse(Node node, TreePath path, String expected, Reporter reporter) {
    reporter.report(WrongKind.of(node, path, expected, ""));
    return false;
  }
}
