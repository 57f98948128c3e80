package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cli.stack.StackState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stacks, buckets and secrets of others are left alone, in every state and by every command. */
class OwnershipTest extends CloudTest {

  private static final String PATH = System.getenv().getOrDefault("PATH", "");

  private static final Set<String> READS =
      Set.of("GetCallerIdentity", "ListTasks", "GetTemplate", "ListStackResources");

  private List<String> changingCalls() {
    return cloud.aws.calls().stream()
        .filter(call -> !READS.contains(call))
        .filter(call -> !call.startsWith("Describe") && !call.startsWith("List"))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(StackState.class)
  void c13NoCommandChangesAStackWithoutOurTagsInAnyState(StackState state) {
    if (!state.exists()) {
      return;
    }
    for (String owner : List.of("", "other")) {
      for (String command : List.of("deploy", "up", "cancel", "down")) {
        FakeStack stack = cloud.stack(state.name());
        stack.tags.remove("com.docker.compose.project");
        if (!owner.isEmpty()) {
          stack.tags.put("com.docker.compose.project", owner);
        }
        Cloud.Result result = cloud.run(command, "--yes");
        assertThat(result.exitCode()).as(command + " " + result.all()).isEqualTo(1);
        assertThat(result.err())
            .contains(
                owner.isEmpty()
                    ? "the stack shop is not of c2ecs and is left alone"
                    : "the stack shop is of the project other and is left alone");
        assertThat(changingCalls()).as(command).isEmpty();
      }
    }
  }

  @Test
  void c13AChangeSetOfOthersMakesAnEmptyStackTheirs() {
    FakeStack stack = cloud.stack("REVIEW_IN_PROGRESS");
    stack.tags.clear();
    stack.template = "";
    stack.changeSet(
        Map.of("ChangeSetName", "theirs", "Tags.member.1.Key", "team", "Tags.member.1.Value", "x"),
        "Resources: {}");
    for (String command : List.of("deploy", "cancel", "down")) {
      Cloud.Result result = cloud.run(command, "--yes");
      assertThat(result.exitCode()).as(command).isEqualTo(1);
      assertThat(result.err())
          .contains("is not of c2ecs")
          .contains("`aws cloudformation delete-stack --stack-name shop` removes it");
      assertThat(changingCalls()).as(command).isEmpty();
    }
  }

  @Test
  void anEmptyStackThatAnInterruptedDeployLeftIsOurs() {
    FakeStack stack = cloud.stack("REVIEW_IN_PROGRESS");
    stack.tags.clear();
    stack.template = "";
    stack.changeSet(
        Map.of(
            "ChangeSetName",
            "c2ecs-1",
            "Tags.member.1.Key",
            "com.docker.compose.project",
            "Tags.member.1.Value",
            "shop"),
        "Resources: {}");
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
  }

  @Test
  void aDescriptionAloneIsNoProof() {
    FakeStack stack = cloud.stack("CREATE_COMPLETE");
    stack.tags.clear();
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.err()).contains("or take it over with `c2ecs deploy --take-over shop`");
    assertThat(cloud.run("deploy", "--yes", "--take-over", "other").exitCode()).isEqualTo(1);
    assertThat(changingCalls()).isEmpty();
    stack.tags.put("team", "a");
    change(stack);
    assertThat(cloud.run("deploy", "--yes", "--take-over", "shop").exitCode()).isZero();
    assertThat(stack.tags).containsEntry("com.docker.compose.project", "shop");
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
  }

  private static void change(FakeStack stack) {
    stack.template = stack.template.replace("nginx:1.29", "nginx:1.28");
  }

  @Test
  void aStackOfDockersIntegrationIsTakenOverOnlyWhenItIsNamed() {
    FakeStack stack = cloud.stack("CREATE_COMPLETE");
    stack.description =
        "CloudFormation template created by Docker for deploying applications on Amazon ECS";
    for (String command : List.of("deploy", "cancel", "down")) {
      assertThat(cloud.run(command, "--yes").err()).contains("was made by Docker's integration");
    }
    assertThat(changingCalls()).isEmpty();
    change(stack);
    Cloud.Result result = cloud.run("deploy", "--yes", "--take-over", "shop");
    assertThat(result.exitCode()).as(result.all()).isZero();
  }

  @Test
  void aStackOfAnotherProjectCannotBeTakenOver() {
    cloud.stack("CREATE_COMPLETE").tags.put("com.docker.compose.project", "other");
    Cloud.Result result = cloud.run("deploy", "--yes", "--take-over", "shop");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(changingCalls()).isEmpty();
  }

  /** A project that has the name of its folder, in a clone of a repository. */
  private void cloneOf(String url) throws IOException, InterruptedException {
    cloud.compose(Cloud.COMPOSE.replace("name: shop\n", ""));
    cloud.environment(Map.of("PATH", PATH));
    git("init", "--quiet");
    git("config", "remote.origin.url", url);
  }

  private void git(String... args) throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of("git"));
    command.addAll(List.of(args));
    Process process = new ProcessBuilder(command).directory(directory.toFile()).inheritIO().start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  private FakeStack onlyStack() {
    return cloud.aws.stacks.all.values().iterator().next();
  }

  @Test
  void aFolderOfTheSameNameInAnotherRepositoryIsAskedFor()
      throws IOException, InterruptedException {
    cloneOf("https://token@git.example.org/team/first.git");
    Cloud.Result first = cloud.run("deploy", "--yes");
    assertThat(first.exitCode()).as(first.all()).isZero();
    assertThat(first.err()).containsOnlyOnce("the project has the name of its folder");
    assertThat(onlyStack().tags).containsEntry("c2ecs:source", "git.example.org/team/first");
    cloneOf("git@git.example.org:team/second.git");
    for (String command : List.of("deploy", "down", "cancel")) {
      Cloud.Result result = cloud.run(command, "--yes");
      assertThat(result.exitCode()).as(command + result.all()).isEqualTo(1);
      assertThat(result.err())
          .contains("was created from git.example.org/team/first")
          .contains("this project is git.example.org/team/second")
          .contains("--same-project")
          .doesNotContain("the project has the name of its folder");
    }
    Cloud.Result no = cloud.columns(300).answering("n\n").run("down");
    assertThat(no.exitCode()).isEqualTo(1);
    assertThat(no.err()).contains("Is it the same project?").contains("nothing was changed");
    assertThat(count("DeleteStack")).isZero();
    cloud.answering("");
    Cloud.Result same = cloud.run("deploy", "--yes", "--same-project");
    assertThat(same.exitCode()).as(same.all()).isZero();
    assertThat(onlyStack().tags).containsEntry("c2ecs:source", "git.example.org/team/first");
  }

  @Test
  void aSecretOfAnotherRepositoryIsLeftAlone() throws IOException, InterruptedException {
    cloneOf("https://git.example.org/team/first");
    cloud
        .compose(
            Cloud.COMPOSE.replace("name: shop\n", "")
                + "    secrets: [key]\nsecrets: {key: {environment: KEY}}\n")
        .environment(Map.of("KEY", "one", "PATH", PATH));
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    assertThat(cloud.run("down", "--yes", "--keep-secrets").exitCode()).isZero();
    FakeSecrets.Secret secret = cloud.aws.secrets.all.values().iterator().next();
    git("config", "remote.origin.url", "https://git.example.org/team/second");
    Cloud.Result down = cloud.run("down", "--yes");
    assertThat(down.exitCode()).as(down.all()).isZero();
    assertThat(secret.deleted).isFalse();
    Cloud.Result deploy =
        cloud.environment(Map.of("KEY", "two", "PATH", PATH)).run("deploy", "--yes");
    assertThat(deploy.exitCode()).isEqualTo(1);
    assertThat(deploy.err())
        .contains("is not of this project but of git.example.org/team/first")
        .contains("--same-project");
    assertThat(secret.versions).hasSize(1);
    Cloud.Result same = cloud.run("deploy", "--yes", "--same-project");
    assertThat(same.exitCode()).as(same.all()).isZero();
    assertThat(secret.versions).hasSize(2);
  }

  @Test
  void anUpdatePassesTheSourceOnUnchanged() throws IOException, InterruptedException {
    cloneOf("https://git.example.org/team/first");
    cloud.run("deploy", "--yes");
    cloud.compose(
        Cloud.COMPOSE
            .replace("name: shop\n", "name: " + onlyStack().name + "\n")
            .replace("nginx:1.29", "nginx:1.30"));
    Cloud.Result named = cloud.run("deploy", "--yes");
    assertThat(named.exitCode()).as(named.all()).isZero();
    assertThat(named.err()).doesNotContain("the name of its folder");
    assertThat(onlyStack().tags).containsEntry("c2ecs:source", "git.example.org/team/first");
  }

  @Test
  void aProjectWithANameHasNoSource() throws IOException, InterruptedException {
    cloneOf("https://git.example.org/team/first");
    cloud.compose(Cloud.COMPOSE);
    cloud.run("deploy", "--yes");
    assertThat(onlyStack().tags).doesNotContainKey("c2ecs:source");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/srv/git/shop.git", "../shop", "file:///srv/git/shop.git", ""})
  void aPathOfAMachineIsNoSource(String url) throws IOException, InterruptedException {
    cloneOf(url);
    cloud.run("deploy", "--yes");
    assertThat(onlyStack().tags).doesNotContainKey("c2ecs:source");
  }

  @ParameterizedTest
  @CsvSource({
    "https://git.example.org/team/shop.git, git.example.org/team/shop",
    "https://user:pw@git.example.org/team/shop, git.example.org/team/shop",
    "ssh://git@GIT.example.org:2222/team/shop.git, git.example.org/team/shop",
    "git@git.example.org:team/shop.git, git.example.org/team/shop",
    "git.example.org:team/sub/shop.git/, git.example.org/team/sub/shop"
  })
  void theSourceIsHostOwnerAndRepository(String url, String source)
      throws IOException, InterruptedException {
    cloneOf(url);
    cloud.run("deploy", "--yes");
    assertThat(onlyStack().tags).containsEntry("c2ecs:source", source);
    assertThat(cloud.aws.wire()).doesNotContain("user:pw");
  }

  @Test
  void aBucketOfSomebodyElseIsLeftAlone() throws IOException {
    StringBuilder many = new StringBuilder("name: shop\nservices:\n");
    for (int i = 0; i < 40; i++) {
      many.append("  s" + i + ": {image: nginx}\n");
    }
    cloud.compose(many.toString());
    String bucket = "/c2ecs-" + FakeAws.ACCOUNT + "-eu-central-1";
    cloud.aws.objects.put(bucket, "");
    cloud.aws.objects.put(bucket + "/theirs", "theirs");
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("is not of c2ecs and is left alone").contains("c2ecs:bucket");
    assertThat(changingCalls()).doesNotContain("PUT object", "CreateChangeSet");
    cloud.aws.objects.remove(bucket + "/theirs");
    Cloud.Result empty = cloud.run("deploy", "--yes");
    assertThat(empty.exitCode()).as(empty.err()).isZero();
    assertThat(cloud.aws.objects.get(bucket + "?tagging")).contains("c2ecs:bucket");
  }
}
