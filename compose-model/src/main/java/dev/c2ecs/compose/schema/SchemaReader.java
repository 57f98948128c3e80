package dev.c2ecs.compose.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the schema resource with a streaming parser. */
final class SchemaReader {

  private static final String RESOURCE = "compose-spec.schema.json";

  /** The schema that a JSON object without keywords means. */
  private static final Schema OPEN =
      new Schema(
          "",
          Set.of(),
          Map.of(),
          Map.of(),
          Schema.ANY,
          List.of(),
          null,
          List.of(),
          List.of(),
          null,
          null,
          null,
          false);

  private final Map<String, Schema> definitions = new LinkedHashMap<>();

  private SchemaReader() {}

  /** The schema of a Compose file: its top level and its definitions by name. */
  record Document(Schema root, Map<String, Schema> definitions) {}

  static Document read() {
    try (InputStream in = Objects.requireNonNull(SchemaReader.class.getResourceAsStream(RESOURCE));
        JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
      parser.nextToken();
      SchemaReader reader = new SchemaReader();
      Schema root = reader.schema(parser);
      return new Document(root, reader.definitions);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Schema schema(JsonParser p) {
    if (p.currentToken() == JsonToken.VALUE_TRUE) {
      return Schema.ANY;
    }
    String ref = "";
    Set<String> types = new LinkedHashSet<>();
    Map<String, Schema> properties = new LinkedHashMap<>();
    Map<Pattern, Schema> patterns = new LinkedHashMap<>();
    @Nullable Schema additional = Schema.ANY;
    List<String> required = new ArrayList<>();
    @Nullable Schema items = null;
    List<Schema> oneOf = new ArrayList<>();
    List<String> allowed = new ArrayList<>();
    @Nullable Pattern pattern = null;
    @Nullable Double minimum = null;
    @Nullable Double maximum = null;
    boolean unique = false;
    while (p.nextToken() != JsonToken.END_OBJECT) {
      String keyword = p.currentName();
      p.nextToken();
      switch (keyword) {
        case "$ref" -> ref = p.getString().substring("#/$defs/".length());
        case "type" -> types.addAll(strings(p));
        case "properties" -> properties.putAll(schemas(p));
        case "patternProperties" ->
            schemas(p).forEach((key, value) -> patterns.put(Pattern.compile(key), value));
        case "additionalProperties" ->
            additional = p.currentToken() == JsonToken.VALUE_FALSE ? null : schema(p);
        case "required" -> required.addAll(strings(p));
        case "items" -> items = schema(p);
        case "oneOf" -> oneOf.addAll(list(p));
        case "enum" -> allowed.addAll(strings(p));
        case "pattern" -> pattern = Pattern.compile(p.getString());
        case "minimum" -> minimum = p.getDoubleValue();
        case "maximum" -> maximum = p.getDoubleValue();
        case "uniqueItems" -> unique = p.getBooleanValue();
        case "$defs" -> definitions.putAll(schemas(p));
        default -> p.skipChildren();
      }
    }
    Schema schema =
        new Schema(
            ref,
            types,
            properties,
            patterns,
            additional,
            required,
            items,
            oneOf,
            allowed,
            pattern,
            minimum,
            maximum,
            unique);
    return schema.equals(OPEN) ? Schema.ANY : schema;
  }

  private Map<String, Schema> schemas(JsonParser p) {
    Map<String, Schema> result = new LinkedHashMap<>();
    while (p.nextToken() != JsonToken.END_OBJECT) {
      String name = p.currentName();
      p.nextToken();
      result.put(name, schema(p));
    }
    return result;
  }

  private List<Schema> list(JsonParser p) {
    List<Schema> result = new ArrayList<>();
    while (p.nextToken() != JsonToken.END_ARRAY) {
      result.add(schema(p));
    }
    return result;
  }

  private static List<String> strings(JsonParser p) {
    if (p.currentToken() != JsonToken.START_ARRAY) {
      return List.of(p.getString());
    }
    List<String> result = new ArrayList<>();
    while (p.nextToken() != JsonToken.END_ARRAY) {
      result.add(p.getString());
    }
    return result;
  }
}
