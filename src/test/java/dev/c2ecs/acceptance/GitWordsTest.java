package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What git cannot give is said in one sentence that says what to do, and nothing else. */
class GitWordsTest {

  private static final String PATH = System.getenv().getOrDefault("PATH", "");
  private static final String PROJECT = "name: s\nservices: {web: {image: nginx}}\n";

  @TempDir private Path temporary;

  private Path directory;

  @BeforeEach
  void directory() throws IOException {
    directory = Files.createDirectory(temporary.toRealPath().resolve("shop"));
    Files.writeString(directory.resolve("compose.yaml"), PROJECT);
  }

  private static String refused(Path where, String... arguments) {
    Program.Result result = Program.in(where).env("PATH", PATH).run(arguments);
    assertThat(result.exitCode()).as(result.err()).isBetween(1, 2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().strip().lines()).hasSize(1);
    return result.err();
  }

  private GitRepository committed() throws IOException {
    return GitRepository.in(directory).run("add", "-A").run("commit", "-qm", "1");
  }

  @ParameterizedTest
  @CsvSource({
    "^HEAD, name one",
    "HEAD^{tree}, a directory and no commit",
    "HEAD:compose.yaml, a file and no commit",
    "tree, a directory and no commit",
    "annotated, of no commit",
    "nope, git log",
    "HEAD..HEAD, three (A...B)"
  })
  void whatIsNoCommitIsSaid(String name, String words) throws IOException {
    committed()
        .run("tag", "tree", "HEAD^{tree}")
        .run("tag", "-am", "x", "annotated", "HEAD^{tree}");
    assertThat(refused(directory, "review", "--from", name))
        .contains("there is no revision '" + name + "' here")
        .contains(words);
  }

  @Test
  void aRepositoryWithoutACommitHasNothingToCompareWith() throws IOException {
    GitRepository.in(directory);
    assertThat(refused(directory, "review")).contains("no commit yet").contains("`git commit`");
  }

  @Test
  void whereNoRepositoryIsTemplatesCanBeCompared() {
    assertThat(refused(directory, "diff")).contains("in no repository").contains("diff OLD NEW");
    Program.Result result = Program.in(directory).env("PATH", "/nowhere").run("diff");
    assertThat(result.exitCode()).isOne();
    assertThat(result.err()).contains("git is not there").contains("install it");
  }

  @Test
  void aCloneThatLacksCommitsSaysHowToGetThem() throws IOException {
    committed().run("commit", "-qm", "2", "--allow-empty");
    Path clone = temporary.toRealPath();
    GitRepository.in(Files.createDirectory(clone.resolve("other")))
        .run("clone", "-q", "--depth=1", "file://" + directory, clone.resolve("few").toString())
        .run("clone", "-q", "--bare", "file://" + directory, clone.resolve("bare").toString());
    assertThat(refused(clone.resolve("few"), "review", "--from", "HEAD~1"))
        .contains("git fetch --unshallow");
    assertThat(refused(clone.resolve("bare"), "review")).contains("bare").contains("git worktree");
  }

  @Test
  void aDamagedObjectIsNoOtherProject() throws IOException {
    committed();
    for (Path file : objects()) {
      assertThat(file.toFile().setWritable(true)).isTrue();
      Files.writeString(file, "x");
    }
    assertThat(refused(directory, "review")).contains("git fsck");
  }

  private List<Path> objects() throws IOException {
    try (var all = Files.walk(directory.resolve(".git/objects"))) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void aWorktreeIsRead() throws IOException {
    Path tree = directory.resolveSibling("tree");
    committed().run("worktree", "add", "-q", tree.toString());
    Files.writeString(tree.resolve("compose.yaml"), PROJECT.replace("nginx", "nginx:1"));
    Program.Result result = Program.in(tree).env("PATH", PATH).run("review");
    assertThat(result.out()).as(result.err()).contains("nginx:1");
  }

  @Test
  void aLinkThatLeadsOutHasNoRevisions() throws IOException {
    Path out = Files.createDirectory(directory.resolveSibling("out"));
    Files.writeString(out.resolve("compose.yaml"), PROJECT);
    Files.createSymbolicLink(directory.resolve("lnk"), Path.of("../out"));
    committed();
    assertThat(refused(directory, "review", "-f", "lnk/compose.yaml"))
        .contains("lnk is a link that leads out of the repository");
  }
}
