package dev.c2ecs.acceptance.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Translation;
import dev.c2ecs.cfn.Translator;
import dev.c2ecs.cfn.diff.Consequence;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.secrets.Concealed;
import dev.c2ecs.cfn.support.Disposition;
import dev.c2ecs.cfn.support.SupportTable;
import dev.c2ecs.cli.review.Comparison;
import dev.c2ecs.cli.review.ReviewText;
import dev.c2ecs.cli.review.Side;
import dev.c2ecs.cli.stack.Preview;
import dev.c2ecs.cli.terminal.EntryWords;
import dev.c2ecs.compose.ComposeLoader;
import dev.c2ecs.compose.LoadOptions;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever changes a template is told in the words of the Compose file, where it happens. */
class ToldChangesTest {

  private static final Path DIRECTORY = Path.of("/project");

  private static Side side(String name, String compose) {
    LoadResult loaded =
        ComposeLoader.load(
            LoadRequest.builder(DIRECTORY)
                .files(List.of("compose.yaml"))
                .fileAccess(new TextFiles(DIRECTORY, compose))
                .environment(Map.of())
                .options(Translator.loading(LoadOptions.DEFAULT))
                .build());
    assertThat(loaded.project()).as(loaded.diagnostics().toString()).isPresent();
    Translation translation =
        Translator.translate(loaded.project().get(), Surroundings.UNKNOWN, List.of());
    List<Diagnostic> all = new ArrayList<>(loaded.diagnostics());
    all.addAll(translation.diagnostics());
    return new Side(
        name,
        loaded.project(),
        translation.template(),
        translation.jobs(),
        all,
        Map.of(),
        List.of(),
        translation.accepted(),
        loaded.sources(),
        Concealed.NOTHING,
        false);
  }

  private static Comparison compared(String before, String after) {
    Side old = side("before", before);
    Side now = side("after", after);
    assertThat(old.errors()).as(before).isEmpty();
    assertThat(now.errors()).as(after).isEmpty();
    return Comparison.of(old, now);
  }

  static List<AttributeChange> attributes() {
    return AttributeChange.all();
  }

  @ParameterizedTest
  @MethodSource("attributes")
  void anAttributeThatChangesTheTemplateIsNamed(AttributeChange change) {
    for (Comparison one :
        List.of(
            compared(change.before(), change.after()), compared(change.after(), change.before()))) {
      if (one.forecast().effects().isEmpty()) {
        continue;
      }
      String text = ReviewText.of(one, ReviewText.More.NOTHING).replace("\\", "");
      List<String> rows =
          text.lines()
              .filter(line -> line.startsWith("|") || one.isOtherProject())
              .filter(line -> line.contains(change.part()))
              .toList();
      assertThat(rows).as(text).isNotEmpty();
      assertThat(String.join("\n", rows)).contains(change.word());
      if (!change.part().isEmpty()) {
        assertThat(rows.get(0)).contains("compose.yaml:3");
      }
      assertThat(untold(one)).as(text).isEmpty();
    }
  }

  /**
   * Attributes that change images, secrets or files, which have parts of a comment of their own.
   */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "services.*.build",
          "services.*.configs[]",
          "services.*.credential_spec",
          "services.*.env_file",
          "services.*.pre_start[].per_replica",
          "services.*.secrets[].source",
          "services.*.volumes[].target",
          "services.*.volumes[].bind",
          "networks.*.external.name",
          "volumes.*.external.name",
          "secrets.*.external.name",
          "secrets.*.file",
          "configs");

  @Test
  void everyAttributeThatIsMappedHasAChange() {
    Set<String> known = new TreeSet<>();
    attributes().forEach(change -> known.add(change.path()));
    List<String> mapped = new ArrayList<>();
    SupportTable.rows().stream()
        .filter(
            row ->
                row.disposition() == Disposition.EXACT
                    || row.disposition() == Disposition.APPROXIMATED)
        .forEach(row -> mapped.add(row.path()));
    assertThat(mapped).hasSizeGreaterThan(known.size() / 2);
    mapped.removeIf(path -> known.stream().anyMatch(one -> one.startsWith(path)));
    mapped.removeIf(path -> ELSEWHERE.stream().anyMatch(path::startsWith));
    assertThat(mapped).isEmpty();
  }

  static Stream<NamedChanges> named() {
    return NamedChanges.all().stream().flatMap(change -> Stream.of(change, change.reversed()));
  }

  @ParameterizedTest
  @MethodSource("named")
  void nothingRestartsWithoutAReason(NamedChanges change) {
    assertThat(untold(compared(change.before(), change.after()))).isEmpty();
  }

  /** What restarts and nobody reads why. */
  private static List<String> untold(Comparison comparison) {
    return comparison.preview().objects().stream()
        .filter(entry -> !entry.isNew() && !entry.goes())
        .filter(ToldChangesTest::restarts)
        .filter(entry -> entry.told().isEmpty())
        .filter(
            entry ->
                entry.changes().stream().allMatch(one -> EntryWords.details(one, entry).isEmpty()))
        .map(Preview.Entry::label)
        .toList();
  }

  private static boolean restarts(Preview.Entry entry) {
    return entry.changes().stream().anyMatch(one -> one.has(Consequence.ROLLING));
  }
}
