package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code down} does to the repositories of a project. */
class RemovedImagesTest extends CloudTest {

  private static final String REGISTRY = FakeAws.ACCOUNT + ".dkr.ecr.eu-central-1.amazonaws.com/";

  private FakeImages.Repository web;

  @BeforeEach
  void project() throws IOException {
    cloud.compose("name: shop\nservices: {web: {image: nginx}}\n");
    cloud.stack("CREATE_COMPLETE").parameters.put("WebImage", REGISTRY + "shop/web@" + digest('a'));
    web = repository("shop/web", "shop");
    add(web, 'a', "a".repeat(20));
    add(web, 'b', "b".repeat(20));
  }

  private FakeImages.Repository repository(String name, String project) {
    FakeImages.Repository made = new FakeImages.Repository();
    made.tags.put("com.docker.compose.project", project);
    cloud.aws.images.all.put(name, made);
    return made;
  }

  private static String digest(char digit) {
    return "sha256:" + String.valueOf(digit).repeat(64);
  }

  private static void add(FakeImages.Repository to, char digit, String... tags) {
    to.images.put(digest(digit), new FakeImages.Image(List.of(tags), 1_500_000, 1));
  }

  private Cloud.Result down(int code, String... more) {
    String[] all = new String[more.length + 2];
    all[0] = "down";
    all[1] = "--yes";
    System.arraycopy(more, 0, all, 2, more.length);
    Cloud.Result result = cloud.run(all);
    assertThat(result.exitCode()).as(result.all()).isEqualTo(code);
    return result;
  }

  private boolean isStackGone() {
    return cloud.aws.stacks.all.values().stream()
        .allMatch(stack -> stack.status().equals("DELETE_COMPLETE"));
  }

  @Test
  void withoutTheFlagTheyStayAndAreNamedWithTheirSize() {
    assertThat(down(0).err())
        .contains("  stays     repository shop/web, 2 images, 3.0 MB\n")
        .contains("stays: repository shop/web, 2 images, 3.0 MB; `c2ecs down --rmi all` removes");
    assertThat(cloud.aws.images.all).containsKey("shop/web");
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "local"})
  void withItTheyGoAfterTheStack(String which) {
    Cloud.Result result = down(0, "--rmi", which);
    assertThat(result.err())
        .contains("repository shop/web, 2 images, 3.0 MB, with all its images")
        .contains("removed repository shop/web");
    assertThat(cloud.aws.images.all).isEmpty();
    List<String> calls = cloud.aws.calls();
    assertThat(calls.indexOf("DeleteStack")).isLessThan(calls.indexOf("DeleteRepository"));
  }

  @Test
  void aNoRemovesNothing() {
    cloud.answering("n\n");
    Cloud.Result result = cloud.run("down", "--rmi", "all");
    assertThat(result.err()).contains("GOES").contains("nothing was changed");
    assertThat(cloud.aws.images.all).containsKey("shop/web");
    assertThat(isStackGone()).isFalse();
  }

  @Test
  void localLeavesWhatSomebodyElseHasTagged() {
    add(web, 'c', "c".repeat(20), "release");
    repository("shop/api", "shop");
    assertThat(down(0, "--rmi", "local").err())
        .contains("stays: repository shop/web")
        .contains("somebody gave an image of it the tag release")
        .contains("removed repository shop/api");
    assertThat(cloud.aws.images.all).containsOnlyKeys("shop/web");
    assertThat(down(0, "--rmi", "all").err()).contains("removed repository shop/web");
    assertThat(cloud.aws.images.all).isEmpty();
  }

  @Test
  void repositoriesOfOthersAreLeftAlone() {
    repository("shop/theirs", "other");
    repository("shop/nobodys", "shop").tags.clear();
    repository("shopping/web", "shop");
    repository("web", "shop");
    Cloud.Result result = down(0, "--rmi", "all");
    assertThat(result.err()).doesNotContain("theirs", "nobodys", "shopping");
    assertThat(cloud.aws.images.all)
        .containsOnlyKeys("shop/theirs", "shop/nobodys", "shopping/web", "web");
  }

  @Test
  void whatAnotherStackRunsStays() {
    cloud
        .aws
        .stacks
        .put("other", "CREATE_COMPLETE", "Resources: {}\n")
        .parameters
        .put("Image", REGISTRY + "shop/web@" + digest('b'));
    Cloud.Result result = down(0, "--rmi", "all");
    assertThat(result.err())
        .contains("  stays     repository shop/web, 2 images, 3.0 MB: the stack other runs")
        .doesNotContain("GOES");
    assertThat(cloud.aws.images.all).containsKey("shop/web");
  }

  @Test
  void whatATaskStillRunsStays() {
    cloud.aws.tasks.runningImages.add(REGISTRY + "shop/web@" + digest('b'));
    assertThat(down(0, "--rmi", "all").err())
        .contains("stays: repository shop/web")
        .contains("a task still runs an image of it");
    assertThat(cloud.aws.images.all).containsKey("shop/web");
  }

  @Test
  void aFailureIsToldTheOthersGoAndTheNextRunGoesOn() {
    repository("shop/api", "shop");
    cloud.aws.refuse(
        "DeleteRepository",
        "\"shop/web\"",
        "AccessDeniedException",
        "User: arn:aws:iam::1:user/a is not authorized to perform: ecr:DeleteRepository on x");
    Cloud.Result result = down(1, "--rmi", "all");
    assertThat(result.err())
        .contains("removed repository shop/api")
        .contains("not removed: repository shop/web")
        .contains("ecr:DeleteRepository")
        .contains("the stack is removed; `c2ecs down`, with the same options, goes on");
    assertThat(isStackGone()).isTrue();
    assertThat(cloud.aws.images.all).containsOnlyKeys("shop/web");
    cloud.aws.refuse("DeleteRepository", "nothing", "x", "x");
    assertThat(down(0, "--rmi", "all").err()).contains("removed repository shop/web");
    assertThat(cloud.aws.images.all).isEmpty();
  }

  @Test
  void aStackThatStaysKeepsThem() {
    cloud.aws.stacks.scripts.add(
        (stack, operation, token) ->
            stack.stackEvent(1, "DELETE_FAILED", "something is in use", token));
    down(1, "--rmi", "all");
    assertThat(cloud.aws.images.all).containsKey("shop/web");
  }

  @Test
  void anotherValueIsWrongUsage() {
    assertThat(cloud.run("down", "--rmi", "none").exitCode()).isEqualTo(2);
  }
}
