package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change does not say alone what it costs: what it says of that is told, and a limit sees it. */
class SelfPricedTest {

  private static final String PATH = System.getenv().getOrDefault("PATH", "");

  @TempDir private Path temporary;
  private Path directory;
  private GitRepository repository;

  @BeforeEach
  void begin() throws IOException {
    directory = temporary.toRealPath();
    repository = GitRepository.in(directory);
  }

  /** A project whose overlay has a resource {@code Extra}, where a type is named. */
  private static String project(String type, String size, String cost) {
    String overlay =
        type.isEmpty()
            ? ""
            : "x-aws-cloudformation: {Resources: {Extra: {Type: \""
                + type
                + "\", Properties: {Size: "
                + size
                + "}}}}\n";
    return "name: shop\nservices: {web: {image: \"nginx:1.29\", ports: [\"80:80\"]}}\n"
        + overlay
        + (cost.isEmpty() ? "" : "x-aws-cost: {" + cost + "}\n");
  }

  private void commit(String text) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), text);
    repository.track("compose.yaml").run("commit", "-qm", "a", "--allow-empty");
  }

  private Program.Result run(String... arguments) {
    return Program.in(directory).env("PATH", PATH).run(arguments);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "'' | a | '' | AWS::RDS::DBInstance | a | prices: {Extra: 0} | 1",
        "'' | a | '' | AWS::MSK::Cluster | a | prices: {Extra: 0.01} | 1",
        "'' | a | prices: {Extra: 1} | AWS::RDS::DBInstance | a | prices: {Extra: 1} | 0",
        "AWS::RDS::DBInstance | a | prices: {Extra: 99} | AWS::RDS::DBInstance | b |"
            + " prices: {Extra: 99} | 1",
        "AWS::RDS::DBInstance | a | prices: {Extra: 99} | AWS::RDS::DBInstance | a |"
            + " prices: {Extra: 1} | 0",
        "AWS::RDS::DBInstance | a | prices: {Extra: 1} | AWS::RDS::DBInstance | a |"
            + " prices: {Extra: 99} | 1",
        "'' | a | '' | AWS::SNS::Topic | a | prices: {Extra: 0} | 0",
        "'' | a | '' | '' | a | hours: 1 | 0",
        "'' | a | hours: 700 | '' | a | zones: 6 | 0",
        "'' | a | '' | '' | a | region: eu-north-1 | 0",
      })
  void whatAChangeSaysOfItsPriceIsToldEverywhere(
      String old, String oldSize, String oldCost, String type, String size, String cost, int exit)
      throws IOException {
    commit(project(old, oldSize, oldCost));
    commit(project(type, size, cost));
    for (List<String> command :
        List.of(
            List.of("cost"),
            List.of("cost", "--format", "markdown"),
            List.of("diff"),
            List.of("diff", "--format", "markdown"),
            List.of("review"))) {
      List<String> all = new ArrayList<>(command);
      all.addAll(List.of("--from", "HEAD~1"));
      assertThat(run(all.toArray(String[]::new)).out()).as(command + "").contains("x-aws-cost");
    }
    for (String command : List.of("cost", "diff")) {
      String json = run(command, "--from", "HEAD~1", "--format", "json").out();
      assertThat(json).contains("\"saysItself\"");
      assertThat(json.matches("(?s).*\"(key|resource)\" : \"(Extra|hours|zones|region)\".*"))
          .as(json)
          .isTrue();
    }
    Program.Result limited = run("diff", "--from", "HEAD~1", "--fail-on", "cost:20%");
    assertThat(limited.exitCode()).as(limited.err()).isEqualTo(exit);
  }

  @Test
  void aNewProjectIsNoLessThanItIsByTheUsualAssumptions() throws IOException {
    repository.run("commit", "-qm", "a", "--allow-empty");
    commit(project("", "a", "hours: 0, zones: 1, transfer_out_gb: 0, load_units: 0, log_gb: 0"));
    assertThat(run("diff", "--from", "HEAD~1", "--fail-on", "cost:900%").err())
        .contains("cost (it was nothing)");
  }

  @Test
  void aPriceOfOnesOwnIsNoneOfAws() throws IOException {
    commit(
        project("", "a", "prices: {One: 5, Two: 5}")
            + "x-aws-cloudformation: {Resources: {One: {Type: \"AWS::SNS::Topic\"},"
            + " Two: {Type: \"AWS::SNS::Topic\"}}}\n");
    assertThat(run("cost").out())
        .contains("  One, whose price x-aws-cost says", "  Two, whose price x-aws-cost says")
        .contains("  prices.One:          ", "no price of AWS (set)");
    assertThat(run("cost", "--format", "json").out())
        .contains("\"certainty\" : \"yours\"", "\"resource\" : \"One\"", "\"resource\" : \"Two\"");
    assertThat(run("cost", "--format", "markdown").out()).contains("One, whose price");
  }

  @ParameterizedTest
  @CsvSource({
    "AWS::RDS::DBInstance",
    "AWS::SQS::Queue",
    "AWS::Lambda::Function",
    "Custom::Thing",
  })
  void aSumThatLacksSomethingSaysAtLeast(String type) throws IOException {
    commit(project("", "a", ""));
    assertThat(run("cost").out()).startsWith("shop: about $");
    commit(project(type, "{ServiceToken: a}", ""));
    assertThat(run("cost").out()).startsWith("shop: at least $");
    assertThat(run("cost", "--from", "HEAD~1").out()).startsWith("at least $");
    assertThat(run("cost", "--format", "json").out()).contains("\"incomplete\" : true");
  }

  @Test
  void whatThePriceOfNothingIsIsSaid() throws IOException {
    commit(
        project("AWS::SNS::Topic", "a", "prices: {Nope: 5, WebService: 5, Cluster: 5}, bogus: 1"));
    for (String command : List.of("cost", "convert", "check")) {
      Program.Result result = run(command);
      assertThat(result.out() + result.err())
          .as(command)
          .contains("x-aws-cost.prices.Nope is", "prices.WebService is", "prices.Cluster is")
          .contains("x-aws-cost.bogus is not");
    }
    assertThat(run("cost").err()).contains("4 warnings in the file: `c2ecs check`");
  }

  @Test
  void sourcesAreListed() throws IOException {
    commit(project("", "a", ""));
    commit(project("", "a", "").replace("image", "deploy: {replicas: 2}, image"));
    for (String format : List.of("text", "markdown")) {
      assertThat(run("cost", "--sources", "--format", format).out())
          .contains("aws-ecs", "Fargate vCPU (2026-09)");
      assertThat(run("cost", "--from", "HEAD~1", "--sources", "--format", format).out())
          .contains("aws-ecs", "Fargate vCPU (2026-09)");
    }
    assertThat(run("cost").out()).doesNotContain("where prices come from");
    assertThat(run("cost", "--from", "HEAD~1", "--format", "json").out())
        .contains("\"pricesOf\" : \"20", "\"certainty\" : \"likely\"", "\"key\" : \"hours\"");
  }
}
