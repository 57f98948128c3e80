package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images that nobody needs any more go after a deployment, and nothing else does. */
class OldImagesTest extends ImageCloudTest {

  private static final String NAME = "shop/web";
  private static final long NOW = FakeClock.START.getEpochSecond();

  private FakeImages.Repository repository;
  private int edits;

  @BeforeEach
  void project() throws IOException {
    cloud.compose("name: shop\nservices: {web: {build: web}}\n");
    repository = repository(NAME, "shop");
    // the newest five stay whatever they are
    for (int i = 0; i < 5; i++) {
      add(repository, 90 + i, 31);
    }
  }

  private FakeImages.Repository repository(String name, String project) {
    FakeImages.Repository made = new FakeImages.Repository();
    made.tags.put("com.docker.compose.project", project);
    cloud.aws.images.all.put(name, made);
    return made;
  }

  /** An image of so many days, as c2ecs pushes them. Its tag is that of its digest. */
  private static void add(FakeImages.Repository to, int number, int days) {
    to.images.put(
        unique(number),
        new FakeImages.Image(
            List.of(unique(number).substring(7, 27)), 7, NOW - Duration.ofDays(days).toSeconds()));
  }

  /** Digests whose first digits differ. */
  private static String unique(int number) {
    return "sha256:" + String.format("%08x", number) + "0".repeat(56);
  }

  private Cloud.Result deploy() throws IOException {
    image("web", "edit " + edits++);
    return run("deploy", "--yes");
  }

  private List<String> left() {
    List<String> left = new ArrayList<>(repository.images.keySet());
    for (int i = 0; i < 5; i++) {
      left.remove(unique(90 + i));
    }
    return left;
  }

  @Test
  void whatIsOlderThanThirtyDaysGoes() throws IOException {
    add(repository, 1, 40);
    add(repository, 2, 300);
    assertThat(deploy().err())
        .contains("repository shop/web: 2 images older than 30 days removed\n");
    assertThat(left()).isEmpty();
    assertThat(deploy().err()).doesNotContain("older than");
  }

  @Test
  void aDeploymentThatChangesNothingRemovesNothing() throws IOException {
    deploy();
    add(repository, 1, 40);
    assertThat(run("deploy", "--yes").err()).contains("already up to date");
    assertThat(run("deploy", "--dry-run").all()).doesNotContain("older");
    run("push", "--yes");
    assertThat(left()).containsExactly(unique(1));
  }

  @Test
  void aDeploymentThatFailsRemovesNothing() throws IOException {
    add(repository, 1, 40);
    cloud.aws.stacks.scripts.add(
        (stack, operation, token) ->
            stack.stackEvent(1, "ROLLBACK_COMPLETE", "it did not work", token));
    image("web", "broken");
    assertThat(cloud.run("deploy", "--yes").exitCode()).isEqualTo(1);
    assertThat(left()).containsExactly(unique(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 29})
  void whatIsYoungerStays(int days) throws IOException {
    // older ones that are kept as the newest, so that this one is not among them
    repository.images.clear();
    for (int i = 0; i < 5; i++) {
      add(repository, 90 + i, 0);
    }
    add(repository, 1, days);
    assertThat(deploy().err()).doesNotContain("older than");
    assertThat(left()).containsExactly(unique(1));
  }

  @Test
  void theNewestFiveStay() throws IOException {
    deploy();
    assertThat(repository.images).hasSize(5);
  }

  @Test
  void whatWasPulledLatelyStays() throws IOException {
    add(repository, 1, 40);
    add(repository, 2, 40);
    repository.pulled.put(unique(1), NOW - Duration.ofDays(29).toSeconds());
    repository.pulled.put(unique(2), NOW - Duration.ofDays(31).toSeconds());
    assertThat(deploy().err()).contains("1 image older than 30 days removed");
    assertThat(left()).containsExactly(unique(1));
  }

  @Test
  void whatAnyStackOrTaskNamesStays() throws IOException {
    for (int i = 1; i <= 5; i++) {
      add(repository, i, 40);
    }
    String uri = ecr.host() + "/" + NAME;
    FakeStack foreign = cloud.aws.stacks.put("foreign", "CREATE_COMPLETE", "Resources: {}\n");
    foreign.tags.clear();
    foreign.parameters.put("Image", uri + "@" + unique(1));
    FakeStack other = cloud.aws.stacks.put("other", "UPDATE_ROLLBACK_COMPLETE", "Resources: {}\n");
    other.parameters.put("Image", uri + ":" + unique(2).substring(7, 27));
    cloud.aws.tasks.runningImages.add(uri + "@" + unique(3));
    assertThat(deploy().err()).contains("2 images older than 30 days removed");
    assertThat(left()).containsExactly(unique(1), unique(2), unique(3));
  }

  @Test
  void theImageOfTheStackBeforeStaysForARollback() throws IOException {
    deploy();
    add(repository, 1, 40);
    FakeStack stack = cloud.aws.stacks.all.values().iterator().next();
    stack.parameters.put("WebImage", ecr.host() + "/" + NAME + "@" + unique(1));
    assertThat(deploy().err()).doesNotContain("older than");
    assertThat(left()).containsExactly(unique(1));
    assertThat(deploy().err()).contains("1 image older than 30 days removed");
  }

  @Test
  void whatSomebodyElseTaggedStays() throws IOException {
    long pushed = NOW - Duration.ofDays(40).toSeconds();
    repository.images.put(unique(1), new FakeImages.Image(List.of("release"), 7, pushed));
    repository.images.put(
        unique(2), new FakeImages.Image(List.of(unique(2).substring(7, 27), "v2"), 7, pushed));
    repository.images.put(unique(3), new FakeImages.Image(List.of(), 7, pushed));
    assertThat(deploy().err()).doesNotContain("older than");
    assertThat(left()).containsExactly(unique(1), unique(2), unique(3));
  }

  @Test
  void repositoriesOfOthersAreLeftAlone() throws IOException {
    FakeImages.Repository theirs = repository("shop/theirs", "other");
    FakeImages.Repository untagged = repository("shop/nobodys", "shop");
    untagged.tags.clear();
    for (FakeImages.Repository some : List.of(theirs, untagged)) {
      for (int i = 0; i < 9; i++) {
        add(some, i, 40 + i);
      }
    }
    deploy();
    assertThat(theirs.images).hasSize(9);
    assertThat(untagged.images).hasSize(9);
  }

  @ParameterizedTest
  @CsvSource({
    "ListClusters, ecs:ListClusters",
    "DescribeImages, ecr:DescribeImages",
    "BatchDeleteImage, ecr:BatchDeleteImage",
  })
  void aMissingPermissionKeepsAllAndFailsNothing(String call, String action) throws IOException {
    add(repository, 1, 40);
    cloud.aws.refuse(
        call,
        "AccessDeniedException",
        "User: arn:aws:iam::1:user/a is not authorized to perform: " + action + " on x");
    assertThat(deploy().err())
        .contains("warning: old images stay: " + action + " is not allowed\n");
    assertThat(left()).containsExactly(unique(1));
  }

  @Test
  void whatEcrDoesNotRemoveIsAWarning() throws IOException {
    add(repository, 1, 40);
    add(repository, 2, 41);
    repository.kept.add(unique(1).substring(7, 27));
    assertThat(deploy().err())
        .contains("1 image older than 30 days removed")
        .contains("warning: repository shop/web: 1 old image not removed: a list names it");
    assertThat(left()).containsExactly(unique(1));
  }
}
