package dev.c2ecs.acceptance.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.SystemTools;
import dev.c2ecs.cli.image.ArchivedImage;
import dev.c2ecs.cli.image.BaseTree;
import dev.c2ecs.cli.image.Blob;
import dev.c2ecs.cli.image.DeliveredFiles;
import dev.c2ecs.cli.image.DeliveredFiles.Owner;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.image.FileLayer;
import dev.c2ecs.cli.image.ImageArchive;
import dev.c2ecs.cli.image.ImageBuilder;
import dev.c2ecs.cli.image.LayerFile;
import dev.c2ecs.cli.image.MediaType;
import dev.c2ecs.cli.image.PushableImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Archives that buildah writes are read, and what we add to them is unpacked by it: scenario S28b
 * and the configuration of nginx, looked at in the mounted image.
 */
class BuildahLayerTest {

  private static final String BASE =
      """
      c=$(b from scratch)
      m=$(b mount $c)
      cd $m
      mkdir -p etc/nginx/conf.d usr/share/nginx/html run var home/app tmp
      echo 'server {}' >etc/nginx/conf.d/default.conf
      echo welcome >usr/share/nginx/html/index.html
      echo error >usr/share/nginx/html/50x.html
      ln -s /run var/run
      ln -s ../usr/share/nginx etc/www
      echo mine >home/app/.profile
      ln home/app/.profile home/app/.hard
      chmod 1777 tmp && chmod 700 home/app && chmod 2750 etc/nginx/conf.d
      chown -R 1000:1000 home/app
      cd "$home"
      b umount $c >/dev/null
      b config --port 80 --user 1000 --entrypoint '["/x"]' --env 'A=<b>' --label 'l=<&>' $c
      """;

  @TempDir Path directory;

  @BeforeEach
  void needBuildah() {
    assertThat(SystemTools.program("buildah", "buildah")).isExecutable();
  }

  /** The images have links that lead out of the folder, and files of other owners. */
  @AfterEach
  void removeTheStore() throws IOException, InterruptedException {
    run("rm -rf store");
  }

  private record Result(int exitCode, String out) {}

  private Result shell(String script) throws IOException, InterruptedException {
    String store = directory.resolve("store").toString();
    String prelude =
        "set -e\nhome=$PWD\nb() { buildah --root "
            + store
            + "/root --runroot "
            + store
            + "/run"
            + " --storage-driver vfs \"$@\"; }\n";
    Path file = Files.writeString(directory.resolve("script"), prelude + script);
    Path err = directory.resolve("err");
    boolean isRoot = "root".equals(System.getProperty("user.name"));
    List<String> command =
        isRoot || script.startsWith("command")
            ? List.of("/bin/sh", file.toString())
            : List.of("buildah", "unshare", "/bin/sh", file.toString());
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectError(err.toFile())
            .start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    int exitCode = process.exitValue();
    return new Result(exitCode, exitCode == 0 ? out : out + Files.readString(err));
  }

  private String run(String script) throws IOException, InterruptedException {
    Result result = shell(script);
    assertThat(result.exitCode).as(result.out).isZero();
    return result.out;
  }

  private static ArchivedImage only(Path archive) throws IOException {
    ImageArchive read = ImageArchive.open(archive);
    assertThat(read.platforms()).hasSize(1);
    return read.image(read.platforms().get(0));
  }

  @Test
  void itsArchivesAreReadAndWhatWeAddIsWhatAMountShows() throws Exception {
    run(
        BASE
            + """
            b commit --format oci $c oci-archive:oci.tar
            b commit --format docker $c docker-archive:docker.tar:t/x:1
            gzip -k oci.tar
            """);
    ArchivedImage oci = only(directory.resolve("oci.tar"));
    ArchivedImage docker = only(directory.resolve("docker.tar"));
    assertThat(only(directory.resolve("oci.tar.gz")).pushable().descriptor())
        .isEqualTo(oci.pushable().descriptor());
    assertThat(docker.pushable().descriptor().mediaType()).isEqualTo(MediaType.DOCKER_MANIFEST);
    assertThat(docker.config().diffIds()).isEqualTo(oci.config().diffIds());
    for (ArchivedImage image : List.of(oci, docker)) {
      assertThat(image.config().user()).isEqualTo("1000");
      assertThat(image.config().exposedPorts()).containsExactly("80");
      assertThat(image.config().environment()).contains("A=<b>");
      String before = listing(image.pushable(), "before");
      assertThat(before).contains("./var/run l 777 0:0 /run\n");
      FileLayer layer = layer(image);
      String after = listing(ImageBuilder.withLayer(image.base(), layer), "after");
      String path = "/var/run/app/x";
      assertThat(after).contains(hex(Digest.of(path.getBytes(UTF_8))) + "  ./run/app/x\n");
      assertThat(added(before, after))
          .filteredOn(line -> !line.contains("  ./"))
          .containsExactly(
              "- ./etc/nginx/conf.d/default.conf f 644 0:0 ",
              "- ./usr/share/nginx/html d 755 0:0 ",
              "- ./usr/share/nginx/html/50x.html f 644 0:0 ",
              "- ./usr/share/nginx/html/index.html f 644 0:0 ",
              "+ ./etc/nginx/conf.d/default.conf f 440 101:101 ",
              "+ ./home/app/.config d 755 0:0 ",
              "+ ./home/app/.config/tool.ini f 600 1000:1000 ",
              "+ ./run/app d 755 0:0 ",
              "+ ./run/app/x f 644 0:0 ",
              "+ ./tmp/x f 644 0:0 ",
              "+ ./usr/share/nginx/html d 755 33:33 ",
              "+ ./usr/share/nginx/html/index.html f 644 33:33 ",
              "+ ./usr/share/nginx/html/outside l 777 33:33 ../../../../../secret");
      assertThat(after).contains("./home/app d 700 1000:1000").contains("./tmp d 1777 0:0");
    }
  }

  private static List<String> added(String before, String after) {
    List<String> lines = new ArrayList<>();
    List<String> old = before.lines().toList();
    List<String> now = after.lines().toList();
    old.stream().filter(line -> !now.contains(line)).map(line -> "- " + line).forEach(lines::add);
    now.stream().filter(line -> !old.contains(line)).map(line -> "+ " + line).forEach(lines::add);
    return lines;
  }

  private FileLayer layer(ArchivedImage image) throws IOException {
    Path html = Files.createDirectories(directory.resolve("html"));
    Files.writeString(html.resolve("index.html"), "hello");
    Path link = html.resolve("outside");
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, Path.of("../../../../../secret"));
    BaseTree tree = BaseTree.read(image.base().manifest(), image.base().blobs());
    assertThat(tree.find("/home/app/.hard")).map(BaseTree.Entry::uid).contains(1000L);
    FileLayer layer =
        FileLayer.of(
            tree,
            List.of(
                content("/etc/nginx/conf.d/default.conf", 0440, 101),
                content("/tmp/x", 0644, 0),
                content("/var/run/app/x", 0644, 0),
                content("/home/app/.config/tool.ini", 0600, 1000),
                DeliveredFiles.of(html, "/etc/www/html", new Owner(33, 33), path -> true)));
    assertThat(layer.isEmpty()).isFalse();
    return layer;
  }

  private static DeliveredFiles content(String target, int mode, long owner) {
    return DeliveredFiles.of(
        LayerFile.bytes(target, target.getBytes(UTF_8), mode, owner, owner), target.length());
  }

  /** What an image shows when buildah has unpacked it. */
  private String listing(PushableImage image, String name) throws Exception {
    Path layout = Files.createDirectories(directory.resolve(name + "/blobs/sha256"));
    for (Blob blob : image.blobs()) {
      try (InputStream in = blob.open()) {
        Files.write(layout.resolve(hex(blob.descriptor().digest())), in.readAllBytes());
      }
    }
    Files.write(layout.resolve(hex(image.descriptor().digest())), image.manifest());
    Path root = directory.resolve(name);
    Files.writeString(root.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
    Files.writeString(
        root.resolve("index.json"),
        "{\"schemaVersion\":2,\"manifests\":[{\"mediaType\":\""
            + image.descriptor().mediaType()
            + "\",\"digest\":\""
            + image.descriptor().digest()
            + "\",\"size\":"
            + image.manifest().length
            + "}]}");
    String listing =
        run(
            """
            d=$(b from oci:%s)
            cd $(b mount $d)
            find . -printf '%%p %%y %%m %%U:%%G %%l\\n' | sort
            find . -type f -exec sha256sum {} + | sort -k 2
            cd "$home"
            b rm $d >/dev/null
            """
                .formatted(root));
    try (var files = Files.walk(root)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    return listing;
  }

  private static String hex(Digest digest) {
    return digest.text().substring("sha256:".length());
  }
}
