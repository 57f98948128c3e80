package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** S10: secrets. */
class SecretScenarioTest extends Scenario {

  private static final String CONTENT = "the-content-of-the-secret";

  private Program.Result convert(String compose) throws IOException {
    Path directory = directory();
    Files.writeString(directory.resolve("token.txt"), CONTENT);
    Files.write(directory.resolve("store.p12"), new byte[] {0, 1, 2, (byte) 200});
    Files.writeString(directory.resolve("compose.yaml"), compose);
    return Program.in(directory).env("APP_KEY", CONTENT).run("convert", "--format", "json");
  }

  private static final String COMPOSE =
      """
      name: p
      services:
        app:
          image: nginx
          secrets:
            - {source: token, target: app.token, mode: 0400, uid: "1000"}
            - shared
            - json
            - {source: store, target: store.p12}
          x-aws-secrets: {DB_PASSWORD: "json:password"}
        other: {image: nginx}
      secrets:
        token: {file: ./token.txt}
        shared: {external: true, name: prod/shared}
        json: {external: true, name: prod/json, x-aws-keys: [user]}
        store: {file: ./store.p12}
        unused: {environment: APP_KEY}
      """;

  @ParameterizedTest
  @CsvSource({
    "configs, mode: 07777777, mode, 7777777",
    "configs, mode: -1, mode, -1",
    "configs, mode: 10000, mode, 23420",
    "secrets, mode: 010000, mode, 10000",
    "secrets, mode: -1, mode, -1",
    "secrets, uid: app, uid, app",
  })
  void whatNoFileCanHaveIsAnError(String kind, String rights, String attribute, String shown)
      throws IOException {
    String compose =
        "name: p\nservices:\n  web:\n    image: nginx:1.29\n    %1$s:\n      - {source: x, %2$s}\n"
                .formatted(kind, rights)
            + "%s: {x: {%s}}\n"
                .formatted(kind, kind.equals("configs") ? "content: x" : "environment: X");
    Program.Result result = Program.convert(directory(), compose);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .containsPattern("6:\\d+: error C2E397: " + attribute + " of the [^\n]*" + shown);
    assertThat(Program.convert(directory(), compose.replace(rights, "mode: 0440, uid: '7'")).err())
        .doesNotContain("C2E397");
  }

  @Test
  void theContentIsNowhere() throws IOException {
    Program.Result result = convert(COMPOSE);
    assertThat(result.out() + result.err()).doesNotContain(CONTENT);
  }

  @Test
  void theExecutionRoleReadsExactlyTheseSecrets() throws IOException {
    Template template = keep(convert(COMPOSE));
    assertThat(String.valueOf(template.at("AppTaskExecutionRole", "Policies")))
        .contains("TokenSecretArn", "SharedSecretArn", "JsonSecretArn", "StoreSecretArn")
        .doesNotContain("Unused");
    assertThat(String.valueOf(template.at("OtherTaskExecutionRole", "Policies")))
        .doesNotContain("secretsmanager");
  }

  @Test
  void theFileHasItsModeAndOwner() throws IOException {
    Template template = keep(convert(COMPOSE));
    Map<String, Object> init = template.container("AppTaskDefinition", "app-setup");
    String script = String.valueOf(Template.list(init.get("Command")).get(2));
    assertThat(script)
        .contains("> /run-secrets/app.token\nchown 1000:0 /run-secrets/app.token\n")
        .contains("chmod 0400 /run-secrets/app.token")
        .contains("mkdir -p /run-secrets/json", "> /run-secrets/json/user");
    assertThat(String.valueOf(init.get("Image"))).contains("busybox", "@sha256:");
  }

  @Test
  void aChangedContentRollsTheServiceByItsVersion() throws IOException {
    Template template = keep(convert(COMPOSE));
    assertThat(String.valueOf(template.container("AppTaskDefinition", "app-setup").get("Secrets")))
        .contains("${TokenSecretArn}:::${TokenSecretVersion}", "${JsonSecretArn}:user::");
    assertThat(String.valueOf(template.container("AppTaskDefinition", "app").get("Secrets")))
        .contains("DB_PASSWORD", "${JsonSecretArn}:password::${JsonSecretVersion}");
  }

  @Test
  void theShellWritesTextAndBinaryContentsAsTheyAre() throws Exception {
    Template template = keep(convert(COMPOSE));
    Map<String, Object> init = template.container("AppTaskDefinition", "app-setup");
    Path target = directory();
    String script =
        String.valueOf(Template.list(init.get("Command")).get(2))
            .replace("/run-secrets", target.toString())
            .replace("/etc/resolv.conf", target.resolve("resolv.conf").toString())
            .replaceAll("chown [^\n]*\n", "");
    Files.writeString(target.resolve("resolv.conf"), "nameserver 10.0.0.2\n");
    ProcessBuilder shell = new ProcessBuilder("sh", "-euc", script);
    byte[] binary = {0, 1, 2, (byte) 200};
    shell.environment().put("SECRET_1", "base64:c2VjcmV0");
    shell.environment().put("SECRET_2", "two\nlines\n");
    shell.environment().put("SECRET_3", "me");
    shell
        .environment()
        .put("SECRET_4", "c2ecs-base64:" + Base64.getEncoder().encodeToString(binary));
    assertThat(shell.start().waitFor()).isZero();
    assertThat(Files.readString(target.resolve("app.token"))).isEqualTo("base64:c2VjcmV0");
    assertThat(Files.readString(target.resolve("shared"))).isEqualTo("two\nlines\n");
    assertThat(Files.readString(target.resolve("json/user"))).isEqualTo("me");
    assertThat(Files.readAllBytes(target.resolve("store.p12"))).isEqualTo(binary);
    assertThat(Files.getPosixFilePermissions(target.resolve("app.token"))).hasSize(1);
    assertThat(target.resolve("resolv.conf")).content().startsWith("search p.local");
  }

  /** S32. */
  @Test
  void secretsOfVariablesNeedNoFileAndWinOverTheEnvironment() {
    Template template =
        template(
            """
            name: p
            services:
              app:
                image: example/app
                environment: {TOKEN: "${TOKEN:-x}", PLAIN: y}
                x-aws-secrets: {TOKEN: token, DB_PASSWORD: "db:password"}
            secrets:
              db: {external: true, name: prod/db}
              token: {external: true, name: "arn:aws:ssm:eu-west-1:111122223333:parameter/t"}
            """);
    assertThat(Template.map(template.root().get("Parameters")).keySet())
        .contains("DbSecretArn", "DbSecretVersion");
    String task = template.properties("AppTaskDefinition").toString();
    assertThat(task)
        .contains("{Name=TOKEN, ValueFrom=arn:aws:ssm:eu-west-1:111122223333:parameter/t}")
        .contains("{Name=PLAIN, Value=y}")
        .doesNotContain("{Name=TOKEN, Value=");
  }

  /** S31. */
  @Test
  void secretsWhoseNamesAreAlikeHaveVariablesOfTheirOwn() {
    Template template =
        template(
            """
            name: p
            services:
              app:
                image: example/app
                secrets: [db-pass, db_pass, path, {source: db-pass, target: other}]
            secrets:
              db-pass: {external: true}
              db_pass: {external: true}
              path: {external: true}
            """);
    String task = template.properties("AppTaskDefinition").toString();
    assertThat(task)
        .contains("Name=SECRET_1,", "Name=SECRET_2,", "Name=SECRET_3,")
        .contains("/run-secrets/db-pass", "/run-secrets/db_pass", "/run-secrets/path")
        .contains("/run-secrets/other")
        .doesNotContain("SECRET_4");
  }

  @Test
  void scriptsOfAShellReadCredentialsFromTheirEnvironment() throws IOException {
    Path directory = directory();
    Files.writeString(directory.resolve(".env"), "REDIS_PASSWORD=" + CONTENT + "\n");
    Files.writeString(
        directory.resolve("compose.yaml"),
        """
        name: p
        services:
          redis:
            image: redis:8
            command: [sh, -c, 'exec redis-server --requirepass "${REDIS_PASSWORD}"']
            healthcheck: {test: "redis-cli -a ${REDIS_PASSWORD} ping", start_period: 5s}
        """);
    Program.Result result = Program.in(directory).run("convert", "--format", "json");
    assertThat(result.out() + result.err()).doesNotContain(CONTENT);
    String task = keep(result).properties("RedisTaskDefinition").toString();
    assertThat(task)
        .contains("exec redis-server --requirepass \"${REDIS_PASSWORD}\"")
        .contains("redis-cli -a \"${REDIS_PASSWORD}\" ping")
        .contains("${RedisEnvironmentArn}:REDIS_PASSWORD::${RedisEnvironmentVersion}");
  }
}
