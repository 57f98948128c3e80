package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.c2ecs.cli.DeclaredOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that builds and starts the program, with a Maven and a Java that do nothing. */
class LauncherTest {

  private static final String JAVA =
      """
      #!/bin/sh
      for a in "$@"; do
        case $a in
          -XX:AOTCacheOutput=*) : >"${a#*=}" ;;
          -XX:SharedArchiveFile=*) case "$*" in *-Xshare:dump*) : >"${a#*=}" ;; esac ;;
        esac
      done
      case "$*" in
        -version) echo 'openjdk version "VERSION"' >&2 ;;
        *ArchiveTraining* | *-Xshare:dump*) ;;
        *" arguments") echo "$@" ;;
        *AwsCommands*) cp "${AWS_COMMANDS-list}" cli/target/launcher/aws-commands ;;
        *lib/aws/sdk.jar*) echo "runs with the SDK" ;;
        *) echo "runs LC_ALL=$LC_ALL was=${C2ECS_LC_ALL-unset}"; cat ;;
      esac
      """;
  private static final String MAVEN =
      """
      #!/bin/sh
      echo built >> builds
      sleep "${BUILD_SECONDS:-0}"
      mkdir -p cli/target/launcher/lib/aws
      : > cli/target/launcher/lib/c2ecs.jar
      : > cli/target/launcher/lib/aws/sdk.jar
      """;

  @TempDir Path directory;

  private record Result(int exitCode, String out, String err) {}

  @BeforeEach
  void copy() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: there is no /bin/sh");
    Files.copy(
        Repo.ROOT.resolve("c2ecs"), directory.resolve("c2ecs"), StandardCopyOption.COPY_ATTRIBUTES);
    for (String module : List.of("packaging", "compose-model", "cfn-generator", "cli")) {
      Files.createDirectories(directory.resolve(module).resolve("src/main"));
      Files.writeString(directory.resolve(module).resolve("pom.xml"), "");
    }
    Files.writeString(directory.resolve("pom.xml"), "");
    Files.createDirectories(directory.resolve("src/catalogue"));
    Files.writeString(directory.resolve("src/catalogue/diagnostics.txt"), "");
    DeclaredOptions.writeAwsCommands(directory.resolve("list"));
    script("mvnw", MAVEN);
    java("jdk", "17.0.1");
  }

  /** A Java that writes the files it is told to and names its arguments. */
  private void java(String home, String version) throws IOException {
    Files.createDirectories(directory.resolve(home).resolve("bin"));
    script(home + "/bin/java", JAVA.replace("VERSION", version));
  }

  private void script(String name, String text) throws IOException {
    Path file = Files.writeString(directory.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Process start(String command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", command).directory(directory.toFile());
    builder.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
    builder.environment().remove("C2ECS_LC_ALL");
    return builder.start();
  }

  private static Result end(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), out, err);
  }

  private Result shell(String command) throws IOException, InterruptedException {
    return end(start(command));
  }

  private void assertRan(Result result, int builds) {
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).startsWith("runs");
    assertThat(directory.resolve("builds")).hasContent("built\n".repeat(builds).stripTrailing());
    assertThat(directory.resolve("cli/target/launcher.lock")).doesNotExist();
    assertThat(directory.resolve("cli/target/launcher.lock.takeover")).doesNotExist();
  }

  private void makeStale() throws IOException {
    touch("cli/pom.xml");
  }

  private void touch(String name) throws IOException {
    FileTime later = FileTime.from(Instant.now().plusSeconds(60));
    Files.setLastModifiedTime(directory.resolve(name), later);
  }

  private Path lock(String owner) throws IOException {
    Path lock = Files.createDirectories(directory.resolve("cli/target/launcher.lock"));
    if (!owner.isEmpty()) {
      Files.writeString(lock.resolve("owner"), owner);
    }
    return lock;
  }

  private String machine() throws IOException, InterruptedException {
    return shell("uname -n").out().strip();
  }

  @Test
  void aBuildIsMadeOnceAndAfterAChange() throws IOException, InterruptedException {
    assertRan(shell("./c2ecs version"), 1);
    Result second = shell("./c2ecs version");
    assertRan(second, 1);
    assertThat(second.err()).isEmpty();
    makeStale();
    assertRan(shell("./c2ecs version"), 2);
  }

  @Test
  void aChangedCatalogueIsBuilt() throws IOException, InterruptedException {
    assertRan(shell("./c2ecs version"), 1);
    touch("src/catalogue/diagnostics.txt");
    assertRan(shell("./c2ecs version"), 2);
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaidAtOnce() throws IOException, InterruptedException {
    Files.writeString(directory.resolve("cli/target"), "a file is no folder");
    Result result = shell("./c2ecs version");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo(
            "c2ecs: there is no build yet, and "
                + directory.toRealPath().resolve("cli/target")
                + " cannot be written: build as its owner, or in a copy\n");
  }

  /** What a command begins with so that it may not write to a folder, which root always may. */
  private String asOneWhoMayNot(Path target) throws IOException, InterruptedException {
    if (!Files.isWritable(target)) {
      return "";
    }
    boolean known = shell("command -v setpriv").exitCode() == 0;
    assertThat(known || !Repo.isCi()).as("CI as root needs setpriv").isTrue();
    assumeTrue(known, "skipped: root writes everywhere, and there is no setpriv");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    return "setpriv --reuid 65534 --regid 65534 --clear-groups ";
  }

  @Test
  void aFinishedBuildRunsWhereNothingCanBeWritten() throws IOException, InterruptedException {
    assertRan(shell("./c2ecs version"), 1);
    Path target = directory.resolve("cli/target");
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      String command = asOneWhoMayNot(target) + "./c2ecs version";
      assertRan(shell(command), 1);
      makeStale();
      Result result = shell(command);
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err()).startsWith("c2ecs: the sources are newer than the build, and ");
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
      lock("999999 " + machine());
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r-xr-xr-x"));
      result = shell(command);
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err()).startsWith("c2ecs: the sources are newer than the build, and ");
    } finally {
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void theLockOfADeadBuildIsTakenOver() throws IOException, InterruptedException {
    long dead = start("exit 0").pid();
    shell("exit 0");
    lock(dead + " " + machine());
    Result result = shell("./c2ecs version");
    assertRan(result, 1);
    assertThat(result.err()).doesNotContain("another build");
  }

  @Test
  void aLockWithoutAnOwnerIsTakenOver() throws IOException, InterruptedException {
    lock("");
    assertRan(shell("./c2ecs version"), 1);
  }

  @Test
  void aBuildThatLivesIsWaitedFor() throws IOException, InterruptedException {
    Path lock = lock(ProcessHandle.current().pid() + " " + machine());
    Process waiting = start("./c2ecs version");
    byte[] first = waiting.getErrorStream().readNBytes(20);
    assertThat(new String(first, StandardCharsets.UTF_8)).isEqualTo("c2ecs: another build");
    assertThat(directory.resolve("builds")).doesNotExist();
    Files.delete(lock.resolve("owner"));
    Files.delete(lock);
    assertRan(end(waiting), 1);
  }

  @Test
  void twoAtOnceBuildOnce() throws IOException, InterruptedException {
    lock("999999999 " + machine());
    String command = "BUILD_SECONDS=1 ./c2ecs version";
    Process one = start(command);
    Process two = start(command);
    assertRan(end(one), 1);
    assertRan(end(two), 1);
  }

  @Test
  void anInterruptedBuildLeavesNoLock() throws IOException, InterruptedException {
    script("mvnw", "#!/bin/sh\nkill -INT $PPID\nexit 1\n");
    // a shell in the background ignores interrupts; in a process of its own it does not
    Result result = shell("./c2ecs version");
    assertThat(result.exitCode()).isEqualTo(130);
    assertThat(directory.resolve("cli/target/launcher.lock")).doesNotExist();
  }

  @Test
  void aBuildThatFailsIsExplained() throws IOException, InterruptedException {
    script("mvnw", "#!/bin/sh\necho 'no such thing'\nexit 1\n");
    Result result = shell("./c2ecs version");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("c2ecs: the build failed:\nno such thing\n");
    assertThat(directory.resolve("cli/target/launcher.lock")).doesNotExist();
  }

  @Test
  void theCommandsThatNeedAwsHaveItsSdkOnTheirClassPath() throws IOException, InterruptedException {
    List<String> needAws = DeclaredOptions.awsCommands();
    assertThat(needAws).contains("up").doesNotContain("convert");
    for (String command : DeclaredOptions.commands()) {
      String out = shell("./c2ecs -p 'a b' " + command).out();
      assertThat(out.startsWith("runs with the SDK"))
          .as(command)
          .isEqualTo(needAws.contains(command));
    }
    assertThat(shell("./c2ecs").out()).startsWith("runs LC_ALL");
    assertThat(shell("./c2ecs ''").out()).startsWith("runs LC_ALL");
  }

  @Test
  void withoutTheListEveryCommandHasTheSdk() throws IOException, InterruptedException {
    Result first = shell("AWS_COMMANDS=none ./c2ecs convert");
    assertThat(first.out()).isEqualTo("runs with the SDK\n");
    assertThat(first.err()).doesNotContain("aws-commands");
  }

  private static final String PREPARING = "c2ecs: preparing for this Java, once …\n";

  @Test
  void eachJavaHasItsOwnArchives() throws IOException, InterruptedException {
    java("newer", "25.0.3");
    String old = "./c2ecs arguments";
    String newer = "JAVA_HOME=$PWD/newer ./c2ecs arguments";
    assertThat(shell(old).out())
        .containsPattern(" -XX:SharedArchiveFile=\\S+/c2ecs.jsa ")
        .doesNotContain("AOTCache");
    Result first = shell(newer);
    assertThat(first.err()).isEqualTo(PREPARING);
    assertThat(first.out())
        .containsPattern(" -XX:AOTCache=\\S+/c2ecs.aot ")
        .doesNotContain("SharedArchiveFile");
    for (String command : List.of(old, newer, old)) {
      Result again = shell(command);
      assertThat(again.err()).isEmpty();
      assertThat(again.out().contains("AOTCache")).isEqualTo(command.equals(newer));
    }
  }

  @Test
  void aJavaBehindALinkIsKnownByWhereItLeads() throws IOException, InterruptedException {
    java("newer", "25.0.3");
    Path link = directory.resolve("default");
    String command = "JAVA_HOME=$PWD/default ./c2ecs arguments";
    Files.createSymbolicLink(link, Path.of("jdk"));
    assertThat(shell(command).out()).contains("SharedArchiveFile");
    Files.delete(link);
    Files.createSymbolicLink(link, Path.of("newer"));
    Result switched = shell(command);
    assertThat(switched.err()).isEqualTo(PREPARING);
    assertThat(switched.out()).contains("AOTCache").doesNotContain("SharedArchiveFile");
  }

  @Test
  void whatReplacesAJavaDoesNotGetItsArchives() throws IOException, InterruptedException {
    assertThat(shell("./c2ecs arguments").out()).contains("SharedArchiveFile");
    java("jdk", "25.0.3");
    Result replaced = shell("./c2ecs arguments");
    assertThat(replaced.err()).isEqualTo(PREPARING);
    assertThat(replaced.out()).contains("AOTCache").doesNotContain("SharedArchiveFile");
  }

  @Test
  void archivesOfOtherJarsAreNotUsed() throws IOException, InterruptedException {
    assertThat(shell("./c2ecs arguments").err()).doesNotContain(PREPARING);
    FileTime later = FileTime.from(Instant.now().plusSeconds(60));
    Path jar = directory.resolve("cli/target/launcher/lib/c2ecs.jar");
    Files.setLastModifiedTime(jar, later);
    assertThat(shell("./c2ecs arguments").err()).isEqualTo(PREPARING);
  }

  @Test
  void aJavaThatMakesNoArchivesRunsWithoutThem() throws IOException, InterruptedException {
    script("jdk/bin/java", JAVA.replace("VERSION", "17.0.1").replace(": >", ": #"));
    Result first = shell("./c2ecs arguments");
    assertThat(first.out()).doesNotContain("SharedArchiveFile").doesNotContain("AOTCache");
    assertThat(shell("./c2ecs arguments")).isEqualTo(new Result(0, first.out(), ""));
  }

  @Test
  void whoMayNotWriteRunsWithoutArchives() throws IOException, InterruptedException {
    java("newer", "25.0.3");
    assertRan(shell("./c2ecs version"), 1);
    Path target = directory.resolve("cli/target");
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      String command = asOneWhoMayNot(target) + "env JAVA_HOME=$PWD/newer ./c2ecs arguments";
      Result result = shell(command);
      assertThat(result.exitCode()).as(result.err()).isZero();
      assertThat(result.err()).isEmpty();
      assertThat(result.out()).doesNotContain("AOTCache").doesNotContain("SharedArchiveFile");
    } finally {
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void theLocaleKnowsAllLetters() throws IOException, InterruptedException {
    assertThat(shell("unset LC_CTYPE LANG; LC_ALL=C ./c2ecs").out())
        .matches("runs LC_ALL=\\S+\\.UTF-8 was=C\n");
    assertThat(shell("unset LC_ALL LC_CTYPE LANG; ./c2ecs").out())
        .matches("runs LC_ALL=\\S+\\.UTF-8 was=\n");
    assertThat(shell("LC_ALL=C.UTF-8 ./c2ecs").out()).isEqualTo("runs LC_ALL=C.UTF-8 was=unset\n");
    assertThat(shell("LC_ALL=xx_XX.UTF-8 ./c2ecs").out())
        .matches("runs LC_ALL=\\S+\\.UTF-8 was=xx_XX.UTF-8\n");
  }

  @Test
  void aClosedStandardInputIsAnEmptyOne() throws IOException, InterruptedException {
    assertThat(shell("./c2ecs <&-").exitCode()).isZero();
    assertThat(shell("echo text | ./c2ecs").out()).endsWith("\ntext\n");
  }
}
