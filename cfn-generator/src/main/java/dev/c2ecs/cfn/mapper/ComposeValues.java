package dev.c2ecs.cfn.mapper;

import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Parts of a template that a Compose file contains: its intrinsic functions stay what they are. */
final class ComposeValues {

  private ComposeValues() {}

  /** The value of a node; {@code Ref}, {@code Fn::Sub} and {@code Fn::GetAtt} are functions. */
  static Value of(Node node) {
    if (node instanceof Mapping mapping) {
      return function(mapping).orElseGet(() -> map(mapping));
    }
    if (node instanceof Sequence list) {
      return Value.list(list.items().stream().map(ComposeValues::of).toList());
    }
    Scalar scalar = (Scalar) node;
    return switch (scalar.type()) {
      case BOOLEAN -> Value.flag(scalar.text().equals("true"));
      case INTEGER ->
          scalar.text().length() < 19
              ? Value.number(Long.parseLong(scalar.text()))
              : Value.text(scalar.text());
      default -> Value.text(scalar.text());
    };
  }

  private static Value map(Mapping mapping) {
    Map<String, Value> entries = new LinkedHashMap<>();
    mapping.entries().forEach((key, value) -> entries.put(key, of(value)));
    return new Value.MapOf(entries);
  }

  private static Optional<Value> function(Mapping mapping) {
    if (mapping.entries().size() != 1) {
      return Optional.empty();
    }
    Optional<Value> ref = mapping.text("Ref").map(Value::ref);
    Optional<Value> sub = mapping.text("Fn::Sub").map(Value.Sub::new);
    Optional<Value> getAtt =
        mapping
            .text("Fn::GetAtt")
            .filter(text -> text.indexOf('.') > 0)
            .map(text -> text.split("\\.", 2))
            .map(parts -> Value.getAtt(parts[0], parts[1]));
    return ref.or(() -> sub).or(() -> getAtt);
  }
}
