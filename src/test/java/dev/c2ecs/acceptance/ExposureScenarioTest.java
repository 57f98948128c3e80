package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.RealworldTest.Application;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** S30: data stores and consoles without a login are not opened to the Internet. */
class ExposureScenarioTest extends Scenario {

  private static final String STORES =
      """
        db: {image: "postgres:17", ports: ["5432:5432"]}
        mongo: {image: "mongo:8", ports: ["27017:27017"]}
        redis: {image: "redis:8", ports: ["6379:6379"]}
        adminer: {image: adminer, ports: ["8080:8080"]}
      """;
  private static final String OPEN =
      """
        web: {image: nginx, ports: ["80:80"]}
        mqtt: {image: eclipse-mosquitto, ports: ["1883:1883"]}
        minio: {image: minio/minio, ports: ["9000:9000", "9001:9001"]}
        grafana: {image: grafana/grafana, ports: ["3000:3000"]}
      """;
  private static final String ALL = "name: shop\nservices:\n" + STORES + OPEN;

  /** The ports that anybody reaches, as the security groups of the load balancers admit them. */
  private static Set<Long> open(Template template) {
    Set<Long> ports = new TreeSet<>();
    for (Template.Ingress rule : template.ingress()) {
      if (rule.cidr().filter("0.0.0.0/0"::equals).isPresent()) {
        assertThat(rule.from()).isEqualTo(rule.to());
        ports.add(rule.from().orElseThrow());
      }
    }
    return ports;
  }

  private Program.Result check(String compose, String... more) {
    List<String> args = new ArrayList<>(List.of("-f", "-", "check"));
    args.addAll(Arrays.asList(more));
    return Program.in(directory()).stdin(compose).run(args.toArray(String[]::new));
  }

  private static long count(String text, String part) {
    return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
  }

  @Test
  void noneOfTheStoresAndConsolesIsOpen() {
    Template template = template(ALL);
    assertThat(open(template)).containsExactly(80L, 1883L, 3000L, 9000L, 9001L);
    for (String service : List.of("Db", "Mongo", "Redis", "Adminer")) {
      assertThat(template.at(service + "Service", "LoadBalancers")).isEqualTo(List.of());
      assertThat(template.resources().keySet())
          .filteredOn(id -> id.startsWith(service))
          .isNotEmpty()
          .noneMatch(id -> id.endsWith("Listener") || id.endsWith("TargetGroup"));
      assertThat(template.reaches("WebService", service + "Service", 5432)).isTrue();
    }
  }

  @Test
  void eachIsSaidWithTheLinesThatOpenIt() {
    String said = check(ALL).out();
    assertThat(said)
        .contains(
            "(standard input):3:38: warning C2E380: port 5432 of db is not opened to the Internet:"
                + " PostgreSQL is a data store")
        .contains("`{target: 5432, published: \"5432\", x-aws-public: true}`")
        .contains("(standard input):6:37: warning C2E380: port 8080 of adminer")
        .contains("x-aws-internal");
    assertThat(count(said, "C2E380")).isEqualTo(4);
  }

  @Test
  void everythingThatIsOpenIsSaidOnce() {
    String said = check(ALL).out();
    assertThat(count(said, "C2E382")).isEqualTo(1);
    assertThat(said)
        .contains(
            "(standard input):7:31: info C2E382: open to the Internet: web 80 HTTP by LoadBalancer to"
                + " 0.0.0.0/0; grafana 3000 TCP, minio 9000 TCP, minio 9001 TCP, mqtt 1883 TCP by"
                + " NetworkLoadBalancer to 0.0.0.0/0");
  }

  @Test
  void theLinesOfTheWarningOpenThePort() {
    String opened =
        ALL.replace("\"5432:5432\"", "{target: 5432, published: \"5432\", x-aws-public: true}");
    assertThat(open(template(opened))).contains(5432L).doesNotContain(6379L);
    assertThat(check(opened).out()).contains("db 5432 TCP").doesNotContain("5432 of db");
  }

  @Test
  void insideTheVpcOnlyFacesNoInternet() {
    String inside =
        ALL.replace("\"5432:5432\"", "{target: 5432, published: \"5432\", x-aws-internal: true}");
    Template template = template(inside);
    assertThat(open(template)).doesNotContain(5432L);
    assertThat(String.valueOf(template.at("InternalNetwork5432Listener", "LoadBalancerArn")))
        .contains("InternalNetworkLoadBalancer");
    assertThat(check(inside).out()).doesNotContain("db 5432", "5432 of db");
  }

  @Test
  void whatIsClosedOnPurposeIsNotSaid() {
    String closed =
        """
        name: p
        services:
          web: {image: "nginx:1.29", ports: ["80:80"]}
          db: {image: "postgres:17.2", ports: [{target: 5432, x-aws-public: false}]}
        """;
    assertThat(open(template(closed))).containsExactly(80L);
    assertThat(check(closed, "--strict").out()).doesNotContain("C2E380", "db 5432");
  }

  @Test
  void strictIsNotContent() {
    String web = "name: p\nservices:\n  web: {image: nginx, ports: [\"80:80\"]}\n";
    String both =
        web
            + "  db: {image: postgres, ports: [\"5432:5432\"], volumes:"
            + " [\"data:/var/lib/postgresql\"]}\nvolumes: {data: {}}\n";
    assertThat(check(web, "--strict").exitCode()).isZero();
    assertThat(check(both).exitCode()).isZero();
    assertThat(check(both, "--strict").exitCode()).isEqualTo(1);
    assertThat(check(both, "--strict", "--accept", "C2E380").exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "db: {image: postgres, ports: ['5432:5432']} |",
        "db: {build: ., ports: ['3306:3306']} |",
        "ui: {image: adminer, ports: ['80:8080']} |",
        "db: {image: postgres, ports: ['5432:5432']} | web: {image: nginx, ports:"
            + " ['127.0.0.1:80:80']}",
        "db: {image: postgres, ports: ['5432:5432']} | web: {image: nginx, expose: ['80']}",
      })
  void aProjectThatPublishesNothingElseIsRefused(String service, String other) {
    String compose =
        "name: p\nservices:\n  " + service + "\n" + (other == null ? "" : "  " + other + "\n");
    String refusal = refusal(compose);
    assertThat(refusal)
        .contains("(standard input):3:")
        .contains("error C2E381")
        .contains("x-aws-public: true")
        .doesNotContain("C2E380", "C2E382");
    Template accepted = template("x-aws-accept: {C2E381: on purpose}\n" + compose);
    assertThat(open(accepted)).isEmpty();
    assertThat(accepted.ofType("AWS::ElasticLoadBalancingV2::LoadBalancer")).isEmpty();
  }

  @Test
  void whatIsPublishedInsideTheVpcCounts() {
    String compose =
        """
        name: p
        services:
          db: {image: postgres, ports: ["5432:5432"]}
          web: {image: nginx, ports: [{target: 80, x-aws-internal: true}]}
        """;
    assertThat(open(template(compose))).isEmpty();
    assertThat(check(compose).out()).contains("warning C2E380").doesNotContain("C2E382");
  }

  @Test
  void publicAndInternalContradictEachOther() {
    assertThat(
            refusal(
                "name: p\nservices:\n  web: {image: nginx, ports: [{target: 80, x-aws-public: true,"
                    + " x-aws-internal: true}]}\n"))
        .contains("error C2E361: services.web.ports[0].x-aws-public must be left out");
  }

  @Test
  void aLoopbackAddressIsOpenedWhenTheFileSaysSo() {
    String compose =
        "name: p\nservices:\n  web: {image: nginx, ports: [{target: 80, published: \"80\","
            + " host_ip: 127.0.0.1%s}]}\n";
    assertThat(open(template(compose.formatted("")))).isEmpty();
    assertThat(open(template(compose.formatted(", x-aws-public: true")))).containsExactly(80L);
  }

  @Test
  void aRangeIsSaidOnce() {
    String said =
        check(
                """
                name: p
                services:
                  web: {image: nginx, ports: ["80:80"]}
                  cluster: {image: redis, ports: ["7000-7005:7000-7005"]}
                """)
            .out();
    assertThat(count(said, "C2E380")).isEqualTo(1);
    assertThat(said).contains("ports 7000 to 7005 of cluster are not opened");
  }

  /** Images of real projects that are data stores, by a rule that is not the program's. */
  private static final Pattern STORE =
      Pattern.compile(
          "(.*/)?(postgres|mysql|mariadb|mongo|redis|valkey|keydb|memcached|elasticsearch|opensearch"
              + "|clickhouse-server|cassandra|kafka|zookeeper|etcd|nats|neo4j|redpanda|influxdb|loki"
              + "|prometheus|postgresql|mongodb)([:@].*)?");

  @Test
  void noStoreOfARealProjectIsOpen() {
    int stores = 0;
    for (Application application :
        RealworldTest.applications().filter(Application::valid).toList()) {
      Map<String, Object> services =
          Template.map(
              Json.object(run(application, "config", "--format", "json").out()).get("services"));
      Template template = converted(application);
      for (Map.Entry<String, Object> entry : services.entrySet()) {
        Map<String, Object> service = Template.map(entry.getValue());
        if (STORE.matcher(String.valueOf(service.get("image"))).matches()
            && service.containsKey("ports")) {
          stores++;
          assertThat(targets(template, entry.getKey())).as(application + " " + entry).isEmpty();
        }
      }
    }
    assertThat(stores).isGreaterThan(15);
  }

  /** What load balancers lead to a container. */
  private static List<Object> targets(Template template, String container) {
    List<Object> targets = new ArrayList<>();
    for (String service : template.ofType("AWS::ECS::Service")) {
      Object entries = template.properties(service).get("LoadBalancers");
      for (Object entry : entries == null ? List.of() : Template.list(entries)) {
        if (container.equals(Template.map(entry).get("ContainerName"))) {
          targets.add(entry);
        }
      }
    }
    return targets;
  }

  private static Template converted(Application application) {
    Path edit = Repo.ROOT.resolve("src/test/realworld").resolve(application + ".yaml");
    List<String> command = new ArrayList<>();
    if (Files.exists(edit)) {
      command.addAll(List.of("-f", edit.toString()));
    }
    command.addAll(List.of("convert", "--format", "json"));
    Pattern.compile(": error (C2E\\d+):")
        .matcher(run(application, "convert").err())
        .results()
        .forEach(match -> command.addAll(List.of("--accept", match.group(1))));
    return run(application, command.toArray(String[]::new)).template();
  }

  private static Program.Result run(Application application, String... command) {
    List<String> args = new ArrayList<>(application.arguments());
    args.addAll(Arrays.asList(command));
    return Program.in(application.directory())
        .env("HOME", "/home/user")
        .run(args.toArray(String[]::new));
  }
}
