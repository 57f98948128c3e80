package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Optional;

/** Where a listener, or a rule of one, sends its clients with another address. */
final class Redirect {

  private Redirect() {}

  /** Protocol and port, {@code HTTPS 443}; empty when it redirects nobody. */
  static Optional<String> of(Side side, Resource resource) {
    for (String list : List.of("DefaultActions", "Actions")) {
      for (Value action : side.items(resource, list)) {
        if (action instanceof Value.MapOf map
            && map.entries().get("RedirectConfig") instanceof Value.MapOf target) {
          String to = (part(side, target, "Protocol") + " " + part(side, target, "Port")).strip();
          return Optional.of(to.isEmpty() ? "another address" : to);
        }
      }
    }
    return Optional.empty();
  }

  /** A part that is named; what stands for the part of the request says nothing. */
  private static String part(Side side, Value.MapOf target, String name) {
    Value value = target.entries().get(name);
    String text = value == null ? "" : Side.unmarked(side.text(value));
    return text.startsWith("#") ? "" : text;
  }
}
