package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.ComposeLoader;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.io.FileAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the input is, there is a clear diagnostic with a position, and nothing is written. */
class BadInputTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir Path directory;

  /** Converts bytes, expects a refusal, and gives what was said. */
  private String refusal(byte[] content) throws IOException {
    Files.write(directory.resolve("compose.yaml"), content);
    return refusalOf("convert", "compose.yaml", "-o", "template.yaml");
  }

  private String refusal(String content) throws IOException {
    return refusal(content.getBytes(StandardCharsets.UTF_8));
  }

  private String refusalOf(String... args) {
    long start = System.nanoTime();
    Program.Result result = Program.in(directory).run(args);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).doesNotContain("Exception").doesNotContain("\tat ");
    assertThat(directory.resolve("template.yaml")).doesNotExist();
    return result.err();
  }

  @Test
  void aMissingFile() {
    assertThat(refusalOf("convert", "nope.yaml", "-o", "template.yaml"))
        .startsWith("nope.yaml: error C2E001: there is no file nope.yaml");
  }

  @Test
  void noFileAtAll() {
    assertThat(refusalOf("--project-directory", directory.toString(), "convert"))
        .contains("error C2E006: there is no compose.yaml in")
        .contains("-f FILE");
  }

  @Test
  void anEmptyFile() throws IOException {
    assertThat(refusal("")).startsWith("compose.yaml: error C2E007: the file is empty");
  }

  @Test
  void onlyComments() throws IOException {
    assertThat(refusal("# nothing\n\n")).startsWith("compose.yaml: error C2E007");
  }

  @Test
  void binary() throws IOException {
    byte[] content = new byte[4096];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) (i * 31);
    }
    assertThat(refusal(content)).startsWith("compose.yaml:1:1: error C2E005: the file is not text");
  }

  @Test
  void bytesThatAreNoUtf8() throws IOException {
    byte[] content = "name: p\nservices: {a: {image: caf?}}\n".getBytes(StandardCharsets.UTF_8);
    content[34] = (byte) 0xe9;
    assertThat(refusal(content)).startsWith("compose.yaml:2:27: error C2E005");
  }

  @Test
  void fiftyMegabytes() throws IOException {
    byte[] content = new byte[50 * 1024 * 1024];
    Arrays.fill(content, (byte) '#');
    assertThat(refusal(content))
        .startsWith("compose.yaml: error C2E004: compose.yaml is larger than 16 MiB");
  }

  @Test
  void deepNesting() throws IOException {
    assertThat(refusal("name: p\nx-deep: " + "[".repeat(100_000)))
        .startsWith("compose.yaml:2:")
        .contains("error C2E013: collections are nested more than 200 levels deep");
  }

  @Test
  void anAliasBomb() throws IOException {
    StringBuilder bomb = new StringBuilder("x-0: &a0 [lol]\n");
    for (int i = 1; i < 12; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("x-").append(i).append(": &a").append(i).append(" [");
      bomb.append((alias + ", ").repeat(9)).append(alias).append("]\n");
    }
    assertThat(refusal(bomb.toString()))
        .contains(
            "error C2E014: the document has more than 400000 values with its aliases expanded");
  }

  @Test
  void anAliasThatContainsItself() throws IOException {
    assertThat(refusal("x-a: &a\n  b: *a\n"))
        .startsWith("compose.yaml:2:6: error C2E015: the alias *a stands inside its own anchor");
  }

  @Test
  void duplicateKeysAreAllReported() throws IOException {
    String err =
        refusal(
            """
            name: p
            services:
              a: {image: x}
              b: {image: y}
              a: {image: z}
            name: q
            """);
    assertThat(err)
        .contains("compose.yaml:5:3: error C2E011: the key `a` is already defined in line 3")
        .contains("compose.yaml:6:1: error C2E011: the key `name` is already defined in line 1");
  }

  @Test
  void unknownKeysGetTheNearestName() throws IOException {
    String err =
        refusal(
            """
            name: p
            services:
              a:
                image: x
                enviroment: {A: b}
                volumes: [{type: bind, source: /a, target: /b, readonly: true}]
            """);
    assertThat(err)
        .contains("compose.yaml:5:5: error C2E030: `enviroment` is not a key of services.a\n")
        .contains("^ did you mean `environment`?")
        .contains(
            "compose.yaml:6:52: error C2E030: `readonly` is not a key of services.a.volumes[0]")
        .contains("^ did you mean `read_only`?");
  }

  @Test
  void syntaxThatIsNoYaml() throws IOException {
    assertThat(refusal("name: p\nservices:\n\tweb: {}\n"))
        .startsWith("compose.yaml:3:1: error C2E010: this is not YAML")
        .contains("indent with blanks");
    assertThat(refusal("name: [p\nservices: {}\n")).startsWith("compose.yaml:");
  }

  @Test
  void aDirectoryInsteadOfAFile() throws IOException {
    Files.createDirectory(directory.resolve("dir.yaml"));
    assertThat(refusalOf("convert", "dir.yaml", "-o", "template.yaml"))
        .startsWith("dir.yaml: error C2E003: dir.yaml is a directory, not a file");
  }

  /** Permissions do not stop a privileged user, so the refusal comes from the file access. */
  @Test
  void anUnreadableFile() throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), "services: {}\n");
    FileAccess locked =
        new FileAccess() {
          @Override
          public byte[] read(Path path, int limit) throws IOException {
            throw new AccessDeniedException(path.toString());
          }

          @Override
          public boolean exists(Path path) {
            return Files.exists(path);
          }

          @Override
          public boolean isDirectory(Path path) {
            return Files.isDirectory(path);
          }
        };
    LoadResult result =
        ComposeLoader.load(LoadRequest.builder(directory).fileAccess(locked).build());
    assertThat(result.project()).isEmpty();
    assertThat(result.diagnostics())
        .singleElement()
        .satisfies(
            diagnostic -> {
              assertThat(diagnostic.code().id()).isEqualTo("C2E002");
              assertThat(diagnostic.message())
                  .isEqualTo("compose.yaml may not be read: permission denied");
              assertThat(diagnostic.locations()).hasToString("[compose.yaml]");
            });
  }

  @Test
  void aTopLevelThatIsNoMapping() throws IOException {
    assertThat(refusal("- a\n- b\n"))
        .startsWith("compose.yaml:1:1: error C2E031: the top level must be a mapping, not a list");
  }

  @Test
  void allProblemsAreReportedTogether() throws IOException {
    String err =
        refusal(
            """
            name: p
            services:
              a:
                image: x
                privileged: maybe
                ports: ["99999:80"]
                restart: 5
            """);
    assertThat(err)
        .contains("compose.yaml:5:5: error C2E023: services.a.privileged must be true or false")
        .contains("compose.yaml:7:5: error C2E031: services.a.restart must be a string");
  }

  @Test
  void wrongUsageIsExitTwo() {
    Program.Result unknown = Program.in(directory).run("convert", "--nope");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("--nope").contains("try: c2ecs convert --help");
    Program.Result nothing = Program.in(directory).run();
    assertThat(nothing.exitCode()).isZero();
    assertThat(nothing.out()).contains("Commands:");
    assertThat(Program.in(directory).run("convrt").exitCode()).isEqualTo(2);
    assertThat(Program.in(directory).run("convert", "--format", "xml").exitCode()).isEqualTo(2);
  }
}
