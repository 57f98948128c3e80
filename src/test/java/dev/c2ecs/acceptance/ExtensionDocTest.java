package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.extension.Extension;
import dev.c2ecs.cfn.extension.Extensions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/x-aws.md} and {@code docs/x-aws.schema.json} are those of the table. */
class ExtensionDocTest {

  private static final String COMPOSE_SCHEMA =
      "https://raw.githubusercontent.com/compose-spec/compose-spec/main/schema/compose-spec.json";

  @Test
  void theReferenceIsCurrent() throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("# The x-aws keys\n\nWhat ECS can do and Compose has no word for. Generated from ")
        .append("the table of the code; do not edit. Editors check a file that starts with\n\n")
        .append("    # yaml-language-server: $schema=docs/x-aws.schema.json\n\n")
        .append("Values may be interpolated: `\"${MIN}\"` is a number where a number is meant.\n");
    for (Extension extension : Extensions.all()) {
      text.append("\n## ").append(extension.path()).append("\n\n");
      text.append(extension.meaning()).append("\n\n");
      text.append("Value: ").append(String.join(" or ", words(extension))).append(".\n");
      if (!extension.example().isEmpty()) {
        String key = extension.path().substring(extension.path().lastIndexOf('.') + 1);
        text.append("\n    ").append(key).append(": ").append(extension.example()).append('\n');
      }
    }
    text.append("\n## Options of volumes\n\n")
        .append("`volumes.NAME.driver_opts` of a volume that is a file system: `uid`, `gid` and ")
        .append("`permissions` of its root, `root_directory`, `backup_policy` (ENABLED, ")
        .append("DISABLED), `lifecycle_policy` (AFTER_30_DAYS, …), `performance_mode` ")
        .append("(generalPurpose, maxIO), `throughput_mode` (elastic, bursting, provisioned) with ")
        .append("`provisioned_throughput` in MiB/s, and `kms_key_id`.\n");
    GeneratedDocsTest.check("docs/x-aws.md", text.toString());
  }

  private static List<String> words(Extension extension) {
    List<String> words = new ArrayList<>();
    for (String kind : extension.kinds()) {
      words.add(
          switch (kind) {
            case "object" -> "a mapping";
            case "flag" -> "true or false";
            case "number" ->
                extension.form().contains("..")
                    ? "a number from " + extension.form().replace("..", " to ")
                    : "one of " + extension.form().replace(",", ", ");
            case "decimal" ->
                "a number from "
                    + extension.form().replace("..", " to ")
                    + ", with up to three digits behind the point";
            case "texts" -> "one or a list of: " + extension.what();
            case "map" -> "a mapping, each value " + extension.what();
            default -> extension.what();
          });
    }
    return words;
  }

  @Test
  void theSchemaIsCurrent() throws IOException {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "Compose with the x-aws keys of c2ecs");
    root.put("allOf", List.of(Map.of("$ref", COMPOSE_SCHEMA)));
    root.put("type", "object");
    for (Extension extension : Extensions.all()) {
      Map<String, Object> holder = holder(root, extension.path());
      String key = extension.path().substring(extension.path().lastIndexOf('.') + 1);
      child(holder, "properties").put(key, valueSchema(extension));
    }
    GeneratedDocsTest.check("docs/x-aws.schema.json", JsonText.of(root) + "\n");
  }

  /** The schema of the mapping that a key is in. */
  private static Map<String, Object> holder(Map<String, Object> root, String path) {
    Map<String, Object> holder = root;
    String[] steps = path.split("\\.", -1);
    for (int i = 0; i < steps.length - 1; i++) {
      boolean items = steps[i].endsWith("[]");
      String name = items ? steps[i].substring(0, steps[i].length() - 2) : steps[i];
      Map<String, Object> next =
          name.equals("*")
              ? child(holder, "additionalProperties")
              : child(child(holder, "properties"), name);
      holder = items ? child(next, "items") : next;
    }
    return holder;
  }

  private static Map<String, Object> child(Map<String, Object> parent, String key) {
    return Template.map(parent.computeIfAbsent(key, k -> new LinkedHashMap<String, Object>()));
  }

  private static Map<String, Object> valueSchema(Extension extension) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("description", extension.meaning());
    List<Object> alternatives = new ArrayList<>();
    for (String kind : extension.kinds()) {
      alternatives.addAll(alternatives(kind, extension));
    }
    if (alternatives.size() == 1) {
      schema.putAll(Template.map(alternatives.get(0)));
    } else {
      schema.put("anyOf", alternatives);
    }
    return schema;
  }

  private static List<Object> alternatives(String kind, Extension extension) {
    Map<String, Object> text = text(extension.form());
    Map<String, Object> variable = ordered("type", "string", "pattern", "\\$");
    return switch (kind) {
      case "object" -> List.of(ordered("type", "object", "minProperties", 1L));
      case "flag" -> List.of(ordered("type", "boolean"), quoted("true|false"), variable);
      case "number" -> List.of(number(extension.form()), quoted("[0-9]{1,9}"), variable);
      case "decimal" -> List.of(decimal(extension.form()), quoted(DECIMAL), variable);
      case "texts" ->
          List.of(
              text,
              variable,
              ordered("type", "array", "items", ordered("anyOf", List.of(text, variable))));
      case "map" ->
          List.of(
              ordered(
                  "type",
                  "object",
                  "additionalProperties",
                  ordered("anyOf", List.of(text, variable))));
      default -> List.of(text, variable);
    };
  }

  private static final String DECIMAL = "[0-9]{1,9}(\\.[0-9]{1,3})?";

  private static Map<String, Object> decimal(String form) {
    String[] bounds = form.split("\\.\\.", 2);
    return ordered(
        "type",
        "number",
        "minimum",
        Long.parseLong(bounds[0]),
        "maximum",
        Long.parseLong(bounds[1]));
  }

  private static Map<String, Object> number(String form) {
    String[] bounds = form.split("\\.\\.", 2);
    if (bounds.length == 2) {
      return ordered(
          "type",
          "integer",
          "minimum",
          Long.parseLong(bounds[0]),
          "maximum",
          Long.parseLong(bounds[1]));
    }
    List<Object> values = new ArrayList<>();
    for (String value : form.split(",", -1)) {
      values.add(Long.parseLong(value));
    }
    return ordered("type", "integer", "enum", values);
  }

  private static Map<String, Object> quoted(String form) {
    return ordered("type", "string", "pattern", "^(" + form + ")$");
  }

  private static Map<String, Object> text(String form) {
    return ordered("type", List.of("string", "number"), "pattern", "^(" + form + ")$");
  }

  private static Map<String, Object> ordered(Object... entries) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put((String) entries[i], entries[i + 1]);
    }
    return map;
  }

  @Test
  void theSchemaAllowsTheExamplesAndRefusesWhatTheProgramRefuses(@TempDir Path directory)
      throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path fixture : Fixtures.all()) {
      boolean usable =
          Files.exists(fixture.resolve("template.yaml"))
              && Files.exists(fixture.resolve("compose.yaml"));
      if (usable) {
        files.add(fixture.resolve("compose.yaml"));
      }
    }
    Path schema = Repo.ROOT.resolve("docs/x-aws.schema.json");
    PythonTools.Result allowed = PythonTools.schema(schema, files);
    assertThat(allowed.exitCode()).as(allowed.all()).isZero();
    assertThat(allowed.out()).isEmpty();
    Path refused = Fixtures.HOME.resolve("extension-values/compose.yaml");
    assertThat(PythonTools.schema(schema, List.of(refused)).out().lines())
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .containsExactlyInAnyOrder(
            "x-aws-zones", "x-aws-vpc", "services.web.x-aws-capacity", "services.web.x-aws-exec");
    Path example = directory.resolve("compose.yaml");
    Files.writeString(example, examples());
    PythonTools.Result result = PythonTools.schema(schema, List.of(example));
    assertThat(result.all()).isEmpty();
  }

  /** A file with the example of each key of the top level and of a service. */
  private static String examples() {
    StringBuilder top = new StringBuilder();
    StringBuilder service = new StringBuilder("services:\n  web:\n    image: nginx\n");
    for (Extension extension : Extensions.all()) {
      if (!extension.example().isEmpty() && extension.path().startsWith("x-aws")) {
        top.append(extension.path()).append(": ").append(extension.example()).append('\n');
      } else if (extension.path().startsWith("services.*.x-aws")
          && !extension.example().isEmpty()) {
        service
            .append("    ")
            .append(extension.path().substring("services.*.".length()))
            .append(": ")
            .append(extension.example())
            .append('\n');
      }
    }
    return top.append(service).toString();
  }
}
