package dev.c2ecs.acceptance.aws;

import dev.c2ecs.cli.Main;
import dev.c2ecs.cli.Simulation;
import dev.c2ecs.cli.terminal.Size;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A user's environment and home directory, in which {@code ls} is run. */
final class Shell {

  private final Path home;
  private final Map<String, String> variables = new TreeMap<>();

  /** An empty home directory; the metadata of an instance is not asked. */
  Shell(Path home) {
    this.home = home;
    variables.put("HOME", home.toString());
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
  }

  Shell set(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** Keys in the environment. */
  Shell keys(String id) {
    return set("AWS_ACCESS_KEY_ID", id).set("AWS_SECRET_ACCESS_KEY", "secret-of-" + id);
  }

  /** {@code ~/.aws/NAME}. */
  Shell file(String name, String text) throws IOException {
    Path file = home.resolve(".aws").resolve(name);
    Files.createDirectories(Path.of(file.toString()).resolveSibling(""));
    Files.writeString(file, text);
    return this;
  }

  /** Runs {@code ls}. */
  Cloud.Result ls(String... args) {
    List<String> all = new ArrayList<>(List.of("ls", "-q"));
    all.addAll(List.of(args));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            new Simulation(new FakeClock(), false, new Size(80, 24)),
            variables,
            home,
            InputStream.nullInputStream(),
            out,
            err,
            all.toArray(String[]::new));
    return new Cloud.Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
