package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.c2ecs.cli.source.DeliveredPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** S27: what is mounted is told apart by what it is, with the help of git where there is one. */
class MountScenarioTest extends Scenario {

  private static Path write(Path directory, String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static String compose(String volumes) {
    return "name: p\nservices: {web: {image: nginx:1.29.1, volumes: [" + volumes + "]}}\n";
  }

  private static String sealed(String volumes) {
    return compose(volumes).replace("volumes: [", "read_only: true, volumes: [");
  }

  private static Program.Result convert(Path directory, String compose) {
    return Program.in(directory)
        .env("PATH", System.getenv().getOrDefault("PATH", ""))
        .stdin(compose)
        .run("-f", "-", "convert", "--format", "json");
  }

  private void assertInImage(Program.Result result) {
    Template template = keep(result);
    assertThat(template.container("WebTaskDefinition", "web"))
        .containsEntry("Image", Map.of("Ref", "WebImage"))
        .doesNotContainKey("MountPoints");
  }

  /** A file system that starts with the tracked files, and not with what a run left. */
  private void assertSeeded(Program.Result result) {
    Template template = keep(result);
    assertThat(result.err())
        .contains("warning C2E353: the directory ./rules is data")
        .contains("starts with the file of it that git tracks")
        .contains("what else is in it now is not there");
    assertThat(template.ofType("AWS::EFS::FileSystem")).containsExactly("RulesFilesystem");
    assertThat(template.container("WebTaskDefinition", "web-files"))
        .containsEntry("Image", Map.of("Ref", "WebImage"))
        .extractingByKey("Command")
        .asString()
        .contains("once '/c2ecs-seeds/dir-rules-");
  }

  private void assertEmpty(Program.Result result) {
    Template template = keep(result);
    assertThat(result.err())
        .contains("warning C2E352: the directory ./rules is data")
        .contains("starts empty: the files that are in it now are not there");
    assertThat(template.ofType("AWS::EFS::FileSystem")).containsExactly("RulesFilesystem");
    assertThat(template.containers("WebTaskDefinition")).doesNotContain("web-files");
  }

  @Test
  void trackedFilesAreConfigurationUntilARunLeavesSomethingThere() throws IOException {
    Path directory = directory();
    write(directory, "rules/a.rules", "1\n");
    GitRepository.in(directory).track("rules/a.rules");
    assertInImage(convert(directory, compose("'./rules:/srv/rules'")));
    write(directory, "rules/state.bin", "x");
    assertSeeded(convert(directory, compose("'./rules:/srv/rules'")));
    write(directory, ".gitignore", "*.bin\n");
    assertSeeded(convert(directory, compose("'./rules:/srv/rules'")));
  }

  /** The kind of a directory is in the lock, so that a run does not change what it is. */
  @Test
  void theLockKeepsWhatADirectoryIs() throws IOException {
    Path directory = directory();
    write(directory, "app/Dockerfile", "FROM scratch\n");
    write(directory, "rules/a.rules", "1\n");
    String compose = "name: p\nservices: {web: {build: app, volumes: ['./rules:/srv/rules']}}\n";
    write(directory, "compose.yaml", compose);
    GitRepository.in(directory).track("rules/a.rules", "compose.yaml");
    assertThat(lock(directory)).contains("\"./rules\" : \"configuration\"");
    write(directory, "rules/left.bin", "x");
    Program.Result kept = convert(directory, compose);
    assertThat(kept.err()).contains("info C2E365").doesNotContain("C2E353");
    assertThat(keep(kept).ofType("AWS::EFS::FileSystem")).isEmpty();
    assertThat(lock(directory)).contains("\"./rules\" : \"configuration\"");
    assertThat(lock(directory, "--update")).contains("\"./rules\" : \"data\"");
    assertThat(convert(directory, compose).err()).contains("warning C2E353");
    Files.delete(directory.resolve("rules/left.bin"));
    assertThat(convert(directory, compose).err()).contains("warning C2E353");
  }

  private static String lock(Path directory, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of("lock"));
    command.addAll(List.of(options));
    Program.Result result =
        Program.in(directory)
            .env("PATH", System.getenv().getOrDefault("PATH", ""))
            .run(command.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return Files.readString(directory.resolve("compose.lock.json"));
  }

  /** Of a seed only what git tracks is delivered, not what a run left. */
  @Test
  void seedsAreWhatGitTracks() throws IOException {
    Path directory = directory().toRealPath();
    write(directory, "data/sub/a.csv", "1\n");
    write(directory, "data/left.csv", "2\n");
    write(directory, "plain/a.csv", "3\n");
    GitRepository.in(directory.resolve("data")).track("sub/a.csv");
    DeliveredPaths paths = new DeliveredPaths(System.getenv());
    Path data = directory.resolve("data");
    assertThat(paths.have(data, data.resolve("sub"), true)).isTrue();
    assertThat(paths.have(data, data.resolve("sub/a.csv"), true)).isTrue();
    assertThat(paths.have(data, data.resolve("left.csv"), true)).isFalse();
    assertThat(paths.have(data, data.resolve("left.csv"), false)).isTrue();
    Path plain = directory.resolve("plain");
    assertThat(paths.have(plain, plain.resolve("a.csv"), true)).isFalse();
  }

  @Test
  void withoutARepositoryWritableFilesAreData() throws IOException {
    Path directory = directory();
    write(directory, "rules/a.rules", "1\n");
    assertEmpty(convert(directory, compose("'./rules:/srv/rules'")));
    assertInImage(convert(directory, compose("'./rules:/etc/nginx/conf.d'")));
    assertInImage(convert(directory, compose("'./rules:/usr/share/nginx/html'")));
    assertInImage(convert(directory, compose("'./rules:/docker-entrypoint-initdb.d'")));
    assertInImage(convert(directory, compose("'./rules:/srv/rules:ro'")));
    assertEmpty(convert(directory, compose("'./rules:/etc/letsencrypt'")));
  }

  @Test
  void theFileDecidesWhatTheProjectDoesNotTell() throws IOException {
    Path directory = directory();
    write(directory, "rules/a.rules", "1\n");
    String mount = "{type: bind, source: ./rules, target: %s, x-aws-data: %s}";
    assertInImage(convert(directory, compose(mount.formatted("/srv/rules", false))));
    assertEmpty(convert(directory, compose(mount.formatted("/etc/nginx", true))));
  }

  @Test
  void placeholdersDoNotMakeADirectoryConfiguration() throws IOException {
    Path directory = directory();
    write(directory, "data/.gitkeep", "");
    GitRepository.in(directory).track("data/.gitkeep");
    assertThat(convert(directory, compose("'./data:/srv/data'")).err())
        .contains("warning C2E352: the directory ./data is data");
  }

  @Test
  void submodulesBelongToTheProject() throws IOException {
    Path other = directory();
    write(other, "b.rules", "2\n");
    GitRepository.in(other).track("b.rules").run("commit", "-q", "-m", "one");
    Path directory = directory();
    write(directory, "rules/a.rules", "1\n");
    GitRepository.in(directory)
        .run("submodule", "add", "-q", other.toString(), "rules/more")
        .track("rules/a.rules");
    assertInImage(convert(directory, compose("'./rules:/srv/rules'")));
    write(directory, "rules/more/left.bin", "x");
    assertThat(convert(directory, compose("'./rules:/srv/rules:ro'")).err())
        .contains("info C2E365")
        .contains("1 file (more/left.bin)");
    Files.delete(directory.resolve("rules/more/b.rules"));
    assertThat(convert(directory, compose("'./rules:/srv/rules:ro'")).err())
        .contains("error C2E367")
        .contains("1 file (more/b.rules)");
  }

  /** Whoever makes a project can write into the configuration of its repository. */
  @Test
  void aRepositoryRunsNoProgramsOfItsOwn() throws IOException {
    Path directory = directory();
    write(directory, "rules/a.rules", "1\n");
    Path trap = write(directory, "trap.sh", "#!/bin/sh\ntouch " + directory + "/sprung\n");
    assertThat(trap.toFile().setExecutable(true)).isTrue();
    GitRepository repository = GitRepository.in(directory).track("rules/a.rules");
    for (String key : new String[] {"core.fsmonitor", "core.pager", "core.sshCommand"}) {
      repository.run("config", key, trap.toString());
    }
    assertInImage(convert(directory, compose("'./rules:/srv/rules'")));
    assertThat(directory.resolve("sprung")).doesNotExist();
  }

  @Test
  void aFileIsDeliveredWhateverGitSays() throws IOException {
    Path directory = directory();
    write(directory, ".gitignore", "*.hjson\n");
    write(directory, "app.hjson", "{}");
    write(directory, "Dockerfile", "FROM busybox\nCOPY . /app\n");
    GitRepository.in(directory).track(".gitignore");
    String compose =
        "name: p\nservices: {web: {build: ., volumes: ['./app.hjson:/config/config.hjson']}}\n";
    Program.Result result = convert(directory, compose);
    assertInImage(result);
    assertThat(result.err())
        .contains("./app.hjson at /config/config.hjson")
        .doesNotContain("C2E322");
  }

  @Test
  void sourceCodeIsLeftOutWhenTheImageHasIt() throws IOException {
    Path directory = directory();
    write(directory, "Dockerfile", "FROM node:22\nWORKDIR /app\nCOPY package.json .\nCOPY . .\n");
    write(directory, "src/index.js", "1");
    String compose = "name: p\nservices: {web: {build: ., volumes: ['./src:%s']}}\n";
    assertThat(convert(directory, compose.formatted("/app/src")).err()).contains("info C2E322");
    assertThat(convert(directory, compose.formatted("/elsewhere")).err())
        .doesNotContain("C2E322")
        .contains("warning C2E352");
  }

  @ParameterizedTest
  @CsvSource({
    "./missing.pem:/x.pem, C2E337, nothing is there",
    "./acme.json:/acme.json, C2E338, into a directory of its own",
    "./app.db:/data/app.db, C2E338, its directory: a named volume at /data",
    "/var/run/docker.sock:/var/run/docker.sock, C2E323, the socket of the container engine",
    "/proc:/host/proc:ro, C2E323, Container Insights has the metrics",
    "/home/me/.aws:/root/.aws:ro, C2E336, a task has credentials of its own",
    "/home/me/.docker:/root/.docker:ro, C2E336, never put into an image",
  })
  void whatCannotBeIsAnErrorThatSaysWhatToDo(String mount, String code, String words)
      throws IOException {
    Path directory = directory();
    write(directory, "acme.json", "{}");
    write(directory, "app.db", "x\0y");
    Program.Result result = convert(directory, compose("'" + mount + "'"));
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("error " + code).contains(words);
  }

  /** Only files of the project are ever seeds. */
  @Test
  void directoriesElsewhereAreFileSystemsThatStartEmpty() throws IOException {
    Path directory = directory();
    Path home = directory();
    write(home, "pgdata/PG_VERSION", "16");
    GitRepository.in(home).track("pgdata/PG_VERSION");
    String compose =
        compose("'~/pgdata:/var/lib/postgresql/data', '/srv/pictures:/pictures', '../x/y:/y'");
    Program.Result result =
        Program.in(directory)
            .env("PATH", System.getenv().getOrDefault("PATH", ""))
            .env("HOME", home.toString())
            .stdin(compose)
            .run("-f", "-", "convert", "--format", "json");
    Template template = keep(result);
    assertThat(template.ofType("AWS::EFS::FileSystem"))
        .containsExactlyInAnyOrder("PgdataFilesystem", "SrvpicturesFilesystem", "XyFilesystem");
    assertThat(template.containers("WebTaskDefinition")).doesNotContain("web-files");
    assertThat(result.err())
        .contains("the directory ~/pgdata is data")
        .contains("start empty: /srv/pictures, ../x/y\n");
  }

  @Test
  void filesBelowAVolumeAreCopiedAtEveryStart() throws IOException {
    Path directory = directory();
    write(directory, "plugin.so", "x");
    String compose =
        compose("'data:/srv', './plugin.so:/srv/plugin.so:ro'") + "volumes: {data: {}}\n";
    Program.Result result = convert(directory, compose);
    assertThat(result.err())
        .contains("info C2E399: before each start of web")
        .contains("./plugin.so at /srv/plugin.so");
    assertThat(keep(result).container("WebTaskDefinition", "web-files"))
        .extractingByKey("Command")
        .asString()
        .contains("put '/c2ecs-files/srv/plugin.so' '/c2ecs-volumes/1/plugin.so'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'data:/srv:ro'", "{type: tmpfs, target: /srv}"})
  void filesBelowWhatCannotBeWrittenAreHidden(String mount) throws IOException {
    Path directory = directory();
    write(directory, "plugin.so", "x");
    String compose = compose(mount + ", './plugin.so:/srv/plugin.so:ro'") + "volumes: {data: {}}\n";
    assertThat(convert(directory, compose).err())
        .contains("error C2E339: ./plugin.so at /srv/plugin.so is hidden by what web mounts at");
  }

  @Test
  void filesBelowTheSecretsAreHidden() throws IOException {
    Path directory = directory();
    write(directory, "a.conf", "x");
    String compose =
        compose("'./a.conf:/run/secrets/a.conf:ro'").replace("}}", ", secrets: [token]}}")
            + "secrets: {token: {environment: TOKEN}}\n";
    assertThat(convert(directory, compose).err())
        .contains(
            "error C2E339: ./a.conf at /run/secrets/a.conf is hidden by what web mounts at"
                + " /run/secrets");
  }

  @ParameterizedTest
  @CsvSource({
    "/etc/ssl, error C2E323",
    "/proc/cpuinfo, error C2E323",
    "HOME/.ssh, error C2E336",
    "HOME/.kube, error C2E336",
    "/etc/localtime, info C2E325",
  })
  void aLinkIsWhatItLeadsTo(String target, String said) throws IOException {
    Path directory = directory();
    Path home = Files.createDirectories(directory.resolve("../home")).toRealPath();
    write(home, ".ssh/config", "Host x\n");
    write(home, ".kube/config", "x: y\n");
    Path real = Path.of(target.replace("HOME", home.toString()));
    assumeTrue(Files.exists(real), "skipped: there is no " + real);
    Files.createSymbolicLink(directory.resolve("link"), real);
    String err = convert(directory, compose("'./link:/x:ro'")).err();
    assertThat(err).contains(said);
    if (said.startsWith("error")) {
      assertThat(err).contains("web mounts ./link (a link to " + real.toRealPath() + ") at /x");
    }
  }

  /** Docker leaves a mount writable under a read-only root; a part of the image is not. */
  @Test
  void underAReadOnlyRootNothingOfTheImageCanBeChanged() throws IOException {
    Path directory = directory();
    write(directory, "app.conf", "x");
    String compose = sealed("'./app.conf:/srv/app.conf', './app.conf:/srv/ro.conf:ro'");
    Program.Result result = convert(directory, compose);
    assertThat(keep(result).container("WebTaskDefinition", "web"))
        .containsEntry("ReadonlyRootFilesystem", true);
    assertThat(result.err())
        .containsPattern("\\d+:\\d+: warning C2E400: [^\n]*: web at /srv/app.conf\n")
        .contains("read_only: true")
        .doesNotContain("C2E335", "web at /srv/ro.conf");
    String volume = sealed("'data:/srv', './app.conf:/srv/app.conf'");
    assertThat(convert(directory, volume + "volumes: {data: {}}\n").err())
        .contains("C2E399")
        .doesNotContain("C2E400");
  }

  /** S28: the first writer fills the volume, before its service starts. */
  @Test
  void anEmptyVolumeIsFilledFromTheImageOfItsWriter() throws IOException {
    String compose =
        """
        name: p
        services:
          web: {image: example/web, volumes: ['static:/app/static']}
          nginx: {image: 'nginx:1.29.1', volumes: ['static:/static:ro'], depends_on: [web]}
        volumes: {static: {}}
        """;
    Program.Result result = convert(directory(), compose);
    Template template = keep(result);
    assertThat(result.err())
        .contains("while it is empty it gets what the image of web has at /app/static");
    assertThat(template.container("WebTaskDefinition", "web-files"))
        .containsEntry("Image", "example/web")
        .containsEntry("User", "0")
        .extractingByKey("Command")
        .asString()
        .contains("once '/app/static' '/c2ecs-volumes/1' '/c2ecs-marks/1' 'same'");
    assertThat(Template.list(template.container("WebTaskDefinition", "web").get("DependsOn")))
        .containsExactly(Map.of("ContainerName", "web-files", "Condition", "SUCCESS"));
    assertThat(template.containers("NginxTaskDefinition")).doesNotContain("nginx-files");
    String nocopy = compose.replace("/app/static'", "/app/static:nocopy'");
    assertThat(keep(convert(directory(), nocopy)).containers("WebTaskDefinition"))
        .doesNotContain("web-files");
  }

  /** Equal builds are one image; who only names it shares it, or has files of its own on it. */
  @Test
  void equalBuildsAreOneParameter() throws IOException {
    Path directory = directory();
    write(directory, "app/Dockerfile", "FROM busybox\n");
    write(directory, "own.ini", "a=1\n");
    Template template =
        keep(
            convert(
                directory,
                """
                name: p
                services:
                  web: {build: app, image: example/app}
                  again: {build: {context: app, dockerfile: Dockerfile}}
                  other: {build: {context: app, target: x}}
                  named: {image: example/app}
                  own: {image: example/app, volumes: ['./own.ini:/own.ini:ro']}
                """));
    for (String service : new String[] {"Web", "Again", "Named"}) {
      assertThat(template.container(service + "TaskDefinition", service.toLowerCase(Locale.ROOT)))
          .containsEntry("Image", Map.of("Ref", "WebImage"));
    }
    assertThat(template.container("OtherTaskDefinition", "other"))
        .containsEntry("Image", Map.of("Ref", "OtherImage"));
    assertThat(template.container("OwnTaskDefinition", "own"))
        .containsEntry("Image", Map.of("Ref", "OwnImage"));
  }
}
