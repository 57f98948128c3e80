package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.cost.Costing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code c2ecs cost}: what is printed, by which prices, and with which exit code. */
class CostCommandTest {

  private static final String SHOP =
      """
      name: shop
      services:
        web:
          image: nginx:1.27
          ports: ["80:80"]
          deploy: {x-aws-autoscaling: {min: 2, max: 4, cpu: 60}}
        db: {image: "postgres:16", volumes: ["data:/var/lib/postgresql/data"]}
      volumes: {data: {}}
      """;

  @TempDir private Path directory;

  private Program program(String compose) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), compose);
    return Program.in(directory);
  }

  @Test
  void partsAreSortedAndTheSumIsLast() throws IOException {
    Program.Result result = program(SHOP).run("cost");
    assertThat(result.exitCode()).as(result.err()).isZero();
    List<String> lines = result.out().lines().toList();
    assertThat(lines.get(0))
        .matches("shop: about \\$[0-9]+ to \\$[0-9]+ a month in us-east-1 \\(no region is set\\)");
    List<String> parts =
        lines.stream()
            .filter(line -> line.matches("[a-z].*\\$[0-9.]+( to \\$[0-9.]+)?"))
            .map(line -> line.split(" {2,}", -1)[0])
            .toList();
    assertThat(parts)
        .containsExactly("web", "load balancer", "db", "volume data", "project", "together");
    assertThat(result.out())
        .contains("  storage_gb:          10       # GB in each file system")
        .endsWith("what is not of this project.\n");
    assertThat(lines).isNotEmpty().allMatch(line -> line.length() <= 80 || line.startsWith("  "));
  }

  @Test
  void jsonHasEveryLineAndItsSource() throws IOException {
    Map<String, Object> json = Json.object(program(SHOP).run("cost", "--format", "json").out());
    assertThat(json)
        .containsEntry("version", 1L)
        .containsEntry("project", "shop")
        .containsEntry("region", "us-east-1")
        .containsEntry("incomplete", false)
        .containsKeys("minimum", "maximum", "pricesOf", "assumptions", "notPriced");
    double sum = 0;
    for (Object part : Template.list(Objects.requireNonNull(json.get("parts")))) {
      double lines = 0;
      for (Object line : Template.list(Objects.requireNonNull(Template.map(part).get("lines")))) {
        assertThat(Template.map(line))
            .containsKeys("item", "unit", "least", "most", "price", "certainty", "source", "asOf");
        lines += number(line, "maximum");
      }
      assertThat(number(part, "maximum")).isCloseTo(lines, within());
      sum += number(part, "maximum");
    }
    assertThat(number(json, "maximum")).isCloseTo(sum, within());
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(0.05);
  }

  private static double number(Object map, String key) {
    return ((Number) Objects.requireNonNull(Template.map(map).get(key))).doubleValue();
  }

  @Test
  void markdownHasATableAndWhatIsMissing() throws IOException {
    String overlay = "x-aws-cloudformation: {Resources: {Jobs: {Type: \"AWS::SQS::Queue\"}}}\n";
    Program.Result result = program(SHOP + overlay).run("cost", "--format", "markdown");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .startsWith("**shop**: at least $")
        .contains("| part | a month |", "| volume data | $", "<details>", "| `log_gb` | 1 |")
        .contains("- AWS::&#8203;SQS::Queue (Jobs): no price is known");
    assertThat(result.out().lines().filter(line -> line.startsWith("| ")))
        .isNotEmpty()
        .allMatch(line -> line.endsWith(" |"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          -         | -         | -         | -         | us-east-1    | no region is set
          -         | -         | -         | eu-west-3 | eu-west-3    | the AWS profile default
          -         | -         | eu-west-2 | eu-west-3 | eu-west-2    | AWS_REGION
          -         | eu-west-1 | eu-west-2 | eu-west-3 | eu-west-1    | x-aws-cost
          sa-east-1 | eu-west-1 | eu-west-2 | eu-west-3 | sa-east-1    | --region
          """)
  void theRegionIsTheNearestThatIsSet(
      String flag, String file, String variable, String profile, String region, String source)
      throws IOException {
    Program program = program(SHOP + (file == null ? "" : "x-aws-cost: {region: " + file + "}\n"));
    if (variable != null) {
      program.env("AWS_REGION", variable);
    }
    if (profile != null) {
      Path config = directory.resolve("config");
      Files.writeString(
          config, "[profile other]\nregion = us-west-2\n[default]\nregion=" + profile + "\n");
      program.env("AWS_CONFIG_FILE", config.toString());
    }
    Program.Result result =
        flag == null ? program.run("cost") : program.run("cost", "--region", flag);
    assertThat(result.out().lines().findFirst().orElse(""))
        .endsWith(" a month in " + region + " (" + source + ")");
    if (profile != null && flag == null && file == null && variable == null) {
      assertThat(program.run("cost", "--aws-profile", "other").out())
          .contains(" a month in us-west-2 (the AWS profile other)");
    }
  }

  @Test
  void pricesDifferByRegion() throws IOException {
    String dear = program(SHOP).run("cost", "--region", "sa-east-1").out();
    String cheap = program(SHOP).run("cost", "--region", "us-east-1").out();
    assertThat(dear).contains("× $0.0696 ").doesNotContain("× $0.04048 ");
    assertThat(cheap).contains("× $0.04048 ").doesNotContain("× $0.0696 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mars-east-1", "us-east-1a", "", "a|b\u001b[31m"})
  void aRegionWithoutPricesIsRefused(String region) throws IOException {
    Program.Result result = program(SHOP).run("cost", "--region", region);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("c2ecs: no prices are known for ")
        .contains("there are some for ap-northeast-1, ")
        .doesNotContain("\u001b");
  }

  @Test
  void wrongAssumptionsHaveAPlace() throws IOException {
    Program.Result result = program(SHOP + "x-aws-cost: {hours: 800}\n").run("cost");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains(
            "compose.yaml:9:14: error C2E361: x-aws-cost.hours must be a number from 0 to 744")
        .contains("nothing is estimated: 1 error, 0 warnings");
  }

  @Test
  void parametersCount() throws IOException {
    Program program = program(SHOP);
    Files.writeString(
        directory.resolve("p.json"),
        "[{\"ParameterKey\": \"AssignPublicIp\", \"ParameterValue\": \"DISABLED\"}]");
    assertThat(program.run("cost", "--parameters", "p.json").out())
        .containsOnlyOnce("public IPv4 addresses");
  }

  /** In every template that is committed. */
  @Test
  void everyTypeThatIsWrittenIsPricedOrFree() throws IOException {
    TreeSet<String> types = new TreeSet<>();
    List<Path> homes = new ArrayList<>(Repo.samples());
    homes.addAll(Fixtures.all());
    for (Path home : homes) {
      Path template = home.resolve("template.yaml");
      if (Files.exists(template)) {
        try (Stream<String> lines = Files.lines(template)) {
          lines
              .filter(line -> line.matches(" {4}Type: AWS::[A-Za-z0-9]+::[A-Za-z0-9]+"))
              .forEach(line -> types.add(line.strip().substring("Type: ".length())));
        }
      }
    }
    assertThat(types).hasSizeGreaterThan(25);
    assertThat(types.stream().filter(t -> Costing.of(t).kind() == Costing.Kind.UNPRICED))
        .containsExactly("AWS::SQS::Queue");
  }

  @Test
  void theTableIsRebuiltFromOfferFiles() {
    String home = Repo.ROOT.resolve("src/test/resources/prices").toString();
    PythonTools.Result result =
        PythonTools.prices(
            List.of(
                "--date",
                "2027-03-05",
                home + "/AmazonECS.json",
                home + "/AWSELB.csv",
                home + "/AWSDataTransfer.csv"));
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.out().lines())
        .contains(
            "date\t2027-03-05",
            "price\tus-east-1\tfargate.x86.vcpu-hour\t0.01111\ts\t2027-02\tlist-amazonecs",
            "price\tus-east-1\tfargate.x86.gb-hour\t0.00222\ts\t2027-02\tlist-amazonecs",
            "price\teu-west-1\tfargate.arm.vcpu-hour\t0.03333\ts\t2027-01\tlist-amazonecs",
            "price\teu-central-1\talb.hour\t0.0444\ts\t2027-02\tlist-awselb",
            "price\teu-central-1\tnlb.lcu-hour\t0.0055\ts\t2027-02\tlist-awselb",
            "price\tus-east-1\tnlb.hour\t0.0666\ts\t2027-02\tlist-awselb",
            "price\tap-northeast-1\ttransfer.out.gb\t0.222\ts\t2027-02\tlist-awsdatatransfer")
        .noneMatch(line -> line.contains("0.0999") || line.contains("0.0777"));
    assertThat(result.all())
        .contains("7 prices renewed, ", "kept: fargate.spot.x86.vcpu-hour in every region");
  }

  @ParameterizedTest
  @CsvSource({
    "removed, 1, true",
    "renamed, 1, true",
    "ended, 0, false",
  })
  void whatStaysInTheAccountCostsOn(String change, int files, boolean kept) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), SHOP);
    GitRepository.in(directory).run("add", "-A").run("commit", "-qm", "shop");
    String now =
        switch (change) {
          case "removed" -> SHOP.replace(", volumes: [\"data:/var/lib/postgresql/data\"]", "");
          case "renamed" -> SHOP.replace("data:", "rows:").replace("{data", "{rows");
          default -> SHOP.replace("max: 4", "max: 3");
        };
    boolean without = change.equals("removed");
    Program program =
        program(without ? now.replace("volumes: {data: {}}", "") : now)
            .env("PATH", System.getenv().getOrDefault("PATH", ""));
    Program.Result text = program.run("cost", "--from", "HEAD");
    assertThat(text.exitCode()).as(text.err()).isZero();
    String words = "stays in the account and costs on: volume data $";
    assertThat(text.out().contains(words)).as(text.out()).isEqualTo(kept);
    assertThat(program.run("review", "--from", "HEAD").out().contains("costs on: volume data"))
        .isEqualTo(kept);
    assertThat(
            Template.list(
                Objects.requireNonNull(
                    Json.object(program.run("cost", "--from", "HEAD", "--format", "json").out())
                        .get("kept"))))
        .hasSize(files);
    // A volume that is only renamed costs twice.
    assertThat(program.run("diff", "--fail-on", "cost:2%").exitCode())
        .isEqualTo(change.equals("renamed") ? 1 : 0);
  }
}
