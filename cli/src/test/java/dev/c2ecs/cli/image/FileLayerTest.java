package dev.c2ecs.cli.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.c2ecs.cli.image.ImageException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a layer of delivered files has, and what cannot be delivered. */
class FileLayerTest {

  private static final BaseTree DEBIAN =
      Tar.tree(
          new Tar()
              .directory("etc")
              .directory("etc/nginx")
              .directory("etc/nginx/conf.d")
              .file("etc/nginx/conf.d/default.conf", "server {}")
              .file("etc/nginx/nginx.conf", "http {}")
              .directory("tmp", 01777, 0)
              .directory("run")
              .directory("var")
              .link("var/run", "/run")
              .directory("home/app", 0700, 1000)
              .directory("usr/share/nginx/html")
              .file("usr/share/nginx/html/index.html", "welcome")
              .file("usr/share/nginx/html/50x.html", "error")
              .link("srv", "usr/share/nginx")
              .link("up", "../../../tmp")
              .link("loop", "pool")
              .link("pool", "loop")
              .link("dangling", "/opt/made/x.conf"));

  @TempDir Path directory;

  private static LayerFile file(String target, String content) {
    return LayerFile.bytes(target, content.getBytes(UTF_8), 0644, 0, 0);
  }

  /** A mounted directory with what comes directly after it and is in it, every other file alone. */
  private static List<DeliveredFiles> mounts(LayerFile... files) {
    List<DeliveredFiles> mounts = new ArrayList<>();
    for (int i = 0; i < files.length; ) {
      int end = i + 1;
      if (files[i].content() instanceof LayerFile.Directory) {
        while (end < files.length && files[end].target().startsWith(files[i].target() + "/")) {
          end++;
        }
      }
      mounts.add(new DeliveredFiles(List.of(files).subList(i, end), 0));
      i = end;
    }
    return mounts;
  }

  private static List<String> names(LayerFile... files) throws IOException {
    FileLayer layer = FileLayer.of(DEBIAN, mounts(files));
    List<Tar.Item> items = Tar.read(layer);
    assertThat(items).extracting(item -> "/" + item.name()).isEqualTo(layer.paths());
    return layer.paths();
  }

  private static void refused(Problem problem, String words, LayerFile... files) {
    assertThatThrownBy(() -> FileLayer.of(DEBIAN, mounts(files)))
        .asInstanceOf(type(ImageException.class))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(problem))
        .extracting(ImageException::words)
        .asString()
        .contains(words);
  }

  @Test
  void directoriesOfTheImageHaveNoEntry() throws IOException {
    assertThat(names(file("/etc/nginx/conf.d/app.conf", "x"), file("/tmp/x", "x")))
        .containsExactly("/etc/nginx/conf.d/app.conf", "/tmp/x");
    assertThat(names(file("/home/app/.config/tool/x", "x")))
        .containsExactly(
            "/home/app/.config/", "/home/app/.config/tool/", "/home/app/.config/tool/x");
  }

  @Test
  void aFileOfTheImageIsReplaced() throws IOException {
    FileLayer layer =
        FileLayer.of(
            DEBIAN,
            mounts(
                LayerFile.bytes(
                    "/etc/nginx/conf.d/default.conf", "mine".getBytes(UTF_8), 0440, 101, 102)));
    assertThat(Tar.read(layer))
        .extracting(Tar.Item::name, Tar.Item::mode, Tar.Item::uid, Tar.Item::gid, Tar.Item::text)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "etc/nginx/conf.d/default.conf", 0440, 101L, 102L, "mine"));
  }

  @Test
  void missingDirectoriesAreThoseOfRoot() throws IOException {
    assertThat(Tar.read(FileLayer.of(DEBIAN, mounts(file("/opt/a/b", "x")))))
        .filteredOn(item -> item.type() == '5')
        .extracting(Tar.Item::name, Tar.Item::mode, Tar.Item::uid)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("opt/", 0755, 0L),
            org.assertj.core.groups.Tuple.tuple("opt/a/", 0755, 0L));
  }

  @Test
  void linksOfTheImageAreFollowed() throws IOException {
    assertThat(names(file("/var/run/x", "x"))).containsExactly("/run/x");
    assertThat(names(file("/srv/html/a", "x"))).containsExactly("/usr/share/nginx/html/a");
    assertThat(names(file("/up/x", "x"))).containsExactly("/tmp/x");
    assertThat(names(file("/dangling", "x")))
        .containsExactly("/opt/", "/opt/made/", "/opt/made/x.conf");
    refused(Problem.BAD_PATH, "in a circle", file("/loop/x", "x"));
    refused(
        Problem.KIND_CONFLICT,
        "/etc/nginx/nginx.conf is a file",
        file("/etc/nginx/nginx.conf/x", "x"));
  }

  /** A runtime follows the links of an image to where it mounts something, too. */
  @ParameterizedTest
  @CsvSource({
    "/var/run/x,         /run,             true",
    "/var/run/x,         /run/x,           true",
    "/run/app/x,         /var/run,         true",
    "/run/app/x,         /var/run/app/,    true",
    "/srv/html/a,        /usr/share,       true",
    "/up/x,              /tmp,             true",
    "/dangling,          /opt/made,        true",
    "/etc/x,             /,                true",
    "/var/run/x,         /run/y,           false",
    "/var/run/x,         /run/x/y,         false",
    "/var/run/run,       /run/ru,          false",
    "/run/app/x,         /var/run/ap,      false",
    "/var/log/x,         /run,             false",
    "/c2ecs-files/run/x, /run,             false",
  })
  void whatIsMountedOverAFileHidesIt(String target, String mounted, boolean hidden)
      throws IOException {
    List<DeliveredFiles> files = mounts(file(target, "x"));
    List<String> over = List.of("/mnt", mounted);
    if (!hidden) {
      assertThat(FileLayer.of(DEBIAN, files, over).paths())
          .isEqualTo(FileLayer.of(DEBIAN, files).paths());
      return;
    }
    assertThatThrownBy(() -> FileLayer.of(DEBIAN, files, over))
        .asInstanceOf(type(ImageException.class))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.HIDDEN))
        .satisfies(e -> assertThat(e.target()).contains(target))
        .extracting(ImageException::words)
        .asString()
        .contains("hidden by what is mounted at " + mounted);
  }

  @Test
  void linksThatAreDeliveredLeadMountsToo() throws IOException {
    List<DeliveredFiles> files =
        mounts(
            LayerFile.mounted("/etc/app", 0755, 0, 0),
            LayerFile.link("/etc/app/data", "../../opt", 0, 0),
            file("/opt/x", "x"));
    assertThatThrownBy(() -> FileLayer.of(DEBIAN, files, List.of("/etc/app/data")))
        .hasMessageContaining("hidden by what is mounted at /etc/app/data, /opt");
  }

  @Test
  void aMountedDirectoryHidesWhatTheImageHas() throws IOException {
    FileLayer layer =
        FileLayer.of(
            DEBIAN,
            mounts(
                LayerFile.mounted("/srv/html", 0750, 33, 33),
                LayerFile.directory("/srv/html/css", 0755, 33, 33),
                LayerFile.bytes("/srv/html/css/a.css", new byte[0], 0644, 33, 33),
                LayerFile.link("/srv/html/index.html", "../../secret", 33, 33)));
    assertThat(Tar.read(layer))
        .extracting(item -> item.type() + " " + item.name() + " " + item.text())
        .containsExactly(
            "5 usr/share/nginx/html/ ",
            "0 usr/share/nginx/html/.wh..wh..opq ",
            "5 usr/share/nginx/html/css/ ",
            "0 usr/share/nginx/html/css/a.css ",
            "2 usr/share/nginx/html/index.html ../../secret");
    assertThat(names(LayerFile.mounted("/new", 0755, 0, 0))).containsExactly("/new/");
    assertThat(names(LayerFile.directory("/etc", 0700, 5, 5))).isEmpty();
  }

  @Test
  void whatIsDeeperIsSeen() throws IOException {
    assertThat(
            names(
                file("/etc/nginx/conf.d/late.conf", "x"),
                LayerFile.mounted("/etc/nginx", 0755, 0, 0),
                file("/etc/nginx/nginx.conf", "y")))
        .containsExactly(
            "/etc/nginx/",
            "/etc/nginx/.wh..wh..opq",
            "/etc/nginx/conf.d/",
            "/etc/nginx/conf.d/late.conf",
            "/etc/nginx/nginx.conf");
  }

  @Test
  void linksOfADeliveredDirectoryAreFollowedByLaterMountsOnly() throws IOException {
    assertThat(
            names(
                LayerFile.mounted("/app", 0755, 0, 0),
                LayerFile.link("/app/data", "/srv", 0, 0),
                LayerFile.mounted("/x", 0755, 0, 0),
                file("/app/data/html/y", "x")))
        .containsExactly("/app/", "/app/data", "/usr/share/nginx/html/y", "/x/");
    refused(
        Problem.BAD_PATH,
        "lies below /app/data, which is no directory",
        LayerFile.mounted("/app", 0755, 0, 0),
        LayerFile.link("/app/data", "/srv", 0, 0),
        file("/app/data/y", "x"));
  }

  @Test
  void kindsMustFit() {
    refused(Problem.KIND_CONFLICT, "/etc/nginx, which is a directory", file("/etc/nginx", "x"));
    refused(
        Problem.KIND_CONFLICT,
        "/etc/nginx/nginx.conf, which is a file",
        LayerFile.mounted("/etc/nginx/nginx.conf", 0755, 0, 0));
    refused(Problem.SAME_TARGET, "/tmp/x", file("/tmp/x", "a"), file("/tmp//x/", "b"));
    refused(
        Problem.SAME_TARGET,
        "/d/x",
        LayerFile.mounted("/d", 0755, 0, 0),
        file("/d/x", "a"),
        file("/d/x", "b"));
  }

  @Test
  void ofTwoThatMeetThroughALinkTheLaterOneIsSeen() throws IOException {
    FileLayer layer =
        FileLayer.of(DEBIAN, mounts(file("/var/run/x", "deeper"), file("/run/x", "other")));
    assertThat(Tar.read(layer)).extracting(Tar.Item::text).containsExactly("deeper");
  }

  @Test
  void namesThatNoImageCanHaveAreRefused() {
    for (String target :
        List.of(
            "relative",
            "/",
            "/a/../b",
            "/a/.wh.b",
            "/a/.wh..wh..opq",
            "/a\u0000b",
            "/a\nb",
            "/a\u009bb",
            "/a\ufffdb",
            "/a\ud800",
            "/" + "n".repeat(256),
            "/n".repeat(2100),
            "/proc/x",
            "/dev",
            "/sys/fs",
            "/etc/hosts",
            "/etc/resolv.conf")) {
      refused(Problem.BAD_PATH, "", file(target, "x"));
    }
    refused(Problem.BAD_PATH, "link", LayerFile.link("/l", "a\u0000b", 0, 0));
    refused(Problem.BAD_PATH, "link", LayerFile.link("/l", "", 0, 0));
  }

  @Test
  void longAndForeignNamesArrive() throws IOException {
    String name = "/tmp/" + "ü".repeat(120) + "/" + "long".repeat(50) + "/日本";
    FileLayer layer =
        FileLayer.of(
            DEBIAN,
            mounts(
                LayerFile.bytes(name, new byte[0], 0644, 5_000_000, 4_294_967_294L),
                LayerFile.link("/tmp/l", "../" + "é/".repeat(80), 0, 0)));
    assertThat(Tar.read(layer))
        .filteredOn(item -> item.type() != '5')
        .extracting(item -> item.name() + " " + item.uid() + " " + item.gid() + " " + item.text())
        .containsExactly(
            "tmp/l 0 0 ../" + "é/".repeat(80), name.substring(1) + " 5000000 4294967294 ");
  }

  @Test
  void aFileThatChangesIsAnError() throws IOException {
    Path source = Files.writeString(directory.resolve("a.conf"), "first");
    FileLayer layer = FileLayer.of(DEBIAN, mounts(LayerFile.source("/tmp/a", source, 0644, 0, 0)));
    assertThat(Tar.read(layer)).extracting(Tar.Item::text).containsExactly("first");
    for (String content : List.of("other", "shorter".substring(0, 3), "longer than it was")) {
      Files.writeString(source, content);
      assertThatThrownBy(() -> Tar.read(layer))
          .asInstanceOf(type(ImageException.class))
          .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.CHANGED))
          .extracting(ImageException::words)
          .asString()
          .contains(source.toString());
    }
    Files.delete(source);
    assertThatThrownBy(() -> Tar.read(layer)).isInstanceOf(ImageException.class);
  }

  @Test
  void linksAsSourcesAreNotFollowed() throws IOException {
    Path link =
        Files.createSymbolicLink(directory.resolve("l"), Files.createFile(directory.resolve("f")));
    refused(Problem.SPECIAL_FILE, "is no file", LayerFile.source("/tmp/a", link, 0644, 0, 0));
  }

  /**
   * The digests must be those of every machine and of every Java: this test runs on all of them.
   */
  @Test
  void theSameFilesAreTheSameBytes() throws IOException {
    byte[] large = new byte[200_000];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) (i * i / 7);
    }
    FileLayer layer =
        FileLayer.of(
            DEBIAN,
            mounts(
                file("/etc/nginx/conf.d/default.conf", "server { listen 80; }\n"),
                LayerFile.bytes("/opt/ünï/large.bin", large, 0755, 1000, 1000),
                LayerFile.mounted("/usr/share/nginx/html", 0755, 0, 0),
                LayerFile.link("/usr/share/nginx/html/l", "x", 0, 0)));
    assertThat(layer.diffId().text())
        .isEqualTo("sha256:3923d1c5d6f46daf46005b0bf6eaa990cb5ce887519918d9e08921ef1cad5cba");
    assertThat(layer.digest().text())
        .isEqualTo("sha256:f149fc0ae28319ffd494f45b9b2b77c7d442fbc97031362eec284f3f10fecfcc");
    try (InputStream in = layer.blob(MediaType.DOCKER_LAYER_GZIP).open()) {
      byte[] all = in.readAllBytes();
      assertThat(all).hasSize((int) layer.size());
      assertThat(Digest.of(all)).isEqualTo(layer.digest());
    }
  }

  @Test
  void theTimeOfAFileFollowsFromItsContent() throws IOException {
    FileLayer layer =
        FileLayer.of(
            DEBIAN,
            mounts(file("/a", "1.1"), file("/b", "1.2"), file("/c", "1.1"), file("/d", "")));
    List<Long> times = Tar.read(layer).stream().map(Tar.Item::time).toList();
    assertThat(times.get(0)).isNotEqualTo(times.get(1)).isEqualTo(times.get(2));
    assertThat(times)
        .hasSize(4)
        .allSatisfy(time -> assertThat(time).isBetween(315_532_800L, 600_000_000L));
  }
}
