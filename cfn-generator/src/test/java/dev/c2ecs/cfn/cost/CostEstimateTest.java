package dev.c2ecs.cfn.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.template.Template;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quantities and sums, by a table in which everything costs a dollar. */
class CostEstimateTest {

  private static final PriceTable DOLLARS = dollars();

  private static PriceTable dollars() {
    StringBuilder text = new StringBuilder("date\t2027-01-01\n");
    for (PriceItem item : PriceItem.values()) {
      text.append("price\there\t").append(item.key()).append("\t1\ts\t2026-12\ta\n");
    }
    return PriceTable.of(text.toString());
  }

  private static CostEstimate of(String compose, CostSettings settings) {
    return CostEstimate.of(Projects.template(compose), Map.of(), "here", settings, DOLLARS);
  }

  private static CostEstimate services(String services) {
    return of("name: p\nservices:\n" + services.indent(2), CostSettings.DEFAULTS);
  }

  /** The quantities of a service, {@code least..most} where they differ. */
  private static String quantity(CostEstimate estimate, String label, PriceItem item) {
    return estimate.shares().stream()
        .filter(share -> share.label().equals(label))
        .flatMap(share -> share.lines().stream())
        .filter(line -> line.item() == item)
        .map(
            line ->
                line.least().compareTo(line.most()) == 0
                    ? plain(line.least())
                    : plain(line.least()) + ".." + plain(line.most()))
        .findFirst()
        .orElse("none");
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          cpus: 1, mem_limit: 2g                                                  | X86_CPU         | 730
          cpus: 1, mem_limit: 2g                                                  | X86_MEMORY      | 1460
          cpus: 1, mem_limit: 2g                                                  | ADDRESS         | 730
          cpus: 1, mem_limit: 2g                                                  | SCRATCH         | none
          cpus: 1, mem_limit: 2g                                                  | LOGS_WRITTEN    | 1
          cpus: 1, mem_limit: 2g                                                  | LOGS_KEPT       | 1
          cpus: 1, mem_limit: 2g, scale: 3                                        | X86_CPU         | 2190
          cpus: 1, mem_limit: 2g, scale: 0                                        | X86_CPU         | 0
          cpus: 1, mem_limit: 2g, scale: 0                                        | ADDRESS         | none
          cpus: 1, mem_limit: 2g, platform: linux/arm64                           | ARM_CPU         | 730
          cpus: 1, mem_limit: 2g, platform: linux/arm64                           | X86_CPU         | none
          cpus: 1, mem_limit: 2g, x-aws-ephemeral_storage: 50                     | SCRATCH         | 21900
          cpus: 1, mem_limit: 2g, x-aws-capacity: spot                            | SPOT_X86_CPU    | 730
          cpus: 1, mem_limit: 2g, x-aws-capacity: spot                            | X86_CPU         | none
          cpus: 1, mem_limit: 2g, scale: 4, x-aws-capacity: {base: 1, spot: 2, on_demand: 1} | SPOT_X86_CPU | 1460
          cpus: 1, mem_limit: 2g, scale: 4, x-aws-capacity: {base: 1, spot: 2, on_demand: 1} | X86_CPU | 1460
          cpus: 1, mem_limit: 2g, deploy: {x-aws-autoscaling: {min: 2, max: 5, cpu: 60}} | X86_CPU | 1460..3650
          cpus: 1, mem_limit: 2g, deploy: {x-aws-autoscaling: {min: 0, max: 5, cpu: 60}} | X86_CPU | 0..3650
          cpus: 1, mem_limit: 2g, deploy: {x-aws-autoscaling: {max: 5, cpu: 60, memory: 60}} | ALARM | 4
          cpus: 1, mem_limit: 2g, logging: {driver: splunk}                      | LOGS_WRITTEN    | none
          """)
  void countsWhatTasksNeed(String attributes, PriceItem item, String quantity) {
    CostEstimate estimate = services("web: {image: nginx, " + attributes + "}");
    assertThat(quantity(estimate, "web", item)).isEqualTo(quantity);
  }

  @Test
  void containersOfOneTaskSharesItsSize() {
    CostEstimate estimate =
        services(
            """
            web: {image: nginx, cpus: 1, mem_limit: 2g}
            proxy: {image: envoyproxy/envoy, network_mode: "service:web", cpus: 1, mem_limit: 2g}
            """);
    assertThat(quantity(estimate, "web", PriceItem.X86_CPU)).isEqualTo("1460");
    assertThat(quantity(estimate, "web", PriceItem.ADDRESS)).isEqualTo("730");
    assertThat(estimate.shares()).isNotEmpty().noneMatch(share -> share.label().equals("proxy"));
  }

  @Test
  void jobsRunAsOftenAsTheirScheduleSaysElseAsAssumed() {
    CostEstimate estimate =
        services(
            """
            hourly: {image: x, cpus: 1, mem_limit: 2g, x-aws-schedule: rate(1 hour)}
            once: {image: x, cpus: 1, mem_limit: 2g, restart: "no", command: exit 0}
            """);
    assertThat(quantity(estimate, "hourly", PriceItem.X86_MEMORY)).startsWith("121.66");
    assertThat(quantity(estimate, "once", PriceItem.X86_MEMORY)).isEqualTo("5");
    assertThat(estimate.assumptions())
        .extracting(CostEstimate.Assumed::assumption)
        .contains(Assumption.JOB_RUNS, Assumption.JOB_MINUTES)
        .doesNotContain(Assumption.LOAD_UNITS);
  }

  @Test
  void privateTasksHaveNoAddress() {
    Template template = Projects.template("name: p\nservices: {web: {image: nginx}}\n");
    CostEstimate estimate =
        CostEstimate.of(
            template, Map.of("AssignPublicIp", "DISABLED"), "here", CostSettings.DEFAULTS, DOLLARS);
    assertThat(quantity(estimate, "web", PriceItem.ADDRESS)).isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                              | FILES        | 10
          {}                                                              | FILES_READ   | 10
          {}                                                              | BACKUP       | 10
          {backup_policy: DISABLED}                                       | BACKUP       | none
          {throughput_mode: bursting}                                     | FILES_READ   | none
          {throughput_mode: provisioned, provisioned_throughput: "4"}     | THROUGHPUT   | 4
          {lifecycle_policy: AFTER_30_DAYS}                               | RARE_FILES   | 5
          {lifecycle_policy: AFTER_30_DAYS}                               | FILES        | 5
          """)
  void countsWhatFilesNeed(String options, PriceItem item, String quantity) {
    String compose =
        "name: p\nservices: {web: {image: nginx, volumes: [\"data:/data\"]}}\nvolumes: {data:"
            + " {driver_opts: "
            + options
            + "}}\n";
    String given = compose.replace(" {driver_opts: {}}", " {}");
    assertThat(quantity(of(given, CostSettings.DEFAULTS), "volume data", item)).isEqualTo(quantity);
  }

  @Test
  void loadBalancersHaveUnitsAndAddresses() {
    CostEstimate estimate = services("web: {image: nginx, ports: [\"80:80\"]}");
    assertThat(quantity(estimate, "load balancer", PriceItem.ALB)).isEqualTo("730");
    assertThat(quantity(estimate, "load balancer", PriceItem.ALB_UNITS)).isEqualTo("365");
    assertThat(quantity(estimate, "load balancer", PriceItem.ADDRESS)).isEqualTo("1460");
    CostEstimate inside =
        services("web: {image: nginx, ports: [{target: 80, x-aws-internal: true}]}");
    assertThat(quantity(inside, "load balancer", PriceItem.ALB)).isEqualTo("730");
    assertThat(quantity(inside, "load balancer", PriceItem.ADDRESS)).isEqualTo("none");
    assertThat(quantity(inside, "load balancer", PriceItem.TRAFFIC)).isEqualTo("none");
  }

  @Test
  void whatHasNoPriceIsNamedAndNotInTheSum() {
    PriceTable one =
        PriceTable.of("date\t2027-01-01\nprice\tx\tfargate.x86.vcpu-hour\t1\ts\t2026-12\ta\n");
    Template template =
        Projects.template(
            """
            name: p
            services: {web: {image: nginx, cpus: 1, mem_limit: 2g}}
            x-aws-cloudformation: {Resources: {Jobs: {Type: "AWS::SQS::Queue"}}}
            """);
    CostEstimate estimate = CostEstimate.of(template, Map.of(), "x", CostSettings.DEFAULTS, one);
    assertThat(estimate.total().exact()).isEqualTo("$730.00");
    assertThat(estimate.isIncomplete()).isTrue();
    assertThat(estimate.unknown()).contains(PriceItem.X86_MEMORY, PriceItem.LOGS_WRITTEN);
    assertThat(estimate.unpriced())
        .extracting(CostEstimate.Unpriced::what)
        .containsExactly("AWS::SQS::Queue (Jobs)");
    CostEstimate nowhere =
        CostEstimate.of(template, Map.of(), "mars-1", CostSettings.DEFAULTS, one);
    assertThat(nowhere.lines()).isEmpty();
    assertThat(nowhere.unknown()).contains(PriceItem.X86_CPU);
  }

  @Test
  void fewerHoursAreForTasksOnly() {
    CostEstimate estimate =
        of(
            "name: p\nservices: {web: {image: nginx, cpus: 1, mem_limit: 2g, ports: [\"80:80\"]}}",
            new CostSettings(
                Map.of(Assumption.HOURS, BigDecimal.valueOf(200)), Map.of(), Optional.empty()));
    assertThat(quantity(estimate, "web", PriceItem.X86_CPU)).isEqualTo("200");
    assertThat(quantity(estimate, "web", PriceItem.LOGS_WRITTEN)).isEqualTo("1");
    assertThat(quantity(estimate, "load balancer", PriceItem.ALB)).isEqualTo("730");
  }

  @Test
  void theDifferenceIsByPart() {
    CostEstimate before =
        services("web: {image: nginx, cpus: 1, mem_limit: 2g}\nold: {image: nginx}\n");
    CostEstimate after =
        services("web: {image: nginx, cpus: 2, mem_limit: 4g}\nnew: {image: nginx, scale: 0}\n");
    CostDifference difference = CostDifference.between(before, after);
    assertThat(difference.changes())
        .extracting(CostDifference.Change::label)
        .containsExactly("web", "old");
    assertThat(difference.before()).isEqualTo(before.total());
    assertThat(difference.isNone()).isFalse();
    assertThat(CostDifference.between(before, before).isNone()).isTrue();
    assertThat(CostDifference.between(before, before).changes()).isEmpty();
  }

  @Test
  void partsAreSortedByCostAndAddUp() {
    CostEstimate estimate =
        services(
            """
            small: {image: nginx, cpus: 0.25, mem_limit: 512m}
            large: {image: nginx, cpus: 4, mem_limit: 8g, ports: ["80:80"]}
            """);
    List<CostEstimate.Share> shares = estimate.shares();
    assertThat(shares.get(0).label()).isEqualTo("large");
    CostRange sum = CostRange.NONE;
    for (CostEstimate.Share share : shares) {
      sum = sum.plus(share.total());
    }
    assertThat(sum.maximum()).isEqualByComparingTo(estimate.total().maximum());
    assertThat(sum.minimum()).isEqualByComparingTo(estimate.total().minimum());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0.004   | 0.004   | $0.00            | $0.00
          0.005   | 0.005   | $0.01            | $0.01
          9.999   | 9.999   | $10.00           | $10.00
          43.5    | 43.5    | $43.50           | $44
          1234.5  | 2000    | $1,234.50 to $2,000.00 | $1,235 to $2,000
          -3      | -3      | -$3.00           | -$3.00
          """)
  void dollarsAreRoundedHalfUpWhereTheyAreShown(
      BigDecimal least, BigDecimal most, String exact, String rough) {
    CostRange range = new CostRange(least, most);
    assertThat(range.exact()).isEqualTo(exact);
    assertThat(range.rough()).isEqualTo(rough);
  }
}
