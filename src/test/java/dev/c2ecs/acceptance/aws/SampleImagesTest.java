package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.Repo;
import dev.c2ecs.acceptance.SystemTools;
import dev.c2ecs.acceptance.registry.DockerRegistry;
import dev.c2ecs.acceptance.registry.TestImage;
import dev.c2ecs.acceptance.registry.TestImage.Entry;
import dev.c2ecs.cli.image.Platform;
import dev.c2ecs.cli.registry.RegistryException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The samples with builds and files, really built by buildah and pushed to a registry. The images
 * that they start from are stand-ins: a shell, and what their instructions call.
 */
class SampleImagesTest {

  /** It "compiles" by writing what it was asked for. */
  private static final String GO =
      """
      #!/bin/sh
      while [ $# -gt 0 ]; do
        case $1 in
        -o) out=$2 ;;
        -ldflags) flags=$2 ;;
        esac
        shift
      done
      echo "built with $flags" >"$out"
      """;

  @TempDir private Path directory;
  private DockerRegistry registry;
  private Cloud cloud;

  @BeforeEach
  void start()
      throws IOException, InterruptedException, GeneralSecurityException, RegistryException {
    registry =
        DockerRegistry.start(Files.createDirectory(directory.resolve("registry")), false, false);
    cloud = new Cloud(Files.createDirectory(directory.resolve("project")));
    cloud.aws.images.endpoint = "http://" + registry.host();
    cloud.environment(buildah());
    base("library/python", "3.13-slim", List.of());
    base("library/nginx", "1.29-alpine", List.of(Entry.directory("etc/nginx/conf.d", 0755, 0)));
    base(
        "library/golang",
        "1.25-alpine",
        List.of(Entry.directory("src", 0755, 0), Entry.file("bin/go", 0755, 0, GO)));
  }

  @AfterEach
  void stop() {
    cloud.close();
    registry.close();
  }

  /** A buildah that finds the images of Docker Hub in the registry of the test. */
  private Map<String, String> buildah() throws IOException {
    SystemTools.program("buildah", "buildah");
    Path storage =
        Files.writeString(
            directory.resolve("storage.conf"),
            "[storage]\ndriver = \"vfs\"\ngraphroot = \"%s/images\"\nrunroot = \"%s/run\"\n"
                .formatted(directory, directory));
    Path registries =
        Files.writeString(
            directory.resolve("registries.conf"),
            """
            unqualified-search-registries = ["docker.io"]
            [[registry]]
            prefix = "docker.io"
            location = "%s"
            insecure = true
            """
                .formatted(registry.host()));
    return Map.of(
        "CONTAINERS_STORAGE_CONF",
        storage.toString(),
        "CONTAINERS_REGISTRIES_CONF",
        registries.toString(),
        "BUILDAH_ISOLATION",
        "chroot",
        "HOME",
        directory.toString(),
        "TMPDIR",
        Files.createDirectory(directory.resolve("tmp")).toString(),
        "PATH",
        System.getenv().getOrDefault("PATH", ""));
  }

  private void base(String repository, String tag, List<Entry> more)
      throws IOException, RegistryException {
    Path busybox = SystemTools.program("busybox", "busybox-static");
    List<Entry> entries =
        new ArrayList<>(
            List.of(
                Entry.directory("bin", 0755, 0),
                Entry.file(
                    "bin/busybox",
                    0755,
                    0,
                    new String(Files.readAllBytes(busybox), StandardCharsets.ISO_8859_1)),
                Entry.link("bin/sh", "busybox"),
                Entry.directory("etc", 0755, 0)));
    entries.addAll(more);
    TestImage.of(Platform.AMD64, "\"Env\":[\"PATH=/bin\"]", List.of(entries))
        .push(registry.host(), repository, tag, new FakeClock());
  }

  /** A copy of a sample, so that it can be edited. */
  private void copy(String name) throws IOException {
    Path sample = Repo.ROOT.resolve("samples").resolve(name);
    try (Stream<Path> files = Files.walk(sample)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = cloud.directory.resolve(sample.relativize(file).toString());
        Files.createDirectories(Path.of(target.toString()).resolveSibling(""));
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private Cloud.Result deploy(String... files) {
    List<String> args = new ArrayList<>(List.of("deploy", "--yes", "--builder", "buildah"));
    args.addAll(List.of(files));
    Cloud.Result result = cloud.run(args.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.all()).isZero();
    return result;
  }

  private Map<String, String> parameters() {
    return cloud.aws.stacks.all.values().iterator().next().parameters;
  }

  private String digest(String parameter) {
    return parameters().getOrDefault(parameter, "").replaceFirst(".*@", "");
  }

  @Test
  void notesIsBuiltAndChangesOnlyWhatIsEdited() throws IOException {
    copy("notes");
    Path standIn =
        Files.writeString(
            directory.resolve("stand-in.yaml"),
            "services: {web: {image: \"%s/library/nginx:1.29-alpine\"}}\n"
                .formatted(registry.host()));
    String[] files = {"-f", "compose.yaml", "-f", standIn.toString()};
    Cloud.Result first = deploy(files);
    assertThat(first.err())
        .contains("repository notes/api: created", "repository notes/web: created")
        .containsPattern("image api: pushed sha256:\\w{12}, \\d+\\.\\d MB sent")
        .containsPattern("image web: pushed sha256:\\w{12}");
    String api = digest("ApiImage");
    String web = digest("WebImage");
    assertThat(deploy(files).err()).contains("already up to date").doesNotContain("pushed");
    Path conf = cloud.directory.resolve("nginx/default.conf");
    Files.writeString(conf, Files.readString(conf) + "# edited\n");
    assertThat(deploy(files).err()).contains("service web").doesNotContain("service api  ");
    assertThat(digest("ApiImage")).isEqualTo(api);
    assertThat(digest("WebImage")).isNotEqualTo(web);
    Path source = cloud.directory.resolve("api/notes.py");
    Files.writeString(source, Files.readString(source) + "# edited\n");
    deploy(files);
    assertThat(digest("ApiImage")).isNotEqualTo(api);
  }

  @Test
  void theQueueIsOneImageForTwoServicesWithoutItsSecret() throws IOException {
    copy("job-queue");
    Cloud.Result result = deploy("-f", "compose.yaml");
    assertThat(result.err())
        .containsOnlyOnce(": pushed sha256:")
        .contains("repository job-queue/server: created")
        .doesNotContain("correct-horse");
    assertThat(parameters()).containsKey("ServerImage").doesNotContainKey("WorkerImage");
    assertThat(cloud.aws.images.all).containsOnlyKeys("job-queue/server");
    assertThat(cloud.aws.secrets.all.values().toString()).isNotEmpty();
    try (Stream<Path> blobs = Files.walk(directory.resolve("registry/data"))) {
      for (Path blob : blobs.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(blob), StandardCharsets.ISO_8859_1))
            .doesNotContain("correct-horse");
      }
    }
  }
}
