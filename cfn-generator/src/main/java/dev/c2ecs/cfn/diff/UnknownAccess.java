package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * New resources of which is not known here what they let somebody do, though their properties say
 * that they do: stacks and code from elsewhere, and types that hand out roles, share with other
 * accounts or join networks. The careful side is that somebody may do more.
 */
final class UnknownAccess {

  /** Names of properties that give somebody something. */
  private static final Pattern GIVING =
      Pattern.compile(
          ".*(role|principal|polic(y|ies)|permission|profile|account|peer|gateway|public|cidr|"
              + "launch|templateurl|servicetoken|destinationarn|samlmetadata).*");

  private UnknownAccess() {}

  /** What to say of a resource; empty when it was there before, is known or gives nothing. */
  static Optional<Assessment> of(StackUpdate update, ResourceChange change) {
    Optional<Resource> now = update.after().resource(change.logicalId());
    boolean isNew = update.before().resource(change.logicalId()).isEmpty();
    if (now.isEmpty() || !isNew || !isGiving(now.get())) {
      return Optional.empty();
    }
    return Optional.of(
        new Assessment(
            Consequence.PERMISSIONS_WIDER,
            "what " + now.get().type() + " lets somebody do is not known here"));
  }

  private static boolean isGiving(Resource resource) {
    return switch (ResourceType.of(resource.type())) {
      case STACK -> true;
      case OTHER ->
          resource.type().startsWith("Custom::")
              || resource.properties().entries().entrySet().stream()
                  .anyMatch(entry -> isGiving(entry.getKey(), entry.getValue()));
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
