package dev.c2ecs.compose.schema;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The Compose schema as a table, one node a line, made from the JSON Schema by a test that also
 * keeps it current: a table is read in a tenth of the time.
 */
final class SchemaTable {

  // The fields of a line, separated by tabs, empty ones at its end left out; a list is separated by
  // blanks.
  static final int TYPES = 0;
  static final int REQUIRED = 1;
  static final int PROPERTIES = 2;
  static final int PATTERN_PROPERTIES = 3;
  static final int ADDITIONAL = 4;
  static final int ITEMS = 5;
  static final int ONE_OF = 6;
  static final int ALLOWED = 7;
  static final int PATTERN = 8;
  static final int MINIMUM = 9;
  static final int MAXIMUM = 10;
  static final int UNIQUE = 11;
  static final int FIELDS = 12;

  private final List<String> lines;
  private final Map<Integer, Schema> nodes = new ConcurrentHashMap<>();
  private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

  private SchemaTable(List<String> lines) {
    this.lines = lines;
  }

  /** Reads the table; the node 0 is the top level. */
  static SchemaTable read() {
    return new SchemaTable(Arrays.asList(SchemaRows.TEXT.split("\n", -1)));
  }

  /** The node with a number, made of its line when it is first asked for. */
  Schema get(int number) {
    Schema schema = nodes.get(number);
    if (schema == null) {
      schema = node(Arrays.asList(lines.get(number).split("\t", -1)));
      nodes.put(number, schema);
    }
    return schema;
  }

  private Schema node(List<String> fields) {
    return new Schema(
        new LinkedHashSet<>(list(fields, TYPES)),
        list(fields, REQUIRED),
        properties(fields),
        patternProperties(fields),
        Integer.parseInt(field(fields, ADDITIONAL)),
        Integer.parseInt(field(fields, ITEMS)),
        list(fields, ONE_OF).stream().map(Integer::valueOf).toList(),
        list(fields, ALLOWED),
        list(fields, PATTERN).stream().map(this::pattern).toList(),
        number(field(fields, MINIMUM)),
        number(field(fields, MAXIMUM)),
        !field(fields, UNIQUE).isEmpty());
  }

  private static String field(List<String> fields, int field) {
    return field < fields.size() ? fields.get(field) : "";
  }

  private static List<String> list(List<String> fields, int field) {
    String text = field(fields, field);
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(" ", -1));
  }

  private static Map<String, Integer> properties(List<String> fields) {
    Map<String, Integer> result = new LinkedHashMap<>();
    List<String> words = list(fields, PROPERTIES);
    for (int i = 0; i < words.size(); i += 2) {
      result.put(words.get(i), Integer.valueOf(words.get(i + 1)));
    }
    return result;
  }

  private Map<Pattern, Integer> patternProperties(List<String> fields) {
    Map<Pattern, Integer> result = new LinkedHashMap<>();
    List<String> words = list(fields, PATTERN_PROPERTIES);
    for (int i = 0; i < words.size(); i += 2) {
      result.put(pattern(words.get(i)), Integer.valueOf(words.get(i + 1)));
    }
    return result;
  }

  private Pattern pattern(String text) {
    return patterns.computeIfAbsent(text, Pattern::compile);
  }

  private static OptionalDouble number(String text) {
    return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
  }
}
