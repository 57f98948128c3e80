package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What `deploy` refuses in delivered files is said by `check` and `convert`, at its place. */
class RefusedFilesTest extends CloudTest {

  private static final String KEY = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\n";

  private void file(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void project() throws IOException {
    file("certs/web.pem", KEY);
    file("home/.aws/credentials", "[default]\naws_secret_access_key = abcdefgh\n");
    file("ssh/id_rsa", "OLD FORM\n");
    file("conf/a.conf", "a\n");
    file("plain/login.txt", "{\"auths\": {\"x\": {\"auth\": \"dTpw\"}}}\n");
    file("plain/aws.ini", "[default]\naws_secret_access_key = abcdefgh\n");
    file("plain/passwords", "db:5432:*:app:abcdefgh\n");
    file("large/a.bin", "a".repeat(5000));
    file("odd/.wh.a", "a");
    Files.createSymbolicLink(directory.resolve("link.pem"), Path.of("certs/web.pem"));
    Files.createSymbolicLink(directory.resolve("outside"), Path.of("home/.aws"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "C2E572 | volumes: ['./certs:/etc/certs:ro']                | ./certs/web.pem holds",
        "C2E572 | volumes: ['./certs/web.pem:/etc/web.pem:ro']      | ./certs/web.pem holds",
        "C2E572 | volumes: ['./link.pem:/etc/web.pem:ro']           | ./link.pem holds",
        "C2E572 | volumes: ['./home:/etc/home:ro']                  | ./home/.aws/credentials",
        "C2E572 | volumes: ['./outside:/etc/home:ro']               | ./outside/credentials",
        "C2E572 | volumes: ['./ssh:/etc/keys:ro']                   | ./ssh/id_rsa holds",
        "C2E572 | configs: [key]                                    | ./certs/web.pem holds",
        "C2E572 | configs: [text]                                   | /text holds a private key",
        "C2E572 | volumes: ['./plain/login.txt:/home/app/.docker/config.json:ro'] | login.txt holds"
            + " login",
        "C2E572 | volumes: ['./plain/aws.ini:/home/app/.aws/credentials:ro'] | credentials of AWS",
        "C2E572 | volumes: ['./plain/passwords:/home/app/.pgpass:ro']   | passwords of PostgreSQL",
        "C2E570 | configs: [{source: app, target: /proc/x}]         | /proc/x is made by",
        "C2E570 | configs: [{source: app, target: /a/.wh.b}]        | /a/.wh.b has a name",
        "C2E570 | configs: [{source: app, target: /a/../b}]         | has a part",
        "C2E570 | configs: [{source: app, target: /}]               | / is the root",
        "C2E570 | volumes: ['./conf/a.conf:/etc/hosts:ro']          | /etc/hosts is made by",
        "C2E570 | volumes: ['./conf/a.conf:/sys/x:ro']              | /sys/x is made by",
        "C2E570 | volumes: ['./conf:/dev/x:ro']                     | /dev/x is made by",
        "C2E570 | volumes: ['./conf/a.conf:/.wh.a:ro']              | /.wh.a has a name",
        "C2E570 | volumes: ['./odd:/etc/odd:ro']                    | /etc/odd/.wh.a has a name",
        "C2E571 | volumes: ['./large:/etc/large:ro']                | ./large/a.bin (0.0 MiB)",
        "C2E571 | configs: [large]                                  | ./large/a.bin (0.0 MiB)",
      })
  void everyCaseIsOneAnswer(String code, String attribute, String words) throws IOException {
    project();
    cloud.compose(
        "name: shop\nservices:\n  web:\n    image: nginx:1.29\n    x-aws-file_limit: 2k\n    "
            + attribute
            + "\nconfigs:\n  app: {file: ./conf/a.conf}\n  gone: {file: ./gone.conf}\n"
            + "  key: {file: ./certs/web.pem}\n  large: {file: ./large/a.bin}\n"
            + "  text: {content: \""
            + KEY.replace("\n", "\\n")
            + "\"}\n");
    for (List<String> command :
        List.of(
            List.of("check"), List.of("convert"), List.of("deploy", "--yes"), List.of("push"))) {
      Cloud.Result result = cloud.run(command.toArray(String[]::new));
      assertThat(result.exitCode()).as("%s: %s", command, result.all()).isEqualTo(1);
      assertThat(result.all())
          .as("%s", command)
          .containsPattern("compose.yaml:6:\\d+: error " + code + ": [^\n]*")
          .contains(words)
          .doesNotContain("error C2E054", directory.toString(), "MIIEvQ", "abcdefgh");
      String error = result.all().substring(result.all().indexOf("error " + code));
      assertThat(error.lines().limit(3)).hasSize(3).allMatch(line -> !line.isBlank());
    }
    assertThat(cloud.aws.calls()).isEmpty();
  }

  @Test
  void allAreSaidAtOnce() throws IOException {
    project();
    cloud.compose(
        """
        name: shop
        services:
          web:
            image: nginx:1.29
            volumes:
              - ./certs:/etc/certs:ro
              - ./ssh:/etc/keys:ro
              - ./conf/a.conf:/proc/x:ro
            configs: [gone]
          api:
            image: nginx:1.29
            volumes: ["./conf/a.conf:/etc/hosts:ro"]
        configs: {gone: {file: ./gone.conf}}
        """);
    assertThat(cloud.run("check").out())
        .contains("compose.yaml:6:9: error C2E572", "compose.yaml:7:9: error C2E572")
        .contains("compose.yaml:8:9: error C2E570", "compose.yaml:13:18: error C2E570")
        .contains("create ./gone.conf, or correct the path")
        .contains("compose.yaml:12:15: error C2E570")
        .contains("5 errors");
  }

  @Test
  void whoGivesTheImageByHandNeedsNoFiles() throws IOException {
    project();
    cloud.compose(
        """
        name: shop
        services: {web: {image: 'nginx:1.29', volumes: ["./certs:/etc/certs:ro"]}}
        """);
    assertThat(cloud.run("deploy", "--yes", "--image", "web=repo/web:1").exitCode()).isZero();
  }

  @Test
  void whatIsOnlyThereWhenDeployedIsNotMissedByACheck() throws IOException {
    cloud.compose(
        """
        name: shop
        services: {web: {image: 'nginx:1.29', configs: [stored, given]}}
        configs:
          stored: {external: true, name: /team/app.conf}
          given: {environment: APP_CONF}
        """);
    assertThat(cloud.run("check").exitCode()).isZero();
    cloud.aws.images.endpoint = "http://localhost:1";
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).containsPattern("compose.yaml:2:\\d+: error C2E576: ");
  }

  @Test
  void linksInADirectoryAreDeliveredAsTheyAreAndLeadNowhereElse() throws IOException {
    project();
    Files.createSymbolicLink(directory.resolve("conf/out"), Path.of("../certs/web.pem"));
    Files.createSymbolicLink(directory.resolve("conf/far"), Path.of("/nowhere/.ssh/id_rsa"));
    cloud.compose(
        """
        name: shop
        services: {web: {image: 'nginx:1.29', volumes: ["./conf:/etc/conf:ro"]}}
        """);
    assertThat(cloud.run("check").exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "app.env      | DB_PASSWORD=Tr0ub4dor&3                | true",
        "app.env      | DB_PASSWORD=${DB_PASSWORD}             | false",
        "app.env      | DB_PASSWORD=changeme                   | false",
        "app.env      | DB_PASSWORD=                           | false",
        "app.env      | LOG_LEVEL=debug                        | false",
        "my.cnf       | password = Tr0ub4dor&3                 | true",
        "redis.conf   | requirepass Tr0ub4dor                  | true",
        "redis.conf   | '  masterauth Tr0ub4dor'               | true",
        "redis.conf   | '# requirepass Tr0ub4dor'              | false",
        "redis.conf   | requirepass ${REDIS_PASSWORD}          | false",
        "sentinel.conf | sentinel auth-pass main Tr0ub4dor     | true",
        "broker.conf  | remote_password Tr0ub4dor              | true",
        "broker.conf  | password_file /run/secrets/passwords   | false",
        "nginx.conf   | auth_basic_user_file /etc/.htpasswd;   | false",
        "app.js       | password = form.password               | false",
        "app.yaml     | url: postgres://u:Tr0ub4dor@db/x       | true",
        "app.yaml     | url: postgres://db/x                   | false",
        "app.txt      | Server=db;Password=Tr0ub4dor;X=1       | true",
        "app.json     | {\"t\": \"ghp_abcdefghijklmnopqrstuvwxyz012345\"} | true",
      })
  void credentialsInTextsAreAWarning(String name, String line, boolean found) throws IOException {
    file("conf/" + name, "first\n" + line + "\n");
    cloud.compose(
        """
        name: shop
        services:
          web:
            image: nginx:1.29
            volumes: ["./conf:/etc/conf:ro"]
        """);
    Cloud.Result result = cloud.run("check");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out().contains("warning C2E578")).as(result.out()).isEqualTo(found);
    if (found) {
      assertThat(result.out())
          .contains("compose.yaml:5:15: warning C2E578: there is what looks like a credential in")
          .contains("./conf/" + name + ":2, which")
          .doesNotContain("Tr0ub4dor", "ghp_");
      assertThat(cloud.run("check", "--strict").exitCode()).isEqualTo(1);
      assertThat(cloud.run("check", "--strict", "--accept", "C2E578").exitCode()).isZero();
    }
  }
}
