package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Credentials and region are found as the AWS CLI finds them, and what is wrong is one sentence.
 */
class AccountTest {

  private static final String PROFILES =
      """
      [default]
      region = eu-west-1
      aws_access_key_id = AKDEFAULT
      aws_secret_access_key = s
      [profile dev]
      region = eu-central-1
      aws_access_key_id = AKDEV
      aws_secret_access_key = s
      [profile ops]
      region = eu-north-1
      aws_access_key_id = AKOPS
      aws_secret_access_key = s
      """;

  @TempDir Path home;
  private FakeAws aws;
  private Shell shell;

  @BeforeEach
  void open() throws IOException {
    aws = new FakeAws(new FakeClock());
    shell = new Shell(home).set("AWS_ENDPOINT_URL", aws.url());
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private String failure(String... args) {
    Cloud.Result result = shell.ls(args);
    assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .matches("(?s)(c2ecs|error C2E5\\d\\d): .*")
        .hasLineCount(1)
        .doesNotContain("Exception", "software.amazon", "mistake in c2ecs", "null");
    return result.err();
  }

  /** Each line: variables, arguments, who signs, and where. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | '' | AKDEFAULT | eu-west-1",
        "AWS_PROFILE=dev | '' | AKDEV | eu-central-1",
        "AWS_DEFAULT_PROFILE=dev | '' | AKDEV | eu-central-1",
        "AWS_PROFILE=dev | --aws-profile ops | AKOPS | eu-north-1",
        "keys | '' | AKENV | eu-west-1",
        "keys AWS_PROFILE=dev | '' | AKENV | eu-central-1",
        "keys | --aws-profile dev | AKDEV | eu-central-1",
        "keys AWS_PROFILE=ops | --aws-profile dev | AKDEV | eu-central-1",
        "keys AWS_SESSION_TOKEN=t | --aws-profile dev | AKDEV | eu-central-1",
        "keys AWS_WEB_IDENTITY_TOKEN_FILE=/no AWS_ROLE_ARN=r | --aws-profile dev | AKDEV |"
            + " eu-central-1",
        "AWS_REGION=us-east-2 | '' | AKDEFAULT | us-east-2",
        "AWS_DEFAULT_REGION=us-east-2 | '' | AKDEFAULT | us-east-2",
        "AWS_REGION=us-east-2 AWS_DEFAULT_REGION=us-west-2 | '' | AKDEFAULT | us-east-2",
        "AWS_REGION= AWS_DEFAULT_REGION=us-west-2 | '' | AKDEFAULT | us-west-2",
        "AWS_REGION=us-east-2 | --region us-west-1 | AKDEFAULT | us-west-1",
        "AWS_DEFAULT_REGION=us-east-2 | --aws-profile dev --region us-west-1 | AKDEV | us-west-1",
        "AWS_REGION=us-east-2 | --aws-profile dev | AKDEV | us-east-2",
        "AWS_PROFILE= | '' | AKDEFAULT | eu-west-1",
      })
  void c14FlagsBeatTheEnvironmentAndTheEnvironmentProfiles(
      String variables, String args, String key, String region) throws IOException {
    shell.file("config", PROFILES);
    for (String variable : variables.split(" ", -1)) {
      if (variable.equals("keys")) {
        shell.keys("AKENV");
      } else if (!variable.isEmpty()) {
        shell.set(variable.split("=", 2)[0], variable.split("=", 2)[1]);
      }
    }
    Cloud.Result result = shell.ls(args.isEmpty() ? new String[0] : args.split(" "));
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(aws.signers())
        .startsWith(key + " " + region + " sts", key + " " + region + " cloudformation");
  }

  @Test
  void c14KeysMayStandInTheFileOfCredentials() throws IOException {
    shell
        .file("credentials", "[dev]\naws_access_key_id = AKFILE\naws_secret_access_key = s\n")
        .file("config", "[profile dev]\nregion = eu-south-1\n");
    assertThat(shell.ls("--aws-profile", "dev").exitCode()).isZero();
    assertThat(aws.signers()).startsWith("AKFILE eu-south-1 sts");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void c14AnUnknownProfileIsAnErrorAlsoWithKeysInTheEnvironment(boolean keys) throws IOException {
    shell.file("config", PROFILES).set("AWS_REGION", "eu-central-1");
    if (keys) {
      shell.keys("AKENV");
    }
    assertThat(failure("--aws-profile", "devv"))
        .isEqualTo(
            "error C2E503: there is no AWS profile devv (--aws-profile): did you mean dev?\n");
    assertThat(failure("--aws-profile", "somebody"))
        .contains("no AWS profile somebody (--aws-profile)", "`aws configure list-profiles`")
        .doesNotContain("dev", "ops");
    shell.set("AWS_PROFILE", "oops");
    assertThat(failure())
        .isEqualTo("error C2E503: there is no AWS profile oops (AWS_PROFILE): did you mean ops?\n");
    assertThat(aws.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Frankfurt", "eu-central", "", " ", "../x", "eu-central-1 ", "EU-WEST-1"})
  void c19ARegionOfAnotherFormIsOneSentence(String region) {
    shell.keys("AKENV");
    assertThat(failure("--region", region))
        .contains("--region: `" + region + "` is not the name of a region; eu-central-1");
    if (!region.isEmpty()) {
      shell.set("AWS_DEFAULT_REGION", region);
      assertThat(failure()).contains("AWS_DEFAULT_REGION: `" + region + "` is not the name");
    }
    assertThat(aws.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-south-9", "us-gov-north-3", "eusc-de-east-7", "mx-central-12"})
  void c19ARegionThatIsNewerThanTheSdkWorks(String region) {
    shell.keys("AKENV").set("AWS_REGION", region);
    assertThat(shell.ls().exitCode()).as(shell.ls().all()).isZero();
    assertThat(aws.signers()).startsWith("AKENV " + region + " sts");
  }

  @Test
  void aRegionOfTheEnvironmentThatIsNotThatOfTheProfileIsSaid() throws IOException {
    try (Cloud cloud = new Cloud(home)) {
      shell.file("config", PROFILES);
      cloud.environment(
          Map.of(
              "AWS_REGION",
              "us-east-2",
              "AWS_CONFIG_FILE",
              home.resolve(".aws/config").toString()));
      assertThat(cloud.run("deploy", "--dry-run", "--aws-profile", "dev").err())
          .contains(
              "in us-east-2 (AWS_REGION, not eu-central-1 of the AWS profile dev), account 1234");
      assertThat(
              cloud
                  .run("deploy", "--dry-run", "--aws-profile", "dev", "--region", "eu-west-3")
                  .err())
          .contains("in eu-west-3, account 1234");
    }
  }

  @Test
  void halfAPairOfKeysIsOneSentence() {
    shell.set("AWS_ACCESS_KEY_ID", "AKENV").set("AWS_REGION", "eu-central-1");
    assertThat(failure()).contains("AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not");
  }

  /** Configurations that cannot work, and the sentence. */
  static Stream<Arguments> wrongConfigurations() {
    String role = "role_arn = arn:aws:iam::1:role/x\n";
    String sso = "sso_account_id = 1\nsso_role_name = r\n";
    return Stream.of(
        Arguments.of("[profile dev\nregion = x\n", "cannot be used: line 1 has a head without"),
        Arguments.of("[profile dev]\nregion\n", "cannot be used: line 2 has no `name = value`"),
        Arguments.of("region = x\n[profile dev]\n", "cannot be used: line 1 has a setting above"),
        Arguments.of(
            "[profile dev]\naws_access_key_id = AK\n",
            "the AWS profile dev has no aws_secret_access_key"),
        Arguments.of(
            "[profile dev]\noutput = json\n",
            "the AWS profile dev has no credentials: run `aws configure --profile dev`"),
        Arguments.of(
            "[profile dev]\ncredential_process = exit 3\n",
            "credential_process of the AWS profile dev gave no credentials"),
        Arguments.of(
            "[profile dev]\ncredential_process = echo sesame >&2; exit 1\n",
            "credential_process of the AWS profile dev gave no credentials"),
        Arguments.of(
            "[profile dev]\ncredential_process = echo sesame\n",
            "credential_process of the AWS profile dev gave no credentials"),
        Arguments.of(
            "[profile dev]\ncredential_process = echo '{\"Version\":1}'\n",
            "credential_process of the AWS profile dev gave no credentials"),
        Arguments.of(
            "[profile dev]\ncredential_process = /no/such/program\n",
            "credential_process of the AWS profile dev gave no credentials"),
        Arguments.of("[profile dev]\n" + role, "neither source_profile nor credential_source"),
        Arguments.of(
            "[profile dev]\n" + role + "source_profile = bas\n[profile base]\n",
            "there is no AWS profile bas (source_profile of the profile dev): did you mean base?"),
        Arguments.of(
            "[profile dev]\n" + role + "source_profile = base\n[profile base]\nregion = x\n",
            "the AWS profile base, the source_profile of dev, has no credentials"),
        Arguments.of(
            "[profile dev]\n"
                + role
                + "source_profile = a\n[profile a]\n"
                + role
                + "source_profile = dev\n",
            "leads back to itself by source_profile: dev → a → dev"),
        Arguments.of("[profile dev]\n" + role + "source_profile = dev\n", "leads back to itself"),
        Arguments.of(
            "[profile dev]\n" + role + "credential_source = Moon\n",
            "credential_source of the AWS profile dev is Moon; there are Environment"),
        Arguments.of(
            "[profile dev]\n" + role + "credential_source = Environment\n",
            "takes keys from the environment, and AWS_ACCESS_KEY_ID is not set"),
        Arguments.of(
            "[profile dev]\n" + role + "mfa_serial = m\nsource_profile = dev\n",
            "asks for the code of an MFA device, which c2ecs does not: run `eval \"$(aws configure"
                + " export-credentials --profile dev --format env)\"` first"),
        Arguments.of(
            "[profile dev]\n" + role + "web_identity_token_file = /no/token\n",
            "web_identity_token_file of the AWS profile dev: /no/token cannot be read"),
        Arguments.of(
            "[profile dev]\n"
                + role
                + "duration_seconds = long\ncredential_source = Ec2InstanceMetadata\n",
            "duration_seconds of the AWS profile dev is no number"),
        Arguments.of(
            "[profile dev]\nsso_start_url = https://x\nsso_region = eu-west-1\n" + sso,
            "you are not logged in with the AWS profile dev: run `aws sso login --profile dev`"),
        Arguments.of(
            "[profile dev]\nsso_session = has\n" + sso,
            "the AWS profile dev names the sso_session has, and there is no [sso-session has]"),
        Arguments.of(
            "[profile dev]\nsso_session = has\n"
                + sso
                + "[sso-session has]\nsso_region = eu-west-1\n",
            "run `aws sso login --profile dev`"),
        Arguments.of("[profile dev]\nsso_start_url = https://x\n" + sso, "dev has no sso_region"),
        Arguments.of("[profile dev]\nlogin_session = arn:x\n", "has a session of `aws login`"),
        Arguments.of(
            "[profile dev]\naws_access_key_id = a\naws_secret_access_key = b\nca_bundle = /no\n",
            "ca_bundle of the AWS profile dev: /no cannot be read"));
  }

  @ParameterizedTest
  @MethodSource("wrongConfigurations")
  void c19AConfigurationThatCannotWorkIsOneSentence(String config, String sentence)
      throws IOException {
    shell.file("config", config).set("AWS_REGION", "eu-central-1");
    assertThat(failure("--aws-profile", "dev")).contains(sentence).doesNotContain("sesame");
    shell.set("AWS_PROFILE", "dev");
    assertThat(failure()).contains(sentence);
    assertThat(aws.calls()).isEmpty();
  }

  @Test
  void c19ConfigurationFilesThatAreNoneAreOneSentence() throws IOException {
    shell.keys("AKENV").set("AWS_REGION", "eu-central-1").set("AWS_CONFIG_FILE", home.toString());
    assertThat(failure()).contains("(or AWS_CONFIG_FILE) cannot be used: it is a directory");
    shell.set("AWS_CONFIG_FILE", "/dev/null").file("credentials", "[dev\n");
    assertThat(failure()).contains("credentials (or AWS_SHARED_CREDENTIALS_FILE) cannot be used");
  }

  private static String token(String rest) {
    return "{\"startUrl\":\"https://x\",\"region\":\"eu-west-1\",\"accessToken\":\"sesame\","
        + rest
        + "}";
  }

  /** The file is named after the SHA-1 of the session's name or of the start URL. */
  @ParameterizedTest
  @ValueSource(strings = {"sso_session = corp", "sso_start_url = https://x"})
  void c14AnSsoSessionWorksAndItsEndNamesTheLogin(String kind)
      throws IOException, GeneralSecurityException {
    String key = kind.substring(kind.indexOf("= ") + 2);
    String file =
        "sso/cache/"
            + HexFormat.of()
                .formatHex(
                    MessageDigest.getInstance("SHA-1").digest(key.getBytes(StandardCharsets.UTF_8)))
            + ".json";
    shell
        .set("AWS_REGION", "eu-central-1")
        .file(
            "config",
            "[profile dev]\nsso_account_id = 1\nsso_role_name = r\nsso_region = eu-west-1\n"
                + kind
                + "\n[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://x\n");
    shell.file(file, token("\"expiresAt\":\"2099-01-01T00:00:00Z\""));
    Cloud.Result result = shell.ls("--aws-profile", "dev");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(aws.signers()).contains("ASIASSO eu-central-1 sts");
    String expired =
        "error C2E509: the AWS session of the profile dev has expired: run `aws sso login --profile"
            + " dev`\n";
    shell.file(file, token("\"expiresAt\":\"2020-01-01T00:00:00UTC\""));
    assertThat(failure("--aws-profile", "dev")).isEqualTo(expired);
    shell.file(file, "{");
    assertThat(failure("--aws-profile", "dev")).contains("run `aws sso login --profile dev`");
    shell.file(file, token("\"expiresAt\":\"2099-01-01T00:00:00Z\""));
    aws.refuse("GET object", "UnauthorizedException", "Session token not found or invalid");
    assertThat(failure("--aws-profile", "dev")).isEqualTo(expired);
  }

  @Test
  void aRoleThatMayNotBeAssumedIsOneSentence() throws IOException {
    shell.file(
        "config",
        PROFILES
            + "[profile ci]\nregion = eu-central-1\nsource_profile = ops\n"
            + "role_arn = arn:aws:iam::1:role/ci\n");
    assertThat(shell.ls("--aws-profile", "ci").exitCode()).isZero();
    assertThat(aws.calls()).startsWith("AssumeRole", "GetCallerIdentity");
    assertThat(aws.signers()).startsWith("AKOPS eu-central-1 sts", "ASIA eu-central-1 sts");
    aws.refuse(
        "AssumeRole", "AccessDenied", "User: x is not authorized to perform: sts:AssumeRole");
    assertThat(failure("--aws-profile", "ci"))
        .contains("the AWS profile ci may not assume arn:aws:iam::1:role/ci: sts:AssumeRole is");
    aws.refuse("AssumeRole", "ValidationError", "1 validation error detected");
    assertThat(failure("--aws-profile", "ci"))
        .contains("the AWS profile ci cannot assume its role: 1 validation error detected");
  }

  @Test
  void aProcessGivesCredentials() throws IOException {
    shell.file(
        "config",
        "[profile dev]\nregion = eu-central-1\ncredential_process = echo"
            + " '{\"Version\":1,\"AccessKeyId\":\"AKPROC\",\"SecretAccessKey\":\"s\"}'\n");
    Cloud.Result result = shell.ls("--aws-profile", "dev");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(aws.signers()).startsWith("AKPROC eu-central-1 sts");
  }

  @Test
  void aProfileMayNameEndpointsOfServices() throws IOException {
    shell.set("AWS_ENDPOINT_URL", "").keys("AKENV").set("AWS_REGION", "eu-central-1");
    shell.file(
        "config",
        "[default]\nservices = local\nendpoint_url = http://127.0.0.1:1\n[services local]\nsts =\n"
            + "  endpoint_url = "
            + aws.url()
            + "\ncloudformation =\n  endpoint_url = "
            + aws.url()
            + "\n");
    Cloud.Result result = shell.ls();
    assertThat(result.exitCode()).as(result.all()).isZero();
    shell.set("AWS_ENDPOINT_URL_STS", "nonsense");
    assertThat(failure()).contains("AWS_ENDPOINT_URL_STS: `nonsense` is not the address");
  }
}
