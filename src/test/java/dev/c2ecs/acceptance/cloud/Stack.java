package dev.c2ecs.acceptance.cloud;

import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A stack as CloudFormation remembers it: what it deployed last, and which thing is which. */
final class Stack {

  final String name;
  String status = "";
  Optional<Template> template = Optional.empty();

  /** The thing of each logical ID. */
  final Map<String, Thing> things = new LinkedHashMap<>();

  Stack(String name) {
    this.name = name;
  }

  Stack copy() {
    Stack copy = new Stack(name);
    copy.status = status;
    copy.template = template;
    copy.things.putAll(things);
    return copy;
  }

  /** Whether an update may begin. */
  boolean canBeUpdated() {
    return List.of("CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE")
        .contains(status);
  }

  Optional<Resource> resource(String logicalId) {
    return template.flatMap(deployed -> deployed.resource(logicalId));
  }

  /** The things in an order in which they can go, each before what it needs. */
  List<String> removalOrder() {
    List<String> order = new ArrayList<>();
    if (template.isPresent()) {
      for (Resource resource : Order.of(template.get()).list(things.keySet(), false)) {
        order.add(0, resource.id());
      }
    }
    things.keySet().stream().filter(id -> !order.contains(id)).forEach(id -> order.add(0, id));
    order.retainAll(things.keySet());
    return order;
  }

  Thing thing(String logicalId) {
    return Objects.requireNonNull(things.get(logicalId));
  }
}
