package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.support.SupportRow;
import dev.c2ecs.cfn.support.SupportTable;
import dev.c2ecs.compose.ComposeLoader;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A value of any kind at any path of the schema ends in a model or in an error: in the file itself,
 * in an override, and in a file that is extended, which is not validated before it is merged.
 */
class MalformedValueTest {

  private static final List<String> VALUES =
      List.of("[[a]]", "[{a: b}]", "{a: [b]}", "{a: {b: [c]}}", "5", "[null]", "[1.5]", "text");

  @TempDir Path directory;

  @Test
  void endsInAModelOrInAnError() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (SupportRow row : SupportTable.rows()) {
      for (String value : VALUES) {
        String text = at(row.path().replace("[]", ".[]").split("\\."), 0, value);
        if (row.path().startsWith("services.*.")) {
          Files.writeString(directory.resolve("base.yaml"), text + "\n");
          check("services: {n: {extends: {file: base.yaml, service: n}}}", text, wrong);
          check("services: {n: {image: i}}\n---\n" + text, text, wrong);
        }
        check(text, text, wrong);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private void check(String compose, String what, List<String> wrong) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), compose + "\n");
    try {
      LoadResult result = ComposeLoader.load(LoadRequest.builder(directory).build());
      if (result.project().isPresent() == Diagnostic.anyError(result.diagnostics())) {
        wrong.add(what + ": a model and an error, or neither");
      }
    } catch (RuntimeException e) {
      wrong.add(what + ": " + e + " at " + e.getStackTrace()[0]);
    }
  }

  /** The value below a path, in the flow style of YAML; everything with a name is called n. */
  private static String at(String[] segments, int index, String value) {
    if (index == segments.length) {
      return value;
    }
    String below = at(segments, index + 1, value);
    return switch (segments[index]) {
      case "[]" -> "[" + below + "]";
      case "*" -> "{n: " + below + "}";
      default -> "{" + segments[index] + ": " + below + "}";
    };
  }
}
