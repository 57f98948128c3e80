package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.LoadOptions;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.YamlText;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Sequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code config} prints is what {@code docker compose config} prints. */
class ConfigOutputTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tricky.jsonl",
        "tricky-differential.jsonl",
        "fixtures-compose-go.jsonl",
        "fixtures-awesome-compose.jsonl",
        "fixtures-docker-compose-e2e.jsonl"
      })
  void bothFormatsAreTheReferencesTree(String file) throws IOException {
    List<String> failures = new ArrayList<>();
    Set<String> exceptions = CorpusTest.exceptions(file).keySet();
    int compared = 0;
    for (String line : Files.readAllLines(Repo.shared("corpus").resolve(file))) {
      CorpusCase corpusCase = CorpusCase.of(line).orElseThrow();
      if (!corpusCase.valid() || exceptions.contains(corpusCase.id())) {
        continue;
      }
      compared++;
      Path root = Files.createTempDirectory(directory, "case").toRealPath().resolve("proj");
      LoadRequest request = corpusCase.prepare(root);
      String parent = String.valueOf(root.getParent());
      UnaryOperator<String> neutral =
          text -> text.replace(root.toString(), "@ROOT@").replace(parent, "@PARENT@");
      Object expected = Trees.plain(corpusCase.canonical());
      Object yaml = Trees.plain(document(run(request, "yaml")), neutral);
      Object json = Trees.plain(Trees.node(Json.parse(run(request, "json"))), neutral);
      if (!Objects.equals(yaml, expected) || !Objects.equals(json, expected)) {
        failures.add(corpusCase.id() + "\nwant " + expected + "\nyaml " + yaml + "\njson " + json);
      }
    }
    assertThat(failures).isEmpty();
    assertThat(compared).isGreaterThan(10);
  }

  private static String run(LoadRequest request, String format) {
    List<String> arguments = new ArrayList<>(List.of("config", "--format", format));
    request.files().forEach(name -> arguments.addAll(List.of("-f", name)));
    request.profiles().forEach(name -> arguments.addAll(List.of("--profile", name)));
    request.envFiles().forEach(name -> arguments.addAll(List.of("--env-file", name)));
    request.projectName().ifPresent(name -> arguments.addAll(List.of("-p", name)));
    request
        .projectDirectory()
        .ifPresent(name -> arguments.addAll(List.of("--project-directory", name)));
    LoadOptions options = request.options();
    if (!options.interpolate()) {
      arguments.add("--no-interpolate");
    }
    if (!options.normalize()) {
      arguments.add("--no-normalize");
    }
    if (!options.checkConsistency()) {
      arguments.add("--no-consistency");
    }
    if (!options.resolveEnvironment()) {
      arguments.add("--no-env-resolution");
    }
    Program program = Program.in(request.workingDirectory());
    request.environment().forEach(program::env);
    Program.Result result = program.run(arguments.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out();
  }

  private static Node document(String yaml) {
    return YamlText.read(
            "config",
            yaml,
            diagnostic -> {
              throw new AssertionError(diagnostic + "\n" + yaml);
            })
        .orElseThrow();
  }

  @Test
  void keysStandInTheOrderOfTheReference() {
    Path file = Repo.ROOT.resolve("src/test/resources/full.yaml");
    Program.Result result =
        Program.in(Repo.ROOT)
            .run("-f", file.toString(), "--profile", "full", "--all-resources", "config");
    assertThat(result.exitCode()).as(result.err()).isZero();
    Mapping model = (Mapping) document(result.out());
    Map<String, List<String>> orders = orders();
    assertThat(keys(model)).isSubsetOf(orders.get("top"));
    List<String> wrong = new ArrayList<>();
    Mapping web = model.child("services").child("web");
    compare("service", web, orders, wrong);
    for (String key : List.of("deploy", "build", "healthcheck")) {
      compare(key, web.child(key), orders, wrong);
    }
    compare("update_config", web.child("deploy").child("update_config"), orders, wrong);
    compare("ports[]", (Mapping) web.items("ports").get(0), orders, wrong);
    for (Node mount : web.items("volumes")) {
      compare("volumes[]", (Mapping) mount, orders, wrong);
    }
    compare("networks.* of a service", web.child("networks").child("front"), orders, wrong);
    compare("networks.*", model.child("networks").child("front"), orders, wrong);
    compare("volumes.*", model.child("volumes").child("data"), orders, wrong);
    compare("secrets.*", model.child("secrets").child("s"), orders, wrong);
    compare("configs.*", model.child("configs").child("c"), orders, wrong);
    Node watch = ((Sequence) web.child("develop").get("watch").orElseThrow()).items().get(0);
    compare("watch[]", (Mapping) watch, orders, wrong);
    compare("hooks", (Mapping) web.items("pre_start").get(0), orders, wrong);
    assertThat(wrong).isEmpty();
  }

  private static void compare(
      String what, Mapping mapping, Map<String, List<String>> orders, List<String> wrong) {
    List<String> order = orders.getOrDefault(what, List.of());
    List<String> expected = order.stream().filter(mapping::has).collect(Collectors.toList());
    List<String> found = keys(mapping).stream().filter(order::contains).toList();
    if (expected.size() < 2 || !expected.equals(found)) {
      wrong.add(what + ": " + keys(mapping) + ", the reference: " + order);
    }
  }

  private static List<String> keys(Mapping mapping) {
    return List.copyOf(mapping.entries().keySet());
  }

  /** The orders as the reference's description lists them, by the name of the object. */
  private static Map<String, List<String>> orders() {
    String text = Repo.read(Repo.shared("COMPOSE-REFERENCE.md"));
    Map<String, List<String>> orders = new HashMap<>();
    Matcher service = Pattern.compile("`(profiles annotations [a-z_ ]+ pre_stop)`").matcher(text);
    assertThat(service.find()).isTrue();
    orders.put("service", words(service.group(1)));
    orders.put(
        "top", List.of("name", "services", "networks", "volumes", "secrets", "configs", "models"));
    Matcher row = Pattern.compile("(?m)^\\| ([^|]+) \\| ([a-z_0-9 ;:\\[\\]]+) \\|$").matcher(text);
    while (row.find()) {
      String keys = row.group(2).replaceAll(";.*", "");
      for (String object : row.group(1).split(", ", -1)) {
        orders.put(object.strip(), words(keys));
      }
    }
    return orders;
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split(" ", -1));
  }
}
