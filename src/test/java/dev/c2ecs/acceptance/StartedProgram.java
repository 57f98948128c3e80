package dev.c2ecs.acceptance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program as a process of its own. Its classes come from an archive, which the first test that
 * starts one makes: without it a start takes twice as long.
 */
public final class StartedProgram {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final List<String> FAST =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");
  private static final Path FOLDER = Repo.ROOT.resolve("src/test/target/archive");
  private static final int MINUTES = 2;

  private StartedProgram() {}

  /** The command that starts the program with arguments. */
  public static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(JAVA);
    command.addAll(FAST);
    Path archive = archive();
    if (Files.exists(archive)) {
      command.add("-XX:SharedArchiveFile=" + archive);
    }
    command.addAll(List.of("-cp", classPath(), "dev.c2ecs.cli.Main"));
    command.addAll(List.of(arguments));
    return command;
  }

  /** The command for a shell. */
  static String shellCommand() {
    return command().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
  }

  /** The jars of the class path: tests are no part of the program, and archives take no folders. */
  private static String classPath() {
    String whole = Objects.requireNonNull(System.getProperty("java.class.path"));
    String jars =
        Arrays.stream(whole.split(File.pathSeparator, -1))
            .filter(entry -> entry.endsWith(".jar"))
            .collect(Collectors.joining(File.pathSeparator));
    return jars.contains("c2ecs") ? jars : whole;
  }

  /** An archive fits the jars that it was made of only, and so has a name of theirs. */
  private static Path archive() {
    int hash = 1;
    for (String jar : classPath().split(File.pathSeparator, -1)) {
      File file = new File(jar);
      hash = 31 * hash + Objects.hash(jar, file.length(), file.lastModified(), JAVA);
    }
    Path archive = FOLDER.resolve(Integer.toHexString(hash) + ".jsa");
    Path tried = FOLDER.resolve(Integer.toHexString(hash) + ".tried");
    try {
      Files.createDirectories(FOLDER);
      // Tests run in two processes, and one of them makes it.
      try (FileChannel lock =
              FileChannel.open(
                  FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = lock.lock()) {
        assert held.isValid();
        if (!Files.exists(tried)) {
          train(archive);
          Files.createFile(tried);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return archive;
  }

  /** A Java that cannot make one does without. */
  private static void train(Path archive) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(JAVA);
    command.addAll(FAST);
    command.add("-XX:ArchiveClassesAtExit=" + archive);
    command.addAll(List.of("-cp", classPath(), "dev.c2ecs.cli.ArchiveTraining"));
    command.add(Repo.ROOT.resolve("cli/src/training/answers.tsv").toString());
    try (Stream<Path> samples = Files.list(Repo.ROOT.resolve("samples"))) {
      samples
          .map(sample -> sample.resolve("compose.yaml"))
          .filter(Files::exists)
          .sorted()
          .forEach(file -> command.add(file.toString()));
    }
    command.add(Repo.ROOT.resolve("cli/src/training/compose.yaml").toString());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
  }
}
