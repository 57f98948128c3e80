package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** S37: log groups of others are looked for before anything is made. */
class LogGroupsTest extends CloudTest {

  private static String logging(String options) {
    return Cloud.COMPOSE + "    logging: {options: {awslogs-group: /ops/db" + options + "}}\n";
  }

  @Test
  void aGroupThatNobodyCreatesMustBeThere() throws IOException {
    cloud.compose(logging(", awslogs-create-group: \"false\""));
    Cloud.Result refused = cloud.run("deploy", "--yes");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err())
        .contains("C2E579", "there is no log group /ops/db in eu-central-1, which db")
        .contains("aws logs create-log-group --log-group-name /ops/db");
    assertThat(cloud.aws.calls()).doesNotContain("CreateChangeSet", "ExecuteChangeSet");
    cloud.aws.tasks.logGroups.add("/ops/db-old");
    assertThat(cloud.run("deploy", "--yes").exitCode()).isEqualTo(1);
    cloud.aws.tasks.logGroups.add("/ops/db");
    Cloud.Result deployed = cloud.run("deploy", "--yes");
    assertThat(deployed.exitCode()).as(deployed.all()).isZero();
  }

  @Test
  void whatTasksMayCreateIsNotLookedFor() throws IOException {
    cloud.compose(logging(""));
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    cloud.compose(logging(", awslogs-region: us-east-1, awslogs-create-group: \"false\""));
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    assertThat(cloud.aws.calls()).doesNotContain("DescribeLogGroups");
  }
}
