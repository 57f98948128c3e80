package dev.c2ecs.compose.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The table of attributes has the paths and forms of the JSON Schema, all of them and no other. */
class AttributeSchemaTest {

  private static final Path SCHEMA =
      Path.of("src/main/resources/dev/c2ecs/compose/schema/compose-spec.schema.json");
  private static final Set<String> KNOWN =
      Set.of(
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
  private static final String EXTENSIONS = "^x-";
  private static final Map<String, Keys> FREE =
      Map.of(
          "^[a-zA-Z0-9._-]+$",
          Keys.NAMES,
          "^[a-z]+$",
          Keys.LETTERS,
          "^.+$",
          Keys.LINE,
          ".+",
          Keys.ANY);

  private final Map<String, Object> root = read();
  private final Set<Integer> compared = new TreeSet<>();

  @Test
  void hasThePathsAndFormsOfTheSchema() {
    compare(root, Attribute.ROOT.form(), Attribute.ROOT, "the top level");
    assertThat(compared).hasSize(AttributeRows.COUNT - 1);
  }

  private void compare(Object schema, Form form, Attribute attribute, String path) {
    if (attribute != Attribute.NONE) {
      compared.add(attribute.row());
    }
    List<String> types = new ArrayList<>();
    List<String> required = List.of();
    List<String> allowed = List.of();
    String pattern = "";
    double minimum = Double.NEGATIVE_INFINITY;
    double maximum = Double.POSITIVE_INFINITY;
    Keys keys = Keys.NAMED;
    boolean open = false;
    boolean unique = false;
    for (Map<String, Object> node : alternatives(schema, path)) {
      types.addAll(strings(node.get("type")));
      required = node.containsKey("required") ? strings(node.get("required")) : required;
      allowed = node.containsKey("enum") ? strings(node.get("enum")) : allowed;
      pattern = node.containsKey("pattern") ? String.valueOf(node.get("pattern")) : pattern;
      minimum = number(node.get("minimum"), minimum);
      maximum = number(node.get("maximum"), maximum);
      unique |= Boolean.TRUE.equals(node.get("uniqueItems"));
      if (types(node).contains("object")) {
        keys = keys(node);
        open = !Boolean.FALSE.equals(node.get("additionalProperties"));
        entries(node, form, attribute, path);
      }
      if (types(node).contains("array")) {
        inside(node.get("items"), form.items(), attribute.items(), path + "[]");
      }
    }
    assertThat(types).as(path).doesNotHaveDuplicates();
    assertThat(form)
        .as(path)
        .usingRecursiveComparison()
        .ignoringFields("entries", "items", "required")
        .isEqualTo(
            new Form(
                types, keys, open, required, 0, 0, unique, allowed, pattern, minimum, maximum));
    assertThat(form.required()).as(path).containsExactlyInAnyOrderElementsOf(required);
  }

  private void entries(Map<String, Object> node, Form form, Attribute attribute, String path) {
    Map<String, Object> properties = map(node.get("properties"));
    assertThat(attribute.keys()).as(path).containsExactlyInAnyOrderElementsOf(properties.keySet());
    properties.forEach((key, value) -> inside(value, 0, attribute.child(key), path + "." + key));
    map(node.get("patternProperties"))
        .forEach(
            (keys, value) -> {
              if (!keys.equals(EXTENSIONS)) {
                inside(value, form.entries(), attribute.child(""), path + ".*");
              }
            });
  }

  /** What is in a list or mapping has a row or a form, not both. */
  private void inside(@Nullable Object schema, int form, Attribute attribute, String path) {
    assertThat(form == 0).as(path).isEqualTo(attribute != Attribute.NONE);
    Form own = form == 0 ? attribute.form() : Form.of(form);
    compare(Objects.requireNonNull(schema), own, attribute, path);
  }

  private Keys keys(Map<String, Object> node) {
    List<String> patterns = new ArrayList<>(map(node.get("patternProperties")).keySet());
    boolean extensible = patterns.remove(EXTENSIONS);
    if (node.containsKey("properties")) {
      assertThat(patterns).isEmpty();
      boolean open = !Boolean.FALSE.equals(node.get("additionalProperties"));
      return extensible || open ? Keys.NAMED : Keys.STRICT;
    }
    return patterns.isEmpty() ? Keys.NAMED : Objects.requireNonNull(FREE.get(patterns.get(0)));
  }

  /** The schema, or its alternatives, which are never two for one kind of value. */
  private List<Map<String, Object>> alternatives(Object schema, String path) {
    Map<String, Object> node = map(schema);
    assertThat(KNOWN).as(path).containsAll(node.keySet());
    if (node.containsKey("$ref")) {
      String name = String.valueOf(node.get("$ref")).substring("#/$defs/".length());
      return alternatives(Objects.requireNonNull(map(root.get("$defs")).get(name)), path);
    }
    if (!node.containsKey("oneOf")) {
      return List.of(node);
    }
    List<Map<String, Object>> all = new ArrayList<>();
    for (Object alternative : list(node.get("oneOf"))) {
      all.addAll(alternatives(alternative, path));
    }
    return all;
  }

  private static List<String> types(Map<String, Object> node) {
    return strings(node.get("type"));
  }

  private static List<String> strings(@Nullable Object value) {
    return (value instanceof List<?> ? list(value) : List.of(Objects.requireNonNull(value)))
        .stream().map(String::valueOf).toList();
  }

  private static double number(@Nullable Object value, double otherwise) {
    return value == null ? otherwise : Double.parseDouble(value.toString());
  }

  private static Map<String, Object> read() {
    try (InputStream in = Files.newInputStream(SCHEMA);
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
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(@Nullable Object value) {
    return value == null ? List.of() : (List<Object>) value;
  }
}
