package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code graph} as a command: formats, files, what it says when there is nothing to draw. */
class GraphCommandTest {

  @TempDir private Path directory;

  @BeforeEach
  void writeProject() throws IOException {
    write("name: p\nservices: {web: {image: nginx, ports: [\"80:80\"]}}\n");
  }

  private void write(String compose) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), compose);
  }

  private Program.Result run(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "graph";
    System.arraycopy(args, 0, all, 1, args.length);
    return Program.in(directory).run(all);
  }

  @Test
  void mermaidIsTheDefault() {
    Program.Result result = run();
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("%%").contains("\nflowchart LR\n", "((\"Internet\"))");
    assertThat(run("--format", "mermaid").out()).isEqualTo(result.out());
  }

  @ParameterizedTest
  @CsvSource({"a.svg, <svg ", "a.SVG, <svg ", "a.dot, //", "a.gv, //", "a.mmd, %%", "a, %%"})
  void theNameOfTheFileSaysTheFormat(String file, String start) {
    assertThat(run("-o", file)).isEqualTo(new Program.Result(0, "", ""));
    assertThat(Repo.read(directory.resolve(file))).startsWith(start);
    run("-o", file, "--format", "dot");
    assertThat(Repo.read(directory.resolve(file))).startsWith("//");
  }

  @Test
  void nothingIsDrawnOfAProjectWithErrors() throws IOException {
    write("name: p\nservices: {web: {image: nginx, network_mode: host, privileged: true}}\n");
    Program.Result result = run("-o", "a.svg");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("error").contains("nothing is drawn: ");
    assertThat(directory.resolve("a.svg")).doesNotExist();
  }

  @Test
  void aFileOfTheProjectIsNotWrittenOver() {
    String before = Repo.read(directory.resolve("compose.yaml"));
    assertThat(run("-o", "compose.yaml").exitCode()).isNotZero();
    assertThat(Repo.read(directory.resolve("compose.yaml"))).isEqualTo(before);
  }

  @Test
  void mermaidIsNotAskedForMoreThanItDraws() throws IOException {
    StringBuilder compose = new StringBuilder("name: p\nservices:\n");
    for (int i = 0; i < 35; i++) {
      compose.append("  s").append(i).append(": {image: nginx, depends_on: [");
      for (int j = 0; j < i; j++) {
        compose.append(j == 0 ? "s" : ", s").append(j);
      }
      compose.append("]}\n");
    }
    write(compose.toString());
    assertThat(run().err()).contains("Mermaid draws 500 lines", "these are 595: --format svg");
    assertThat(run("--format", "svg").err()).isEmpty();
  }
}
