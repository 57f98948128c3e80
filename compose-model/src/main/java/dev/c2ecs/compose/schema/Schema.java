package dev.c2ecs.compose.schema;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A schema in the part of JSON Schema 2020-12 that Compose uses.
 *
 * @param ref the name of a definition, empty when the schema is given here
 * @param types the JSON types allowed, empty for all
 * @param properties the schemas of named properties
 * @param patternProperties the schemas of properties by pattern
 * @param additional the schema of further properties; null when none are allowed
 * @param required the names that must be there
 * @param items the schema of list items, null for any
 * @param oneOf the alternatives, empty for none
 * @param allowed the values allowed, empty for all
 * @param pattern the pattern of a string, null for any
 * @param minimum the smallest number, null for none
 * @param maximum the largest number, null for none
 * @param uniqueItems whether list items must differ
 */
record Schema(
    String ref,
    Set<String> types,
    Map<String, Schema> properties,
    Map<Pattern, Schema> patternProperties,
    @Nullable Schema additional,
    List<String> required,
    @Nullable Schema items,
    List<Schema> oneOf,
    List<String> allowed,
    @Nullable Pattern pattern,
    @Nullable Double minimum,
    @Nullable Double maximum,
    boolean uniqueItems) {

  /** The schema that allows everything. */
  static final Schema ANY = builderAny();

  /** Whether the schema allows everything. */
  boolean isAny() {
    return equals(ANY);
  }

  private static Schema builderAny() {
    return new Schema(
        "", Set.of(), Map.of(), Map.of(), null, List.of(), null, List.of(), List.of(), null, null,
        null, false);
  }
}
