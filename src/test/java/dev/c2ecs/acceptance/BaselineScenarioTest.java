package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code check --baseline}: a project that gets no worse. */
class BaselineScenarioTest {

  private static final String PROJECT =
      """
      name: demo
      services:
        web:
          image: nginx
          ports: ["80:80"]
          mac_address: 02:42:ac:11:65:43
          stop_grace_period: 10s
      """;

  @TempDir Path directory;

  @BeforeEach
  void writeBaseline() throws IOException {
    compose(PROJECT);
    Program.Result written = run("--update-baseline");
    assertThat(written.exitCode()).as(written.err()).isZero();
    assertThat(written.err()).contains("wrote base.json: 1 finding, ");
  }

  private void compose(String text) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), text);
  }

  private Program.Result run(String... more) {
    String[] args = new String[more.length + 4];
    System.arraycopy(new String[] {"check", "-q", "--baseline", "base.json"}, 0, args, 0, 4);
    System.arraycopy(more, 0, args, 4, more.length);
    return Program.in(directory).run(args);
  }

  @Test
  void whatWasThereIsFineWhereverItMoved() throws IOException {
    assertThat(run().exitCode()).isZero();
    assertThat(run("--strict").exitCode()).isZero();
    compose("# moved\n\n" + PROJECT.replace("ports: [", "ports: [\"81:81\", "));
    Program.Result moved = run();
    assertThat(moved.exitCode()).as(moved.err()).isZero();
    assertThat(moved.err()).isEmpty();
  }

  @Test
  void aNewWarningFailsUnlessSomebodyAcceptsIt() throws IOException {
    compose(
        PROJECT
            + "    platform: linux/s390x\n    links: [web2]\n  web2: {image: nginx, mac_address: 02:42:ac:11:65:44}\n");
    Program.Result worse = run();
    assertThat(worse.exitCode()).isEqualTo(1);
    assertThat(worse.err()).contains("new: warning C2E227: services.web2.mac_address: ");
    compose(
        PROJECT
            + "  web2: {image: nginx, mac_address: 02:42:ac:11:65:44, x-aws-accept: {C2E227: x}}\n");
    Program.Result accepted = run();
    assertThat(accepted.exitCode()).as(accepted.err()).isZero();
  }

  @Test
  void aLostAttributeFails() throws IOException {
    Path file = directory.resolve("base.json");
    String baseline = Files.readString(file);
    assertThat(baseline).contains("\"services.web.image\" : \"exact\"");
    Files.writeString(
        file, baseline.replaceAll("(\"services.web.mac_address\" : )\"warned\"", "$1\"exact\""));
    Program.Result lost = run();
    assertThat(lost.exitCode()).isEqualTo(1);
    assertThat(lost.err()).contains("worse: services.web.mac_address: exact → warned");
  }

  @Test
  void whatIsFixedIsSaidAndTakenOut() throws IOException {
    compose(PROJECT.replaceAll(" +mac_address.*\n", ""));
    Program.Result fixed = run();
    assertThat(fixed.exitCode()).isZero();
    assertThat(fixed.err())
        .contains("fixed: C2E227 services.web.mac_address\n", "--update-baseline takes it out");
    assertThat(run("--update-baseline").exitCode()).isZero();
    assertThat(run().err()).isEmpty();
    compose(PROJECT);
    assertThat(run().exitCode()).isEqualTo(1);
  }

  @Test
  void theSameProjectWritesTheSameBytes() throws IOException {
    byte[] first = Files.readAllBytes(directory.resolve("base.json"));
    compose("\n\n" + PROJECT);
    run("--update-baseline");
    assertThat(Files.readAllBytes(directory.resolve("base.json"))).isEqualTo(first);
  }

  @Test
  void aBadFileIsNamedWithThePlace() throws IOException {
    Files.writeString(directory.resolve("base.json"), "{\n  \"version\" : 1,\n  \"x\" : 2\n}\n");
    Program.Result bad = run();
    assertThat(bad.exitCode()).isEqualTo(1);
    assertThat(bad.err()).contains("base.json:3:9: a baseline has no x; ");
    assertThat(run("--update-baseline").exitCode()).isEqualTo(1);
    Files.delete(directory.resolve("base.json"));
    assertThat(run().err()).contains("base.json cannot be read: it does not exist");
    assertThat(run().exitCode()).isEqualTo(1);
    assertThat(Program.in(directory).run("check", "--update-baseline").exitCode()).isEqualTo(2);
    assertThat(Program.in(directory).run("check", "--baseline", "-").exitCode()).isEqualTo(2);
    Program.Result own =
        Program.in(directory).run("check", "--baseline", "compose.yaml", "--update-baseline");
    assertThat(own.exitCode()).isEqualTo(1);
    assertThat(directory.resolve("compose.yaml")).hasContent(PROJECT);
  }

  /** Another value in the place of a known one is another loss. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cap_add: [NET_ADMIN]                                    | cap_add: [SYS_ADMIN]",
        "cap_add: [NET_ADMIN, NET_RAW]                           | cap_add: [NET_ADMIN, SYS_ADMIN]",
        "ports: ['80:80', '5432:5432']                           | ports: ['80:80', '6379:6379']",
        "volumes: ['/var/run/docker.sock:/var/run/docker.sock']  | volumes: ['/etc:/etc']",
        "volumes: ['/var/run/docker.sock:/run/d.sock']           | volumes: ['/var/run/docker.sock:/d']",
        "devices: ['/dev/kvm:/dev/kvm']                          | devices: ['/dev/sda:/dev/sda']",
        "pid: host                                               | pid: 'service:web2'",
        "mac_address: 02:42:ac:11:65:43                          | mac_address: 02:42:ac:11:65:44",
        "security_opt: ['seccomp:a.json']                        | security_opt: ['apparmor:b']",
        "dns_opt: [use-vc]                                       | dns_opt: [rotate]",
        "links: [web2]                                           | external_links: [web2]",
      })
  void anotherValueIsNew(String before, String after) throws IOException {
    String project = "name: d\nservices:\n  web2: {image: nginx}\n  web:\n    image: nginx\n    ";
    compose(project + before + "\n");
    Files.delete(directory.resolve("base.json"));
    assertThat(run("--update-baseline").exitCode()).isZero();
    assertThat(run().exitCode()).isZero();
    compose("# moved\n\n" + project.replace("image: nginx\n    ", "image: nginx\n\n    ") + before);
    assertThat(run().exitCode()).as(before).isZero();
    compose(project + after + "\n");
    Program.Result swapped = run();
    assertThat(swapped.exitCode()).as(after + "\n" + swapped.err()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cap_add: [NET_ADMIN, SYS_ADMIN]       | cap_add: [SYS_ADMIN, NET_ADMIN]",
        "cap_add: [NET_ADMIN, SYS_ADMIN]       | cap_add: [SYS_ADMIN]",
        "ports: ['5432:5432', '6379:6379']     | ports: ['6379:6379', '5432:5432']",
        "volumes: ['/etc:/etc', '/sys:/sys']   | volumes: [{type: bind, source: /sys, target: /sys}, '/etc:/etc']",
        "devices: ['/dev/kvm', '/dev/fuse']    | devices: ['/dev/fuse:/dev/fuse']",
      })
  void theSameValuesAreOld(String before, String after) throws IOException {
    String project = "name: d\nservices:\n  web:\n    image: nginx\n    ";
    compose(project + before + "\n");
    Files.delete(directory.resolve("base.json"));
    assertThat(run("--update-baseline").exitCode()).isZero();
    compose(project + after + "\n");
    Program.Result same = run();
    assertThat(same.exitCode()).as(after + "\n" + same.err()).isZero();
  }

  @Test
  void aBaselineOfBeforeIsReadAndSaidToBeOne() throws IOException {
    Path file = directory.resolve("base.json");
    String now = Files.readString(file);
    assertThat(now).contains("\"version\" : 2");
    Files.writeString(
        file,
        now.replace("\"version\" : 2", "\"version\" : 1")
            .replaceAll(",\\s*\"values\" : \"[^\"]*\"", ""));
    Program.Result result = run();
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).contains("base.json is of an earlier version", "--update-baseline");
    assertThat(run("--update-baseline").exitCode()).isZero();
    assertThat(file).hasContent(now);
  }

  @Test
  void nothingIsWrittenOfAProjectThatCannotBeRead() throws IOException {
    String before = Files.readString(directory.resolve("base.json"));
    compose("services: [\n");
    assertThat(run("--update-baseline").exitCode()).isEqualTo(1);
    assertThat(Files.readString(directory.resolve("base.json"))).isEqualTo(before);
  }
}
