package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Resources, new or changed, of which is not known here what they let somebody do, though their
 * properties say that they do: stacks and code from elsewhere, and types that hand out roles, share
 * with other accounts or join networks. The careful side is that somebody may do more.
 */
final class UnknownAccess {

  /** Names of properties that give somebody something. */
  private static final Pattern GIVING =
      Pattern.compile(
          ".*(role|principal|polic(y|ies)|permission|profile|account|peer|gateway|public|cidr|"
              + "launch|templateurl|servicetoken|destinationarn|samlmetadata).*");

  private UnknownAccess() {}

  /** What to say of a resource; empty when it is known, gives nothing, or gives what it gave. */
  static Optional<Assessment> of(StackUpdate update, ResourceChange change) {
    Optional<Resource> now = update.after().resource(change.logicalId());
    Set<String> properties = new HashSet<>();
    change.details().forEach(detail -> properties.add(detail.property()));
    Predicate<String> counts =
        update.before().resource(change.logicalId()).isEmpty()
            ? property -> true
            : properties::contains;
    return now.filter(one -> isGiving(one, counts))
        .map(
            one ->
                new Assessment(
                    Consequence.PERMISSIONS_WIDER,
                    "what " + one.type() + " lets somebody do is not known here"));
  }

  /** Whether one of some properties gives something. */
  private static boolean isGiving(Resource resource, Predicate<String> counts) {
    Stream<Map.Entry<String, Value>> properties =
        resource.properties().entries().entrySet().stream()
            .filter(entry -> counts.test(entry.getKey()));
    return switch (ResourceType.of(resource.type())) {
      case STACK -> properties.findAny().isPresent();
      case OTHER ->
          resource.type().startsWith("Custom::")
              || properties.anyMatch(entry -> isGiving(entry.getKey(), entry.getValue()));
      default -> false;
    };
  }

  private static boolean isGiving(String name, Value value) {
    if (GIVING.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
      return true;
    }
    if (value instanceof Value.MapOf map) {
      return map.entries().entrySet().stream()
          .anyMatch(entry -> isGiving(entry.getKey(), entry.getValue()));
    }
    return value instanceof Value.ListOf list
        && list.items().stream().anyMatch(item -> isGiving("", item));
  }
}
