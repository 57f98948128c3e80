package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Harm that a fresh pair of eyes found. */
class HarmTest extends CloudTest {

  private static final String STORE =
      Cloud.COMPOSE + "    volumes: [data:/var/lib/postgresql/data]\nvolumes: {data: }\n";

  @Test
  void withoutTheDeployedTemplateNobodyCanSayWhatStartsEmpty() throws IOException {
    cloud.compose(STORE);
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    cloud.compose(STORE.replace("data:/var", "pgdata:/var").replace("{data: }", "{pgdata: }"));
    cloud.aws.refuse(
        "GetTemplate", "AccessDenied", "not authorized to perform: cloudformation:GetTemplate");
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("you may not do cloudformation:GetTemplate");
    assertThat(count("ExecuteChangeSet")).isEqualTo(1);
  }

  @Test
  void aRenamedServiceThatAloneWritesAVolumeIsWarnedAbout() throws IOException {
    cloud.compose(STORE);
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    cloud.compose(STORE.replace("  db:", "  database:"));
    Cloud.Result refused = cloud.run("deploy", "--yes");
    assertThat(refused.exitCode()).as(refused.all()).isEqualTo(1);
    assertThat(refused.err())
        .contains("service db and service database both write DataFilesystem")
        .contains("give --accept DatabaseService");
    assertThat(count("ExecuteChangeSet")).isEqualTo(1);
    Cloud.Result accepted = cloud.run("deploy", "--yes", "--accept", "DatabaseService");
    assertThat(accepted.exitCode()).as(accepted.all()).isZero();
  }

  @Test
  void aRunThatIsGivenUpLeavesTheTemplateOfAnotherOne() throws IOException {
    StringBuilder many = new StringBuilder("name: shop\nservices:\n");
    for (int i = 0; i < 40; i++) {
      many.append("  s" + i + ": {image: nginx}\n");
    }
    cloud.compose(many.toString());
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    int before = cloud.aws.objects.size();
    cloud.compose(many.append("  more: {image: nginx}\n").toString());
    assertThat(cloud.answering("n\n").run("deploy").exitCode()).isEqualTo(1);
    assertThat(cloud.aws.objects).hasSize(before);
  }

  @Test
  void aPreviewShowsNoCredentialWhereverItStands() throws IOException {
    cloud.run("deploy", "--yes");
    cloud.compose(
        Cloud.COMPOSE
            + "    command: run --password=hunter5 --token hunter6 -Ddb.password=hunter7\n"
            + "    labels: {db_password: hunter4, a: 'https://u:hunter8@h/'}\n"
            + "    logging: {driver: splunk, options: {splunk-token: hunter3, splunk-url: h}}\n");
    Cloud.Result result = cloud.columns(200).run("deploy", "--dry-run");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.out()).contains("command", "labels").doesNotContain("hunter");
  }

  @Test
  void theLastVariableOfAServiceIsToldByItsName() throws IOException {
    cloud.compose(Cloud.COMPOSE + "    environment: {LEVEL: info}\n");
    cloud.run("deploy", "--yes");
    cloud.compose(Cloud.COMPOSE);
    Cloud.Result result = cloud.run("deploy", "--dry-run");
    assertThat(result.out()).contains("environment LEVEL").contains("info → (none)");
  }

  @Test
  void whatIsBehindADollarInAnEnvFileIsNotSaid() throws IOException {
    Files.writeString(directory.resolve(".env"), "DB_PASSWORD=S3cr$hunter9\n");
    Cloud.Result result = cloud.run("check");
    assertThat(result.all()).contains("C2E022").doesNotContain("hunter9");
    Files.writeString(directory.resolve(".env"), "DB PASSWORD hunter9\n");
    assertThat(cloud.run("check").all()).contains("C2E025").doesNotContain("hunter9");
  }

  @Test
  void aCredentialIsAnErrorInExtensionsAndConfigs() throws IOException {
    cloud.environment(Map.of("DB_PASSWORD", "hunter2"));
    for (String tail :
        new String[] {
          "x-aws-tags: {t: '${DB_PASSWORD}'}\n",
          "x-aws-cloudformation: {Outputs: {A: {Value: '${DB_PASSWORD}'}}}\n",
          "    configs: [c]\nconfigs: {c: {content: 'password=${DB_PASSWORD}'}}\n",
          "    configs: [c]\nconfigs: {c: {environment: DB_PASSWORD}}\n"
        }) {
      cloud.compose(Cloud.COMPOSE + tail);
      Cloud.Result result = cloud.run("convert");
      assertThat(result.exitCode()).as(tail + result.all()).isEqualTo(1);
      assertThat(result.err()).as(tail).contains("C2E333").doesNotContain("hunter2");
    }
  }

  @Test
  void aSecretThatIsNoJsonAnyMoreIsWrittenAnewWhenAllIsGiven() throws IOException {
    cloud.compose(Cloud.COMPOSE + "    environment: {POSTGRES_PASSWORD: '${PW}'}\n");
    cloud.environment(Map.of("PW", "one")).run("deploy", "--yes");
    FakeSecrets.Secret secret = cloud.aws.secrets.all.values().iterator().next();
    secret.versions.replaceAll((id, text) -> "not json");
    Cloud.Result result = cloud.environment(Map.of("PW", "two")).run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(secret.versions.values()).anyMatch(text -> text.contains("two"));
  }

  @Test
  void afterTheOldStackIsRemovedNobodySaysThatNothingWasChanged() {
    cloud.stack("ROLLBACK_COMPLETE");
    Cloud.Result result = cloud.answering("y\nn\n").run("deploy");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("the old stack is removed, nothing was created")
        .doesNotContain("nothing was changed");
  }
}
