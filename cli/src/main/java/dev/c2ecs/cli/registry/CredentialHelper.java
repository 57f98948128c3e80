package dev.c2ecs.cli.registry;

import dev.c2ecs.cli.image.Json;
import dev.c2ecs.cli.registry.RegistryException.Kind;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program that keeps credentials, {@code docker-credential-NAME}. It is told the registry on its
 * standard input and answers with JSON; what it says of errors is shown, its answer never.
 *
 * @param name the end of its name
 * @param environment the environment variables that it runs with
 * @see <a href="https://github.com/docker/docker-credential-helpers">docker-credential-helpers</a>
 */
record CredentialHelper(String name, Map<String, String> environment) {

  private static final int LARGEST = 1024 * 1024;
  private static final int SECONDS = 60;

  /** How a program says that what it gives is an identity token. */
  private static final String TOKEN_USER = "<token>";

  /**
   * The login for a registry.
   *
   * @param key under what it is kept
   * @return empty when it keeps none
   */
  Optional<Login> login(String key) throws RegistryException {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw failed("is no name of a program");
    }
    Process process = start();
    CompletableFuture<byte[]> output = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try (InputStream in = process.getInputStream()) {
                output.complete(in.readNBytes(LARGEST));
              } catch (IOException e) {
                // it has ended
              }
            });
    reader.setDaemon(true);
    reader.start();
    try {
      try (OutputStream out = process.getOutputStream()) {
        out.write(key.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // it may end without having read it
      }
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw failed("does not answer");
      }
      reader.join(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw failed("is interrupted");
    }
    byte[] answer = output.getNow(new byte[0]);
    if (process.exitValue() != 0) {
      return none(new String(answer, StandardCharsets.UTF_8));
    }
    return Json.object(answer)
        .map(CredentialHelper::login)
        .orElseThrow(() -> failed("does not answer with credentials"));
  }

  private Optional<Login> none(String said) throws RegistryException {
    String small = said.toLowerCase(Locale.ROOT);
    if (small.contains("credentials not found")) {
      return Optional.empty();
    }
    throw failed("fails" + (said.isBlank() ? "" : " (" + Words.brief(said) + ")"));
  }

  private static Optional<Login> login(Json.Obj answer) {
    String user = answer.text("Username").orElse("");
    String secret = answer.text("Secret").orElse("");
    if (secret.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        user.equals(TOKEN_USER)
            ? new Login.IdentityToken(secret)
            : new Login.Password(user, secret));
  }

  private Process start() throws RegistryException {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(program(), "get").redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().clear();
      builder.environment().putAll(environment);
      return builder.start();
    } catch (IOException e) {
      throw failed("cannot be started: install it, or take it out of docker's configuration");
    }
  }

  /** The program on the path that the environment names, which need not be that of this one. */
  private String program() {
    String program = "docker-credential-" + name;
    for (String directory : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path path = Path.of(directory.isEmpty() ? "." : directory).resolve(program);
      if (!directory.isEmpty() && Files.isExecutable(path)) {
        return path.toString();
      }
    }
    return program;
  }

  private RegistryException failed(String what) {
    return new RegistryException(
        Kind.CONFIGURATION, "docker-credential-" + Words.brief(name) + " " + what);
  }

  @Override
  public String toString() {
    return "docker-credential-" + name;
  }
}
