package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No command writes over what is no file of its own kind, or what the project is made of. */
class OverwritingTest {

  private static final String TEMPLATE = "# mine\nAWSTemplateFormatVersion: \"2010-09-09\"\n";

  @TempDir Path directory;

  @BeforeEach
  void project() throws IOException {
    write(
        "compose.yaml",
        """
        name: p
        services:
          web:
            image: nginx:1.29
            env_file: [web.env, none.env]
            configs: [c]
            volumes: ["./mounted.yaml:/etc/t.yaml:ro"]
          built: {build: app}
        configs: {c: {file: ./c.yaml}}
        """);
    write("o.yaml", "services: {web: {labels: {a: b}}}\n");
    write(".env", "A=1\n");
    write("web.env", "B=1\n");
    write("none.env", "");
    write("c.yaml", TEMPLATE);
    write("mounted.yaml", TEMPLATE);
    write("notes.txt", "mine, without AWSTemplateFormatVersion: at the start of a line\n");
    write("package.json", "{\"name\": \"p\", \"Parameters\": {}}\n");
    write("list.json", "[{\"a\": 1}]\n");
    write("pipeline.json", "{\"Parameters\": {}, \"Tags\": {\"a\": \"b\"}}\n");
    write("two.json", "[]\n{\"a\": 1}\n");
    write("template.json", "{\"AWSTemplateFormatVersion\": \"2010-09-09\", \"Parameters\": {}}\n");
    write("app/Dockerfile", "FROM nginx:1.29\n");
    Files.createSymbolicLink(directory.resolve("link.yaml"), Path.of("compose.yaml"));
    Files.createSymbolicLink(directory.resolve("dir"), Path.of("."));
    Files.createLink(directory.resolve("hard.yaml"), directory.resolve("c.yaml"));
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(file.toString(), Files.readString(file));
      }
    }
    return files;
  }

  private void refuses(String says, String... command) throws IOException {
    Map<String, String> before = files();
    Program.Result result = Program.in(directory).run(command);
    assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
    assertThat(result.err()).contains(says).contains("name another").hasLineCount(1);
    assertThat(result.out()).isEmpty();
    assertThat(files()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compose.yaml",
        "./compose.yaml",
        "dir/compose.yaml",
        "link.yaml",
        "o.yaml",
        ".env",
        "web.env",
        "none.env",
        "c.yaml",
        "hard.yaml",
        "mounted.yaml",
        "app/Dockerfile"
      })
  void nothingIsWrittenOverFilesOfTheProject(String file) throws IOException {
    String says = file + " is a file of the project";
    String[] files = {"-f", "compose.yaml", "-f", "o.yaml"};
    refuses(says, files[0], files[1], files[2], files[3], "convert", "-o", file);
    refuses(says, files[0], files[1], files[2], files[3], "convert", "--parameters", file);
    refuses(says, files[0], files[1], files[2], files[3], "config", "-o", file);
    refuses(
        says,
        files[0],
        files[1],
        files[2],
        files[3],
        "config",
        "--lock-image-digests",
        "--output",
        file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "notes.txt     | is there and is no file of parameters",
        "package.json  | is there and is no file of parameters",
        "list.json     | is there and is no file of parameters",
        "two.json      | is there and is no file of parameters",
        "template.json | is there and is no file of parameters",
        "pipeline.json | has Tags for CodePipeline"
      })
  void parametersAreWrittenOverParameters(String file, String says) throws IOException {
    refuses(says, "convert", "-q", "--parameters", file, "-o", "t.yaml");
  }

  @ParameterizedTest
  @CsvSource({"t.yaml, t.yaml", "t.yaml, ./t.yaml", "t.yaml, dir/t.yaml", "a/../t.yaml, t.yaml"})
  void twoResultsAreTwoFiles(String template, String parameters) throws IOException {
    String says = "the template and its parameters cannot both be written to " + template;
    refuses(says, "convert", "-o", template, "--parameters", parameters);
    write("t.yaml", "");
    refuses(says, "convert", "-o", template, "--parameters", parameters);
  }

  @Test
  void standardOutputIsOneToo() throws IOException {
    refuses("to standard output", "convert", "--parameters", "-");
    refuses("to standard output", "convert", "-o", "-", "--parameters", "/dev/stdout");
  }

  @Test
  void itsOwnKindIsReplaced() throws IOException {
    write("empty", "");
    write("old.yaml", TEMPLATE);
    write("p.json", "[{\"ParameterKey\": \"A\", \"ParameterValue\": \"1\"}]");
    for (String file : new String[] {"empty", "old.yaml", "template.json", "new.yaml"}) {
      for (int run = 0; run < 2; run++) {
        converts("-o", file, "--parameters", "p.json");
        assertThat(Files.readString(directory.resolve(file))).contains("AWS::ECS::Service");
      }
    }
    write("p.json", "");
    converts("--parameters", "p.json", "-o", "new.yaml");
    assertThat(Files.readString(directory.resolve("p.json"))).startsWith("[");
    assertThat(Program.in(directory).run("config", "-o", "notes.txt").exitCode()).isZero();
    assertThat(Files.readString(directory.resolve("notes.txt"))).startsWith("name: p\n");
  }

  @Test
  void devicesAndStandardOutputAreWrittenTo() throws IOException {
    assertThat(converts().out()).startsWith("AWSTemplateFormatVersion");
    for (String name : new String[] {"-", "/dev/stdout"}) {
      assertThat(converts("-o", name).out()).isEqualTo(converts().out());
      assertThat(converts("-o", "new.yaml", "--parameters", name).out()).startsWith("[");
    }
    assertThat(converts("-o", "/dev/null", "--parameters", "/dev/null").out()).isEmpty();
  }

  @Test
  void aPipeIsWrittenTo() throws Exception {
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process reader = new ProcessBuilder("cat", pipe.toString()).start();
    try {
      converts("-o", "pipe");
      assertThat(new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("AWSTemplateFormatVersion");
    } finally {
      reader.destroy();
    }
  }

  private Program.Result converts(String... options) {
    String[] command = new String[options.length + 2];
    command[0] = "convert";
    command[1] = "-q";
    System.arraycopy(options, 0, command, 2, options.length);
    Program.Result result = Program.in(directory).run(command);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result;
  }
}
