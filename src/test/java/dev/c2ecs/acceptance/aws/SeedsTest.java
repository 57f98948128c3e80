package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a file system was filled with once is remembered. */
class SeedsTest extends CloudTest {

  private void git(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(cloud.directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    try {
      assertThat(builder.start().waitFor()).isZero();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void otherFilesThanThoseThatFilledAFileSystemAreSaid() throws IOException {
    Path data = Files.createDirectories(cloud.directory.resolve("data"));
    Files.writeString(data.resolve("first.txt"), "one");
    Files.writeString(data.resolve("run.log"), "untracked");
    git("init", "-q");
    git("add", "data/first.txt");
    cloud.aws.stacks.fileSystemTags.put("shop-DataFilesystem", "[]");
    cloud.environment(Map.of("PATH", System.getenv().getOrDefault("PATH", "")));
    cloud.compose(
        "name: shop\nservices: {app: {image: nginx:1.29, volumes: [\"./data:/srv/data\"]}}\n");
    String image = "registry.example.com/app@sha256:" + "0".repeat(64);
    Cloud.Result first = cloud.run("deploy", "--yes", "--image", "app=" + image);
    assertThat(first.exitCode()).as(first.all()).isZero();
    assertThat(cloud.aws.stacks.fileSystemTags.values())
        .singleElement()
        .asString()
        .contains("c2ecs:seed");
    Cloud.Result same = cloud.run("deploy", "--yes", "--image", "app=" + image);
    assertThat(same.err()).doesNotContain("was filled with");
    Files.writeString(data.resolve("run.log"), "other");
    assertThat(cloud.run("deploy", "--yes", "--image", "app=" + image).err())
        .doesNotContain("was filled with");
    Files.writeString(data.resolve("first.txt"), "two");
    for (int i = 0; i < 2; i++) {
      Cloud.Result other = cloud.run("deploy", "--yes", "--image", "app=" + image);
      assertThat(other.exitCode()).as(other.all()).isZero();
      assertThat(other.err())
          .contains("data has other files than those that", "was filled with: it keeps the old");
    }
  }
}
