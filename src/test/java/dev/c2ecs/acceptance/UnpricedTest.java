package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has no price is told wherever a cost is compared, and does not pass for nothing. */
class UnpricedTest {

  private static final String PATH = System.getenv().getOrDefault("PATH", "");
  private static final String PROJECT = "name: shop\nservices: {web: {image: \"nginx:1.29\"}}\n";

  @TempDir private Path temporary;
  private Path directory;
  private GitRepository repository;

  @BeforeEach
  void begin() throws IOException {
    directory = temporary.toRealPath();
    repository = GitRepository.in(directory);
  }

  private void commit(String text) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), text);
    repository.track("compose.yaml").run("commit", "-qm", "a", "--allow-empty");
  }

  private Program.Result run(String... arguments) {
    return Program.in(directory).env("PATH", PATH).run(arguments);
  }

  private static String with(String type, String properties, String more) {
    return PROJECT
        + "x-aws-cloudformation: {Resources: {Extra: {Type: \""
        + type
        + "\", Properties: "
        + properties
        + "}}}\n"
        + more;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"AWS::RDS::DBInstance", "AWS::ElastiCache::ReplicationGroup", "AWS::MSK::Cluster"})
  void whatIsBilledFailsTheThreshold(String type) throws IOException {
    commit(PROJECT);
    commit(with(type, "{Size: a}", ""));
    String told = "new " + type + " (Extra): no price is known";
    assertThat(run("cost", "--from", "HEAD~1").out())
        .contains("not in it: " + told, "without what has no price");
    assertThat(run("cost", "--from", "HEAD~1", "--format", "json").out())
        .contains("\"change\" : \"added\"", "\"what\" : \"" + type + " (Extra)\"");
    assertThat(run("review", "--from", "HEAD~1").out())
        .contains("not in it: new", type.substring("AWS::".length()) + " (Extra)");
    Program.Result failed = run("diff", "--from", "HEAD~1", "--fail-on", "cost:1000%");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).contains("cost (no price is known for " + type + " (Extra))");

    commit(with(type, "{Size: b}", ""));
    assertThat(run("cost", "--from", "HEAD~1").out()).contains("not in it: changed " + type);
    commit(PROJECT);
    assertThat(run("cost", "--from", "HEAD~1").out()).contains("not in it: removed " + type);
    assertThat(run("diff", "--from", "HEAD~1", "--fail-on", "cost:1000%").exitCode()).isZero();
  }

  @Test
  void whatMayCostNothingPassesTheThreshold() throws IOException {
    commit(PROJECT);
    commit(with("AWS::SNS::Topic", "{}", ""));
    assertThat(run("cost", "--from", "HEAD~1").out()).contains("not in it: new AWS::SNS::Topic");
    assertThat(run("diff", "--from", "HEAD~1", "--fail-on", "cost:20%").exitCode()).isZero();
  }

  @Test
  void anOwnPriceIsInTheSum() throws IOException {
    commit(PROJECT);
    commit(with("AWS::RDS::DBInstance", "{}", "x-aws-cost: {prices: {Extra: 25.5}}\n"));
    assertThat(run("cost").out()).contains("25.50").doesNotContain("DBInstance (Extra)");
    assertThat(run("cost", "--from", "HEAD~1").out())
        .doesNotContain("not in it")
        .doesNotContain("x-aws-cost changes");
    commit(PROJECT);
    commit(with("AWS::SNS::Topic", "{}", "x-aws-cost: {prices: {Extra: 25.5}}\n"));
    for (List<String> limit : List.of(List.of("cost:10%", "1"), List.of("cost:900%", "0"))) {
      assertThat(run("diff", "--from", "HEAD~1", "--fail-on", limit.get(0)).exitCode())
          .as(limit.get(0))
          .isEqualTo(Integer.parseInt(limit.get(1)));
    }
    commit(with("AWS::RDS::DBInstance", "{}", "x-aws-cost: {prices: {Extra: a}}\n"));
    assertThat(run("check").out()).contains("dollars a month");
  }
}
