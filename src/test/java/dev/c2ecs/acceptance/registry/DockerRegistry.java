package dev.c2ecs.acceptance.registry;

import dev.c2ecs.acceptance.SystemTools;
import dev.c2ecs.acceptance.aws.Certificates;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The registry of the distribution project, as a process with a folder of its own. Its log says
 * what came over the wire.
 */
public final class DockerRegistry implements AutoCloseable {

  /** {@code ann} with the password {@code secret}, as htpasswd writes it. */
  private static final String ANN =
      "ann:$2b$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a\n";

  private static final int TRIES = 200;

  private final Process process;
  private final Path log;
  private final int port;

  private DockerRegistry(Path program, Path directory, boolean authenticated, boolean tls)
      throws IOException, InterruptedException, GeneralSecurityException {
    port = freePort();
    log = directory.resolve("registry.log");
    StringBuilder configuration =
        new StringBuilder(
            """
            version: 0.1
            storage: {filesystem: {rootdirectory: %s}}
            http:
              addr: 127.0.0.1:%d
            """
                .formatted(directory.resolve("data"), port));
    if (tls) {
      Certificates certificates = new Certificates(directory);
      configuration.append(
          "  tls: {certificate: %s, key: %s}\n"
              .formatted(certificates.bundle(), certificates.key()));
    }
    if (authenticated) {
      Path users = Files.writeString(directory.resolve("htpasswd"), ANN);
      configuration.append("auth: {htpasswd: {realm: test, path: %s}}\n".formatted(users));
    }
    Path file = Files.writeString(directory.resolve("config.yml"), configuration);
    process =
        new ProcessBuilder(program.toString(), "serve", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    waitForIt();
  }

  /**
   * A registry; the test is skipped where the program is absent, but not in CI.
   *
   * @param authenticated whether it wants a login
   * @param tls whether it speaks TLS
   */
  public static DockerRegistry start(Path directory, boolean authenticated, boolean tls)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path program = SystemTools.program("docker-registry", "docker-registry");
    return new DockerRegistry(program, directory, authenticated, tls);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void waitForIt() throws IOException, InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (ConnectException e) {
        Thread.sleep(50);
      }
    }
    process.destroy();
    throw new IOException(Files.readString(log));
  }

  /** The certificate of a registry with TLS. */
  static Path bundle(Path directory) {
    return directory.resolve("bundle.pem");
  }

  /** Its name in that of an image. */
  public String host() {
    return "localhost:" + port;
  }

  /** How many requests were answered so. */
  public long count(String method, String path, int status) throws IOException {
    Pattern line =
        Pattern.compile("\"" + method + " /v2/\\S*" + path + "\\S* HTTP/1.1\" " + status + " ");
    List<String> lines = Files.readAllLines(log);
    return lines.stream().filter(text -> line.matcher(text).find()).count();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
