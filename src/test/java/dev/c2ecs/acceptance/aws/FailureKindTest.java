package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.c2ecs.acceptance.aws.FakeAws.Fault;
import dev.c2ecs.cli.aws.Aws;
import dev.c2ecs.cli.aws.FileSystems;
import dev.c2ecs.cli.aws.Networks;
import dev.c2ecs.cli.aws.SecretStore;
import dev.c2ecs.cli.aws.Stacks;
import dev.c2ecs.cli.aws.Tasks;
import dev.c2ecs.cli.aws.TemplateBucket;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a failure of the SDK means: passing, expired, denied and what, or another. */
class FailureKindTest {

  private static final Aws.Identity IDENTITY =
      new Aws.Identity(FakeAws.ACCOUNT, "arn", "eu-central-1", "aws");

  private final FakeClock clock = new FakeClock();
  private FakeAws fake;
  private Aws aws;

  @BeforeEach
  void open() throws IOException {
    fake = new FakeAws(clock);
    aws =
        Aws.open(
            new Aws.Options(Optional.empty(), Optional.empty(), Optional.of(fake.url())), clock);
  }

  @AfterEach
  void close() {
    aws.close();
    fake.close();
  }

  private static DeployFailure failure(Runnable call) {
    return Optional.ofNullable(catchThrowableOfType(DeployFailure.class, call::run)).orElseThrow();
  }

  private DeployFailure ofStacks(Consumer<Stacks> call) {
    try (Stacks stacks = new Stacks(aws)) {
      return failure(() -> call.accept(stacks));
    }
  }

  private DeployFailure refused(String code, String message) {
    fake.refuse("DescribeStackEvents", code, message);
    return ofStacks(stacks -> stacks.events("shop", event -> false, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired"})
  void expiredCredentialsAreExpiredAndNotPassing(String code) {
    DeployFailure failure = refused(code, "The security token included in the request is expired");
    assertThat(failure.isExpired()).isTrue();
    assertThat(failure.isPassing() || failure.isDenied()).isFalse();
    assertThat(failure).hasMessageStartingWith("the AWS session has expired: run `aws sso login`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Throttling", "ThrottlingException", "RequestLimitExceeded"})
  void throttlingIsPassing(String code) {
    DeployFailure failure = refused(code, "Rate exceeded");
    assertThat(failure.isPassing()).isTrue();
    assertThat(failure).hasMessage("Rate exceeded (" + code + ")");
  }

  @ParameterizedTest
  @CsvSource({"RESET", "UNAVAILABLE", "TRUNCATED", "LOST"})
  void theNetworkAndServersInNeedArePassing(Fault fault) {
    Collections.nCopies(12, fault).forEach(each -> fake.fault("DescribeStacks", each));
    DeployFailure failure = ofStacks(Stacks::all);
    assertThat(failure.isPassing()).as(failure.getMessage()).isTrue();
    assertThat(failure.isExpired() || failure.isDenied()).isFalse();
    assertThat(failure.getMessage()).contains(fake.url()).doesNotContain("null", "Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ValidationError", "InsufficientCapabilitiesException"})
  void whatAwsDoesNotWantIsNothingOfThat(String code) {
    DeployFailure failure = refused(code, "No updates are to be performed.");
    assertThat(failure.isPassing() || failure.isExpired() || failure.isDenied()).isFalse();
    assertThat(failure.isAnswer(code)).isTrue();
    assertThat(failure).hasMessage("No updates are to be performed. (" + code + ")");
  }

  @ParameterizedTest
  @ValueSource(strings = {"InvalidClientTokenId", "UnrecognizedClientException", "AuthFailure"})
  void credentialsThatAreNotAcceptedAreNotPassing(String code) {
    DeployFailure failure = refused(code, "The security token included in the request is invalid.");
    assertThat(failure.isPassing() || failure.isExpired() || failure.isDenied()).isFalse();
    assertThat(failure).hasMessageStartingWith("AWS does not accept these credentials");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SignatureDoesNotMatch", "RequestTimeTooSkewed"})
  void aWrongSignatureMentionsTheClock(String code) {
    assertThat(refused(code, "Signature not yet current")).hasMessageContaining("the clock");
  }

  /** The forms in which services say it, and the action that is named. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AccessDenied | User: arn:aws:iam::1:user/x is not authorized to perform:"
            + " cloudformation:DescribeStackEvents on resource: arn:x |"
            + " cloudformation:DescribeStackEvents",
        "AccessDenied | User: arn:aws:iam::1:user/x is not authorized to perform: iam:PassRole on"
            + " resource: arn:x because no identity-based policy allows the iam:PassRole action |"
            + " iam:PassRole",
        "AccessDeniedException | Access denied because no identity-based policy allows the"
            + " kms:Decrypt action | kms:Decrypt",
        "AccessDenied | Access Denied | cloudformation:DescribeStackEvents",
        "AccessDeniedException | '' | cloudformation:DescribeStackEvents",
        "UnauthorizedOperation | You are not authorized to perform this operation. |"
            + " cloudformation:DescribeStackEvents",
        "Client.UnauthorizedOperation | You are not authorized to perform this operation. |"
            + " cloudformation:DescribeStackEvents",
        "AccessDeniedException | User: arn:aws:sts::1:assumed-role/a/b is not authorized to"
            + " perform: ecs:DescribeServices on resource: x with an explicit deny in a service"
            + " control policy | ecs:DescribeServices",
      })
  void aDeniedActionIsNamed(String code, String message, String action) {
    DeployFailure failure = refused(code, message);
    assertThat(failure.isDenied()).isTrue();
    assertThat(failure.isPassing() || failure.isExpired()).isFalse();
    assertThat(failure.action()).contains(action);
    assertThat(failure.getMessage())
        .startsWith("you may not do " + action + ": ")
        .contains(message.contains("explicit deny") ? "a policy denies it" : "it is missing");
  }

  @Test
  void anEncodedMessageIsNotPrinted() {
    String encoded = "Zm9v".repeat(500);
    assertThat(
            refused(
                "UnauthorizedOperation",
                "You are not authorized to perform this operation. Encoded authorization failure"
                    + " message: "
                    + encoded))
        .hasMessage(
            "you may not do cloudformation:DescribeStackEvents: it is missing in the policy of who"
                + " runs this\n    You are not authorized to perform this operation.");
  }

  /** Answers without a word name the action of the call. */
  @Test
  void everyServiceNamesTheActionOfItsCall() {
    String code = "AccessDeniedException";
    for (String action :
        List.of("DescribeServices", "ListTasks", "DescribeSecret", "ListSecrets")) {
      fake.refuse(action, code, "");
    }
    fake.refuse("DescribeVpcs", "UnauthorizedOperation", "").forbid("EFS");
    try (Tasks tasks = new Tasks(aws);
        SecretStore secrets = new SecretStore(aws);
        Networks networks = new Networks(aws);
        FileSystems systems = new FileSystems(aws, clock)) {
      assertThat(failure(() -> tasks.services(List.of("a:service/c/s"))).action())
          .contains("ecs:DescribeServices");
      assertThat(failure(() -> tasks.stopped("a:service/c/s", "s", List.of())).action())
          .contains("ecs:ListTasks");
      assertThat(failure(() -> secrets.find("x")).action())
          .contains("secretsmanager:DescribeSecret");
      assertThat(failure(() -> secrets.tagged("a", "b")).action())
          .contains("secretsmanager:ListSecrets");
      assertThat(failure(networks::defaultVpc).action()).contains("ec2:DescribeVpcs");
      assertThat(failure(() -> systems.tagged("a", "b")).action())
          .contains("elasticfilesystem:DescribeFileSystems");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HEAD, s3:ListBucket",
    "PUT, s3:CreateBucket",
    "PUT publicAccessBlock, s3:PutBucketPublicAccessBlock",
    "PUT encryption, s3:PutEncryptionConfiguration",
    "PUT policy, s3:PutBucketPolicy",
    "PUT lifecycle, s3:PutLifecycleConfiguration",
  })
  void theBucketNamesTheActionOfEachCall(String call, String action) {
    fake.forbid(call);
    try (TemplateBucket bucket = new TemplateBucket(aws, IDENTITY)) {
      DeployFailure failure = failure(() -> made(bucket));
      assertThat(failure.isDenied()).isTrue();
      assertThat(failure.action()).contains(action);
    }
  }

  private static void made(TemplateBucket bucket) {
    if (!bucket.isThere()) {
      bucket.create();
    }
    bucket.protect();
  }
}
