package dev.c2ecs.compose.schema;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A node of the Compose schema, in the part of JSON Schema 2020-12 that Compose uses. Other nodes
 * are named by their number in the {@link SchemaTable}.
 *
 * @param types the JSON types allowed, empty for all
 * @param required the names that must be there
 * @param properties the nodes of named properties
 * @param patternProperties the nodes of properties by pattern
 * @param additional the node of further properties; {@link #ANYTHING} or {@link #NOTHING}
 * @param items the node of list items, or {@link #ANYTHING}
 * @param oneOf the alternatives, empty for none
 * @param allowed the values allowed, empty for all
 * @param pattern the patterns of a string: none or one
 * @param minimum the smallest number
 * @param maximum the largest number
 * @param uniqueItems whether list items must differ
 */
record Schema(
    Set<String> types,
    List<String> required,
    Map<String, Integer> properties,
    Map<Pattern, Integer> patternProperties,
    int additional,
    int items,
    List<Integer> oneOf,
    List<String> allowed,
    List<Pattern> pattern,
    OptionalDouble minimum,
    OptionalDouble maximum,
    boolean uniqueItems) {

  /** The number of a node that allows everything. */
  static final int ANYTHING = -1;

  /** The number of a node that allows nothing. */
  static final int NOTHING = -2;
}
