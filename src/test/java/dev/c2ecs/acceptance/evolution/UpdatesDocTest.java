package dev.c2ecs.acceptance.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.GeneratedDocsTest;
import dev.c2ecs.acceptance.Repo;
import dev.c2ecs.cfn.diff.Consequence;
import dev.c2ecs.cfn.diff.Forecast;
import dev.c2ecs.cfn.diff.Overlap;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The table of changes is what is told of them; {@code -Dgolden.update=true} renews it. */
class UpdatesDocTest {

  private static final String NAME = "docs/updates.md";
  private static final String START = "<!-- changes -->\n";
  private static final String END = "<!-- end of changes -->";

  private static Forecast forecast(NamedChanges change) {
    Translated before = change.old();
    Translated after = change.now();
    return Forecast.of(
        before.template(), before.parameters(), after.template(), after.parameters());
  }

  private static String updates(Forecast forecast) {
    return switch (forecast.steps().size()) {
      case 0 -> "no way";
      case 1 -> "one";
      default -> "two";
    };
  }

  /** What happens, from the worst, in the words of {@code --fail-on}. */
  private static String kinds(NamedChanges change, Forecast forecast) {
    Set<Consequence> kinds = new TreeSet<>(Comparator.reverseOrder());
    forecast.effects().forEach(effect -> kinds.add(effect.assessment().consequence()));
    if (!forecast.difference().moved().isEmpty()) {
      kinds.add(Consequence.EMPTY);
    }
    if (!Overlap.between(change.old().template(), change.now().template()).isEmpty()) {
      kinds.add(Consequence.TWO_WRITERS);
    }
    List<String> severe =
        kinds.stream()
            .filter(kind -> kind.compareTo(Consequence.PERMISSIONS) >= 0)
            .map(Consequence::key)
            .toList();
    List<String> words = severe.isEmpty() ? kinds.stream().map(Consequence::key).toList() : severe;
    return words.isEmpty() ? "nothing" : String.join(", ", words);
  }

  private static String table() {
    StringBuilder table =
        new StringBuilder("| change | what happens | updates | back |\n|---|---|---|---|\n");
    for (NamedChanges change : NamedChanges.all()) {
      Forecast there = forecast(change);
      table
          .append("| ")
          .append(change.words())
          .append(" | ")
          .append(kinds(change, there))
          .append(" | ")
          .append(updates(there))
          .append(" | ")
          .append(updates(forecast(change.reversed())))
          .append(" |\n");
    }
    return table.toString();
  }

  @Test
  void theTableIsCurrent() throws IOException {
    String text = Files.readString(Repo.ROOT.resolve(NAME));
    int start = text.indexOf(START) + START.length();
    int end = text.indexOf(END);
    assertThat(end).isGreaterThanOrEqualTo(start);
    GeneratedDocsTest.check(NAME, text.substring(0, start) + table() + text.substring(end));
  }
}
