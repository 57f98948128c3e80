package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are named from the root of the repository, wherever a comparison is run. */
class ReviewPlacesTest {

  private static final String PATH = System.getenv().getOrDefault("PATH", "");

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("review"),
          List.of("diff"),
          List.of("diff", "--format", "markdown"),
          List.of("diff", "--format", "json"));

  @TempDir private Path temporary;

  private Path root;
  private GitRepository repository;

  @BeforeEach
  void begin() throws IOException {
    root = Files.createDirectory(temporary.toRealPath().resolve("repository"));
    repository = GitRepository.in(root);
    write("deploy/compose.yaml", "name: shop\ninclude: [parts/db.yaml]\n" + web("nginx:1"));
    write("deploy/parts/db.yaml", "services:\n  db:\n    image: postgres:16\n");
    write("deploy/web.env", "SESSION_SECRET=hunter2\n");
    write("deploy/conf/a", "a\n");
    write("docs/README", "x");
    repository.run("add", "-A").run("commit", "-qm", "1");
    write("deploy/compose.yaml", "name: shop\ninclude: [parts/db.yaml]\n" + web("nginx:2"));
    write(
        "deploy/parts/db.yaml",
        """
        services:
          db:
            image: postgres:17
            read_only: true
            oom_kill_disable: true
        """);
    write("deploy/web.env", "SESSION_SECRET=hunter3\n");
    write("deploy/conf/a", "b\n");
    repository.run("commit", "-aqm", "2");
  }

  private static String web(String image) {
    return "services:\n  web:\n    image: "
        + image
        + "\n    env_file: [web.env]\n    volumes: [\"./conf:/conf:ro\"]\n    x-aws-typo: 1\n";
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private Map<String, String> outputs(Path directory, String... options) {
    Map<String, String> outputs = new TreeMap<>();
    for (List<String> command : COMMANDS) {
      for (List<String> sides :
          List.of(List.of("--from", "HEAD~1", "--to", "HEAD"), List.of("--from", "HEAD~1"))) {
        String[] all = new String[options.length + command.size() + sides.size()];
        System.arraycopy(options, 0, all, 0, options.length);
        int at = options.length;
        for (String word : command) {
          all[at++] = word;
        }
        for (String word : sides) {
          all[at++] = word;
        }
        Program.Result result = Program.in(directory).env("PATH", PATH).run(all);
        assertThat(result.exitCode()).as(result.err()).isBetween(0, 1);
        String text = result.out() + result.err();
        assertThat(text).doesNotContain("../", root.toString());
        outputs.put(
            String.join(" ", command) + sides.size(), text.replace("the working tree", "HEAD"));
      }
    }
    return outputs;
  }

  @Test
  void theyAreTheSameFromEverywhere() throws IOException {
    Map<String, String> here = outputs(root, "-f", "deploy/compose.yaml");
    String comment = Objects.requireNonNull(here.get("review4"));
    assertThat(comment).contains("`deploy/parts/db.yaml:2`", "`deploy/parts/db.yaml:5`: ");
    assertThat(here.get("diff4")).contains("(deploy/parts/db.yaml:2)");
    assertThat(here.get("diff --format json4")).contains("\"deploy/parts/db.yaml\"");
    Path deploy = root.resolve("deploy");
    assertThat(outputs(deploy)).isEqualTo(here);
    assertThat(outputs(deploy.resolve("parts"), "-f", "../compose.yaml")).isEqualTo(here);
    assertThat(outputs(deploy.resolve("conf"))).isEqualTo(here);
    assertThat(outputs(root, "--project-directory=deploy")).isEqualTo(here);
    assertThat(
            outputs(
                root.resolve("docs"),
                "--project-directory",
                "../deploy",
                "-f",
                "../deploy/compose.yaml"))
        .isEqualTo(here);
    assertThat(outputs(temporary.toRealPath(), "-f", "repository/deploy/compose.yaml"))
        .isEqualTo(here);
    assertThat(outputs(root, "-f", deploy.resolve("compose.yaml").toString())).isEqualTo(here);
  }

  /** A second working tree has a file {@code .git}, and so has a repository that lies elsewhere. */
  @Test
  void theyAreTheSameInOtherWorkingTrees() throws IOException {
    Map<String, String> here = outputs(root, "-f", "deploy/compose.yaml");
    Path other = root.resolveSibling("other");
    repository.run("worktree", "add", "-q", other.toString(), "HEAD");
    assertThat(other.resolve(".git")).isRegularFile();
    assertThat(outputs(other.resolve("deploy"))).isEqualTo(here);
    Files.move(root.resolve(".git"), root.resolveSibling("elsewhere"));
    Files.writeString(root.resolve(".git"), "gitdir: ../elsewhere\n");
    assertThat(outputs(root.resolve("deploy"))).isEqualTo(here);
    Path link = Files.createSymbolicLink(root.resolveSibling("link"), root);
    assertThat(outputs(link.resolve("deploy"))).isEqualTo(here);
  }

  @Test
  void checksNameTheSameFiles() throws IOException {
    write("deploy/compose.yaml", "services:\n  web: {image: nginx, privileged: true}\n");
    for (String format : List.of("sarif", "github", "gitlab", "markdown")) {
      String here =
          Program.in(root).run("-f", "deploy/compose.yaml", "check", "--format", format).out();
      assertThat(here).contains("deploy/compose.yaml");
      assertThat(Program.in(root.resolve("deploy")).run("check", "--format", format).out())
          .isEqualTo(here);
      assertThat(
              Program.in(Objects.requireNonNull(root.getParent()))
                  .run("-f", "repository/deploy/compose.yaml", "check", "--format", format)
                  .out())
          .isEqualTo(here);
    }
  }
}
