package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
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
        .containsExactlyInAnyOrder("shop/db/environment", "shop_key");
    for (String value : List.of("correct-horse-battery", "hunter2")) {
      assertThat(result.all()).doesNotContain(value);
      assertThat(cloud.aws.wire()).doesNotContain(value);
      assertThat(cloud.aws.secrets.all.values())
          .isNotEmpty()
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
  void secretsAreEncryptedWithTheKeyOfTheCustomer() throws IOException {
    String secrets = "    secrets: [key]\nsecrets: {key: {environment: KEY}}\n";
    String first = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555";
    String second =
        "arn:aws:kms:eu-central-1:123456789012:key/mrk-0123456789abcdef0123456789abcdef";
    cloud.environment(Map.of("KEY", "one"));
    cloud.compose(Cloud.COMPOSE + secrets);
    cloud.run("deploy", "--yes");
    FakeSecrets.Secret secret = cloud.aws.secrets.all.get("shop_key");
    assertThat(secret.key).isEmpty();
    cloud.compose(Cloud.COMPOSE + secrets + "x-aws-kms: " + first + "\n");
    Cloud.Result given = cloud.run("deploy", "--yes");
    assertThat(given.err()).contains("secret shop_key: encrypted with " + first);
    assertThat(secret.key).isEqualTo(first);
    assertThat(secret.versions).hasSize(1);
    cloud.aws.secrets.all.clear();
    cloud.compose(Cloud.COMPOSE + secrets + "x-aws-kms: {secrets: \"" + second + "\"}\n");
    cloud.run("deploy", "--yes");
    assertThat(cloud.aws.secrets.all.get("shop_key").key).isEqualTo(second);
    cloud.compose(Cloud.COMPOSE + secrets);
    Cloud.Result gone = cloud.run("deploy", "--yes");
    assertThat(gone.all()).contains("is encrypted with " + second + ", which the file does not");
    assertThat(cloud.aws.secrets.all.get("shop_key").key).isEqualTo(second);
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

  private static final String SHARED =
      Cloud.COMPOSE
          + "    environment: {POSTGRES_PASSWORD: \"${DB_PASSWORD}\"}\n"
          + "  app:\n    image: nginx\n    environment:\n"
          + "      DB_PASSWORD: ${DB_PASSWORD}\n      API_KEY: ${API_KEY}\n";

  private static final Map<String, String> VALUES =
      Map.of("DB_PASSWORD", "correct-horse", "API_KEY", "battery-staple");

  private FakeSecrets.Secret shared() {
    return cloud.aws.secrets.all.get("shop/environment");
  }

  @Test
  void aRefusedDeploymentHasWrittenNoSecret() throws IOException {
    cloud.compose(SHARED).environment(VALUES);
    Cloud.Result no = cloud.answering("n\n").run("deploy");
    assertThat(no.err()).contains("nothing was changed");
    Cloud.Result dry = cloud.run("deploy", "--dry-run");
    assertThat(dry.out())
        .contains("secret shop/environment: new with API_KEY, DB_PASSWORD")
        .contains("secret shop/db/environment: new with DB_PASSWORD");
    assertThat(cloud.aws.secrets.all).isEmpty();
  }

  @Test
  void aDeploymentThatFailsLeavesTheDeployedVersionCurrent() throws IOException {
    cloud.compose(SHARED).environment(VALUES).run("deploy", "--yes");
    String first = shared().current;
    assertThat(shared().labels).containsEntry("c2ecs-deployed", first);
    cloud.aws.stacks.scripts.add(
        FakeScripts.fails("AppService", 3, "it broke", "UPDATE_ROLLBACK_COMPLETE"));
    Map<String, String> other = Map.of("DB_PASSWORD", "correct-horse", "API_KEY", "another");
    Cloud.Result failed = cloud.environment(other).run("deploy", "--yes");
    assertThat(failed.exitCode()).as(failed.all()).isEqualTo(1);
    assertThat(failed.err())
        .contains("secret shop/environment: the new version counts when it is deployed")
        .doesNotContain("secret shop/db/environment: the new");
    assertThat(shared().current).isEqualTo(first);
    assertThat(shared().labels).containsEntry("c2ecs-deployed", first);
    Cloud.Result without = cloud.environment(Map.of()).run("deploy", "--yes");
    assertThat(without.err()).as(without.all()).contains("already up to date");
    assertThat(shared().current).isEqualTo(first);
    cloud.environment(other).run("deploy", "--yes");
    assertThat(shared().current).isNotEqualTo(first);
    assertThat(shared().labels).containsEntry("c2ecs-deployed", shared().current);
  }

  @Test
  void aFirstDeploymentThatFailsNamesWhatItWrote() throws IOException {
    cloud.aws.stacks.scripts.add(
        FakeScripts.fails("AppService", 3, "it broke", "ROLLBACK_COMPLETE"));
    Cloud.Result failed = cloud.compose(SHARED).environment(VALUES).run("deploy", "--yes");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err())
        .contains("secret shop/environment: was created for this deployment")
        .contains("`c2ecs down` removes it");
    cloud.run("down", "--yes");
    assertThat(shared().deleted).isTrue();
  }

  @Test
  void whatNobodyFollowedIsMarkedByTheNextDeployment() throws IOException {
    cloud.compose(SHARED).environment(VALUES).run("deploy", "--yes");
    String first = shared().current;
    Map<String, String> other = Map.of("DB_PASSWORD", "correct-horse", "API_KEY", "another");
    cloud.environment(other).run("deploy", "--yes", "--detach");
    assertThat(shared().current).isEqualTo(first);
    cloud.clock.sleep(Duration.ofMinutes(10));
    Cloud.Result next = cloud.environment(Map.of()).run("deploy", "--yes");
    assertThat(next.err()).as(next.all()).contains("already up to date");
    assertThat(shared().current).isNotEqualTo(first);
    assertThat(shared().labels).containsEntry("c2ecs-deployed", shared().current);
  }

  @Test
  void aContentIsReadOnlyWhenItIsNeeded() throws IOException {
    cloud.compose(SHARED).environment(VALUES).run("deploy", "--yes");
    cloud.aws.refuse(
        "GetSecretValue",
        "AccessDeniedException",
        "User: arn:aws:iam::1:user/me is not authorized to perform: secretsmanager:GetSecretValue");
    Cloud.Result same = cloud.run("deploy", "--yes");
    assertThat(same.exitCode()).as(same.all()).isZero();
    Cloud.Result without = cloud.environment(Map.of()).run("deploy", "--yes");
    assertThat(without.exitCode()).isEqualTo(1);
    assertThat(without.err()).contains("you may not do secretsmanager:GetSecretValue");
  }

  @Test
  void whatAwaitsDeletionIsRestoredAndRead() throws IOException {
    cloud.compose(SHARED).environment(VALUES).run("deploy", "--yes");
    cloud.run("down", "--yes");
    assertThat(shared().deleted).isTrue();
    Cloud.Result dry = cloud.environment(Map.of()).run("deploy", "--dry-run");
    assertThat(dry.out()).contains("secret shop/environment: awaits deletion, is restored");
    assertThat(shared().deleted).isTrue();
    Cloud.Result again = cloud.run("deploy", "--yes");
    assertThat(again.exitCode()).as(again.all()).isZero();
    assertThat(shared().deleted).isFalse();
    assertThat(shared().versions).hasSize(1);
  }

  @Test
  void whatIsMissingInASecretThatAwaitedDeletionIsNamedAndItWaitsAgain() throws IOException {
    cloud.compose(SHARED).environment(VALUES).run("deploy", "--yes");
    cloud.run("down", "--yes");
    cloud.compose(SHARED + "      NEW_TOKEN: ${NEW_TOKEN}\n      NEW_PW: ${NEW_PW}\n");
    Cloud.Result result = cloud.environment(Map.of()).run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("NEW_TOKEN, for app", "NEW_PW, for app", "awaits deletion again");
    assertThat(cloud.aws.secrets.all.values()).isNotEmpty().allMatch(secret -> secret.deleted);
    assertThat(cloud.aws.calls()).doesNotContain("PutSecretValue");
  }

  @Test
  void aPasswordThatOnlyInitialisesDataIsAWarning() throws IOException {
    cloud.compose(SHARED).environment(VALUES).run("deploy", "--yes");
    Map<String, String> other = Map.of("DB_PASSWORD", "another", "API_KEY", "battery-staple");
    Cloud.Result result = cloud.environment(other).run("deploy", "--dry-run");
    assertThat(result.out())
        .contains("secret shop/db/environment: new content of DB_PASSWORD; this service rolls: db")
        .contains("warning: DB_PASSWORD of db counts only before there are data");
  }

  @Test
  void aKeyIsEmptiedOnlyWhenAsked() throws IOException {
    cloud.compose(SHARED).environment(VALUES).run("deploy", "--yes");
    Cloud.Result unknown = cloud.run("deploy", "--yes", "--empty", "API_KEYS");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.err()).contains("no secret of this project has such a key", "API_KEY");
    Cloud.Result result = cloud.run("deploy", "--yes", "--empty", "API_KEY");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(shared().versions.get(shared().current))
        .isEqualTo("{\"API_KEY\":\"\",\"DB_PASSWORD\":\"correct-horse\"}");
  }

  @Test
  void keysOfSomebodyElseStay() throws IOException {
    cloud.compose(SHARED).environment(VALUES).run("deploy", "--yes");
    shared()
        .versions
        .replace(
            shared().current,
            "{\"API_KEY\":\"battery-staple\",\"DB_PASSWORD\":\"x\",\"own\":\"y\"}");
    Map<String, String> other = Map.of("DB_PASSWORD", "another", "API_KEY", "battery-staple");
    cloud.environment(other).run("deploy", "--yes");
    assertThat(shared().versions.get(shared().current))
        .isEqualTo("{\"API_KEY\":\"battery-staple\",\"DB_PASSWORD\":\"another\",\"own\":\"y\"}");
  }

  @Test
  void aValueThatCannotBeStoredIsRefusedByItsName() throws IOException {
    cloud.compose(SHARED);
    Map<String, String> large = Map.of("DB_PASSWORD", "x".repeat(66_000), "API_KEY", "small");
    Cloud.Result result = cloud.environment(large).run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("Secrets Manager takes 65,536: the largest keys are DB_PASSWORD (66000 bytes)")
        .doesNotContain("xxxx");
    Files.writeString(directory.resolve(".env"), "DB_PASSWORD=\"a\\0000b\"\nAPI_KEY=a\n");
    Cloud.Result nul = cloud.environment(Map.of()).run("deploy", "--yes");
    assertThat(nul.err()).contains("DB_PASSWORD has a character NUL");
    assertThat(cloud.aws.secrets.all).isEmpty();
  }

  @Test
  void aSecretOfTheProjectWithoutItsVariableStays() throws IOException {
    cloud.compose(Cloud.COMPOSE + "    secrets: [key]\nsecrets: {key: {environment: KEY}}\n");
    cloud.environment(Map.of("KEY", "one")).run("deploy", "--yes");
    Cloud.Result result = cloud.environment(Map.of()).run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).contains("already up to date");
  }

  @Test
  void aDemandedCredentialIsNeededByADeploymentOnly() throws IOException {
    cloud.compose(Cloud.COMPOSE + "    environment: {POSTGRES_PASSWORD: \"${PG:?say it}\"}\n");
    assertThat(cloud.run("config").exitCode()).isEqualTo(1);
    assertThat(cloud.run("config").err()).contains("requires the variable PG");
    for (String command : List.of("convert", "check")) {
      Cloud.Result result = cloud.run(command);
      assertThat(result.exitCode()).as(result.all()).isZero();
    }
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("PG, for db (services.db.environment.POSTGRES_PASSWORD)");
    cloud.environment(Map.of("PG", "x")).run("deploy", "--yes");
    assertThat(cloud.environment(Map.of()).run("deploy", "--yes").exitCode()).isZero();
  }
}
