package dev.c2ecs.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Mermaid itself, for browsers, installed once into an ignored folder of the repository. */
final class MermaidLibrary {

  private static final Path HOME = Repo.ROOT.resolve(".tools").resolve("mermaid");
  private static final int MINUTES = 4;

  private MermaidLibrary() {}

  /** The script; the package that {@code src/test/tools/mermaid.txt} pins. */
  static synchronized Path script() throws IOException, InterruptedException {
    String[] pinned =
        Repo.read(Repo.ROOT.resolve("src/test/tools/mermaid.txt")).strip().split(" ", -1);
    Path home = HOME.resolve(pinned[0]);
    Path script = home.resolve("package/dist/mermaid.min.js");
    if (!Files.exists(script)) {
      Path npm = SystemTools.program("npm", "npm");
      Files.createDirectories(home);
      Path made = Files.createTempDirectory(home, "pack");
      run(made, List.of(npm.toString(), "pack", pinned[0]));
      try (var files = Files.list(made)) {
        Path archive =
            files.filter(file -> file.toString().endsWith(".tgz")).findFirst().orElse(made);
        boolean found = Files.isRegularFile(archive);
        if (!found && Repo.isCi()) {
          throw new IllegalStateException("CI needs " + pinned[0] + " from npm");
        }
        assumeTrue(found, () -> "skipped: npm does not give " + pinned[0]);
        if (!pinned[1].equals("sha512-" + digest(archive))) {
          throw new IllegalStateException(pinned[0] + " is not the one that is pinned");
        }
        run(home, List.of("tar", "xzf", archive.toString(), "package/dist/mermaid.min.js"));
      }
    }
    return script;
  }

  private static void run(Path directory, List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
  }

  private static String digest(Path file) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(file));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
