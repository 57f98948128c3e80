package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  /** The commands that write files, with a name for what is written. */
  private static final List<String> WRITERS =
      List.of(
          "convert -q -o",
          "convert -q --format json -o",
          "config -o",
          "config --format json -o",
          "policy -q -o",
          "policy -q --role-arn arn:aws:iam::123456789012:role/r -o",
          "policy -q --format yaml -o",
          "policy -q --as role -o",
          "graph --format mermaid -o",
          "graph --format dot -o",
          "graph --format svg -o",
          "check -q --update-baseline --baseline");

  /** What one command writes, another one does not write over, but for the same kind. */
  @Test
  void everyWriterKnowsItsOwnFilesAndNoOthers() throws IOException {
    Map<String, String> kinds = new TreeMap<>();
    for (String writer : WRITERS) {
      String kind =
          writer.contains("--as role") ? "convert" : writer.substring(0, writer.indexOf(' '));
      kinds.put("out" + WRITERS.indexOf(writer), kind);
    }
    for (String writer : WRITERS) {
      String own = "out" + WRITERS.indexOf(writer);
      assertThat(runs(writer, own).err()).as(writer).doesNotContain("would be lost");
      assertThat(directory.resolve(own)).as(writer).isNotEmptyFile();
    }
    for (String writer : WRITERS) {
      String own = "out" + WRITERS.indexOf(writer);
      for (String file : kinds.keySet()) {
        String before = Files.readString(directory.resolve(file));
        Program.Result result = runs(writer, file);
        boolean isKind = kinds.get(file).equals(kinds.get(own));
        assertThat(result.err().contains(file + " is there and is not "))
            .as(writer + " over " + file + ": " + result.err())
            .isEqualTo(!isKind && !writer.contains("baseline"));
        if (!isKind) {
          assertThat(result.exitCode()).as(writer + " over " + file).isEqualTo(1);
          assertThat(Files.readString(directory.resolve(file))).isEqualTo(before);
        } else {
          Files.writeString(directory.resolve(file), before);
        }
      }
    }
  }

  private Program.Result runs(String command, String file) {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.add(file);
    return Program.in(directory).run(words.toArray(String[]::new));
  }

  @Test
  void foreignFilesOfAllSortsStay() throws IOException {
    write("values.yaml", "replicas: 1\nservice: {port: 80}\n");
    write("README", "# mine\n");
    write("logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\">\n<title>mine</title></svg>\n");
    write("mine.mmd", "flowchart LR\n  a --> b\n");
    write("mine.dot", "digraph architecture { a -> b }\n");
    write(".git/config", "[core]\n");
    write("trust.json", "{\"Version\": \"2012-10-17\", \"Id\": \"a\", \"Statement\": []}\n");
    Map<String, String> before = files();
    for (String writer : WRITERS) {
      for (String file :
          List.of(
              "notes.txt",
              "package.json",
              "list.json",
              "values.yaml",
              "README",
              "logo.svg",
              "mine.mmd",
              "mine.dot",
              ".git/config",
              "trust.json")) {
        assertThat(runs(writer, file).exitCode()).as(writer + " " + file).isEqualTo(1);
      }
    }
    assertThat(files()).isEqualTo(before);
  }

  /** Out of a confinement nothing is written, whatever leads there. */
  @Test
  void aConfinedProjectIsWrittenInsideOnly(@TempDir Path outside) throws IOException {
    Files.writeString(outside.resolve("bashrc"), "");
    Files.createSymbolicLink(directory.resolve("file-link"), outside.resolve("bashrc"));
    Files.createSymbolicLink(directory.resolve("dir-link"), outside);
    for (String writer : WRITERS) {
      if (writer.startsWith("config")) {
        continue;
      }
      for (String name :
          List.of(
              "file-link",
              "dir-link/new",
              "dir-link/../x",
              "../" + outside.getFileName() + "/new",
              outside + "/new")) {
        Program.Result result = runs(writer.replaceFirst(" ", " --confine . "), name);
        assertThat(result.exitCode()).as(writer + " " + name + result.err()).isEqualTo(1);
      }
      Program.Result inside = runs(writer.replaceFirst(" ", " --confine . "), "inside");
      assertThat(inside.err()).as(writer).doesNotContain("lies outside");
      assertThat(directory.resolve("inside")).as(writer).isNotEmptyFile();
      Files.delete(directory.resolve("inside"));
    }
    Program.Result many = runs("policy -q --confine . -o", "dir-link/");
    assertThat(many.err()).contains("dir-link/ lies outside of what --confine names");
    assertThat(runs("policy -q --confine . -o", "dir-link/deep/er/").exitCode()).isEqualTo(1);
    try (Stream<Path> all = Files.list(outside)) {
      assertThat(all).containsExactly(outside.resolve("bashrc"));
    }
    assertThat(outside.resolve("bashrc")).isEmptyFile();
  }

  @Test
  void policiesOfAnEarlierRunGo() throws IOException {
    String document = "{\"Version\": \"2012-10-17\", \"Statement\": []}";
    write("all/p-deploy-7.json", document);
    write("all/p-cloudformation.yaml", "Version: \"2012-10-17\"\nStatement:\n");
    write("all/other-deploy-7.json", document);
    write("all/p-deploy-x.json", document);
    write("all/p-deploy-8.json", "{\"mine\": 1}");
    Files.createSymbolicLink(directory.resolve("all/p-deploy-9.json"), Path.of("p-deploy-8.json"));
    Program.Result result = Program.in(directory).run("policy", "-q", "-o", "all/");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err())
        .contains(
            "removed all/p-cloudformation.yaml, a policy of an earlier run\n",
            "removed all/p-deploy-7.json, a policy of an earlier run\n",
            "all/p-deploy-8.json is none of these policies, and stays\n",
            "all/p-deploy-9.json is none of these policies, and stays\n");
    assertThat(directory.resolve("all/p-deploy-7.json")).doesNotExist();
    assertThat(directory.resolve("all/p-cloudformation.yaml")).doesNotExist();
    for (String kept :
        List.of("other-deploy-7.json", "p-deploy-x.json", "p-deploy-8.json", "p-deploy-9.json")) {
      assertThat(directory.resolve("all").resolve(kept)).exists();
    }
    assertThat(Program.in(directory).run("policy", "-q", "-o", "all/").err())
        .doesNotContain("removed");
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
    for (int run = 0; run < 2; run++) {
      assertThat(Program.in(directory).run("config", "-o", "model.yaml").exitCode()).isZero();
      assertThat(Files.readString(directory.resolve("model.yaml"))).startsWith("name: p\n");
    }
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
