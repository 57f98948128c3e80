package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of all items of a list says nothing of an empty one: tests say that it has some. */
class TestSourcesTest {

  private static final Pattern STATEMENT = Pattern.compile("assertThat\\([^;]*?;");
  private static final Pattern OF_ALL =
      Pattern.compile("\\.(?:allSatisfy|allMatch|noneMatch|noneSatisfy)\\(");
  private static final Pattern OF_SOME =
      Pattern.compile("\\.(?:isNotEmpty\\(\\)|hasSize\\w*\\(|contains\\w*\\(|singleElement\\()");

  private static List<String> vacuous(String source) {
    List<String> found = new ArrayList<>();
    Matcher statement = STATEMENT.matcher(source);
    while (statement.find()) {
      String text = statement.group();
      Matcher all = OF_ALL.matcher(text);
      if (all.find() && !OF_SOME.matcher(text.substring(0, all.start())).find()) {
        found.add(text);
      }
    }
    return found;
  }

  @Test
  void noAssertionHoldsForAnEmptyList() throws IOException {
    int read = 0;
    for (String tests :
        List.of(
            "src/test/java",
            "cli/src/test/java",
            "cfn-generator/src/test/java",
            "compose-model/src/test/java")) {
      try (Stream<Path> files = Files.walk(Repo.ROOT.resolve(tests))) {
        String own = getClass().getSimpleName();
        for (Path file :
            files
                .filter(f -> f.toString().endsWith(".java") && !f.toString().contains(own))
                .toList()) {
          assertThat(vacuous(Repo.read(file))).as(file.toString()).isEmpty();
          read++;
        }
      }
    }
    assertThat(read).isGreaterThan(150);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "assertThat(rules).allSatisfy(rule -> assertThat(rule).isNull());",
        "assertThat(rules).filteredOn(r -> r.open())\n    .noneMatch(r -> r.wide());"
      })
  void anAssertionOfAllAloneIsFound(String statement) {
    assertThat(vacuous(statement)).hasSize(1);
  }
}
