package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Translator;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.support.Coverage;
import dev.c2ecs.compose.ComposeLoader;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loader answers what the reference answers, with the exceptions that are listed. */
class CorpusTest {

  private static final long SECOND = 1_000_000_000L;

  private static final Map<String, ReadCode> TOPICS =
      Map.of(
          "variable is not set", ReadCode.VARIABLE_UNSET,
          "for boolean is not supported", ReadCode.YAML_1_1_BOOLEAN,
          "is deprecated", ReadCode.DEPRECATED,
          "`version` is obsolete", ReadCode.OBSOLETE_VERSION,
          "Found multiple", ReadCode.SEVERAL_FILES);

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tricky.jsonl",
        "tricky-differential.jsonl",
        "load.jsonl",
        "spec-examples.jsonl",
        "fixtures-compose-go.jsonl",
        "fixtures-awesome-compose.jsonl",
        "fixtures-conformance.jsonl",
        "fixtures-docker-compose-e2e.jsonl"
      })
  void agreesWithTheReference(String file) throws IOException {
    Map<String, String> exceptions = exceptions(file);
    List<String> failures = new ArrayList<>();
    int cases = 0;
    for (String line : Files.readAllLines(Repo.shared("corpus").resolve(file))) {
      CorpusCase corpusCase = CorpusCase.of(line).orElse(null);
      if (corpusCase == null) {
        continue;
      }
      cases++;
      if (exceptions.getOrDefault(corpusCase.id(), "").startsWith("skipped:")) {
        exceptions.remove(corpusCase.id());
        continue;
      }
      Path parent = Files.createTempDirectory(directory, "case").toRealPath();
      String difference = difference(corpusCase, parent.resolve("proj"));
      String reason = exceptions.remove(corpusCase.id());
      if (!difference.isEmpty() && reason == null) {
        failures.add(corpusCase.id() + ": " + difference);
      } else if (difference.isEmpty() && reason != null) {
        failures.add(corpusCase.id() + " agrees: take it off the list of exceptions");
      }
    }
    assertThat(failures).isEmpty();
    assertThat(exceptions).as("exceptions that are no cases").isEmpty();
    assertThat(cases).isPositive();
  }

  /**
   * Whether a project takes longer than a second of the processor once the program has run. What
   * else the machine does, and what the JVM does with new code, is not the loader's.
   */
  private static boolean isSlow(LoadRequest request) {
    ComposeLoader.load(request);
    long start = processorTime();
    ComposeLoader.load(request);
    return processorTime() - start > SECOND;
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static String difference(CorpusCase corpusCase, Path root) throws IOException {
    LoadRequest request = corpusCase.prepare(root);
    long start = processorTime();
    LoadResult result = ComposeLoader.load(request);
    if (processorTime() - start > SECOND && isSlow(request)) {
      return "takes longer than a second";
    }
    if (result.project().isPresent() != corpusCase.valid()) {
      return "is "
          + (corpusCase.valid() ? "valid" : "invalid")
          + " for the reference, here: "
          + result.diagnostics();
    }
    if (!corpusCase.valid()) {
      return "";
    }
    String parent = String.valueOf(root.getParent());
    Object model =
        Trees.plain(
            result.project().orElseThrow().tree(),
            text ->
                (corpusCase.isInterpolated() ? text.replace("$", "$$") : text)
                    .replace(root.toString(), "@ROOT@")
                    .replace(parent, "@PARENT@"));
    Object expected = Trees.plain(corpusCase.canonical());
    if (expected == null || !expected.equals(model)) {
      return "\nwant " + expected + "\ngot  " + model;
    }
    Set<String> unwritten = Trees.unwritten(result.project().orElseThrow().tree());
    if (!unwritten.isEmpty()) {
      return "nobody wrote " + unwritten;
    }
    Coverage coverage =
        Translator.translate(result.project().orElseThrow(), Surroundings.UNKNOWN, List.of())
            .coverage();
    int counted =
        coverage.exact()
            + coverage.approximated()
            + coverage.noEffect()
            + coverage.warned()
            + coverage.rejected();
    if (counted != coverage.leaves()) {
      return "does not account for every attribute: " + coverage;
    }
    List<Code> topics = topics(corpusCase.warnings());
    List<Code> ours = warnings(result);
    return topics.equals(ours) ? "" : "\nwants the warnings " + topics + "\ngot " + ours;
  }

  /**
   * What the warnings of the reference are about. It spends two on several Compose files and
   * repeats itself for a variable in the project name, so equal texts count once.
   */
  private static List<Code> topics(List<String> warnings) {
    return warnings.stream()
        .filter(text -> !text.startsWith("Using "))
        .distinct()
        .map(
            text ->
                TOPICS.entrySet().stream()
                    .filter(topic -> text.contains(topic.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("what is this about: " + text)))
        .map(Code.class::cast)
        .sorted(Comparator.comparing(Code::id))
        .toList();
  }

  /** The warnings of a load that the reference gives as well. */
  private static List<Code> warnings(LoadResult result) {
    return result.diagnostics().stream()
        .filter(diagnostic -> TOPICS.containsValue(diagnostic.code()))
        .collect(Collectors.toMap(Diagnostic::message, Diagnostic::code, (a, b) -> a))
        .values()
        .stream()
        .sorted(Comparator.comparing(Code::id))
        .toList();
  }

  /** The listed exceptions of a file, id to reason. */
  static Map<String, String> exceptions(String file) {
    Map<String, String> result = new TreeMap<>();
    Repo.read(Repo.ROOT.resolve("src/test/resources/corpus-exceptions.tsv"))
        .lines()
        .filter(line -> line.startsWith(file + "\t"))
        .map(line -> line.split("\t", -1))
        .forEach(fields -> result.put(fields[1], fields[2]));
    return result;
  }
}
