package dev.c2ecs.acceptance;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.support.SupportRow;
import dev.c2ecs.cfn.support.SupportTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The value of a variable that is a credential, anywhere in a Compose file, in whole or as a part
 * of a text: nothing that is shown has it, nor six characters of it.
 */
class ConcealedValuesTest {

  private static final int PART = 6;

  private static final String BASELINE = "baseline.json";

  /** How a variable stands in a text. */
  private static final List<String> TEXTS =
      List.of(
          "${DB_PASSWORD}",
          "a${DB_PASSWORD}b",
          "${DB_PASSWORD}:80",
          "80:${DB_PASSWORD}",
          "/x/${DB_PASSWORD}",
          "./${DB_PASSWORD}:/y:ro",
          "data:/${DB_PASSWORD}",
          "${DB_PASSWORD}=v",
          "k=${DB_PASSWORD}",
          "http://u:${DB_PASSWORD}@h/p",
          "${DB_PASSWORD:-other}",
          "${CARRIER}");

  /** Values whose every part is told from all other text. */
  private static final List<String> VALUES =
      List.of(
          "zq7vkx29-mwpd84lt",
          "Zq7vKX/29MwpD:84LTrq",
          "Zq7vKX 29MwpD 84LTrq",
          "73918264",
          "10.73.91.82",
          "zq7vkx29.mwpd84.lt/Jx55Wq@99xzVk");

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("check", "--format", "json"),
          List.of("check", "--format", "sarif"),
          List.of("check", "--format", "github"),
          List.of("check", "--format", "gitlab"),
          List.of("check", "--format", "markdown"),
          List.of("check", "--confine", "."),
          List.of("policy"),
          List.of("graph"),
          List.of("graph", "--format", "svg"),
          List.of("cost", "--region", "eu-central-1"),
          List.of("explain", "services.n"),
          List.of("explain", "services.n.ports"),
          List.of("check", "--update-baseline", "--baseline", BASELINE));

  private static final List<List<String>> COMPARISONS =
      List.of(
          List.of("review", "--from", "HEAD"),
          List.of("diff", "--from", "HEAD"),
          List.of("review", "--from", "HEAD", "--confine", "."),
          List.of("diff", "--from", "HEAD", "--format", "markdown"),
          List.of("diff", "--from", "HEAD", "--format", "json"),
          List.of("graph", "--from", "HEAD"),
          List.of("cost", "--from", "HEAD", "--region", "eu-central-1"));

  /** Forms of a text that each attribute has here; with {@code -Dconcealed=all} it has all. */
  private static final int FEW = "all".equals(System.getProperty("concealed")) ? TEXTS.size() : 3;

  @TempDir Path directory;

  @Test
  void isShownNowhereOfAnAttribute() throws IOException {
    List<String> shown = new ArrayList<>();
    int turn = 0;
    for (SupportRow row : SupportTable.rows()) {
      for (int i = 0; i < FEW; i++) {
        String text = TEXTS.get(turn % TEXTS.size());
        String compose = JsonText.of(project(row.path(), text));
        shown.addAll(shownOf(value(turn / FEW), compose, row.path() + ": " + text, turn++));
      }
    }
    assertThat(shown).isEmpty();
  }

  @Test
  void isShownNowhereOfAFixture() throws IOException {
    List<String> shown = new ArrayList<>();
    int turn = 0;
    for (SupportRow row : SupportTable.rows()) {
      Object tree = tree(Fixtures.HOME.resolve(row.fixture()).resolve("compose.yaml"));
      for (int i = 0; i < FEW; i++) {
        String text = TEXTS.get(turn % TEXTS.size());
        String compose = JsonText.of(replaced(tree, steps(row.path()), 0, text));
        shown.addAll(shownOf(value(turn / FEW), compose, row.path() + ": " + text, turn++));
      }
    }
    assertThat(shown).isEmpty();
  }

  @Test
  void isShownNowhereOfAComparison() throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), "services: {n: {image: \"nginx:1.29\"}}");
    GitRepository.in(directory).track(".").run("commit", "-qm", "first");
    List<String> shown = new ArrayList<>();
    int turn = 0;
    for (SupportRow row : SupportTable.rows()) {
      String value = value(turn);
      String text = TEXTS.get(turn % TEXTS.size());
      write(value, JsonText.of(project(row.path(), text)));
      List<String> command = COMPARISONS.get(turn++ % COMPARISONS.size());
      shown.addAll(shownBy(command, value, row.path() + ": " + text));
    }
    assertThat(shown).isEmpty();
  }

  /** Every way from an env file into what would be written. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "services: {n: {image: i, environment: [CARRIER]}}",
        "services: {n: {image: i, environment: {URL: \"${CARRIER}\"}}}",
        "services: {n: {image: i, environment: {URL: \"http://${CARRIER}/x\"}}}",
        "services: {n: {image: i, environment: {URL: \"${GIVEN}\"}}}",
        "services: {n: {image: i, env_file: [app.env]}}",
        "services: {n: {image: i, command: [\"${CARRIER}\"]}}",
        "services: {n: {image: i, command: \"sh -c 'echo ${CARRIER}'\"}}",
        "services: {n: {image: i, ports: [\"${CARRIER}\"]}}",
        "services: {n: {image: i, pre_start: [{command: a, environment: {A: \"${CARRIER}\"}}]}}",
        "services: {n: {build: {context: ., args: {A: \"${CARRIER}\"}}}}",
        "services: {n: {build: {context: \"${CARRIER}\"}}}",
        "include: [{path: other.yaml, env_file: \"${CARRIER}\"}]",
        "include: [{path: other.yaml, env_file: inner.env}]",
        "include: [\"${DB_PASSWORD}\"]",
        "services: {n: {extends: {file: \"${DB_PASSWORD}\", service: n}}}",
        "services: {n: {image: i, env_file: [\"${DB_PASSWORD}\"]}}",
        "services: {n: {image: i, x-aws-tags: {a: \"${DB_PASSWORD}\"}}}",
        "x-aws-tags: {a: \"${CARRIER}\"}\nservices: {n: {image: i}}",
        "x-aws-accept: {C2E376: \"${DB_PASSWORD}\"}\nservices: {n: {image: i}}",
        "x-aws-cloudformation: {Outputs: {A: {Value: \"${CARRIER}\"}}}\nservices: {n: {image: i}}",
        "services: {n: {image: i, ports: [\"80\"], x-aws-health_path: \"${DB_PASSWORD}\"}}",
      })
  void isShownNowhereByTheWayOfAnEnvFile(String compose) throws IOException {
    for (String value : VALUES) {
      write(value, "name: p\n" + compose);
      Files.writeString(
          directory.resolve("other.yaml"),
          "services: {n: {image: \"${INNER}\", ports: [\"${INNER}\"]}}");
      Files.writeString(directory.resolve("inner.env"), "INNER=x${DB_PASSWORD}\n");
      Files.writeString(directory.resolve("app.env"), "A=x${DB_PASSWORD}\nB=${CARRIER}\nC=${A}\n");
      for (List<String> command : COMMANDS) {
        assertThat(shownBy(command, value, compose)).isEmpty();
      }
      assertThat(shownBy(List.of("convert"), value, compose)).isEmpty();
    }
  }

  @Test
  void aShortValueIsHiddenWhereItIsUsedAndNowhereElse() throws IOException {
    write("80", "services: {n: {image: i, ports: [\"${DB_PASSWORD}x\",\n  \"80y\"]}}");
    String shown = Program.in(directory).run("check", "--format", "json").out();
    assertThat(shown).contains("`***x`").contains("`80y`");
  }

  @Test
  void aSecretIsOneWhateverItsVariableIsCalled() throws IOException {
    write(
        "x",
        "secrets: {s: {environment: GIVEN}}\n"
            + "services: {n: {image: i, secrets: [s], environment: {A: \"${GIVEN}\"},"
            + " ports: [\"${GIVEN}\"]}}");
    Files.writeString(directory.resolve(".env"), "GIVEN=zq7vkx29mwpd\n");
    assertThat(shownBy(List.of("check"), "zq7vkx29mwpd", "")).isEmpty();
    Files.writeString(
        directory.resolve("compose.yaml"),
        Repo.read(directory.resolve("compose.yaml")).replace(", ports: [\"${GIVEN}\"]", ""));
    assertThat(shownBy(List.of("convert"), "zq7vkx29mwpd", "")).isEmpty();
  }

  @Test
  void theWordsOfTheFileStay() throws IOException {
    write("nginx", "services: {n: {image: nginx,\n command: [\"${DB_PASSWORD}\"]}}");
    assertThat(Program.in(directory).run("check").out())
        .contains("others when their tags move: nginx")
        .contains("takes the value of DB_PASSWORD");
  }

  private static String value(int turn) {
    return VALUES.get(turn % VALUES.size());
  }

  /** A fixture without the tags of a template; nothing where it is no YAML. */
  private static @Nullable Object tree(Path compose) {
    LoadSettings settings =
        LoadSettings.builder().setMaxAliasesForCollections(Integer.MAX_VALUE).build();
    try {
      return new Load(settings)
          .loadFromString(Repo.read(compose).replaceAll("!(Ref|GetAtt|Select) ", ""));
    } catch (YamlEngineException | UncheckedIOException e) {
      return null;
    }
  }

  private void write(String value, String compose) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), compose);
    Files.writeString(
        directory.resolve(".env"),
        "DB_PASSWORD='" + value + "'\nCARRIER=c${DB_PASSWORD}d\nGIVEN=e${CARRIER}\n");
  }

  private List<String> shownOf(String value, String compose, String what, int turn)
      throws IOException {
    write(value, compose);
    List<String> shown = new ArrayList<>();
    for (List<String> command :
        List.of(List.of("check"), List.of("convert"), COMMANDS.get(turn % COMMANDS.size()))) {
      shown.addAll(shownBy(command, value, what));
    }
    return shown;
  }

  private List<String> shownBy(List<String> command, String value, String what) throws IOException {
    Program.Result result =
        Program.in(directory)
            .env("PATH", System.getenv().getOrDefault("PATH", ""))
            .run(command.toArray(String[]::new));
    assertThat(result.err()).doesNotContain("this is a mistake");
    Path baseline = directory.resolve(BASELINE);
    String written = Files.exists(baseline) ? Repo.read(baseline) : "";
    Files.deleteIfExists(baseline);
    return part(value, result.out() + result.err() + written)
        .map(found -> command + " of " + what + " shows " + found)
        .stream()
        .toList();
  }

  /** What is shown of a value, with what is around it. */
  private static Optional<String> part(String value, String shown) {
    String lower = shown.toLowerCase(ROOT);
    for (int i = 0; i + PART <= value.length(); i++) {
      int at = lower.indexOf(value.substring(i, i + PART).toLowerCase(ROOT));
      if (at >= 0) {
        return Optional.of(
            shown.substring(Math.max(0, at - 60), Math.min(shown.length(), at + 40)));
      }
    }
    return Optional.empty();
  }

  private static String[] steps(String path) {
    return path.replace("[]", ".[]").split("\\.", -1);
  }

  /** A project that has a text at a path; everything with a name is called n. */
  private static Map<String, @Nullable Object> project(String path, String text) {
    Map<String, @Nullable Object> service = new LinkedHashMap<>();
    service.put("image", "nginx:1.29");
    Map<String, @Nullable Object> project = new LinkedHashMap<>();
    project.put("name", "p");
    project.put("services", new LinkedHashMap<>(Map.of("n", service)));
    return Template.map(merged(project, at(steps(path), 0, text)));
  }

  private static Object at(String[] steps, int index, String text) {
    if (index == steps.length) {
      return text;
    }
    Object below = at(steps, index + 1, text);
    return switch (steps[index]) {
      case "[]" -> List.of(below);
      case "*" -> Map.of("n", below);
      default -> Map.of(steps[index], below);
    };
  }

  private static Object merged(@Nullable Object base, Object more) {
    if (!(base instanceof Map<?, ?> under) || !(more instanceof Map<?, ?> over)) {
      return more;
    }
    Map<Object, @Nullable Object> all = new LinkedHashMap<>(under);
    over.forEach((key, value) -> all.put(key, merged(all.get(key), value)));
    return all;
  }

  /** A tree with a text wherever a path leads. */
  private static @Nullable Object replaced(
      @Nullable Object value, String[] steps, int depth, String text) {
    if (depth == steps.length) {
      return text;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> result = new LinkedHashMap<>();
      map.forEach(
          (key, item) ->
              result.put(
                  key,
                  steps[depth].equals("*") || steps[depth].equals(key)
                      ? replaced(item, steps, depth + 1, text)
                      : item));
      return result;
    }
    if (value instanceof List<?> list && steps[depth].equals("[]")) {
      List<@Nullable Object> result = new ArrayList<>();
      list.forEach(item -> result.add(replaced(item, steps, depth + 1, text)));
      return result;
    }
    return value;
  }
}
