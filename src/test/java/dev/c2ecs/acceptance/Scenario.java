package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A scenario: Compose texts go in, parsed templates come out, cfn-lint sees all of them. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class Scenario {

  @TempDir static Path shared;

  private final List<Path> templates = new ArrayList<>();

  /** An empty project directory of its own. */
  Path directory() {
    try {
      return Files.createTempDirectory(shared, "project");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The template of a Compose text. */
  Template template(String compose) {
    return keep(Program.convert(directory(), compose));
  }

  /** The result of a conversion that must succeed; its template is kept for cfn-lint. */
  Template keep(Program.Result result) {
    Template template = result.template();
    Path file = shared.resolve("template" + templates.size() + ".json");
    try {
      Files.writeString(file, result.out());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    templates.add(file);
    return template;
  }

  /** What is said about a Compose text that cannot be converted. */
  String refusal(String compose) {
    Program.Result result = Program.convert(directory(), compose);
    assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    return result.err();
  }

  @AfterAll
  void allTemplatesPassCfnLint() {
    assertThat(templates).isNotEmpty();
    assertThat(PythonTools.cfnLint(templates).all()).isEmpty();
  }
}
