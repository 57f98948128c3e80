package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.env.Dotenv;
import dev.c2ecs.compose.env.EnvFileException;
import dev.c2ecs.compose.expression.Substitution;
import dev.c2ecs.compose.interpolation.Interpolator;
import dev.c2ecs.compose.io.Variables;
import dev.c2ecs.compose.schema.SchemaValidator;
import dev.c2ecs.compose.transform.Merger;
import dev.c2ecs.compose.transform.ShortForms;
import dev.c2ecs.compose.transform.UniqueItems;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each grammar and each step of the loader answers the reference's own unit tests alike. */
class UnitVectorTest {

  /** What a step says: a value, or that the input is refused. */
  private record Answer(@Nullable Object value, boolean refused) {

    static Answer of(@Nullable Object value, List<Diagnostic> diagnostics) {
      return Diagnostic.anyError(diagnostics) ? new Answer(null, true) : new Answer(value, false);
    }
  }

  @Test
  void substitutesAsTheReference() throws IOException {
    check(
        "substitute.jsonl",
        69,
        "result",
        row -> {
          Substitution.Result result =
              Substitution.substitute(text(row, "template"), variables(row)::get);
          return new Answer(result.text(), result.fault() != null);
        });
  }

  @Test
  void interpolatesAsTheReference() throws IOException {
    check(
        "interpolate.jsonl",
        28,
        "out",
        row -> {
          List<Diagnostic> found = new ArrayList<>();
          Node tree =
              new Interpolator(variables(row), found::add)
                  .interpolate((Mapping) Trees.node(row.get("model")));
          return Answer.of(Trees.plain(tree, UnaryOperator.identity()), found);
        });
  }

  @Test
  void readsEnvFilesAsTheReference() throws IOException {
    check(
        "dotenv.jsonl",
        22,
        "out",
        row -> {
          Map<String, String> result = new LinkedHashMap<>(strings(row, "vars"));
          try {
            Dotenv.parse(
                    text(row, "src"),
                    name -> Optional.ofNullable(strings(row, "lookup").get(name)),
                    strings(row, "vars"),
                    (name, line) -> {})
                .forEach((name, line) -> result.put(name, line.text()));
            return new Answer(Trees.plain(result), false);
          } catch (EnvFileException e) {
            return new Answer(null, true);
          }
        });
  }

  @Test
  void expandsPortsAsTheReference() throws IOException {
    check("port.jsonl", 36, "out", row -> canonical("ports", text(row, "spec"), items -> items));
  }

  @Test
  void expandsMountsAsTheReference() throws IOException {
    check(
        "volume.jsonl",
        95,
        "out",
        row -> canonical("volumes", text(row, "spec"), items -> items.get(0)));
  }

  @Test
  void mergesAsTheReference() throws IOException {
    check(
        "merge.jsonl",
        66,
        "want",
        row -> {
          List<Diagnostic> found = new ArrayList<>();
          Mapping merged =
              Merger.merge(yaml(text(row, "base")), yaml(text(row, "override")), found::add);
          return Answer.of(plain(UniqueItems.apply(merged, found::add)), found);
        });
  }

  @Test
  void validatesAsTheReference() throws IOException {
    check(
        "schema.jsonl",
        12,
        "none",
        row -> {
          List<Diagnostic> found = new ArrayList<>();
          SchemaValidator.validate((Mapping) Trees.node(row.get("model")), found::add);
          return Answer.of(null, found);
        });
  }

  private static void check(
      String file, int cases, String key, Function<Map<String, Object>, Answer> step)
      throws IOException {
    Map<String, String> failures = new TreeMap<>();
    List<String> lines = Files.readAllLines(Repo.shared("corpus").resolve(file));
    assertThat(lines).as("the cases of " + file).hasSize(cases);
    for (int i = 0; i < lines.size(); i++) {
      Map<String, Object> row = Json.object(lines.get(i));
      Answer answer = step.apply(row);
      boolean refused = row.get("error") != null;
      Object wanted = key.equals("want") ? plain(yaml(text(row, key))) : Trees.plain(row.get(key));
      if (answer.refused() != refused || (!refused && !Objects.equals(answer.value(), wanted))) {
        failures.put(
            file + ":" + (i + 1),
            "\nwant " + (refused ? row.get("error") : wanted) + "\ngot  " + answer);
      }
    }
    assertThat(failures).isEmpty();
  }

  private static Answer canonical(
      String attribute, String spec, Function<List<Object>, @Nullable Object> result) {
    Object model =
        Map.of("services", Map.of("web", Map.of("image", "web", attribute, List.of(spec))));
    List<Diagnostic> found = new ArrayList<>();
    Mapping tree = ShortForms.apply((Mapping) Trees.node(model), found::add);
    List<Node> items = tree.child("services").child("web").items(attribute);
    return Answer.of(result.apply(items.stream().map(UnitVectorTest::plain).toList()), found);
  }

  private static @Nullable Object plain(Node node) {
    return Trees.plain(node, UnaryOperator.identity());
  }

  private static Mapping yaml(String text) {
    List<Diagnostic> found = new ArrayList<>();
    Node root = YamlReader.read("vector.yaml", text, found::add).get(0).root();
    assertThat(found).isEmpty();
    return (Mapping) root;
  }

  private static String text(Map<String, Object> row, String key) {
    return (String) Objects.requireNonNull(row.get(key));
  }

  private static Map<String, String> strings(Map<String, Object> row, String key) {
    Map<String, String> result = new LinkedHashMap<>();
    Template.map(Objects.requireNonNull(row.get(key)))
        .forEach((name, value) -> result.put(name, (String) value));
    return result;
  }

  private static Variables variables(Map<String, Object> row) {
    return Variables.ofEnvironment(strings(row, "vars"));
  }
}
