package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.registry.DockerRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A test with a scripted AWS, a registry in the place of ECR's, another registry that docker is
 * logged in to, and a builder that hands out archives.
 */
abstract class ImageCloudTest {

  static final String DIGEST = "@sha256:[0-9a-f]{64}";

  @TempDir Path directory;
  DockerRegistry ecr;
  Cloud cloud;
  ScriptedBuilder builder;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void start() throws IOException, InterruptedException, GeneralSecurityException {
    ecr = registry("ecr");
    builder = new ScriptedBuilder(directory.resolve("bin"));
    cloud = new Cloud(Files.createDirectory(directory.resolve("shop")));
    cloud.aws.images.endpoint = "http://" + ecr.host();
    cloud.aws.images.login = "ann:secret";
    environment.put("PATH", builder.path());
    environment.put("TMPDIR", Files.createDirectory(directory.resolve("tmp")).toString());
    environment.put("HOME", Files.createDirectory(directory.resolve("home")).toString());
    cloud.environment(environment);
    image("web", "one");
  }

  @AfterEach
  void stop() {
    cloud.close();
    ecr.close();
  }

  DockerRegistry registry(String name)
      throws IOException, InterruptedException, GeneralSecurityException {
    return DockerRegistry.start(Files.createDirectory(directory.resolve(name)), true, false);
  }

  /** Sets a variable of the environment. */
  void set(String name, String value) {
    environment.put(name, value);
    cloud.environment(environment);
  }

  Map<String, String> environment() {
    return environment;
  }

  /** Docker is logged in to a registry. */
  void login(String host, String user, String password) throws IOException {
    String pair =
        Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    Path docker = Files.createDirectories(directory.resolve("docker"));
    Files.writeString(
        docker.resolve("config.json"),
        "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(host, pair));
    set("DOCKER_CONFIG", docker.toString());
  }

  /** What building a directory of the project gives. */
  void image(String context, String text) throws IOException {
    ScriptedBuilder.image(cloud.directory.resolve(context), "amd64", text);
  }

  void write(String name, String text) throws IOException {
    Path file = cloud.directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** A run that must succeed. */
  Cloud.Result run(String... args) {
    Cloud.Result result = cloud.run(args);
    assertThat(result.exitCode()).as(result.all()).isZero();
    return result;
  }

  /** A run that must fail. */
  Cloud.Result fails(String... args) {
    Cloud.Result result = cloud.run(args);
    assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
    return result;
  }

  /** How often an action was called. */
  long count(String action) {
    return cloud.aws.calls().stream().filter(action::equals).count();
  }

  /** The value of a parameter of the stack that is there. */
  String parameter(String name) {
    return cloud.aws.stacks.all.values().stream()
        .filter(stack -> !stack.status().equals("DELETE_COMPLETE"))
        .findFirst()
        .orElseThrow()
        .parameters
        .getOrDefault(name, "");
  }

  /** The calls that change something. */
  List<String> changes() {
    return cloud.aws.calls().stream()
        .filter(call -> call.matches("(Create|Put|Update|Delete|Batch|Restore|Tag|Execute).*"))
        .toList();
  }
}
