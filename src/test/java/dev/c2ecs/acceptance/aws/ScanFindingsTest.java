package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ECR's scan finds in images, and the limit for it. */
class ScanFindingsTest extends ImageCloudTest {

  @BeforeEach
  void project() throws IOException {
    cloud.compose(
        """
        name: shop
        services: {web: {build: web, environment: {API_KEY: "${API_KEY}"}}}
        """);
    set("API_KEY", "hunter2");
  }

  private static String scan(String status, String counts) {
    return "{\"imageScanStatus\":{\"status\":\""
        + status
        + "\",\"description\":\"said of "
        + status
        + "\"},\"imageScanFindings\":{\"findingSeverityCounts\":{"
        + counts
        + "}}}";
  }

  private void scans(String... answers) {
    cloud.aws.images.scans.addAll(List.of(answers));
  }

  @ParameterizedTest
  @ValueSource(strings = {"COMPLETE", "ACTIVE"})
  void findingsAreCountedTheWorstFirst(String status) throws IOException {
    scans(
        scan("PENDING", ""),
        scan("IN_PROGRESS", ""),
        scan(status, "\"LOW\":3,\"UNTRIAGED\":2,\"CRITICAL\":1,\"HIGH\":4"));
    String line = "scan of web: 1 critical, 4 high, 3 low, 2 undefined\n";
    assertThat(run("push", "--yes").err()).contains(line);
    assertThat(run("push", "--yes").err()).as("nothing was pushed").doesNotContain("scan of");
    image("web", "two");
    assertThat(run("deploy", "--yes").err()).contains(line);
  }

  @Test
  void aCleanImageIsSaidToBeClean() {
    scans(scan("COMPLETE", ""));
    assertThat(run("push", "--yes", "--fail-on", "undefined").err())
        .contains("scan of web: no findings\n");
  }

  @Test
  void aScanThatDoesNotEndIsNotWaitedForLong() {
    scans(scan("IN_PROGRESS", ""));
    assertThat(run("push", "--yes").err())
        .contains("scan of web: still running; aws ecr describe-image-scan-findings")
        .containsPattern("--repository-name shop/web --image-id imageDigest=sha256:[0-9a-f]{64}");
    assertThat(cloud.clock.now()).isBefore(FakeClock.START.plusSeconds(60));
  }

  @ParameterizedTest
  @CsvSource({
    "UNSUPPORTED_IMAGE, no result: said of UNSUPPORTED_IMAGE",
    "FAILED, no result: said of FAILED",
    "FINDINGS_UNAVAILABLE, no result: said of",
  })
  void withoutAResultThereIsALineAndWithALimitAnError(String status, String words) {
    if (!status.isEmpty()) {
      scans(scan(status, ""));
    }
    assertThat(run("push", "--yes").err()).contains("scan of web: " + words);
    assertThat(fails("push", "--yes", "--fail-on", "critical").err())
        .contains("C2E577")
        .contains("the image of web has no result of a scan");
  }

  @Test
  void aMissingPermissionIsALineAndWithALimitAnError() {
    cloud.aws.refuse(
        "DescribeImageScanFindings",
        "AccessDeniedException",
        "User: arn:aws:iam::1:user/a is not authorized to perform:"
            + " ecr:DescribeImageScanFindings on x");
    assertThat(run("push", "--yes").err())
        .contains("is not known: ecr:DescribeImageScanFindings is not allowed");
    assertThat(fails("push", "--yes", "--fail-on", "low").err())
        .contains("C2E577")
        .contains("ecr:DescribeImageScanFindings");
  }

  @ParameterizedTest
  @CsvSource({
    "critical, HIGH, false",
    "critical, CRITICAL, true",
    "high, CRITICAL, true",
    "high, HIGH, true",
    "high, MEDIUM, false",
    "low, INFORMATIONAL, false",
    "informational, UNDEFINED, false",
    "undefined, SOMETHING_NEW, true",
  })
  void theLimitIsThisSeverityOrWorse(String limit, String found, boolean refused) {
    scans(scan("COMPLETE", "\"" + found + "\":1"));
    Cloud.Result result = cloud.run("push", "--yes", "--fail-on", limit);
    assertThat(result.exitCode()).as(result.all()).isEqualTo(refused ? 1 : 0);
    assertThat(result.err().contains("C2E577")).isEqualTo(refused);
  }

  @Test
  void aDeploymentBeyondTheLimitChangesNothing() {
    scans(scan("COMPLETE", "\"CRITICAL\":1"));
    Cloud.Result result = fails("deploy", "--yes", "--fail-on", "critical");
    assertThat(result.err()).contains("C2E577").contains("the image of web has 1 critical");
    assertThat(cloud.aws.calls()).doesNotContain("ExecuteChangeSet", "CreateSecret");
    assertThat(cloud.aws.stacks.all.values())
        .isNotEmpty()
        .allMatch(stack -> stack.status().equals("DELETE_COMPLETE"));
    assertThat(cloud.aws.secrets.all).isEmpty();
    assertThat(fails("deploy", "--yes", "--fail-on", "critical").err())
        .as("also when the image is there already")
        .contains("C2E577");
  }

  @Test
  void aWrongSeverityIsWrongUsage() {
    assertThat(cloud.run("push", "--fail-on", "bad").exitCode()).isEqualTo(2);
  }
}
