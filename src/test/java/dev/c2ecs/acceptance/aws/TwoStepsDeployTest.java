package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.cloud.CloudModel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An update that AWS refuses as one, and takes as two: both are made, and followed as one. */
class TwoStepsDeployTest extends CloudTest {

  private static final String BEFORE =
      """
      name: shop
      services:
        web:
          image: nginx:1.27
          ports: ["80:80"]
          environment: {API_URL: "http://api:3000"}
          x-aws-discovery: connect
        api:
          image: example/api:1
          expose: ["3000"]
          x-aws-discovery: connect
        seed:
          image: example/seed:1
          restart: "no"
          depends_on: [api]
      """;

  private static final String AFTER =
      BEFORE
          .replace("example/api:1\n", "example/api:2\n    x-aws-capacity: spot\n")
          .replace("example/seed:1", "example/seed:2");

  private static final String BETWEEN =
      "the first of two updates is made, the second is not: `c2ecs deploy` goes on with it";

  private LikeAws like;

  @BeforeEach
  void deployed() throws IOException {
    like = cloud.aws.stacks.behaveLikeAws();
    Cloud.Result result = cloud.compose(BEFORE).run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    cloud.compose(AFTER);
  }

  private FakeStack stack() {
    return cloud.aws.stacks.all.get("shop#1");
  }

  private FakeJobs jobs() {
    return cloud.aws.tasks.jobs;
  }

  /** The stack has what one has that was made so from the beginning. */
  private void isAsIfMadeNew() {
    CloudModel fresh = new CloudModel();
    assertThat(
            fresh.deploy("shop", LikeAws.read(stack().template), stack().parameters).succeeded())
        .isTrue();
    assertThat(like.model.contents("shop")).isEqualTo(fresh.contents("shop"));
    assertThat(stack().template).isEqualTo(cloud.template());
    assertThat(stack().changeSets).isEmpty();
    assertThat(cloud.aws.objects).isEmpty();
  }

  /** Nothing was changed, and nothing is left of the attempt. */
  private void isAsBefore(String template) {
    assertThat(stack().template).isEqualTo(template);
    assertThat(stack().changeSets).isEmpty();
    assertThat(cloud.aws.objects).isEmpty();
    assertThat(jobs().started()).hasSize(1);
  }

  @Test
  void whoAgreesGetsBoth() throws IOException {
    cloud.answering("y\n");
    Cloud.Result result = cloud.run("deploy");
    assertThat(result.exitCode()).as(result.all()).isZero();
    System.out.println(result.all());
    assertThat(count("ExecuteChangeSet")).isEqualTo(3);
    assertThat(result.out().lines().toList()).containsExactly("services.web.ports[0]  http://example.test");
    assertThat(jobs().started()).hasSize(2);
    isAsIfMadeNew();
  }
}
