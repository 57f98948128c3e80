package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.Json;
import dev.c2ecs.acceptance.SystemTools;
import dev.c2ecs.acceptance.registry.DockerRegistry;
import dev.c2ecs.acceptance.registry.RegistryProxy;
import dev.c2ecs.acceptance.registry.RegistryProxy.Seen;
import dev.c2ecs.acceptance.registry.TestImage;
import dev.c2ecs.acceptance.registry.TestImage.Entry;
import dev.c2ecs.cli.image.Descriptor;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.image.Platform;
import dev.c2ecs.cli.registry.RegistryException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a deployment pushes for mounted files, read back from the registry and compared entry by
 * entry; what goes over the wire for it; and the image beside a container that really has the
 * mounts. The base is made here, with all that layers trip over: the configuration of nginx, links
 * on the way, a sticky directory, a home of somebody else (scenario S28b).
 */
class LayerComparisonTest {

  private static final long FIRST_OF_1980 = 315_532_800;
  private static final String CONF = "server { listen 80; }\n";
  private static final String PAGE = "<h1>hello</h1>\n";

  private static final String COMPOSE =
      """
      name: shop
      services:
        web:
          image: %s/base/web:1
          ports: ["80:80"]
          configs:
            - {source: motd, target: /tmp/motd, mode: 0440, uid: "7", gid: "8"}
          volumes:
            - ./default.conf:/etc/nginx/conf.d/default.conf:ro
            - ./html:/usr/share/nginx/html:ro
            - ./tool.ini:/home/app/.config/tool.ini:ro
            - ./x.sh:/var/run/app/x.sh:ro
      configs:
        motd: {content: "hello\\n"}
      """;

  @TempDir private Path directory;
  private DockerRegistry registry;
  private RegistryProxy wire;
  private Cloud cloud;
  private TestImage base;

  @BeforeEach
  void start()
      throws IOException, InterruptedException, GeneralSecurityException, RegistryException {
    registry =
        DockerRegistry.start(Files.createDirectory(directory.resolve("registry")), true, false);
    wire = new RegistryProxy(registry);
    base = base();
    base.push(registry.host(), "base/web", "1", new FakeClock());
    cloud = cloud("shop");
  }

  @AfterEach
  void stop() {
    cloud.close();
    wire.close();
    registry.close();
  }

  private Cloud cloud(String name) throws IOException {
    Cloud made = new Cloud(Files.createDirectory(directory.resolve(name)));
    made.aws.images.endpoint = "http://" + wire.host();
    made.aws.images.login = "ann:secret";
    made.environment(Map.of("XDG_CACHE_HOME", directory.resolve(name + "-cache").toString()));
    write(made, "default.conf", CONF);
    write(made, "html/index.html", PAGE);
    write(made, "html/css/site.css", "h1 {}\n");
    write(made, "html/empty", "");
    write(made, "secret", "outside of what is mounted\n");
    Files.createSymbolicLink(made.directory.resolve("html/outside"), Path.of("../../../../secret"));
    write(made, "tool.ini", "[tool]\n");
    Files.setPosixFilePermissions(
        write(made, "x.sh", "#!/bin/sh\n"), PosixFilePermissions.fromString("rwxr-xr-x"));
    made.compose(COMPOSE.formatted(wire.host()));
    return made;
  }

  private static Path write(Cloud cloud, String name, String text) throws IOException {
    Path file = cloud.directory.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    return Files.writeString(file, text);
  }

  private static TestImage base() throws IOException {
    Path busybox = SystemTools.program("busybox", "busybox-static");
    String program = new String(Files.readAllBytes(busybox), StandardCharsets.ISO_8859_1);
    List<Entry> system =
        List.of(
            Entry.directory("bin", 0755, 0),
            Entry.file("bin/busybox", 0755, 0, program),
            Entry.link("bin/sh", "busybox"),
            Entry.directory("etc", 0755, 0),
            Entry.directory("home", 0755, 0),
            Entry.directory("home/app", 0700, 1000),
            Entry.directory("run", 0755, 0),
            Entry.directory("tmp", 01777, 0),
            Entry.directory("var", 0755, 0),
            Entry.link("var/run", "/run"));
    List<Entry> nginx =
        List.of(
            Entry.directory("etc/nginx", 0755, 0),
            Entry.directory("etc/nginx/conf.d", 02750, 101),
            Entry.file("etc/nginx/conf.d/default.conf", 0644, 0, "# of the image\n"),
            Entry.file("etc/nginx/conf.d/other.conf", 0644, 0, "# stays\n"),
            Entry.directory("usr/share/nginx/html", 0755, 0),
            Entry.file("usr/share/nginx/html/50x.html", 0644, 0, "hidden\n"),
            Entry.file("usr/share/nginx/html/index.html", 0644, 0, "hidden too\n"));
    return TestImage.of(
        Platform.AMD64,
        "\"User\":\"1000\",\"Cmd\":[\"/bin/sh\"],\"Labels\":{\"of\":\"the base\"}",
        List.of(system, nginx));
  }

  /** The time that follows from a content, as docs/images.md describes it. */
  private static Entry file(String name, int mode, long uid, long gid, String content) {
    String digits = Digest.of(content.getBytes(StandardCharsets.UTF_8)).text().substring(7, 14);
    long time = content.isEmpty() ? FIRST_OF_1980 : FIRST_OF_1980 + Long.parseLong(digits, 16);
    return new Entry(name, '0', mode, uid, gid, time, content);
  }

  private static Entry directory(String name) {
    return new Entry(name, '5', 0755, 0, 0, FIRST_OF_1980, "");
  }

  private static final List<Entry> LAYER =
      List.of(
          file("etc/nginx/conf.d/default.conf", 0644, 0, 0, CONF),
          directory("home/app/.config/"),
          file("home/app/.config/tool.ini", 0644, 0, 0, "[tool]\n"),
          directory("run/app/"),
          file("run/app/x.sh", 0755, 0, 0, "#!/bin/sh\n"),
          file("tmp/motd", 0440, 7, 8, "hello\n"),
          directory("usr/share/nginx/html/"),
          new Entry("usr/share/nginx/html/.wh..wh..opq", '0', 0, 0, 0, FIRST_OF_1980, ""),
          directory("usr/share/nginx/html/css/"),
          file("usr/share/nginx/html/css/site.css", 0644, 0, 0, "h1 {}\n"),
          file("usr/share/nginx/html/empty", 0644, 0, 0, ""),
          file("usr/share/nginx/html/index.html", 0644, 0, 0, PAGE),
          new Entry(
              "usr/share/nginx/html/outside",
              '2',
              0777,
              0,
              0,
              FIRST_OF_1980,
              "../../../../secret"));

  private static Cloud.Result deploy(Cloud cloud) {
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    return result;
  }

  private static String image(Cloud cloud) {
    return cloud.aws.stacks.all.values().iterator().next().parameters.getOrDefault("WebImage", "");
  }

  /** The digest of the image that is deployed. */
  private static String digest(Cloud cloud) {
    return image(cloud).replaceFirst(".*@", "");
  }

  private byte[] pull(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create("http://" + registry.host() + "/v2/shop/web/" + path))
                    .header("Accept", "application/vnd.oci.image.manifest.v1+json")
                    .header(
                        "Authorization",
                        "Basic "
                            + Base64.getEncoder()
                                .encodeToString("ann:secret".getBytes(StandardCharsets.UTF_8)))
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat("sha256:" + path.replaceFirst(".*:", "")).isEqualTo(Digest.of(answer.body()).text());
    return answer.body();
  }

  private static Map<?, ?> map(Object value) {
    return (Map<?, ?>) value;
  }

  private static List<?> list(Object value) {
    return (List<?>) value;
  }

  private Map<String, Object> manifest() throws IOException, InterruptedException {
    return Json.object(new String(pull("manifests/" + digest(cloud)), StandardCharsets.UTF_8));
  }

  @Test
  void thePushedLayerHasWhatItMustHaveBitByBit() throws IOException, InterruptedException {
    deploy(cloud);
    Map<String, Object> manifest = manifest();
    List<String> layers =
        list(Objects.requireNonNull(manifest.get("layers"))).stream()
            .map(layer -> String.valueOf(map(layer).get("digest")))
            .toList();
    List<String> ofBase = base.blobs().stream().limit(2).map(blob -> blob.digest().text()).toList();
    assertThat(layers).hasSize(3).startsWith(ofBase.toArray(String[]::new));
    assertThat(TestImage.read(pull("blobs/" + layers.get(2)))).containsExactlyElementsOf(LAYER);
    Map<String, Object> config =
        Json.object(
            new String(
                pull("blobs/" + map(Objects.requireNonNull(manifest.get("config"))).get("digest")),
                StandardCharsets.UTF_8));
    Map<?, ?> said = map(Objects.requireNonNull(config.get("config")));
    assertThat(said.get("User")).isEqualTo("1000");
    assertThat(said.get("Labels")).isEqualTo(Map.of("of", "the base"));
    assertThat(list(map(Objects.requireNonNull(config.get("rootfs"))).get("diff_ids"))).hasSize(3);
    assertThat(list(Objects.requireNonNull(config.get("history")))).hasSize(3);
  }

  @Test
  void anotherCheckoutGivesTheSameDigest() throws IOException {
    deploy(cloud);
    try (Cloud other = cloud("elsewhere")) {
      try (Stream<Path> files = Files.walk(other.directory)) {
        for (Path file : files.filter(f -> !Files.isSymbolicLink(f)).toList()) {
          Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        }
      }
      Files.setPosixFilePermissions(
          other.directory.resolve("html/index.html"), PosixFilePermissions.fromString("rw-rw----"));
      deploy(other);
      assertThat(digest(other)).isEqualTo(digest(cloud)).startsWith("sha256:");
    }
  }

  private static List<Seen> of(List<Seen> all, String method, String part) {
    return all.stream().filter(one -> one.is(method, part)).toList();
  }

  private static long sent(List<Seen> all) {
    return all.stream().mapToLong(Seen::sent).sum();
  }

  @Test
  void onlyWhatIsMissingGoesOverTheWire() throws IOException, InterruptedException {
    deploy(cloud);
    List<Seen> first = wire.take();
    assertThat(of(first, "POST", "mount=")).filteredOn(one -> one.status() == 201).hasSize(2);
    List<Seen> uploads = of(first, "PUT", "/blobs/uploads/");
    assertThat(uploads).hasSize(2).allMatch(one -> one.status() == 201);
    assertThat(sent(uploads)).isEqualTo(layerAndConfig(manifest()));
    assertThat(of(first, "PUT", "/manifests/")).hasSize(1);
    for (Descriptor layer : base.blobs().subList(0, 2)) {
      assertThat(of(first, "GET", layer.digest().text())).hasSize(1);
    }
    wire.take();

    Cloud.Result second = deploy(cloud);
    assertThat(second.err()).contains("already up to date");
    List<Seen> again = wire.take();
    assertThat(again).isNotEmpty().allMatch(one -> one.is("GET", "") || one.is("HEAD", ""));
    assertThat(sent(again)).isZero();
    for (Descriptor layer : base.blobs().subList(0, 2)) {
      assertThat(of(again, "GET", layer.digest().text())).isEmpty();
    }

    write(cloud, "html/index.html", PAGE.replace("hello", "Hello"));
    String before = digest(cloud);
    deploy(cloud);
    assertThat(digest(cloud)).isNotEqualTo(before);
    List<Seen> edited = wire.take();
    assertThat(of(edited, "PUT", "/blobs/uploads/")).hasSize(2);
    assertThat(sent(of(edited, "PUT", "/blobs/uploads/"))).isEqualTo(layerAndConfig(manifest()));
    assertThat(of(edited, "POST", "mount=")).filteredOn(one -> one.status() == 201).isEmpty();
  }

  /** The bytes of what was added to the base. */
  private static long layerAndConfig(Map<String, Object> manifest) {
    List<?> layers = list(Objects.requireNonNull(manifest.get("layers")));
    return (Long) map(layers.get(layers.size() - 1)).get("size")
        + (Long) map(Objects.requireNonNull(manifest.get("config"))).get("size");
  }

  @Test
  void aBaseOfAnotherRegistryIsSentWhole() throws IOException, InterruptedException {
    cloud.compose(COMPOSE.formatted(registry.host()));
    // its own login; that of the other registry is not for it
    Path logins = Files.createDirectory(directory.resolve("docker"));
    Files.writeString(
        logins.resolve("config.json"),
        "{\"auths\":{\"%s\":{\"auth\":\"YW5uOnNlY3JldA==\"}}}".formatted(registry.host()));
    cloud.environment(Map.of("DOCKER_CONFIG", logins.toString()));
    deploy(cloud);
    List<Seen> all = wire.take();
    assertThat(of(all, "GET", "base/web")).isEmpty();
    List<Seen> uploads = of(all, "PUT", "/blobs/uploads/");
    assertThat(uploads).hasSize(4);
    assertThat(sent(uploads))
        .isEqualTo(
            layerAndConfig(manifest())
                + base.blobs().subList(0, 2).stream().mapToLong(Descriptor::size).sum());
  }

  /** What a container sees: kind, mode, owner, and content or target, without what engines add. */
  private static final String LOOK =
      """
      cd / && busybox find . \\( -path ./proc -o -path ./sys -o -path ./dev \\) -prune -o -print \\
        | busybox sort | while read -r f; do
          case $f in ./etc/hosts|./etc/hostname|./etc/resolv.conf|./run/.containerenv|./run/secrets|./look) continue;; esac
          if [ -h "$f" ]; then c=$(busybox readlink "$f")
          elif [ -f "$f" ]; then c=$(busybox sha256sum <"$f"); else c=; fi
          echo "$f $(busybox stat -c '%F %a %u:%g' "$f") $c"
        done
      """;

  /** Real mounts, made by buildah; a link on the way it would follow on the host, so it is none. */
  @Test
  void theImageShowsWhatRealMountsShow() throws IOException, InterruptedException {
    SystemTools.program("buildah", "buildah");
    deploy(cloud);
    Path project = cloud.directory;
    Path motd = Files.writeString(directory.resolve("motd"), "hello\n");
    Path look = Files.writeString(directory.resolve("look"), LOOK);
    String run =
        "b run --isolation chroot --user 0:0 -v "
            + look
            + ":/look:ro %s $c -- /bin/busybox sh /look\n";
    String mounts =
        Map.of(
                "default.conf", "/etc/nginx/conf.d/default.conf",
                "html", "/usr/share/nginx/html",
                "tool.ini", "/home/app/.config/tool.ini",
                "x.sh", "/run/app/x.sh")
            .entrySet()
            .stream()
            .map(e -> "-v " + project.resolve(e.getKey()) + ":" + e.getValue() + ":ro")
            .collect(Collectors.joining(" "));
    String script =
        """
        chown 7:8 %s && chmod 440 %s
        c=$(b from --tls-verify=false --creds ann:secret docker://%s/base/web:1)
        """
                .formatted(motd, motd, registry.host())
            + run.formatted("-v " + motd + ":/tmp/motd:ro " + mounts)
            + """
              echo ======
              c=$(b from --tls-verify=false --creds ann:secret docker://%s/shop/web@%s)
              """
                .formatted(registry.host(), digest(cloud))
            + run.formatted("");
    String[] both = shell(script).split("======\n", -1);
    assertThat(both).hasSize(2);
    assertThat(both[1].lines()).containsExactlyElementsOf(both[0].lines().toList());
    assertThat(both[1])
        .contains("./tmp directory 1777 0:0")
        .contains("./home/app directory 700 1000:1000")
        .contains("./etc/nginx/conf.d directory 2750 101:101")
        .contains("./tmp/motd regular file 440 7:8")
        .contains("./usr/share/nginx/html/outside symbolic link 777 0:0 ../../../../secret")
        .doesNotContain("50x.html");
  }

  private String shell(String script) throws IOException, InterruptedException {
    Path store = directory.resolve("store");
    Path file =
        Files.writeString(
            directory.resolve("script"),
            """
            set -e
            b() { buildah --root %s/root --runroot %s/run --storage-driver vfs "$@"; }
            trap 'b rm -a >/dev/null; rm -rf %s' EXIT
            """
                    .formatted(store, store, store)
                + script);
    Path out = directory.resolve("out");
    List<String> command = new ArrayList<>(List.of("/bin/sh", file.toString()));
    if (!"root".equals(System.getProperty("user.name"))) {
      command.addAll(0, List.of("buildah", "unshare"));
    }
    Path err = directory.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(err)).isZero();
    return Files.readString(out);
  }
}
