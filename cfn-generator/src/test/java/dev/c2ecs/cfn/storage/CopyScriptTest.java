package dev.c2ecs.cfn.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines are run with busybox of this machine, as containers run them. */
class CopyScriptTest {

  private static final Path BUSYBOX = Path.of("/usr/bin/busybox");

  @TempDir Path directory;

  private Path from;
  private Path to;
  private Path marks;

  /** Some builds of busybox lack {@code flock}; the one of the helper has it. */
  @BeforeEach
  void directories() throws IOException {
    assumeTrue(Files.isExecutable(BUSYBOX), "skipped: there is no " + BUSYBOX);
    from = Files.createDirectory(directory.resolve("it's from"));
    to = Files.createDirectory(directory.resolve("to"));
    marks = Files.createDirectory(directory.resolve("marks"));
    Path tools = Files.createDirectory(directory.resolve("tools"));
    Files.copy(BUSYBOX, tools.resolve("env"));
    executable(tools.resolve("env"));
    Path wrapper = tools.resolve("busybox");
    Files.writeString(
        wrapper,
        """
        #!/bin/sh
        if [ "$1" = flock ]; then shift; exec flock "$@"; fi
        if [ "$1" = cp ] && [ -e STOP ]; then
          rm STOP
          BUSYBOX cp -a "IMAGE/a b" TARGET/
          kill -9 $PPID
          exit 1
        fi
        exec BUSYBOX "$@"
        """
            .replace("STOP", directory.resolve("stop").toString())
            .replace("BUSYBOX", BUSYBOX.toString())
            .replace("IMAGE", from.toString())
            .replace("TARGET", to.toString()));
    executable(wrapper);
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private CopyScript script() {
    return new CopyScript(directory.resolve("tools").toString());
  }

  private Process start(CopyScript script) throws IOException {
    return new ProcessBuilder(BUSYBOX.toString(), "sh", "-euc", script.text())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("out").toFile()))
        .start();
  }

  private int run(CopyScript script) throws IOException, InterruptedException {
    Process process = start(script);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private int once(String owners) throws IOException, InterruptedException {
    return run(script().once(from.toString(), to.toString(), marks.toString(), owners));
  }

  private static void write(Path root, String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
  }

  private void image() throws IOException {
    write(from, "a b", "spaces");
    write(from, ".hidden/..deep", "dots");
    Files.createDirectory(from.resolve("empty"));
    Files.createSymbolicLink(from.resolve("link"), Path.of("/nowhere/at all"));
    Files.setPosixFilePermissions(
        from.resolve("a b"), PosixFilePermissions.fromString("r-x--x---"));
    Files.setPosixFilePermissions(from, PosixFilePermissions.fromString("rwxr-x---"));
  }

  private void assertCopied() throws IOException {
    assertThat(to.resolve("a b")).hasContent("spaces");
    assertThat(to.resolve(".hidden/..deep")).hasContent("dots");
    assertThat(to.resolve("empty")).isEmptyDirectory();
    assertThat(Files.readSymbolicLink(to.resolve("link"))).hasToString("/nowhere/at all");
    assertThat(marks.resolve("copied")).exists();
    assertThat(marks.resolve("copying")).doesNotExist();
  }

  @Test
  void anEmptyVolumeGetsWhatTheImageHasWithModes() throws IOException, InterruptedException {
    image();
    assertThat(once("same")).isZero();
    assertCopied();
    assertThat(mode(to.resolve("a b"))).isEqualTo("r-x--x---");
    assertThat(mode(to)).isEqualTo("rwxr-x---");
  }

  @Test
  void ownersAreThoseOfTheImage() throws IOException, InterruptedException {
    image();
    assumeTrue(
        Files.getAttribute(from, "unix:uid").equals(0), "skipped: only root gives files away");
    Files.setAttribute(from, "unix:uid", 999);
    Files.setAttribute(from.resolve("link"), "unix:gid", 77, LinkOption.NOFOLLOW_LINKS);
    assertThat(once("same")).isZero();
    assertThat(Files.getAttribute(to, "unix:uid")).isEqualTo(999);
    assertThat(Files.getAttribute(to.resolve("link"), "unix:gid", LinkOption.NOFOLLOW_LINKS))
        .isEqualTo(77);
  }

  @Test
  void whatWasCopiedIsNeverCopiedAgain() throws IOException, InterruptedException {
    image();
    assertThat(once("same")).isZero();
    Files.delete(to.resolve("a b"));
    write(to, ".hidden/..deep", "changed");
    assertThat(once("same")).isZero();
    assertThat(to.resolve("a b")).doesNotExist();
    assertThat(to.resolve(".hidden/..deep")).hasContent("changed");
  }

  @Test
  void aVolumeWithFilesIsLeftAlone() throws IOException, InterruptedException {
    image();
    write(to, ".mine", "1");
    assertThat(once("same")).isZero();
    assertThat(to.toFile().list()).containsExactly(".mine");
    assertThat(marks.resolve("copied")).doesNotExist();
    assertThat(directory.resolve("out")).content().contains("the volume has files");
  }

  /** The first dies in the middle of a file, by a signal that nobody can catch. */
  @Test
  void anUnfinishedCopyIsFinishedByTheNextStart() throws IOException, InterruptedException {
    image();
    Files.createFile(directory.resolve("stop"));
    assertThat(once("same")).isNotZero();
    assertThat(marks.resolve("copying")).exists();
    assertThat(marks.resolve("copied")).doesNotExist();
    assertThat(to.toFile().list()).containsExactly("a b");
    Files.setPosixFilePermissions(to.resolve("a b"), PosixFilePermissions.fromString("rw-------"));
    write(to, "a b", "spa");
    Files.createSymbolicLink(to.resolve("link"), Path.of("half"));
    assertThat(once("same")).isZero();
    assertCopied();
    assertThat(mode(to.resolve("a b"))).isEqualTo("r-x--x---");
  }

  @Test
  void severalAtOnceAreOneAfterTheOther() throws IOException, InterruptedException {
    image();
    for (int i = 0; i < 200; i++) {
      write(from, "many/" + i, "x".repeat(10_000));
    }
    CopyScript script = script().once(from.toString(), to.toString(), marks.toString(), "same");
    Process[] all = {start(script), start(script), start(script)};
    for (Process one : all) {
      assertThat(one.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(one.exitValue()).isZero();
    }
    assertCopied();
    assertThat(to.resolve("many").toFile().list()).hasSize(200);
    assertThat(directory.resolve("out")).isEmptyFile();
  }

  @Test
  void aSeedLeavesTheDirectoryAsItIsAndIsForWhoeverMayWriteThere()
      throws IOException, InterruptedException {
    image();
    Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(once("open")).isZero();
    assertCopied();
    assertThat(mode(to)).isEqualTo("rwxrwxrwx");
    assertThat(mode(to.resolve("a b"))).isEqualTo("rwxrwxrwx");
    assertThat(mode(to.resolve(".hidden/..deep"))).isEqualTo("rw-rw-rw-");
  }

  @Test
  void aSeedIsOfTheOwnerOfItsDirectory() throws IOException, InterruptedException {
    image();
    assumeTrue(
        Files.getAttribute(from, "unix:uid").equals(0), "skipped: only root gives files away");
    assertThat(once("999:998")).isZero();
    assertCopied();
    assertThat(Files.getAttribute(to.resolve(".hidden/..deep"), "unix:uid")).isEqualTo(999);
    assertThat(Files.getAttribute(to.resolve("link"), "unix:gid", LinkOption.NOFOLLOW_LINKS))
        .isEqualTo(998);
    assertThat(Files.getAttribute(to, "unix:uid")).isEqualTo(0);
  }

  @Test
  void anEmptyDirectoryOfTheImageAndNoneAreFinishedToo() throws IOException, InterruptedException {
    assertThat(once("same")).isZero();
    assertThat(to).isEmptyDirectory();
    assertThat(marks.resolve("copied")).exists();
    Files.delete(marks.resolve("copied"));
    Files.delete(from);
    assertThat(once("same")).isZero();
    assertThat(to).isEmptyDirectory();
    assertThat(marks.resolve("copied")).exists();
  }

  @Test
  void filesOfTheProjectAreTheNewestAtEveryStart() throws IOException, InterruptedException {
    image();
    write(to, "deep/er/a b", "old");
    CopyScript script =
        script()
            .put(from.resolve("a b").toString(), to.resolve("deep/er/a b").toString())
            .put(from.resolve(".hidden").toString(), to.resolve("whole").toString());
    assertThat(run(script)).isZero();
    assertThat(run(script)).isZero();
    assertThat(to.resolve("deep/er/a b")).hasContent("spaces");
    assertThat(to.resolve("whole").toFile().list()).containsExactly("..deep");
  }

  @Test
  void aCopyThatFailsStopsTheTask() throws IOException, InterruptedException {
    assertThat(run(script().put(from + "/missing", to + "/x"))).isNotZero();
  }
}
