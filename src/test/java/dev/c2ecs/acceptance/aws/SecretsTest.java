package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Secrets are written before the stack, and their values are nowhere else. */
class SecretsTest extends CloudTest {

  @Test
  void c10NoSecretValueIsAnywhere() throws IOException {
    Files.writeString(directory.resolve(".env"), "DB_PASSWORD=correct-horse-battery\n");
    cloud.compose(
        Cloud.COMPOSE
            + "    environment: {POSTGRES_PASSWORD: \"${DB_PASSWORD}\"}\n"
            + "    secrets: [key]\nsecrets: {key: {environment: KEY}}\n");
    cloud.environment(Map.of("KEY", "hunter2"));
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(cloud.aws.secrets.all.keySet())
        .containsExactlyInAnyOrder("shop/db/POSTGRES_PASSWORD", "shop_key");
    for (String value : List.of("correct-horse-battery", "hunter2")) {
      assertThat(result.all()).doesNotContain(value);
      assertThat(cloud.aws.wire()).doesNotContain(value);
      assertThat(cloud.aws.secrets.all.values())
          .allMatch(secret -> secret.versions.keySet().stream().noneMatch(value::equals));
    }
  }

  @Test
  void aNewValueIsANewVersionAndAnOldOneComesBack() throws IOException {
    cloud.compose(Cloud.COMPOSE + "    secrets: [key]\nsecrets: {key: {environment: KEY}}\n");
    cloud.environment(Map.of("KEY", "one")).run("deploy", "--yes");
    FakeSecrets.Secret secret = cloud.aws.secrets.all.get("shop_key");
    String first = secret.current;
    assertThat(first).hasSize(64);
    Cloud.Result second = cloud.environment(Map.of("KEY", "two")).run("deploy", "--yes");
    assertThat(second.err()).contains("secret shop_key: new version");
    assertThat(secret.current).isNotEqualTo(first);
    cloud.environment(Map.of("KEY", "one")).run("deploy", "--yes");
    assertThat(secret.current).isEqualTo(first);
    assertThat(secret.versions).hasSize(2);
    assertThat(cloud.run("down", "--yes").exitCode()).isZero();
    assertThat(secret.deleted).isTrue();
    Cloud.Result again = cloud.run("deploy", "--yes");
    assertThat(again.err()).contains("was scheduled for deletion, restored");
    assertThat(secret.deleted).isFalse();
  }

  @Test
  void aSecretOfSomebodyElseIsLeftAlone() throws IOException {
    cloud.compose(Cloud.COMPOSE + "    secrets: [key]\nsecrets: {key: {environment: KEY}}\n");
    FakeSecrets.Secret theirs = new FakeSecrets.Secret();
    theirs.versions.put("v", "theirs");
    theirs.current = "v";
    cloud.aws.secrets.all.put("shop_key", theirs);
    Cloud.Result result = cloud.environment(Map.of("KEY", "one")).run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("exists and is not of this project");
    assertThat(theirs.versions).hasSize(1);
  }

  @Test
  void binaryContentIsMarkedAndRefusedUnderATextName() throws IOException {
    Files.write(directory.resolve("key.p12"), new byte[] {0, (byte) 0xff, 1});
    cloud.compose(Cloud.COMPOSE + "    secrets: [key]\nsecrets: {key: {file: key.p12}}\n");
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(cloud.aws.secrets.all.get("shop_key").versions.values())
        .containsExactly("c2ecs-base64:AP8B");
    Files.write(directory.resolve("key.pem"), new byte[] {0, (byte) 0xff, 1});
    cloud.compose(Cloud.COMPOSE + "    secrets: [key]\nsecrets: {key: {file: key.pem}}\n");
    Cloud.Result refused = cloud.run("deploy", "--yes");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("key.pem is no text, though its name says so");
  }

  @Test
  void aSecretThatExistsIsUsedInItsCurrentVersion() throws IOException {
    cloud.compose(
        Cloud.COMPOSE + "    secrets: [key]\nsecrets: {key: {external: true, name: team/key}}\n");
    Cloud.Result missing = cloud.run("deploy", "--yes");
    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.err()).contains("there is no secret team/key in eu-central-1");
    FakeSecrets.Secret theirs = new FakeSecrets.Secret();
    theirs.versions.put("version-of-theirs", "theirs");
    theirs.current = "version-of-theirs";
    cloud.aws.secrets.all.put("team/key", theirs);
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(cloud.aws.stacks.sent.get(0)).contains("version-of-theirs");
    assertThat(cloud.run("down", "--yes").exitCode()).isZero();
    assertThat(theirs.deleted).isFalse();
  }

  @Test
  void downCanKeepSecrets() throws IOException {
    cloud.compose(Cloud.COMPOSE + "    secrets: [key]\nsecrets: {key: {environment: KEY}}\n");
    cloud.environment(Map.of("KEY", "one")).run("deploy", "--yes");
    Cloud.Result result = cloud.run("down", "--yes", "--keep-secrets");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).contains("stays     the secrets of shop");
    assertThat(cloud.aws.calls()).doesNotContain("ListSecrets");
    assertThat(cloud.aws.secrets.all.get("shop_key").deleted).isFalse();
  }

  @Test
  void aMissingValueIsSaidBeforeAnythingIsWritten() throws IOException {
    cloud.compose(
        Cloud.COMPOSE
            + "    secrets: [a, z]\n"
            + "secrets: {a: {environment: A}, z: {environment: Z}}\n");
    Cloud.Result result = cloud.environment(Map.of("A", "one")).run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("secrets.z has no usable value: the variable Z is not set");
    assertThat(cloud.aws.secrets.all).isEmpty();
  }
}
