package dev.c2ecs.cfn.plan;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.extension.Setting;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import java.util.Map;
import java.util.TreeMap;

/** The tags of a project, {@code x-aws-tags}. */
public final class TagValues {

  /** What is left of those of a resource when c2ecs and ECS have added theirs. */
  private static final int MAX_TAGS = 40;

  private TagValues() {}

  /** The tags by key, sorted; none after a diagnostic. */
  public static Map<String, String> of(Setting<Node> setting, DiagnosticCollector findings) {
    if (!setting.present()) {
      return Map.of();
    }
    Map<String, String> tags = new TreeMap<>();
    boolean usable = setting.written().orElse(null) instanceof Mapping;
    for (Map.Entry<String, Node> entry : entries(setting).entrySet()) {
      String value = entry.getValue() instanceof Scalar scalar ? scalar.text() : null;
      usable &= value != null && fits(entry.getKey(), value);
      tags.put(entry.getKey(), String.valueOf(value));
    }
    if (usable && tags.size() <= MAX_TAGS) {
      return tags;
    }
    setting.refuse(
        findings,
        "a mapping of at most " + MAX_TAGS + " tags",
        "a key has up to "
            + Limits.TAG_KEY
            + " characters and does not start with `aws:`, a value up to "
            + Limits.TAG_VALUE);
    return Map.of();
  }

  private static Map<String, Node> entries(Setting<Node> setting) {
    return setting.written().orElse(null) instanceof Mapping mapping ? mapping.entries() : Map.of();
  }

  /** Whether AWS takes a tag. */
  public static boolean fits(String key, String value) {
    return value.length() <= Limits.TAG_VALUE
        && key.length() <= Limits.TAG_KEY
        && !key.startsWith("aws:");
  }
}
