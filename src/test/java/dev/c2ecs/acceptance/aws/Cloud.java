package dev.c2ecs.acceptance.aws;

import dev.c2ecs.cli.Main;
import dev.c2ecs.cli.Simulation;
import dev.c2ecs.cli.terminal.Size;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A scripted AWS, a directory with a Compose file, and the program between them. */
final class Cloud implements AutoCloseable {

  static final String COMPOSE =
      """
      name: shop
      services:
        web:
          image: nginx:1.29
          ports: ["80:80"]
        db:
          image: postgres:17
      """;

  /** What the environment says when a test says nothing else. */
  static final Map<String, String> ACCOUNT =
      Map.of(
          "AWS_ACCESS_KEY_ID", "test",
          "AWS_SECRET_ACCESS_KEY", "test",
          "AWS_REGION", "eu-central-1",
          "AWS_EC2_METADATA_DISABLED", "true",
          "AWS_CONFIG_FILE", "/dev/null",
          "AWS_SHARED_CREDENTIALS_FILE", "/dev/null");

  /** What a run left behind. */
  record Result(int exitCode, String out, String err) {
    String all() {
      return out + err;
    }
  }

  final FakeClock clock = new FakeClock();
  final FakeAws aws;
  final Path directory;
  private Map<String, String> environment = Map.of();
  private boolean interactive;
  private String answer = "";
  private String endpoint = "";
  private Runnable whenAsked = () -> {};
  private int columns = 80;
  private boolean resolving;

  Cloud(Path directory) throws IOException {
    this.directory = directory;
    this.aws = new FakeAws(clock);
    compose(COMPOSE);
  }

  Cloud compose(String text) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), text);
    return this;
  }

  Cloud environment(Map<String, String> variables) {
    environment = variables;
    return this;
  }

  /** Somebody sits there and answers so. */
  Cloud answering(String text) {
    interactive = true;
    answer = text;
    return this;
  }

  /** Calls go there instead of straight to the scripted AWS. */
  Cloud through(String url) {
    endpoint = url;
    return this;
  }

  /** This happens while the first question is open. */
  Cloud whenAsked(Runnable event) {
    whenAsked = event;
    return this;
  }

  private InputStream answers() {
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read() {
        Runnable event = whenAsked;
        whenAsked = () -> {};
        event.run();
        return super.read();
      }

      @Override
      public synchronized int read(byte[] into, int from, int length) {
        int one = length == 0 ? 0 : read();
        if (one > 0) {
          into[from] = (byte) one;
        }
        return length == 0 ? 0 : Math.min(1, one);
      }
    };
  }

  /** The terminal is so wide. */
  Cloud columns(int number) {
    columns = number;
    return this;
  }

  /** Registries are asked what tags are; else nobody is, for most tests name real images. */
  Cloud resolving() {
    resolving = true;
    return this;
  }

  /** Runs a command; those that talk to AWS talk to the scripted one. */
  Result run(String... args) {
    List<String> all = new ArrayList<>(Arrays.asList(args));
    if (!List.of("build", "config", "check", "convert", "lock", "policy").contains(args[0])) {
      all.addAll(List.of("--endpoint-url", endpoint.isEmpty() ? aws.url() : endpoint));
    }
    if (!resolving && List.of("deploy", "up").contains(args[0])) {
      all.add("--no-resolve");
    }
    Map<String, String> variables = new HashMap<>(ACCOUNT);
    variables.putAll(environment);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            new Simulation(clock, interactive, new Size(columns, 24)),
            variables,
            directory,
            answers(),
            out,
            err,
            all.toArray(String[]::new));
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The template of the Compose file. */
  String template() {
    return run("convert").out();
  }

  /** The stack of the project in a state, with what the file says. */
  FakeStack stack(String status) {
    return aws.stacks.put("shop", status, template());
  }

  @Override
  public void close() {
    aws.close();
  }
}
