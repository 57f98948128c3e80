package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random projects of adversarial names and ports end in a template or in diagnostics, and each name
 * of a template stands once. {@code -Dprojects=20000} takes more of them, {@code -Dproject=SEED}
 * begins at another.
 */
class AdversarialProjectTest {

  private static final int SAMPLE = 150;
  private static final int PROJECTS = Integer.getInteger("projects", SAMPLE);
  private static final long FIRST = Long.getLong("project", 0);

  /** Checks of a template that only an overlay may fail: ours are unique by construction. */
  private static final Pattern OUR_MISTAKE = Pattern.compile("error C2E4(?!04|22)\\d\\d\\b");

  @TempDir static Path directory;

  /** What does not hold of the project of a seed, a line each. */
  static List<String> broken(Path directory, long seed) {
    String compose = AdversarialProject.of(seed);
    Program.Result result = Program.convert(directory, compose);
    List<String> broken = new ArrayList<>();
    if (result.err().contains("mistake in c2ecs")) {
      return List.of(result.err());
    }
    if (result.exitCode() == 0) {
      broken.addAll(TemplateProperties.broken(result.out()));
    } else {
      if (result.exitCode() != 1 || !result.out().isEmpty()) {
        broken.add("exit code " + result.exitCode());
      }
      if (!result.err().contains("error C2E")) {
        broken.add("no error says why: " + result.err());
      }
      result.err().lines().filter(l -> OUR_MISTAKE.matcher(l).find()).forEach(broken::add);
    }
    Program.Result again = Program.convert(directory, compose);
    if (!again.out().equals(result.out()) || !again.err().equals(result.err())) {
      broken.add("the same input gives another result");
    }
    return broken;
  }

  @Test
  void endsInATemplateWithUniqueNamesOrInDiagnostics() {
    List<String> found = new ArrayList<>();
    for (long seed = FIRST; seed < FIRST + PROJECTS && found.size() < 20; seed++) {
      long number = seed;
      broken(directory, seed).forEach(what -> found.add(number + ": " + what));
    }
    assertThat(found).isEmpty();
  }

  @Test
  void manyOfTheProjectsAreTranslated() {
    int translated = 0;
    for (long seed = 0; seed < 50; seed++) {
      translated += Program.convert(directory, AdversarialProject.of(seed)).exitCode() == 0 ? 1 : 0;
    }
    assertThat(translated).isBetween(10, 45);
  }
}
