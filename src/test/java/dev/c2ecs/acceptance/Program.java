package dev.c2ecs.acceptance;

import dev.c2ecs.cli.Main;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Runs the program inside the JVM of the tests. */
final class Program {

  /**
   * What a run left behind.
   *
   * @param exitCode the exit code
   * @param out standard output
   * @param err standard error
   */
  record Result(int exitCode, String out, String err) {

    /** The template that was written as JSON. */
    Template template() {
      if (exitCode != 0) {
        throw new AssertionError("exit code " + exitCode + ":\n" + err);
      }
      return new Template(Json.object(out));
    }
  }

  private final Path directory;
  private final Map<String, String> environment = new HashMap<>();
  private byte[] in = new byte[0];

  private Program(Path directory) {
    this.directory = directory;
  }

  /** A program that will run in a directory, with an empty environment. */
  static Program in(Path directory) {
    return new Program(directory.toAbsolutePath().normalize());
  }

  Program env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Program stdin(String text) {
    in = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  Result run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(environment, directory, new ByteArrayInputStream(in), out, err, args);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Converts a Compose text that is given on standard input. */
  static Result convert(Path directory, String compose) {
    return in(directory).stdin(compose).run("-f", "-", "convert", "--format", "json");
  }
}
