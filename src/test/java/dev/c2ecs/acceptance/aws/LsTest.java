package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of what is deployed. */
class LsTest extends CloudTest {

  @BeforeEach
  void oneProject() {
    cloud.stack("UPDATE_COMPLETE");
  }

  private FakeStack also(String name, String status) {
    return cloud.aws.stacks.put(name, status, cloud.template());
  }

  @Test
  void aTableHasAHeaderAndFitsEightyColumns() {
    also("blog", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");
    Cloud.Result result = cloud.run("ls");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.out().lines())
        .containsExactly(
            "NAME  STATUS                              SERVICES  TASKS  UPDATED",
            "blog  updated, removing what is replaced  2/2       2/2    just now",
            "shop  deployed                            2/2       2/2    just now");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void projectsAreSortedAsPeopleCount() {
    for (String name : List.of("app10", "app9", "app1")) {
      also(name, "CREATE_COMPLETE");
    }
    assertThat(cloud.run("ls", "-q").out()).isEqualTo("app1\napp9\napp10\nshop\n");
  }

  @Test
  void onATerminalTheStatusGivesWay() {
    also("a-project-with-a-name-of-fifty-characters-or-more-xx", "UPDATE_COMPLETE");
    Cloud.Result result = cloud.answering("").run("ls");
    assertThat(result.out().lines()).isNotEmpty().allMatch(line -> line.length() <= 90);
    assertThat(result.out()).contains("a-project-with-a-name-of-fifty-characters-or-more-xx");
  }

  @ParameterizedTest
  @CsvSource({
    "REVIEW_IN_PROGRESS, false",
    "CREATE_FAILED, false",
    "ROLLBACK_COMPLETE, false",
    "ROLLBACK_FAILED, false",
    "DELETE_FAILED, false",
    "CREATE_IN_PROGRESS, true",
    "UPDATE_FAILED, true",
    "UPDATE_ROLLBACK_FAILED, true",
    "HIBERNATE_COMPLETE, true",
  })
  void whatIsNotDeployedIsShownWhenAskedFor(String status, boolean shown) {
    also("blog", status);
    Cloud.Result usual = cloud.run("ls");
    assertThat(usual.exitCode()).as(usual.all()).isZero();
    assertThat(usual.out().contains("blog")).isEqualTo(shown);
    assertThat(usual.err().contains("1 stack is left over")).isNotEqualTo(shown);
    assertThat(cloud.run("ls", "-a").out()).contains("blog").contains("shop");
    assertThat(cloud.run("ls", "--all", "--quiet").out()).isEqualTo("blog\nshop\n");
  }

  @Test
  void jsonIsAListOfObjects() {
    cloud.aws.tasks.scale("DbService", 0);
    Cloud.Result result = cloud.run("ls", "--format", "json");
    assertThat(result.exitCode()).as(result.all()).isZero();
    List<?> list = (List<?>) Json.object("{\"all\": " + result.out() + "}").get("all");
    assertThat(list).hasSize(1);
    @SuppressWarnings("unchecked")
    Map<String, Object> shop = (Map<String, Object>) list.get(0);
    assertThat(shop)
        .containsEntry("Name", "shop")
        .containsEntry("Stack", "shop")
        .containsEntry("State", "UPDATE_COMPLETE")
        .containsEntry("Status", "deployed, incomplete")
        .containsEntry("Updated", "2026-01-01T12:00:00Z")
        .containsEntry(
            "Problems", List.of("service db: set to 0 tasks by hand, the template wants 1 task"));
    assertThat(shop.get("Services") + " " + shop.get("ServicesRunning")).isEqualTo("2 1");
    assertThat(shop.get("Tasks") + " " + shop.get("TasksRunning")).isEqualTo("2 1");
  }

  @Test
  void nothingIsSaidToBeNothing() {
    cloud.aws.stacks.all.clear();
    Cloud.Result table = cloud.run("ls");
    assertThat(table.exitCode()).isZero();
    assertThat(table.out()).isEmpty();
    assertThat(table.err())
        .isEqualTo("nothing is deployed in eu-central-1, account 123456789012\n");
    assertThat(cloud.run("ls", "-q").all()).isEmpty();
    assertThat(cloud.run("ls", "--format", "json").all().strip()).isEqualTo("[ ]");
  }

  @Test
  void stacksOfOthersAreNotListed() {
    also("theirs", "CREATE_COMPLETE").tags.clear();
    assertThat(cloud.run("ls", "-a").all()).doesNotContain("theirs");
  }

  @ParameterizedTest
  @CsvSource({"GetTemplate, cloudformation", "ListStackResources, cloudformation"})
  void c18OneBrokenStackDoesNotHideTheOthers(String action, String service) {
    FakeStack broken = also("blog", "CREATE_COMPLETE");
    String reason =
        "User: arn:aws:iam::1:user/me is not authorized to perform: " + service + ":" + action;
    cloud.aws.refuse(action, broken.id, "AccessDenied", reason);
    Cloud.Result result = cloud.run("ls");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.out().lines())
        .anySatisfy(line -> assertThat(line).matches("blog +deployed +\\? +\\? .*"))
        .anySatisfy(line -> assertThat(line).matches("shop +deployed +2/2 +2/2 .*"));
    assertThat(result.err())
        .contains("warning: what runs of blog could not be looked at")
        .contains(service + ":" + action);
  }

  @Test
  void c18ATemplateThatCannotBeReadDoesNotHideTheOthers() {
    also("blog", "CREATE_COMPLETE").template = "Resources: {a: [";
    Cloud.Result result = cloud.run("ls");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.out()).contains("shop  deployed  2/2");
    assertThat(result.err()).contains("the template of the stack blog cannot be read");
  }

  @Test
  void whatMayNotBeSeenIsSaidOnce() {
    also("blog", "CREATE_COMPLETE");
    also("zoo", "CREATE_COMPLETE");
    cloud.aws.refuse(
        "DescribeServices",
        "AccessDeniedException",
        "User: me is not authorized to perform: ecs:DescribeServices on resource: *");
    Cloud.Result result = cloud.run("ls");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.out().lines()).hasSize(4);
    assertThat(result.err().lines())
        .singleElement()
        .asString()
        .contains("blog, shop, zoo")
        .contains("ecs:DescribeServices");
  }

  @Test
  void namesNeedNoLookAtWhatRuns() {
    assertThat(cloud.run("ls", "-q").out()).isEqualTo("shop\n");
    assertThat(cloud.aws.calls()).containsExactly("GetCallerIdentity", "DescribeStacks");
  }
}
