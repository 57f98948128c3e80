package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What images are made of: what counts as another content, and what does not. */
class ReviewContentsTest {

  private static final String PATH = System.getenv().getOrDefault("PATH", "");
  private static final String SAME = "no difference that CloudFormation would act on\n";

  private static final String COMPOSE =
      """
      name: shop
      services:
        web:
          image: nginx:1
          volumes: ["./conf:/etc/nginx/conf.d:ro", "./start.sh:/start.sh:ro"]
          configs: [{source: motd, target: /etc/motd, mode: 0444}]
        app:
          build: {context: ./app}
      configs: {motd: {content: hello}}
      """;

  @TempDir private Path temporary;

  private Path directory;
  private GitRepository repository;

  @BeforeEach
  void begin() throws IOException {
    directory = Files.createDirectory(temporary.toRealPath().resolve("shop"));
    write("compose.yaml", COMPOSE);
    write("conf/a.conf", "a\nb\n");
    write("conf/b.conf", "b\n");
    Files.createSymbolicLink(directory.resolve("conf/link.conf"), Path.of("a.conf"));
    write("start.sh", "#!/bin/sh\n");
    write("app/Dockerfile", "FROM nginx:1\nCOPY . /app\n");
    write("app/main.py", "print(1)\n");
    write("app/notes.md", "notes\n");
    write("app/.dockerignore", "*.md\n!keep.md\n");
    repository = GitRepository.in(directory);
    commit();
  }

  private void write(String file, String text) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void commit() throws IOException {
    repository.run("add", "-A").run("commit", "-qm", "c");
  }

  private Program.Result run(String... arguments) {
    Program.Result result = Program.in(directory).env("PATH", PATH).run(arguments);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result;
  }

  /** What is told of a change, before it is committed and after. */
  private void tells(String words) throws IOException {
    repository.run("add", "-A");
    String working = run("diff").out();
    assertThat(working.replaceAll("\\s+", " ")).contains(words);
    commit();
    assertThat(run("diff", "--from", "HEAD~1", "--to", "HEAD").out()).isEqualTo(working);
    assertThat(run("diff").out()).isEqualTo(SAME);
  }

  private void tellsNothing() throws IOException {
    repository.run("add", "-A");
    assertThat(run("diff").out()).isEqualTo(SAME);
    commit();
    assertThat(run("diff", "--from", "HEAD~1", "--to", "HEAD").out()).isEqualTo(SAME);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          app/main.py       | print(2)               | service app: restarts (rolling restart): other content, build ./app
          app/keep.md       | kept                   | other content, build ./app
          app/Dockerfile    | FROM nginx:2           | other content, file ./app/Dockerfile
          app/.dockerignore | '*.py'                 | other content, build ./app
          conf/a.conf       | c                      | service web: restarts (rolling restart): other content, directory ./conf
          conf/new.conf     | c                      | other content, directory ./conf
          """)
  void anotherFileIsToldOf(String file, String text, String words) throws IOException {
    write(file, text + "\n");
    tells(words);
  }

  @ParameterizedTest
  @CsvSource({"app/notes.md, other", "app/more.md, new", "README, x"})
  void whatNoImageHasIsNoContent(String file, String text) throws IOException {
    write(file, text);
    tellsNothing();
  }

  /** A file that is named after the Dockerfile counts before the one of the context. */
  @Test
  void theIgnoredFilesOfADockerfile() throws IOException {
    write("app/Dockerfile.dockerignore", "*.py\n*.dockerignore\n.dockerignore\n");
    tells("other content, build ./app");
    write("app/main.py", "print(3)\n");
    tellsNothing();
    write("app/notes.md", "b\n");
    tells("other content, build ./app");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mode: 0444 | mode: 0400 | other content, content of /etc/motd
          hello      | goodbye    | other content, content of /etc/motd
          , "./start.sh:/start.sh:ro" | , "./start.sh:/run.sh:ro" | new, file ./start.sh
          , "./start.sh:/start.sh:ro" | '' | not any more, file ./start.sh
          {context: ./app} | {context: ./app, args: {A: "1"}} | build.args.A (none) → 1
          image: nginx:1 | image: nginx:2 | image nginx:1 → nginx:2
          image: nginx:1 | build: ./app   | image nginx:1 → build ./app
          """)
  void theComposeFileMakesOtherImages(String before, String after, String words)
      throws IOException {
    write("compose.yaml", COMPOSE.replace(before, after));
    tells(words);
  }

  /** Digests are told, twelve digits of them, of images with files of the project too. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          web | nginx:1@1 | nginx:1@2 | image nginx:1@sha256:111111111111… → nginx:1@sha256:222222222222…
          web | nginx@1   | nginx:2@1 | image nginx@sha256:111111111111… → nginx:2@sha256:111111111111…
          api | api:1@1   | api:1@2   | image api: tag 1 moved: sha256:111111111111… → sha256:222222222222…
          api | api@1     | api:2     | api@sha256:111111111111… → api:2
          api | api:1     | api:2@1   | api:1 → api:2@sha256:111111111111…
          new | api:1     | api:1@2   | service new: image api:1@sha256:222222222222…
          """)
  void anImageIsToldWithItsDigest(String service, String before, String after, String words)
      throws IOException {
    String first = COMPOSE.replace("  app:", "  api: {image: \"api:1\"}\n  app:");
    write("compose.yaml", image(first, service.equals("new") ? "none" : service, before));
    commit();
    String more =
        service.equals("new") ? first.replace("  app:", "  new: {image: x}\n  app:") : first;
    write("compose.yaml", image(more, service, after));
    tells(words);
    assertThat(run("review", "--from", "HEAD~1").out())
        .contains(words.replaceAll("^.*(sha256:[12]{12}…).*$", "$1"))
        .doesNotContain("1".repeat(13), "2".repeat(13));
  }

  private static String image(String compose, String service, String image) {
    String whole =
        image
            .replaceFirst("@([12])$", "@sha256:$1$1$1$1")
            .replaceFirst("1111$", "1".repeat(64))
            .replaceFirst("2222$", "2".repeat(64));
    return service.equals("web")
        ? compose.replace("image: nginx:1", "image: " + whole)
        : compose.replaceFirst(
            service + ": \\{image: [^}]*}", service + ": {image: \"" + whole + "\"}");
  }

  @Test
  void modesAndLinksAreContent() throws IOException {
    Files.setPosixFilePermissions(
        directory.resolve("start.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
    tells("other content, file ./start.sh");
    Files.delete(directory.resolve("conf/link.conf"));
    Files.createSymbolicLink(directory.resolve("conf/link.conf"), Path.of("b.conf"));
    tells("other content, directory ./conf");
  }

  /** The same files under another name are the same. */
  @Test
  void aRenamedDirectoryIsNoContent() throws IOException {
    repository.run("mv", "app", "server").run("mv", "conf", "etc");
    write("compose.yaml", COMPOSE.replace("./app", "./server").replace("./conf:", "./etc:"));
    tellsNothing();
    repository.run("mv", "server", "app");
    write("compose.yaml", COMPOSE.replace("./conf:", "./etc:"));
    write("app/main.py", "print(4)\n");
    String told = run("diff").out();
    assertThat(told).contains("other content, build ./app").doesNotContain("./etc", "options");
  }

  /** What a checkout made of a text is what git has of it; no filter runs to find that out. */
  @ParameterizedTest
  @ValueSource(strings = {"*.conf text eol=crlf", "*.conf text=auto", "*.conf eol=crlf", ""})
  void lineEndsOfACheckoutAreNoContent(String attributes) throws IOException {
    write(".gitattributes", attributes + "\n*.py filter=evil\n");
    commit();
    repository
        .run("config", "core.autocrlf", attributes.isEmpty() ? "true" : "false")
        .run("config", "filter.evil.clean", "touch " + directory.resolve("ran") + "; cat")
        .run("config", "filter.evil.process", "touch " + directory.resolve("ran"));
    write("conf/a.conf", "a\r\nb\r\n");
    assertThat(run("diff").out()).isEqualTo(SAME);
    write("conf/a.conf", "a\r\nc\r\n");
    assertThat(run("diff").out()).contains("directory ./conf");
    assertThat(directory.resolve("ran")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*.conf -text", "*.conf binary", "README text"})
  void lineEndsThatGitKeepsAreContent(String attributes) throws IOException {
    write(".gitattributes", attributes + "\n");
    commit();
    write("conf/a.conf", "a\r\nb\r\n");
    assertThat(run("diff").out()).contains("directory ./conf");
  }

  private static String pointer(String oid) {
    return "version https://git-lfs.github.com/spec/v1\noid sha256:" + oid + "\nsize 5\n";
  }

  /** A pointer is the file that it means: the checkout may have one or the other. */
  @Test
  void whatLfsKeepsIsContent() throws IOException {
    String print = "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03";
    write("conf/data.bin", pointer(print));
    commit();
    write("conf/data.bin", "hello\n");
    assertThat(run("diff").out()).isEqualTo(SAME);
    write("conf/data.bin", pointer("1".repeat(64)));
    tells("other content, Git LFS file ./conf/data.bin");
  }

  /** A link that leads out is said, and both sides see the same behind it. */
  @ParameterizedTest
  @ValueSource(strings = {"../../outside", "/absolute"})
  void aLinkThatLeadsOutIsSaid(String target) throws IOException {
    Path outside = directory.resolveSibling("outside");
    Files.writeString(outside, "x\n");
    Path there = target.startsWith("/") ? outside : Path.of("../outside");
    Files.delete(directory.resolve("start.sh"));
    Files.createSymbolicLink(directory.resolve("start.sh"), there);
    commit();
    Program.Result result = run("diff");
    assertThat(result.out()).isEqualTo(SAME);
    assertThat(result.err())
        .contains("at HEAD: start.sh is a link that leads out of the repository")
        .contains("the working tree: start.sh is a link that leads out of the repository");
    Files.writeString(outside, "y\n");
    assertThat(run("diff").out()).isEqualTo(SAME);
  }

  /** Its commit is told, because its files cannot be read as they were. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          build: {context: ./app} | build: {context: ./app/lib}                             | app
          build: {context: ./app} | build: {context: ./app}                                 | app
          ./start.sh:/start.sh    | ./app/lib/file:/file                                    | web
          ./conf:/etc             | ./app/lib/etc:/etc                                      | web
          """)
  void aSubmoduleThatMovesIsTold(String before, String after, String service) throws IOException {
    Path other = Files.createDirectory(directory.resolveSibling("other"));
    Files.createDirectory(other.resolve("etc"));
    for (String file : new String[] {"file", "Dockerfile", "etc/a"}) {
      Files.writeString(other.resolve(file), "FROM nginx:1\n");
    }
    GitRepository library = GitRepository.in(other).run("add", "-A").run("commit", "-qm", "o");
    repository.run("submodule", "--quiet", "add", other.toString(), "app/lib");
    write("compose.yaml", COMPOSE.replace(before, after));
    commit();
    assertThat(run("diff").out()).isEqualTo(SAME);
    String old = library.head();
    Files.writeString(other.resolve("file"), "FROM nginx:2\n");
    library.run("commit", "-aqm", "p");
    repository.run("-C", "app/lib", "pull", "-q");
    String words =
        "service "
            + service
            + ": restarts (rolling restart): submodule ./app/lib "
            + old.substring(0, 12)
            + " → "
            + library.head().substring(0, 12);
    tells(words);
    assertThat(run("diff", "--from", "HEAD~1").err()).contains("app/lib is a submodule");
    assertThat(run("review", "--from", "HEAD~1").out()).contains(old.substring(0, 12));
  }
}
