package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.StartedProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A {@code push} that is killed anywhere: the next one finishes it. */
class PushKillTest extends ImageCloudTest {

  private static final int KILLS = 2;
  private static final int LONGEST_MILLIS = 600;

  private Process start(String name) throws IOException {
    List<String> command = StartedProgram.command("push", "--yes", "--parameters", "p.json");
    command.addAll(List.of("--endpoint-url", cloud.aws.url()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(cloud.directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(name).toFile());
    builder.environment().putAll(Cloud.ACCOUNT);
    builder.environment().putAll(environment());
    return builder.start();
  }

  private String finished(String name) throws IOException, InterruptedException {
    Process process = start(name);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    String output = Files.readString(directory.resolve(name), StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }

  /** What a builder would leave, and nothing of it may stay. */
  private long leftovers() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("tmp"))) {
      return files.filter(file -> file.getFileName().toString().equals("built.tar")).count();
    }
  }

  @Test
  void theNextRunFinishesIt() throws IOException, InterruptedException {
    set("KEY", "hunter3");
    // what a scan finds is not waited for here
    cloud.aws.images.scans.add("{\"imageScanStatus\":{\"status\":\"COMPLETE\"}}");
    cloud.compose(
        """
        name: shop
        services: {web: {build: web, secrets: [key]}}
        secrets: {key: {environment: KEY}}
        """);
    Random random = new Random(15);
    for (int i = 0; i < KILLS; i++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 4_000_000) {
        text.append(Long.toHexString(random.nextLong()));
      }
      image("web", text.toString());
      killed(i, i % 2 == 0 ? "GetAuthorizationToken" : "DescribeRepositories", random);
      String second = finished("second" + i);
      String third = finished("third" + i);
      assertThat(third).as(second).contains("is there already").doesNotContain("pushed sha256");
      assertThat(cloud.aws.secrets.all).hasSize(1);
      assertThat(cloud.aws.secrets.all.get("shop_key").versions).as(second).hasSize(1);
      assertThat(cloud.aws.images.all).containsOnlyKeys("shop/web");
      assertThat(leftovers()).as(second).isZero();
    }
    assertThat(ecr.count("PUT", "manifests", 201)).isEqualTo(KILLS);
    assertThat(cloud.aws.stacks.all).isEmpty();
  }

  /** Kills a run some time after its last call of a kind. */
  private void killed(int number, String action, Random random)
      throws IOException, InterruptedException {
    int delay = random.nextInt(LONGEST_MILLIS);
    AtomicReference<Process> running = new AtomicReference<>();
    cloud.aws.watch(
        (count, called) -> {
          Process process = running.get();
          if (called.equals(action) && process != null) {
            running.set(null);
            Thread killer =
                new Thread(
                    () -> {
                      try {
                        Thread.sleep(delay);
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                      process.destroyForcibly();
                    });
            killer.start();
          }
        });
    Process first = start("first" + number);
    running.set(first);
    assertThat(first.waitFor(120, TimeUnit.SECONDS)).isTrue();
    cloud.aws.watch((count, called) -> {});
  }
}
