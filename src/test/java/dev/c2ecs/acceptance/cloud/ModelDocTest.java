package dev.c2ecs.acceptance.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.Repo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every refusal of the model has its rule, with a source, in the documentation. */
class ModelDocTest {

  private static final Pattern CODE =
      Pattern.compile(
          "new Refusal\\(\\s*\"([A-Za-z. ]+)|existing\\([^;]*?\"([A-Za-z.]+)\"\\s*\\)+\\s*;");

  @Test
  void everyCodeIsDescribed() throws IOException {
    Set<String> codes = new TreeSet<>();
    Path sources = Repo.ROOT.resolve("src/test/java/dev/c2ecs/acceptance/cloud");
    try (Stream<Path> files = Files.list(sources)) {
      for (Path file : files.filter(f -> !f.toString().endsWith("Test.java")).toList()) {
        Matcher matcher = CODE.matcher(Files.readString(file));
        while (matcher.find()) {
          codes.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
      }
    }
    assertThat(codes).hasSizeGreaterThan(40);
    // How a handler's own error begins, and the deletion before a replacement: no codes.
    codes.remove("Resource handler returned message");
    codes.remove("DELETE_FAILED");
    String text = Files.readString(Repo.ROOT.resolve("docs/aws-model.md"));
    assertThat(codes).filteredOn(code -> !text.contains(code)).isEmpty();
  }

  @Test
  void everyRuleHasASourceAndACertainty() throws IOException {
    int rules = 0;
    for (String line : Files.readAllLines(Repo.ROOT.resolve("docs/aws-model.md"))) {
      if (line.startsWith("| ") && !line.startsWith("| rule")) {
        String[] cells = line.split("\\|", -1);
        assertThat(cells).as(line).hasSize(7);
        assertThat(cells[4].strip()).as(line).matches("[slg].*");
        assertThat(!cells[3].isBlank() || cells[4].matches(" [lg] ")).as(line).isTrue();
        rules++;
      }
    }
    assertThat(rules).isGreaterThan(70);
  }
}
