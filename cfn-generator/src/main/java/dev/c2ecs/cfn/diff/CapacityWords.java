package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.input.Capacity;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** What the capacity of a service is in the words of {@code x-aws-capacity}. */
final class CapacityWords {

  static final List<String> PROPERTIES = List.of("LaunchType", "CapacityProviderStrategy");

  private CapacityWords() {}

  /** The words: {@code on demand}, {@code spot}, or providers with their numbers. */
  static String of(Resource service) {
    if (!(service.properties().entries().get("CapacityProviderStrategy")
            instanceof Value.ListOf strategy)
        || strategy.items().isEmpty()) {
      return "on demand";
    }
    StringJoiner words = new StringJoiner(", ");
    for (Value item : strategy.items()) {
      words.add(item instanceof Value.MapOf map ? provider(map.entries()) : ValueText.of(item));
    }
    String only = Capacity.FARGATE_SPOT + " weight 1";
    return words.toString().equals(only) ? "spot" : words.toString();
  }

  private static String provider(Map<String, Value> item) {
    StringJoiner words = new StringJoiner(" ");
    for (String key : List.of("CapacityProvider", "Base", "Weight")) {
      Value value = item.get(key);
      if (value != null) {
        words.add(
            key.equals("CapacityProvider")
                ? ValueText.of(value)
                : key.toLowerCase(Locale.ROOT) + " " + ValueText.of(value));
      }
    }
    return words.toString();
  }
}
