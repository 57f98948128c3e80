package dev.c2ecs.compose.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The schema table is made from the JSON Schema and current. */
class SchemaTableTest {

  private static final Path SOURCE =
      Path.of("src/main/java/dev/c2ecs/compose/schema/SchemaRows.java");
  private static final String DIRECTORY = "src/main/resources/dev/c2ecs/compose/schema/";
  private static final List<String> KNOWN =
      List.of(
          "$schema",
          "$id",
          "$defs",
          "$ref",
          "type",
          "properties",
          "patternProperties",
          "additionalProperties",
          "required",
          "items",
          "oneOf",
          "enum",
          "pattern",
          "minimum",
          "maximum",
          "uniqueItems",
          "default",
          "deprecated");

  private final Map<String, Object> root = read();
  private final List<String> lines = new ArrayList<>();
  private final Map<Object, Integer> numbers = new HashMap<>();

  @Test
  void isCurrent() throws IOException {
    number(root);
    String table =
        lines.stream().map(line -> line.stripTrailing() + "\n").collect(Collectors.joining());
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(SOURCE, source(table));
    }
    assertThat(SchemaRows.TEXT).isEqualTo(table);
  }

  private static String source(String table) {
    return """
        package dev.c2ecs.compose.schema;

        /** The schema table as text; made by its test, which says how. */
        final class SchemaRows {

          static final String TEXT =
              \"""
        """
        + table
            .lines()
            .map(line -> ("      " + line).stripTrailing() + "\n")
            .collect(Collectors.joining())
        + """
              \""";

          private SchemaRows() {}
        }
        """;
  }

  /** The number of the node that a schema is; equal schemas are one node. */
  private int number(Object schema) {
    if (schema.equals(true) || schema.equals(Map.of())) {
      return Schema.ANYTHING;
    }
    if (schema.equals(false)) {
      return Schema.NOTHING;
    }
    Map<String, Object> node = map(schema);
    if (node.containsKey("$ref")) {
      String name = String.valueOf(node.get("$ref")).substring("#/$defs/".length());
      return number(Objects.requireNonNull(map(root.get("$defs")).get(name)));
    }
    Integer known = numbers.get(node);
    if (known != null) {
      return known;
    }
    assertThat(KNOWN).containsAll(node.keySet());
    int number = lines.size();
    numbers.put(node, number);
    lines.add("");
    lines.set(number, line(node));
    return number;
  }

  private String line(Map<String, Object> node) {
    String[] fields = new String[SchemaTable.FIELDS];
    fields[SchemaTable.TYPES] = words(node.get("type"));
    fields[SchemaTable.REQUIRED] = words(node.get("required"));
    fields[SchemaTable.PROPERTIES] = nodes(node.get("properties"));
    fields[SchemaTable.PATTERN_PROPERTIES] = nodes(node.get("patternProperties"));
    fields[SchemaTable.ADDITIONAL] = child(node.get("additionalProperties"));
    fields[SchemaTable.ITEMS] = child(node.get("items"));
    fields[SchemaTable.ONE_OF] =
        list(node.get("oneOf")).stream()
            .map(alternative -> Integer.toString(number(alternative)))
            .collect(Collectors.joining(" "));
    fields[SchemaTable.ALLOWED] = words(node.get("enum"));
    fields[SchemaTable.PATTERN] = words(node.get("pattern"));
    fields[SchemaTable.MINIMUM] = words(node.get("minimum"));
    fields[SchemaTable.MAXIMUM] = words(node.get("maximum"));
    fields[SchemaTable.UNIQUE] = Boolean.TRUE.equals(node.get("uniqueItems")) ? "unique" : "";
    return String.join("\t", fields);
  }

  private String child(@Nullable Object schema) {
    return Integer.toString(schema == null ? Schema.ANYTHING : number(schema));
  }

  private String nodes(@Nullable Object schemas) {
    List<String> words = new ArrayList<>();
    if (schemas != null) {
      map(schemas)
          .forEach(
              (name, schema) -> {
                assertThat(name).doesNotContain(" ", "\t");
                words.add(name + " " + number(schema));
              });
    }
    return String.join(" ", words);
  }

  private static String words(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    List<Object> items = value instanceof List<?> ? list(value) : List.of(value);
    return items.stream()
        .map(String::valueOf)
        .peek(word -> assertThat(word).doesNotContain(" ", "\t"))
        .collect(Collectors.joining(" "));
  }

  private static Map<String, Object> read() {
    try (InputStream in = Files.newInputStream(Path.of(DIRECTORY + "compose-spec.schema.json"));
        JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
      parser.nextToken();
      return map(value(parser));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object value(JsonParser p) {
    return switch (p.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        while (p.nextToken() != JsonToken.END_OBJECT) {
          String name = p.currentName();
          p.nextToken();
          map.put(name, value(p));
        }
        yield map;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (p.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(p));
        }
        yield list;
      }
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> p.getString();
    };
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(@Nullable Object value) {
    return value == null ? List.of() : (List<Object>) value;
  }
}
