package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.registry.TagServer;
import dev.c2ecs.cli.image.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which image a template names, with a lock and without one, and what is said about it. */
class LockedProjectTest {

  /** What there is of a lock. */
  enum Lock {
    PRESENT,
    ABSENT,
    STALE,
    BROKEN
  }

  /** How an image is written. */
  enum Written {
    TAG("web:1.27"),
    LATEST("web"),
    DIGEST("web@%s"),
    TWO_PLATFORMS("both:1.5");

    private final String text;

    Written(String text) {
      this.text = text;
    }
  }

  private record Case(Lock lock, String command, Written written) {}

  @TempDir private Path directory;
  private TagServer server;
  private Cloud cloud;
  private Digest web;
  private Digest both;

  @BeforeEach
  void start() throws IOException {
    server = new TagServer();
    web = server.put("web", "1.27", "");
    server.put("web", "latest", "");
    both = server.putIndex("both", "1.5", "", "amd64", "arm64");
    cloud = new Cloud(directory).resolving();
  }

  @AfterEach
  void stop() {
    cloud.close();
    server.close();
  }

  private String text(Written written) {
    return server.host() + "/" + written.text.formatted(web);
  }

  private void compose(String... images) throws IOException {
    StringBuilder text = new StringBuilder("name: shop\nservices:\n");
    for (int i = 0; i < images.length; i++) {
      text.append("  s%d: {image: '%s'%s}\n".formatted(i, images[i], i == 0 ? "" : ARM));
    }
    cloud.compose(text.toString());
  }

  private static final String ARM = ", platform: linux/arm64";

  private Path lock() {
    return directory.resolve("compose.lock.json");
  }

  private void lock(Lock what, String... images) throws IOException {
    if (what == Lock.ABSENT) {
      return;
    }
    compose(what == Lock.STALE ? new String[] {server.host() + "/both:1.5"} : images);
    assertThat(cloud.run("lock").exitCode()).isZero();
    if (what == Lock.BROKEN) {
      String text = Files.readString(lock());
      Files.writeString(lock(), text.substring(0, text.length() / 2));
    }
  }

  private String deployed() {
    return cloud.aws.stacks.all.values().iterator().next().template;
  }

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (Lock lock : Lock.values()) {
      for (String command : List.of("convert", "check", "deploy")) {
        for (Written written : Written.values()) {
          cases.add(new Case(lock, command, written));
        }
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theImageIsThatOfTheLockElseOfTheRegistry(Case one) throws IOException {
    String image = text(one.written());
    boolean two = one.written() == Written.TWO_PLATFORMS;
    String[] images = two ? new String[] {image, image} : new String[] {image};
    lock(one.lock(), images);
    compose(images);
    server.requests.clear();
    boolean deploy = one.command().equals("deploy");
    Cloud.Result result = deploy ? cloud.run("deploy", "--yes") : cloud.run(one.command());
    if (one.lock() == Lock.BROKEN) {
      assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
      assertThat(result.all()).contains("error C2E568: compose.lock.json", "line ");
      assertThat(cloud.aws.calls()).doesNotContain("CreateChangeSet");
      return;
    }
    assertThat(result.exitCode()).as(result.all()).isZero();
    boolean locked = one.lock() == Lock.PRESENT || (one.lock() == Lock.STALE && two);
    boolean pinned = one.written() != Written.DIGEST && (locked || deploy);
    if (!one.command().equals("check")) {
      String digest = "@" + (two ? both : web);
      String template = deploy ? deployed() : result.out();
      assertThat(template).contains(pinned ? image + digest : image);
      assertThat(template.contains(image + "@")).isEqualTo(pinned);
    }
    String said = result.all();
    boolean moves = one.lock() == Lock.ABSENT && one.written() == Written.LATEST;
    assertThat(said.contains("C2E376")).as(said).isEqualTo(moves);
    assertThat(said.contains("C2E377")).as(said).isEqualTo(one.lock() == Lock.STALE);
    assertThat(said.contains("C2E378")).as(said).isEqualTo(one.lock() == Lock.STALE && !two);
    assertThat(said).doesNotContain("C2E559", "C2E569");
    // each tag once, by HEAD; nobody is asked but for a deployment
    assertThat(server.requests).hasSize(deploy && one.written() != Written.DIGEST ? 1 : 0);
    assertThat(server.requests).filteredOn(request -> !request.startsWith("HEAD ")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'\"User\":\"33\"', '', C2E368", // may not write the volume, which is somebody else's
    "'\"Healthcheck\":{\"Test\":[\"CMD-SHELL\",\"true\"]}', '', C2E375",
    "'', ', platform: linux/arm64', C2E369",
  })
  void whereALockedImageContradictsTheFileItIsSaid(String config, String more, String code)
      throws IOException {
    server.put("app", "1.0", config);
    String compose =
        """
        name: shop
        services:
          app: {image: "%s/app:1.0", volumes: ["data:/data"]%s}
        volumes: {data: {driver_opts: {uid: "7"}}}
        """;
    cloud.compose(compose.formatted(server.host(), ""));
    assertThat(cloud.run("convert").err()).doesNotContain(code);
    assertThat(cloud.run("lock").exitCode()).isZero();
    cloud.compose(compose.formatted(server.host(), more));
    // a volume with a user of its own takes everybody for him
    String own = code.equals("C2E368") ? "{permissions: \"0755\"}" : "{uid: \"7\"}";
    Files.writeString(
        directory.resolve("compose.yaml"),
        Files.readString(directory.resolve("compose.yaml")).replace("{uid: \"7\"}", own));
    for (String command : List.of("convert", "check")) {
      assertThat(cloud.run(command).all()).contains(code);
    }
    assertThat(cloud.run("deploy", "--dry-run", "--no-resolve").all()).contains(code);
  }

  @Test
  void aMovedTagRollsItsServiceAndThePreviewSaysSo() throws IOException {
    compose(server.host() + "/web:1.27");
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    assertThat(cloud.run("deploy", "--yes").err()).contains("already up to date");
    Digest now = server.put("web", "1.27", "\"User\":\"1\"");
    Cloud.Result dry = cloud.columns(120).run("deploy", "--dry-run");
    assertThat(dry.out())
        .contains(
            "service s0        rolling restart",
            "\n      image " + server.host() + "/web: tag 1.27 moved:",
            " " + web.brief() + "… → " + now.brief() + "…\n");
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    assertThat(deployed()).contains("web:1.27@" + now);
    compose(server.host() + "/both:1.5");
    assertThat(cloud.run("deploy", "--dry-run").out())
        .contains("/web:1.27@" + now.brief() + "…\n")
        .containsPattern("→ \\S*/both:1\\.5@sha256:[0-9a-f]{12}…\n");
  }

  @Test
  void withALockATagThatMovedIsNamedAndNotFollowed() throws IOException {
    compose(server.host() + "/web:1.27");
    cloud.run("lock");
    Digest now = server.put("web", "1.27", "\"User\":\"1\"");
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.err())
        .contains("info C2E559: " + server.host() + "/web:1.27 moved, " + web.brief() + "… → ")
        .contains(now.brief(), "`c2ecs lock --update s0` follows the tag");
    assertThat(deployed()).contains("web:1.27@" + web);
    server.answerWith(500);
    assertThat(cloud.run("deploy", "--dry-run").err()).doesNotContain("C2E559", "C2E569");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 429, 500, 503})
  void aRegistryThatDoesNotSayIsOneWarningAndTheTag(int status) throws IOException {
    compose(server.host() + "/web:1.27", server.host() + "/both:1.5");
    server.answerWith(status);
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err().split("warning C2E569: ", -1)).hasSize(2);
    assertThat(result.err()).contains("/both:1.5", "/web:1.27", "compose.yaml:4:");
    assertThat(deployed())
        .contains("/web:1.27", "/both:1.5")
        .doesNotContain("web:1.27@", "both:1.5@");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404, 429, 503})
  void aRegistryThatDoesNotSayRollsNothingThatIsDeployedByDigest(int status) throws IOException {
    compose(server.host() + "/web:1.27");
    cloud.run("deploy", "--yes");
    String before = deployed();
    assertThat(before).contains("web:1.27@" + web);
    server.answerWith(status);
    Cloud.Result same = cloud.run("deploy", "--yes");
    assertThat(same.err())
        .contains("warning C2E569: these images keep the digests that are deployed")
        .contains("up to date");
    assertThat(deployed()).isEqualTo(before);
    compose(server.host() + "/web:1.27", server.host() + "/both:1.5");
    Cloud.Result more = cloud.run("deploy", "--yes");
    assertThat(more.err())
        .contains("warning C2E569: these images keep the digests that are deployed")
        .contains("warning C2E569: these images are deployed by their tags");
    assertThat(deployed()).contains("web:1.27@" + web).doesNotContain("both:1.5@");
    assertThat(more.err().contains("log in with `docker login`")).isEqualTo(status != 503);
  }

  @Test
  void nobodyAsksARegistryWhenThatIsWished() throws IOException {
    compose(server.host() + "/web");
    Cloud.Result result = cloud.run("deploy", "--yes", "--no-resolve");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains("C2E376").doesNotContain("C2E569");
    assertThat(server.requests).isEmpty();
  }

  @Test
  void hostsThatAreNotThereTakeNoTime() throws IOException {
    List<String> images = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      images.add("localhost:1/image" + i + ":1.0");
    }
    compose(images.toArray(String[]::new));
    long start = System.nanoTime();
    Cloud.Result result = cloud.run("deploy", "--dry-run");
    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err().split("warning C2E569: ", -1)).hasSize(2);
    assertThat(result.err()).contains("image0:1.0, ", "image19:1.0");
  }

  @Test
  void pushAsksNobodyWhatTagsAre() throws IOException {
    compose(server.host() + "/web:1.27");
    assertThat(cloud.run("push", "--yes").exitCode()).isZero();
    assertThat(server.requests).isEmpty();
  }
}
