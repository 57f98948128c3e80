package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a build reads must be here; what only a container reads may be in AWS. */
class BuildCredentialsTest extends ImageCloudTest {

  private static final String COMPOSE =
      """
      name: shop
      services:
        web: {build: {context: web}}
        db:
          image: postgres:17
          environment: {POSTGRES_PASSWORD: "${DB_PASSWORD:?say which}"}
      """;

  @BeforeEach
  void project() throws IOException {
    cloud.compose(COMPOSE);
  }

  @Test
  void aBuildBesideACredentialThatAwsHasNeedsItNot() throws IOException {
    set("DB_PASSWORD", "correct-horse");
    run("deploy", "--yes");
    environment().remove("DB_PASSWORD");
    image("web", "two");
    Cloud.Result second = run("deploy", "--yes");
    assertThat(second.err()).containsPattern("image web: pushed sha256:");
    assertThat(cloud.aws.secrets.all.get("shop/db/environment").versions.values())
        .singleElement()
        .asString()
        .contains("correct-horse");
    image("web", "three");
    run("build");
    run("push", "web", "--yes");
  }

  @Test
  void aCredentialThatNobodyHasIsStillMissing() {
    assertThat(fails("deploy", "--yes").err()).contains("error C2E535", "DB_PASSWORD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "web: {build: {context: web, args: {NPM: \"${NPM_TOKEN:?say which}\"}}}",
        "web: {build: {context: web, args: [\"NPM=${NPM_TOKEN:?say which}\"]}}",
      })
  void oneThatABuildReadsMustBeHere(String build) throws IOException {
    cloud.compose(COMPOSE.replace("web: {build: {context: web}}", build));
    for (String[] command : new String[][] {{"build"}, {"push", "--yes"}, {"deploy", "--yes"}}) {
      assertThat(fails(command).err())
          .contains("compose.yaml:3:")
          .contains("requires the variable NPM_TOKEN: say which")
          .doesNotContain("requires the variable DB_PASSWORD");
    }
    assertThat(builder.builds()).isZero();
    assertThat(cloud.aws.images.all).isEmpty();
  }
}
