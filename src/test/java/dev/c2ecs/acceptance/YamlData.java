package dev.c2ecs.acceptance;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A YAML file as maps, lists and values, and the way into it. */
final class YamlData {

  private YamlData() {}

  /** The whole file. */
  static Object read(Path file) {
    LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
    return Objects.requireNonNull(new Load(settings).loadFromString(Repo.read(file)));
  }

  /** What lies below some keys; it has to be there. */
  static Object at(Object node, String... keys) {
    Object found = node;
    for (String key : keys) {
      found = Objects.requireNonNull(map(found).get(key), key);
    }
    return found;
  }

  @SuppressWarnings("unchecked")
  static Map<String, @Nullable Object> map(Object node) {
    return (Map<String, @Nullable Object>) node;
  }
}
