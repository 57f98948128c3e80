package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not done, and what is said instead. */
class RefusalTest extends CloudTest {

  @Test
  void c3AReadThatFailsForGoodDeletesNothing() throws IOException {
    cloud.stack("CREATE_COMPLETE");
    change();
    cloud.aws.refuse(
        "DescribeStacks", "AccessDenied", "not authorized to perform: cloudformation:Describe");
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("you may not do cloudformation:Describe");
    assertThat(cloud.aws.calls()).doesNotContain("DeleteStack", "CancelUpdateStack");
  }

  @Test
  void c7AProjectNameMakesALegalStackName() throws IOException {
    cloud.compose(
        Cloud.COMPOSE.replace("name: shop", "name: my_app")
            + "  front-end: {image: nginx}\n  frontend: {image: nginx}\n");
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    assertThat(cloud.aws.stacks.all.values().iterator().next().name).isEqualTo("my-app");
    cloud.compose(Cloud.COMPOSE.replace("name: shop", "name: my-app"));
    Cloud.Result other = cloud.run("deploy", "--yes");
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.err())
        .contains("is of the project my_app and is left alone: choose another project name");
  }

  @Test
  void c9WithoutATerminalNothingIsAskedColouredOrRedrawn() {
    Cloud.Result result = cloud.run("deploy");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("give --yes to agree").doesNotContain("\u001b");
    assertThat(cloud.aws.calls()).doesNotContain("ExecuteChangeSet");
    assertThat(cloud.aws.stacks.all.values())
        .isNotEmpty()
        .allMatch(stack -> stack.status().equals("DELETE_COMPLETE") && stack.changeSets.isEmpty());
    assertThat(cloud.run("deploy", "--yes").err()).doesNotContain("\u001b");
  }

  @Test
  void aNoLeavesNothing() {
    Cloud.Result result = cloud.answering("n\n").run("deploy");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("Deploy this? [y/N]").contains("nothing was changed");
    assertThat(cloud.aws.stacks.all.values())
        .isNotEmpty()
        .allMatch(stack -> stack.status().equals("DELETE_COMPLETE"));
  }

  @Test
  void c12TooManyResourcesAreRefusedBeforeAnyCall() throws IOException {
    StringBuilder many = new StringBuilder("name: shop\nservices:\n");
    for (int i = 0; i < 120; i++) {
      many.append("  s" + i + ": {image: nginx}\n");
    }
    cloud.compose(many.toString());
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("605 resources, CloudFormation takes 500");
    assertThat(cloud.aws.calls()).isEmpty();
  }

  @Test
  void aMissingImageIsNamedBeforeAnyCall() throws IOException {
    cloud.compose(
        "name: shop\nservices: {web: {build: {context: ., dockerfile_inline: FROM scratch}}}\n");
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .containsPattern("compose.yaml:2:\\d+: error C2E550: there is no builder")
        .contains("--image web=");
    assertThat(cloud.aws.calls()).isEmpty();
    assertThat(cloud.run("deploy", "--yes", "--image", "web=repo/web:1").exitCode()).isZero();
    assertThat(cloud.aws.stacks.sent.get(0)).contains("WebImage").contains("repo/web:1");
    Cloud.Result wrong = cloud.run("deploy", "--image", "wep=x");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("wep is no service").contains("there are web");
  }

  /** `web` and `worker` have one image. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "web=                    |              | it has no name",
        "web=Not an Image        |              | is no image",
        "web=repo/web:a b        |              | is no tag",
        "web=repo/web@sha256:12  |              | is no digest",
        "web=https://repo/web:1  |              | is no image",
        "web                     |              | has not the form NAME=VALUE",
        "wep=repo/web:1          |              | wep is no service whose image",
        "db=repo/web:1           |              | db is no service whose image",
        "web=repo/web:1          | web=repo/web:2    | web is given twice",
        "web=repo/web:1          | worker=repo/web:2 | web, worker have one image",
      })
  void whatIsNoImageOfAServiceIsWrongUsage(String first, String second, String words)
      throws IOException {
    cloud.compose(
        """
        name: shop
        services:
          web: {build: {context: ., dockerfile_inline: FROM scratch}}
          worker: {build: {context: ., dockerfile_inline: FROM scratch}, command: [work]}
          db: {image: postgres:16, environment: {POSTGRES_HOST_AUTH_METHOD: trust}}
        """);
    for (String command : List.of("deploy", "push")) {
      List<String> args = new ArrayList<>(List.of(command, "--yes", "--image", first));
      if (second != null) {
        args.addAll(List.of("--image", second));
      }
      Cloud.Result result = cloud.run(args.toArray(String[]::new));
      assertThat(result.exitCode()).as(result.all()).isEqualTo(2);
      assertThat(result.err()).contains("--image").contains(words);
    }
    assertThat(cloud.aws.calls()).isEmpty();
  }

  @Test
  void anotherAccountIsRefused() {
    Cloud.Result result = cloud.run("deploy", "--account", "999999999999");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("the credentials are for account 123456789012, not for 999");
    assertThat(cloud.aws.calls()).containsExactly("GetCallerIdentity");
  }

  @Test
  void expiredCredentialsAreOneSentence() {
    cloud.aws.refuse("GetCallerIdentity", "ExpiredToken", "The security token is expired");
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .endsWith(
            "c2ecs: the AWS session has expired: run `aws sso login`, or get new credentials\n");
  }

  @Test
  void aVpcWithoutDnsIsRefusedBeforeAnythingIsMade() {
    cloud.aws.network.dnsOff.addAll(List.of("enableDnsHostnames"));
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("lacks enableDnsHostnames")
        .contains("--vpc-id vpc-1 --enable-dns-hostnames");
    assertThat(cloud.aws.calls()).doesNotContain("CreateChangeSet");
  }

  @Test
  void subnetsWithoutAWayOutAreRefusedBeforeAnythingIsMade() {
    cloud.aws.network.gateway = "";
    cloud.aws.network.endpoints = List.of("ecr.api", "logs");
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("would not reach the registries")
        .contains("no endpoint for ecr.dkr, s3, secretsmanager");
    assertThat(cloud.aws.calls()).doesNotContain("CreateChangeSet");
    cloud.aws.network.endpoints = List.of("ecr.api", "ecr.dkr", "s3", "logs", "secretsmanager");
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    assertThat(cloud.aws.stacks.sent.get(0)).contains("=DISABLED");
  }

  @Test
  void behindANatGatewayTasksHaveNoPublicAddress() {
    cloud.aws.network.gateway = "nat-1";
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    assertThat(cloud.aws.stacks.sent.get(0)).contains("=DISABLED");
  }

  @Test
  void publicSubnetsNeedPublicAddresses() {
    Cloud.Result result = cloud.run("deploy", "--yes", "--parameter", "AssignPublicIp=DISABLED");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("--parameter AssignPublicIp=ENABLED");
  }

  @Test
  void oneZoneIsNotEnough() {
    cloud.aws.network.zones = List.of("eu-central-1a", "eu-central-1a", "eu-central-1a");
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("fewer than two zones");
  }

  @Test
  void fileSystemsHaveOneSubnetInAZone() throws IOException {
    cloud.compose(Cloud.COMPOSE + "    volumes: [data:/data]\nvolumes: {data: }\n");
    cloud.aws.network.zones = List.of("eu-central-1a", "eu-central-1a", "eu-central-1b");
    Cloud.Result result =
        cloud.run("deploy", "--yes", "--parameter", "FileSystemSubnetIds=subnet-a,subnet-b");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("subnet-a and subnet-b are both in eu-central-1a");
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    assertThat(cloud.aws.stacks.sent.get(0)).contains("=subnet-a,subnet-c");
  }

  @Test
  void tasksStayInTheZonesThatHaveMountTargets() throws IOException {
    String volume = Cloud.COMPOSE + "    volumes: [data:/data]\nvolumes: {data: }\n";
    cloud.compose(volume);
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    assertThat(cloud.aws.stacks.sent.get(0))
        .contains("=subnet-a,subnet-b")
        .doesNotContain("subnet-c");
    cloud.aws.stacks.all.clear();
    cloud.compose("x-aws-zones: 3\n" + volume);
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    List<String> sent = cloud.aws.stacks.sent;
    assertThat(sent.get(sent.size() - 1)).contains("=subnet-a,subnet-b,subnet-c");
  }

  @Test
  void aRegionWithoutADefaultVpcSaysWhatToGive() {
    cloud.aws.network.defaultVpc = false;
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("--parameter VpcId=…").contains("x-aws-vpc: new");
  }

  @Test
  void subnetsThatAreGivenMustBeThere() {
    Cloud.Result result =
        cloud.run("deploy", "--yes", "--parameter", "SubnetIds=subnet-a,subnet-x");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("the VPC vpc-1 has no subnet subnet-x");
  }

  @ParameterizedTest
  @CsvSource({
    "ReplaceAndRetain, STARTS EMPTY, shop-DataFilesystem stays in the account",
    "ReplaceAndDelete, DATA LOSS, the old one is deleted with the files in it",
  })
  void losingDataNeedsAnAcceptanceBesideTheYes(String policy, String heading, String words)
      throws IOException {
    cloud.compose(Cloud.COMPOSE + "    volumes: [data:/data]\nvolumes: {data: }\n");
    FakeStack stack = cloud.stack("CREATE_COMPLETE");
    stack.changeDetails.put(
        "DataFilesystem",
        "<Replacement>True</Replacement><PolicyAction>" + policy + "</PolicyAction>");
    cloud.compose(
        Cloud.COMPOSE
            + "    volumes: [data:/data]\nvolumes: {data: }\n"
            + "x-aws-cloudformation:\n  Resources:\n    DataFilesystem:\n      Properties:\n"
            + "        PerformanceMode: maxIO\n");
    Cloud.Result refused = cloud.run("deploy", "--yes");
    assertThat(refused.exitCode()).as(refused.all()).isEqualTo(1);
    assertThat(refused.err().replaceAll("\\s+", " "))
        .contains("volume data " + heading)
        .contains("is replaced by an empty one")
        .contains(words)
        .contains("give --accept DataFilesystem");
    assertThat(cloud.aws.calls()).doesNotContain("ExecuteChangeSet");
    assertThat(cloud.run("deploy", "--yes", "--accept", "DataFilesystem").exitCode()).isZero();
  }

  @Test
  void rolesWithNamesNeedAnAgreement() throws IOException {
    cloud.compose(
        Cloud.COMPOSE
            + "x-aws-cloudformation:\n  Resources:\n    WebTaskExecutionRole:\n"
            + "      Properties:\n        RoleName: web\n");
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("--capabilities CAPABILITY_NAMED_IAM");
    assertThat(cloud.aws.calls()).isEmpty();
    assertThat(cloud.run("deploy", "--yes", "--capabilities", "CAPABILITY_NAMED_IAM").exitCode())
        .isZero();
  }

  @Test
  void aStackOfSomebodyElseIsLeftAlone() {
    cloud
        .aws
        .stacks
        .put("shop", "CREATE_COMPLETE", "")
        .tags
        .put("com.docker.compose.project", "other");
    assertThat(cloud.run("deploy", "--yes").err()).contains("is of the project other");
    assertThat(cloud.run("down", "--yes").err()).contains("is of the project other");
    assertThat(Collections.disjoint(cloud.aws.calls(), List.of("DeleteStack", "CreateChangeSet")))
        .isTrue();
  }

  @Test
  void whatAwsFindsBeforeExecutingIsSaid() {
    cloud.aws.stacks.invalid =
        "<member><ValidationPath>/Resources/WebService/Properties/X</ValidationPath>"
            + "<ValidationStatusReason>Unknown property X</ValidationStatusReason></member>";
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("CloudFormation does not accept the template: The following hooks failed")
        .contains("/Resources/WebService/Properties/X: Unknown property X");
    assertThat(cloud.aws.calls()).contains("DeleteStack").doesNotContain("ExecuteChangeSet");
  }

  @Test
  void aPermissionThatIsMissingIsNamed() {
    cloud.aws.refuse(
        "CreateChangeSet",
        "AccessDenied",
        "User: arn:aws:iam::1:user/dev is not authorized to perform: cloudformation:CreateChangeSet"
            + " on resource: x");
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("you may not do cloudformation:CreateChangeSet");
  }

  @Test
  void aParameterThatIsMissingIsNamedBeforeAnyCall() throws IOException {
    cloud.compose(
        Cloud.COMPOSE
            + "x-aws-cloudformation:\n"
            + "  Parameters:\n"
            + "    Color: {Type: String, Description: paint}\n"
            + "  Outputs:\n"
            + "    Color: {Value: !Ref Color}\n");
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
    assertThat(result.err()).contains("--parameter Color=…   paint");
    assertThat(cloud.aws.calls()).isEmpty();
    Cloud.Result unknown =
        cloud.run("deploy", "--parameter", "Colour=red", "--parameter", "Color=x");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.err()).contains("the template has no parameter Colour");
  }

  @Test
  void aPairWithoutAnEqualsSignIsWrongUsage() {
    Cloud.Result result = cloud.run("deploy", "--tag", "blue");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--tag: blue has not the form NAME=VALUE");
  }

  @Test
  void anUnknownWayToShowProgressIsWrongUsage() {
    assertThat(cloud.run("deploy", "--progress", "loud").exitCode()).isEqualTo(2);
    assertThat(cloud.aws.calls()).isEmpty();
  }

  @Test
  void downNeedsAYes() {
    cloud.run("deploy", "--yes");
    Cloud.Result result = cloud.run("down");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("goes      stack shop")
        .contains("\"Remove this?\"; give --yes to agree");
    assertThat(cloud.aws.calls()).doesNotContain("DeleteStack");
  }

  @Test
  void aRemovalThatFailsIsExplainedAndCanLeaveSomethingBehind() {
    cloud.run("deploy", "--yes");
    cloud.aws.stacks.scripts.add(
        (stack, operation, token) -> {
          stack.stackEvent(0, "DELETE_IN_PROGRESS", "User Initiated", token);
          stack.resourceEvent(
              5, "DefaultNetwork", "DELETE_FAILED", "resource sg-1 has a dependent object", token);
          stack.stackEvent(6, "DELETE_FAILED", "", token);
        });
    Cloud.Result result = cloud.run("down", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("DefaultNetwork cannot be removed: something outside of this stack uses it")
        .contains("c2ecs down --retain LOGICAL-ID");
    assertThat(cloud.run("down", "--yes", "--retain", "DefaultNetwork").exitCode()).isZero();
    assertThat(cloud.aws.wire()).contains("RetainResources.member.1=DefaultNetwork");
  }
}
