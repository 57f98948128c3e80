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

/**
 * Who copies an example of {@code --fail-on} that is to keep data safe gets all that happens to
 * data: not only what is deleted, but also what begins with nothing or refuses the files it has.
 */
class FailOnExamplesTest {

  private static final Pattern LIST =
      Pattern.compile("fail-on(?:[ =]|: )((?:[a-z-]++(?::\\d++%)?,)++[a-z-]++(?::\\d++%)?)");

  private static List<String> examples() throws IOException {
    List<String> examples = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Repo.ROOT.resolve("docs"))) {
      List<Path> all = new ArrayList<>(files.filter(Files::isRegularFile).toList());
      all.add(Repo.ROOT.resolve("README.md"));
      all.add(Repo.ROOT.resolve("action.yml"));
      for (Path file : all) {
        Matcher lists = LIST.matcher(Files.readString(file));
        while (lists.find()) {
          examples.add(lists.group(1));
        }
      }
    }
    return examples;
  }

  @Test
  void examplesThatGuardDataGuardAllOfThem() throws IOException {
    List<String> guards = examples().stream().filter(list -> list.contains("data-loss")).toList();
    assertThat(guards).hasSizeGreaterThan(2);
    assertThat(guards)
        .isNotEmpty()
        .allSatisfy(
            list ->
                assertThat(List.of(list.split(",")))
                    .contains("data-loss", "starts-empty", "other-version"));
  }

  @Test
  void theHelpNamesThem() {
    assertThat(Program.in(Repo.ROOT).run("help", "diff").out().replaceAll("\\s", ""))
        .contains(
            "--fail-onwill-fail,two-writers,other-version,other-files,starts-empty,data-loss");
  }

  @Test
  void theActionNamesThem() throws IOException {
    assertThat(Files.readString(Repo.ROOT.resolve("action.yml")))
        .contains("starts-empty, other-files, other-version, data-loss");
  }
}
