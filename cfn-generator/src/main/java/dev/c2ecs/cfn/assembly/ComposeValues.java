package dev.c2ecs.cfn.assembly;

import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Parts of a template that a Compose file contains. Its intrinsic functions stay what they are,
 * written as short tags, {@code !Sub}, or as keys, {@code Fn::Sub}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">
 *     Intrinsic functions</a>
 */
public final class ComposeValues {

  private static final int LONGEST_NUMBER = 18;

  private ComposeValues() {}

  /** The value of a node. */
  public static Value of(Node node) {
    String tag = node.origin().tag();
    if (!tag.isEmpty()) {
      String name = tag.substring(1);
      String key = name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name;
      return function(key, node).orElseGet(() -> Value.map(key, plain(node)));
    }
    if (node instanceof Mapping mapping && mapping.entries().size() == 1) {
      Map.Entry<String, Node> only = mapping.entries().entrySet().iterator().next();
      Optional<Value> function = function(only.getKey(), only.getValue());
      if (function.isPresent()) {
        return function.get();
      }
    }
    return plain(node);
  }

  /** The value of a node whose tag was read. */
  private static Value plain(Node node) {
    if (node instanceof Mapping mapping) {
      Map<String, Value> entries = new LinkedHashMap<>();
      mapping.entries().forEach((key, value) -> entries.put(key, of(value)));
      return new Value.MapOf(entries);
    }
    if (node instanceof Sequence list) {
      return Value.list(list.items().stream().map(ComposeValues::of).toList());
    }
    Scalar scalar = (Scalar) node;
    return switch (scalar.type()) {
      case BOOLEAN -> Value.flag(scalar.text().equals("true"));
      case INTEGER ->
          scalar.text().length() <= LONGEST_NUMBER
              ? Value.number(Long.parseLong(scalar.text()))
              : Value.text(scalar.text());
      default -> Value.text(scalar.text());
    };
  }

  /** The functions that the template knows; empty for the others. */
  private static Optional<Value> function(String key, Node argument) {
    if (argument instanceof Sequence list
        && key.equals("Fn::GetAtt")
        && list.items().size() == 2
        && list.items().get(0) instanceof Scalar resource
        && list.items().get(1) instanceof Scalar attribute) {
      return Optional.of(Value.getAtt(resource.text(), attribute.text()));
    }
    if (argument instanceof Sequence list
        && key.equals("Fn::Select")
        && list.items().size() == 2
        && list.items().get(0) instanceof Scalar index
        && index.text().matches("[0-9]{1,3}")) {
      return Optional.of(new Value.Select(Integer.parseInt(index.text()), of(list.items().get(1))));
    }
    if (!(argument instanceof Scalar scalar)) {
      return Optional.empty();
    }
    int dot = scalar.text().indexOf('.');
    return switch (key) {
      case "Ref" -> Optional.of(Value.ref(scalar.text()));
      case "Fn::Sub" -> Optional.of(new Value.Sub(scalar.text()));
      case "Fn::GetAtt" ->
          dot > 0
              ? Optional.of(
                  Value.getAtt(scalar.text().substring(0, dot), scalar.text().substring(dot + 1)))
              : Optional.empty();
      case "Fn::GetAZs" ->
          scalar.text().isEmpty() ? Optional.of(new Value.Zones()) : Optional.empty();
      default -> Optional.empty();
    };
  }
}
