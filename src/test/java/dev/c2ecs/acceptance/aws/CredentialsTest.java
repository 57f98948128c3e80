package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.StartedProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials, region and profile as a process finds them, or does not. */
class CredentialsTest {

  @TempDir Path directory;

  /** Runs {@code ls} with these variables and this file of profiles; returns what it printed. */
  private String ls(Map<String, String> variables, String profiles, String... args)
      throws IOException, InterruptedException {
    Files.writeString(directory.resolve("config"), profiles);
    List<String> command = StartedProgram.command("ls", "-q");
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("out").toFile());
    builder.environment().keySet().removeIf(CredentialsTest::isSetting);
    builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
    builder.environment().put("HOME", directory.toString());
    builder.environment().put("AWS_CONFIG_FILE", directory.resolve("config").toString());
    builder.environment().put("AWS_SHARED_CREDENTIALS_FILE", directory.resolve("no").toString());
    builder.environment().putAll(variables);
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue()
        + " "
        + Files.readString(directory.resolve("out"), StandardCharsets.UTF_8);
  }

  private static boolean isSetting(String name) {
    return name.startsWith("AWS_") || name.toLowerCase(Locale.ROOT).endsWith("_proxy");
  }

  private static final Map<String, String> KEYS =
      Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test");

  @Test
  void noRegionIsOneSentence() throws IOException, InterruptedException {
    assertThat(ls(KEYS, ""))
        .isEqualTo(
            "1 error C2E501: no region is given: use --region, AWS_REGION or the AWS profile\n");
  }

  @Test
  void noCredentialsAreOneSentence() throws IOException, InterruptedException {
    assertThat(ls(Map.of("AWS_REGION", "eu-central-1"), ""))
        .isEqualTo(
            "1 error C2E508: there are no AWS credentials: run `aws configure` or `aws sso login`,"
                + " or set AWS_PROFILE or AWS_ACCESS_KEY_ID, or give --aws-profile\n");
  }

  @Test
  void aProfileThatIsNotThereIsOneSentence() throws IOException, InterruptedException {
    assertThat(
            ls(
                Map.of(),
                "[default]\nregion = eu-central-1\n",
                "--aws-profile",
                "nobody",
                "--region",
                "eu-central-1"))
        .isEqualTo(
            "1 error C2E503: there is no AWS profile nobody (--aws-profile): `aws configure"
                + " list-profiles` lists those that there are\n");
  }

  @Test
  void anSsoSessionThatIsNotThereNamesTheLogin() throws IOException, InterruptedException {
    String profiles =
        """
        [profile dev]
        region = eu-central-1
        sso_session = corp
        sso_account_id = 123456789012
        sso_role_name = dev
        [sso-session corp]
        sso_region = eu-central-1
        sso_start_url = https://example.awsapps.com/start
        """;
    assertThat(ls(Map.of("AWS_PROFILE", "dev"), profiles))
        .isEqualTo(
            "1 error C2E509: you are not logged in with the AWS profile dev: run `aws sso login"
                + " --profile dev`\n");
  }

  @Test
  void aProfileGivesRegionCredentialsAndEndpoint() throws IOException, InterruptedException {
    try (FakeAws aws = new FakeAws(new FakeClock())) {
      String profiles =
          "[profile dev]\nregion = eu-central-1\naws_access_key_id = a\n"
              + "aws_secret_access_key = b\nendpoint_url = "
              + aws.url()
              + "\n";
      assertThat(ls(Map.of(), profiles, "--aws-profile", "dev")).isEqualTo("0 ");
      assertThat(aws.calls()).contains("GetCallerIdentity", "DescribeStacks");
    }
  }

  @Test
  void anAssumedRoleWorks() throws IOException, InterruptedException {
    try (FakeAws aws = new FakeAws(new FakeClock())) {
      String profiles =
          """
          [profile base]
          aws_access_key_id = a
          aws_secret_access_key = b
          [profile dev]
          region = eu-central-1
          source_profile = base
          role_arn = arn:aws:iam::123456789012:role/dev
          """;
      assertThat(ls(Map.of("AWS_PROFILE", "dev", "AWS_ENDPOINT_URL", aws.url()), profiles))
          .isEqualTo("0 ");
      assertThat(aws.calls()).startsWith("AssumeRole", "GetCallerIdentity");
    }
  }

  /** Java knows the way of a password into a tunnel only for a whole process. */
  @Test
  void c14ATunnelTakesAPassword()
      throws IOException, GeneralSecurityException, InterruptedException {
    String expected =
        "Basic " + Base64.getEncoder().encodeToString("me:ses@me".getBytes(StandardCharsets.UTF_8));
    Certificates certificates = new Certificates(directory);
    try (FakeAws aws = new FakeAws(new FakeClock());
        Relay tls = Relay.tls(certificates, aws.url());
        Relay proxy = Relay.proxyFor(expected)) {
      Map<String, String> variables = new HashMap<>(KEYS);
      variables.put("AWS_DEFAULT_REGION", "eu-central-1");
      variables.put("AWS_ENDPOINT_URL", "https://127.0.0.1:" + tls.port());
      variables.put("AWS_CA_BUNDLE", certificates.bundle().toString());
      variables.put("https_proxy", "http://me:ses%40me@127.0.0.1:" + proxy.port());
      assertThat(ls(variables, "")).isEqualTo("0 ");
      assertThat(proxy.heads).anyMatch(head -> head.contains(expected));
    }
  }

  /** The SDK reads some settings from the environment of the process by itself. */
  @Test
  void c19ASettingThatTheSdkRefusesIsOneSentence() throws IOException, InterruptedException {
    Map<String, String> variables = new HashMap<>(KEYS);
    variables.put("AWS_REGION", "eu-central-1");
    variables.put("AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES", "much");
    assertThat(ls(variables, ""))
        .isEqualTo(
            "1 error C2E504: a setting of AWS is not understood: For input string: \"much\"\n");
    variables.remove("AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES");
    variables.put("AWS_USE_FIPS_ENDPOINT", "maybe");
    assertThat(ls(variables, ""))
        .startsWith("1 error C2E504: a setting of AWS is not understood: Environment variable")
        .contains("AWS_USE_FIPS_ENDPOINT")
        .hasLineCount(1);
  }
}
