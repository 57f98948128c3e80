package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Small projects after public reports of people who took Compose files to ECS: what {@code
 * expect.txt} of each folder of {@code src/test/reports} says.
 */
class ReportsTest extends Scenario {

  private static final Path HOME = Repo.ROOT.resolve("src/test/reports");

  /** The folder that a test is about. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  private @interface Folder {
    String value();
  }

  /** A diagnostic of {@code check --format json}. */
  private record Said(String code, String severity, String message, String hint, String path) {}

  private static Program in(String folder) {
    return Program.in(HOME.resolve(folder)).env("HOME", "/home/somebody");
  }

  /** The template of a folder, which converts as it is. */
  private Template converted(String folder) {
    return keep(in(folder).run("convert", "--format", "json", "compose.yaml"));
  }

  /** The Compose text of a folder with one part replaced. */
  private static String edited(String folder, String from, String to) {
    String text = Repo.read(HOME.resolve(folder).resolve("compose.yaml"));
    assertThat(text).contains(from);
    return text.replace(from, to);
  }

  private static List<Said> said(String folder) {
    return said(in(folder).run("check", "--format", "json"));
  }

  private List<Said> saidOf(String compose) {
    return said(Program.in(directory()).stdin(compose).run("-f", "-", "check", "--format", "json"));
  }

  private static List<Said> said(Program.Result result) {
    List<Said> all = new ArrayList<>();
    for (Object item : Template.list(Json.object(result.out()).get("diagnostics"))) {
      Map<String, Object> map = Template.map(item);
      all.add(
          new Said(
              text(map, "code"),
              text(map, "severity"),
              text(map, "message"),
              text(map, "hint"),
              text(map, "path")));
    }
    return all;
  }

  private static String text(Map<String, Object> map, String key) {
    return Objects.toString(map.get(key), "");
  }

  private static List<Said> errors(String folder) {
    return said(folder).stream().filter(s -> s.severity().equals("error")).toList();
  }

  /** The only diagnostic with a code. */
  private static Said one(List<Said> all, String code) {
    List<Said> found = all.stream().filter(s -> s.code().equals(code)).toList();
    assertThat(found).as(code + " in " + all).hasSize(1);
    return found.get(0);
  }

  private static List<String> codes(List<Said> all) {
    return all.stream().map(Said::code).toList();
  }

  /** The value of a pair in a list of {@code Key} and {@code Value}. */
  private static String pair(@Nullable Object list, String key) {
    for (Object item : Template.list(list)) {
      if (key.equals(Template.map(item).get("Key"))) {
        return String.valueOf(Template.map(item).get("Value"));
      }
    }
    return "";
  }

  private static Map<String, Object> options(Template template, String task, String container) {
    Object log = template.container(task, container).get("LogConfiguration");
    return Template.map(Template.map(log).get("Options"));
  }

  /** The ports that a load balancer's group admits from everywhere. */
  private static Set<Long> admitted(Template template, String group) {
    Set<Long> ports = new TreeSet<>();
    for (Template.Ingress rule : template.ingress()) {
      if (rule.group().equals(group) && rule.cidr().equals(Optional.of("0.0.0.0/0"))) {
        ports.add(rule.from().orElseThrow());
      }
    }
    return ports;
  }

  private static List<String> outputs(Template template) {
    List<String> values = new ArrayList<>();
    Template.map(template.root().get("Outputs"))
        .values()
        .forEach(output -> values.add(String.valueOf(Template.map(output).get("Value"))));
    return values;
  }

  private static List<Object> mappings(Template template, String task, String container) {
    Object mappings = template.container(task, container).get("PortMappings");
    return mappings == null ? List.of() : Template.list(mappings);
  }

  private static Stream<Map<String, Object>> statements(Template template, String role) {
    Object policies = template.at(role, "Policies");
    return (policies == null ? List.<Object>of() : Template.list(policies))
        .stream()
            .map(policy -> Template.map(Template.map(policy).get("PolicyDocument")))
            .flatMap(document -> Template.list(document.get("Statement")).stream())
            .map(Template::map);
  }

  /** The Cloud Map names that lead to something. */
  private static Set<String> names(Template template) {
    Set<String> names = new TreeSet<>();
    for (String id : template.ofType("AWS::ServiceDiscovery::Service")) {
      names.add(String.valueOf(template.at(id, "Name")));
    }
    return names;
  }

  @Test
  void everyFolderHasATest() throws IOException {
    Set<String> tested = new TreeSet<>();
    for (Method method : ReportsTest.class.getDeclaredMethods()) {
      Folder folder = method.getAnnotation(Folder.class);
      if (folder != null) {
        tested.add(folder.value());
      }
    }
    try (Stream<Path> folders = Files.list(HOME)) {
      assertThat(tested)
          .containsExactlyElementsOf(
              folders
                  .filter(Files::isDirectory)
                  .map(path -> path.getFileName().toString())
                  .sorted()
                  .toList());
    }
  }

  @Test
  @Folder("01-secret-arn-keys-no-external")
  void anArnAsTheNameOfASecretAsksForExternal() {
    Said error = one(errors("01-secret-arn-keys-no-external"), "C2E032");
    assertThat(error.path()).isEqualTo("secrets.dbcreds");
    assertThat(error.hint()).contains("`external: true`");
    Template template =
        template(
            edited(
                "01-secret-arn-keys-no-external",
                "    x-aws-keys",
                "    external: true\n    x-aws-keys"));
    assertThat(String.valueOf(template.container("AppTaskDefinition", "app-setup")))
        .contains("/run-secrets/dbcreds/DB_HOST", "/run-secrets/dbcreds/DB_PASS");
  }

  @Test
  @Folder("02-efs-driver-opts-dashes")
  void optionsOfVolumesAreKnownWithDashes() {
    Template template = converted("02-efs-driver-opts-dashes");
    assertThat(template.properties("DbdataFilesystem"))
        .containsEntry("PerformanceMode", "maxIO")
        .containsEntry("ThroughputMode", "provisioned")
        .containsEntry("ProvisionedThroughputInMibps", 1024L)
        .containsEntry("BackupPolicy", Map.of("Status", "ENABLED"))
        .containsEntry("LifecyclePolicies", List.of(Map.of("TransitionToIA", "AFTER_30_DAYS")));
    assertThat(codes(said("02-efs-driver-opts-dashes"))).doesNotContain("C2E264");
    Said wrong = one(saidOf(edited("02-efs-driver-opts-dashes", "maxIO", "fast")), "C2E330");
    assertThat(wrong.path()).isEqualTo("volumes.db-data.driver_opts.performance-mode");
  }

  @Test
  @Folder("03-shm-size-selenium")
  void sharedMemoryIsATmpfs() {
    assertThat(codes(said("03-shm-size-selenium"))).contains("C2E239");
    // Selenium has no login, so its port is opened only by whoever says so (DESIGN 5.5).
    assertThat(codes(errors("03-shm-size-selenium"))).containsExactly("C2E381");
    Template template =
        template(
            edited(
                "03-shm-size-selenium",
                "\"4444:4444\"",
                "{target: 4444, published: \"4444\", x-aws-internal: true}"));
    assertThat(tmpfs(template, "ChromeTaskDefinition", "chrome"))
        .containsExactly(Map.of("ContainerPath", "/dev/shm", "Size", 2048L));
  }

  private static List<Object> tmpfs(Template template, String task, String container) {
    Object linux = template.container(task, container).get("LinuxParameters");
    return Template.list(Template.map(linux).get("Tmpfs"));
  }

  @Test
  @Folder("04-dev-shm-bind")
  void theSharedMemoryOfTheHostIsATmpfsOfItsOwn() {
    Template template = converted("04-dev-shm-bind");
    List<Object> tmpfs = tmpfs(template, "FirefoxTaskDefinition", "firefox");
    assertThat(tmpfs)
        .contains(
            Map.of("ContainerPath", "/tmp", "Size", 256L, "MountOptions", List.of("mode=1777")));
    assertThat(tmpfs)
        .extracting(item -> Template.map(item).get("ContainerPath"))
        .contains("/dev/shm");
    assertThat(codes(said("04-dev-shm-bind"))).contains("C2E346");
  }

  @Test
  @Folder("05-task-definition-64k")
  void aTaskDefinitionThatIsTooLargeIsRefusedByTheNameOfItsService() {
    Said error = one(errors("05-task-definition-64k"), "C2E404");
    assertThat(error.path()).isEqualTo("services.app");
    assertThat(error.message()).contains("task definition of app", "64", "Environment of app");
  }

  @Test
  @Folder("06-sidecar-port-clash")
  void aPortOfTwoContainersOfATaskIsOneMapping() {
    Template template = converted("06-sidecar-port-clash");
    List<Object> ports = new ArrayList<>();
    for (String container : List.of("app", "envoy")) {
      mappings(template, "AppTaskDefinition", container)
          .forEach(port -> ports.add(Template.map(port).get("ContainerPort")));
    }
    assertThat(ports).contains(80L, 9901L).doesNotHaveDuplicates();
  }

  @Test
  @Folder("07-efs-chown-postgres")
  void imagesThatChangeOwnersMayDoSo() {
    Template template = converted("07-efs-chown-postgres");
    assertThat(template.properties("PgAccessPoint")).doesNotContainKey("PosixUser");
    assertThat(template.properties("IpfsAccessPoint")).doesNotContainKey("PosixUser");
    for (String role : List.of("DbTaskRole", "KuboTaskRole")) {
      assertThat(statements(template, role))
          .anySatisfy(
              s ->
                  assertThat(Template.list(s.get("Action")))
                      .contains("elasticfilesystem:ClientRootAccess"));
    }
    assertThat(template.container("DbTaskDefinition", "db")).doesNotContainKey("User");
  }

  @Test
  @Folder("08-secret-absolute-target")
  void aSecretElsewhereSaysWhereItCanBe() {
    Said error = one(errors("08-secret-absolute-target"), "C2E334");
    assertThat(error.message()).contains("/etc/hello.yaml");
    assertThat(error.hint()).contains("/run/secrets");
  }

  @Test
  @Folder("09-healthcheck-without-test")
  void aHealthCheckWithoutACommandIsNone() {
    Template template = converted("09-healthcheck-without-test");
    assertThat(template.container("WebTaskDefinition", "web")).doesNotContainKey("HealthCheck");
    assertThat(one(said("09-healthcheck-without-test"), "C2E394").severity()).isEqualTo("warning");
  }

  @Test
  @Folder("10-dollar-in-command")
  void dollarsStayAsTheyAre() {
    Template template = converted("10-dollar-in-command");
    Map<String, Object> web = template.container("WebTaskDefinition", "web");
    assertThat(web.get("Command"))
        .isEqualTo(List.of("sh", "-c", "echo ${GREETING} $HOME $(date) && exec sleep infinity"));
    assertThat(Template.map(web.get("HealthCheck")).get("Command"))
        .isEqualTo(List.of("CMD-SHELL", "test -n \"${GREETING}\""));
  }

  @Test
  @Folder("11-hostname-as-name")
  void aHostNameIsAName() {
    Template template = converted("11-hostname-as-name");
    assertThat(names(template)).contains("database", "db1");
    assertThat(one(said("11-hostname-as-name"), "C2E219").path())
        .isEqualTo("services.db1.hostname");
  }

  @Test
  @Folder("15-target-interpolated")
  void portsAreInterpolated() {
    Template template = converted("15-target-interpolated");
    assertThat(template.properties("Network443Listener"))
        .containsEntry("Port", 443L)
        .containsEntry("Protocol", "TCP");
    assertThat(admitted(template, "NetworkLoadBalancerSecurityGroup")).containsExactly(443L);
    // 3306 is the number of MySQL's own protocol, which is not opened by itself (DESIGN 5.5).
    assertThat(codes(said("15-target-interpolated"))).contains("C2E269", "C2E306", "C2E380");
  }

  @Test
  @Folder("16-awslogs-own-group")
  void aLogGroupOfItsOwnIsUsedAndCreated() {
    Template template = converted("16-awslogs-own-group");
    assertThat(options(template, "ApiTaskDefinition", "api"))
        .containsEntry("awslogs-group", "/ecs/own-api")
        .containsEntry("awslogs-region", "us-east-1")
        .containsEntry("awslogs-create-group", "true")
        .containsEntry("awslogs-datetime-format", "%Y-%m-%d")
        .containsEntry("mode", "blocking");
    assertThat(statements(template, "ApiTaskExecutionRole"))
        .anySatisfy(
            s -> {
              assertThat(Template.list(s.get("Action")))
                  .contains("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents");
              assertThat(String.valueOf(s.get("Resource")))
                  .contains(":logs:us-east-1:", ":log-group:/ecs/own-api:*");
            });
    assertThat(one(said("16-awslogs-own-group"), "C2E440").message()).contains("/ecs/own-api");
    String left = "        awslogs-create-group: \"false\"\n        awslogs-region";
    Template created = template(edited("16-awslogs-own-group", "        awslogs-region", left));
    assertThat(options(created, "ApiTaskDefinition", "api"))
        .containsEntry("awslogs-create-group", "false");
    assertThat(String.valueOf(created.properties("ApiTaskExecutionRole")))
        .doesNotContain("logs:CreateLogGroup");
  }

  @Test
  @Folder("17-circular-env-references")
  void aCircleOfNamesIsNoCircleOfResources() {
    Template template = converted("17-circular-env-references");
    assertThat(names(template)).contains("backend", "frontend");
    assertThat(template.reaches("FrontendService", "BackendService", 8000)).isTrue();
    assertThat(template.reaches("BackendService", "FrontendService", 3000)).isTrue();
    // With DNS a circle does no harm and is not said (DESIGN 5.4); C2E403 would refuse a real one.
    assertThat(errors("17-circular-env-references")).isEmpty();
  }

  @Test
  @Folder("19-port-range")
  void morePortsThanFitAreAnErrorWithTheLinesOfTheRest() {
    Said error = one(errors("19-port-range"), "C2E308");
    assertThat(error.message()).contains("sfu", "62 ports", "5 target groups");
    assertThat(error.hint()).contains("40005-40060", "3478");
  }

  @Test
  @Folder("20-es-memlock-sysctl")
  void whatTheKernelDoesNotGiveIsSaid() {
    List<Said> said = said("20-es-memlock-sysctl");
    assertThat(one(said, "C2E280").severity()).isEqualTo("info");
    assertThat(one(said, "C2E259").path()).isEqualTo("services.es.sysctls.vm.max_map_count");
    Template template =
        template(edited("20-es-memlock-sysctl", "    sysctls: {vm.max_map_count: 262144}\n", ""));
    assertThat(template.environment("EsTaskDefinition", "es"))
        .containsEntry("discovery.type", "single-node")
        .containsEntry("bootstrap.memory_lock", "false");
    assertThat(template.container("EsTaskDefinition", "es").get("Ulimits"))
        .isEqualTo(List.of(Map.of("Name", "nofile", "SoftLimit", 65535L, "HardLimit", 65535L)));
    assertThat(Long.parseLong(String.valueOf(template.at("EsTaskDefinition", "Memory"))))
        .isGreaterThanOrEqualTo(1024);
    assertThat(one(said, "C2E391").message()).contains("es");
  }

  @Test
  @Folder("21-gpus")
  void aGpuIsRefusedForEveryServiceThatAsks() {
    assertThat(errors("21-gpus").stream().filter(s -> s.code().equals("C2E205")).map(Said::path))
        .containsExactly(
            "services.llm.gpus", "services.train.deploy.resources.reservations.devices");
  }

  @Test
  @Folder("23-storage-opt")
  void theSizeOfTheDiskIsThatOfTheTask() {
    Template template = converted("23-storage-opt");
    assertThat(template.at("BuilderTaskDefinition", "EphemeralStorage", "SizeInGiB"))
        .isEqualTo(120L);
    assertThat(codes(said("23-storage-opt"))).contains("C2E349");
  }

  @Test
  @Folder("24-idle-timeout-websocket")
  void timesOfConnectionsAreKeysOfThePort() {
    Template template = converted("24-idle-timeout-websocket");
    Object attributes = template.at("LoadBalancer", "LoadBalancerAttributes");
    assertThat(pair(attributes, "idle_timeout.timeout_seconds")).isEqualTo("3600");
    assertThat(pair(attributes, "routing.http.drop_invalid_header_fields.enabled"))
        .isEqualTo("true");
    Object target = template.at("WsTCP80TargetGroup", "TargetGroupAttributes");
    assertThat(pair(target, "deregistration_delay.timeout_seconds")).isEqualTo("10");
    assertThat(codes(said("24-idle-timeout-websocket"))).doesNotContain("C2E360");
    Template tcp =
        template(
            edited("24-idle-timeout-websocket", "protocol: http", "protocol: tcp")
                .replace("published: 80", "published: 4000"));
    assertThat(
            pair(tcp.at("Network4000Listener", "ListenerAttributes"), "tcp.idle_timeout.seconds"))
        .isEqualTo("3600");
    String long4 = edited("24-idle-timeout-websocket", "3600", "5000");
    assertThat(one(saidOf(long4), "C2E361").message()).contains("4000 seconds");
  }

  @Test
  @Folder("26-replicas-with-fixed-volume")
  void twoTasksOfADataStoreAreRefused() {
    Said error = one(errors("26-replicas-with-fixed-volume"), "C2E390");
    assertThat(error.path()).isEqualTo("services.db.deploy.replicas");
    assertThat(error.hint()).contains("one task");
    Template template =
        template(edited("26-replicas-with-fixed-volume", "replicas: 2", "replicas: 1"));
    assertThat(template.container("DbTaskDefinition", "db").get("Command"))
        .isEqualTo(
            List.of(
                "--default-authentication-plugin=mysql_native_password", "--max_connections=200"));
  }

  @Test
  @Folder("27-undeclared-volume")
  void aVolumeThatIsNotDeclaredIsAnError() {
    Said error = one(errors("27-undeclared-volume"), "C2E040");
    assertThat(error.path()).isEqualTo("services.app.volumes[0]");
    assertThat(error.message()).contains("data-volume");
  }

  @Test
  @Folder("28-secret-and-env-same-name")
  void aSecretWinsOverAVariable() {
    Template template = converted("28-secret-and-env-same-name");
    assertThat(template.environment("AppTaskDefinition", "app"))
        .containsEntry("LOG", "info")
        .doesNotContainKey("DB_PASSWORD");
    assertThat(Template.list(template.container("AppTaskDefinition", "app").get("Secrets")))
        .extracting(secret -> Template.map(secret).get("Name"))
        .containsExactly("DB_PASSWORD");
    assertThat(codes(said("28-secret-and-env-same-name"))).contains("C2E460");
  }

  @Test
  @Folder("29-dots-in-names")
  void namesWithDotsAreLegalAndResolve() {
    Template template = converted("29-dots-in-names");
    Map<String, Object> container = template.container("Apiv1TaskDefinition", "api_v1");
    assertThat(Template.map(Template.list(container.get("PortMappings")).get(0)).get("Name"))
        .isEqualTo("api-v1-8080");
    assertThat(String.valueOf(template.at("Apiv1TaskDefinition", "Family"))).doesNotContain(".");
    assertThat(template.at("Apiv1TaskDefinition", "Volumes", 0, "Name")).isEqualTo("app_data");
    assertThat(names(template)).contains("api.v1");
    assertThat(String.valueOf(template.container("WorkerTaskDefinition", "worker-setup")))
        .contains("ndots:2");
    assertThat(codes(said("29-dots-in-names"))).contains("C2E370", "C2E388");
  }

  @Test
  @Folder("31-xaws-generated-https-overlay")
  void oldNamesOfLongPortsAreErrorsWithTheNewOnes() {
    String folder = "31-xaws-generated-https-overlay";
    List<Said> errors = errors(folder);
    assertThat(codes(errors)).containsExactly("C2E363", "C2E363");
    assertThat(errors).extracting(Said::hint).contains("write `HTTP4004Listener`");
    assertThat(errors).extracting(Said::hint).anyMatch(hint -> hint.startsWith("remove it"));
    String text = edited(folder, "Live4004Listener", "HTTP4004Listener");
    int rule = text.indexOf("    Default4004Ingress");
    Template template =
        template(text.substring(0, rule) + text.substring(text.indexOf("    HTTP4004Listener")));
    assertThat(template.properties("HTTP4004Listener"))
        .containsEntry("Port", 443L)
        .containsEntry("Protocol", "HTTPS");
    assertThat(admitted(template, "LoadBalancerSecurityGroup")).containsExactly(80L, 443L);
    assertThat(outputs(template)).anyMatch(url -> url.contains("https://"));
    assertThat(template.at("LiveService", "DeploymentConfiguration", "MaximumPercent"))
        .isEqualTo(100L);
    assertThat(template.at("LiveService", "AvailabilityZoneRebalancing")).isEqualTo("DISABLED");
    assertThat(template.at("LiveTaskDefinition", "EphemeralStorage", "SizeInGiB")).isEqualTo(40L);
  }

  @Test
  @Folder("34-xaws-drupal")
  void anExternalGroupIsAttachedAndNotChanged() {
    Template template = converted("34-xaws-drupal");
    String group = "sg-0a1b2c3d4e5f60718";
    assertThat(template.groups("DrupalService")).contains(group);
    assertThat(template.groups("PostgresService")).contains(group);
    assertThat(template.ingress()).isNotEmpty().noneMatch(rule -> rule.group().equals(group));
    assertThat(template.at("DrupalTCP80TargetGroup", "Matcher", "HttpCode")).isEqualTo("200-499");
    assertThat(template.at("DrupalService", "Cluster")).isEqualTo("shared");
    Said said = one(said("34-xaws-drupal"), "C2E443");
    assertThat(said.message()).contains("drupal, postgres", group);
  }

  @Test
  @Folder("35-xaws-lb-by-name")
  void aLoadBalancerByNameSaysHowToFindItsArn() {
    Said error = one(errors("35-xaws-lb-by-name"), "C2E361");
    assertThat(error.message()).contains("ARN");
    assertThat(error.hint()).contains("aws elbv2 describe-load-balancers --names nodejs-NLB");
  }

  @Test
  @Folder("36-xaws-docs-examples")
  void theExamplesOfTheDocumentationAreAnswered() {
    List<Said> said = said("36-xaws-docs-examples");
    assertThat(said)
        .filteredOn(s -> s.path().equals("x-aws-logs_retention"))
        .singleElement()
        .satisfies(s -> assertThat(s.hint()).isEqualTo("write 7 or 14"));
    assertThat(said)
        .filteredOn(s -> s.path().equals("services.foo.deploy.x-aws-autoscaling.max"))
        .singleElement()
        .satisfies(s -> assertThat(s.severity()).isEqualTo("error"));
    assertThat(said)
        .filteredOn(s -> s.code().equals("C2E360"))
        .extracting(Said::hint)
        .containsExactlyInAnyOrder(
            "it belongs to `services.baz.deploy.x-aws-autoscaling`",
            "it belongs to `services.baz.deploy.update_config.x-aws-min_percent`",
            "it belongs to the top level of the file: `x-aws-logs_retention`");
    assertThat(one(said, "C2E357").message()).contains("awslogs-datetime-pattern");
    assertThat(one(said, "C2E205").path())
        .isEqualTo("services.learning.deploy.resources.reservations.generic_resources");
    Template role =
        template(
            """
            services:
              baz:
                image: nginx:1.27
                x-aws-role: {Statement: [{Effect: Allow, Action: ["s3:GetObject"], Resource: "*"}]}
            """);
    assertThat(role.at("BazTaskRole", "Policies", 0, "PolicyDocument", "Version"))
        .isEqualTo("2012-10-17");
  }

  @Test
  @Folder("38-xaws-efs-arn")
  void aFileSystemByArnIsMountedByItsId() {
    Template template = converted("38-xaws-efs-arn");
    assertThat(
            template.at(
                "WebTaskDefinition", "Volumes", 0, "EFSVolumeConfiguration", "FilesystemId"))
        .isEqualTo("fs-0a1b2c3d4e5f60718");
    assertThat(template.ofType("AWS::EFS::FileSystem")).isEmpty();
  }

  @Test
  @Folder("39-xaws-private-subnet-overlay")
  void anOverlayIsMergedWithoutLosingWhatWeWrite() {
    Template template = converted("39-xaws-private-subnet-overlay");
    assertThat(template.at("DatabaseService", "NetworkConfiguration", "AwsvpcConfiguration"))
        .satisfies(
            network ->
                assertThat(Template.map(network))
                    .containsEntry("AssignPublicIp", "DISABLED")
                    .containsEntry(
                        "Subnets", List.of("subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"))
                    .containsKey("SecurityGroups"));
    assertThat(
            template.at(
                "NginxServiceDiscoveryEntry", "HealthCheckCustomConfig", "FailureThreshold"))
        .isEqualTo(3L);
    assertThat(template.at("LoadBalancer", "Scheme")).isEqualTo("internal");
    Object attributes = template.at("LoadBalancer", "LoadBalancerAttributes");
    assertThat(pair(attributes, "idle_timeout.timeout_seconds")).isEqualTo("3600");
    assertThat(pair(attributes, "routing.http.drop_invalid_header_fields.enabled"))
        .isEqualTo("true");
  }

  @Test
  @Folder("41-real-nlb-route53-overlay")
  void theNetworkLoadBalancerOfOldStacksIsFoundByItsNewName() {
    String folder = "41-real-nlb-route53-overlay";
    List<Said> errors = errors(folder);
    assertThat(codes(errors)).containsExactly("C2E363", "C2E363");
    assertThat(errors)
        .extracting(Said::hint)
        .containsExactly("write `Network443Listener`", "write `NetworkLoadBalancer`");
    String text =
        edited(folder, "OrchestratorTCP443Listener", "Network443Listener")
            .replace(" LoadBalancer.", " NetworkLoadBalancer.");
    Template template = template(text);
    assertThat(template.at("Network443Listener", "Protocol")).isEqualTo("TLS");
    assertThat(codes(saidOf(text))).doesNotContain("C2E306");
    assertThat(admitted(template, "NetworkLoadBalancerSecurityGroup")).containsExactly(443L, 8081L);
  }

  @Test
  @Folder("43-real-orchestrator")
  void anOldProjectConvertsAndItsNamesLeadSomewhere() {
    Template template = converted("43-real-orchestrator");
    assertThat(template.at("DagitTaskRole", "Policies", 0, "PolicyDocument", "Version"))
        .isEqualTo("2012-10-17");
    // By DNS every port is reached by the name: nothing has to be known of 4000.
    assertThat(names(template)).contains("user_code", "postgresql");
    assertThat(template.reaches("DagitService", "UsercodeService", 4000)).isTrue();
    assertThat(codes(said("43-real-orchestrator"))).doesNotContain("C2E313");
  }

  @Test
  @Folder("49-real-composex-xresources")
  void keysOfAnotherToolAreOneWarning() {
    String folder = "49-real-composex-xresources";
    // Docker refuses a secret without a source too; what follows is seen when it has one.
    assertThat(codes(errors(folder))).containsExactly("C2E032");
    String text = edited(folder, "    x-secrets:", "    external: true\n    x-secrets:");
    Said said = one(saidOf(text), "C2E441");
    assertThat(said.severity()).isEqualTo("warning");
    assertThat(said.message())
        .contains(
            "x-rds",
            "x-elbv2",
            "x-vpc",
            "x-cluster",
            "services.serviceA.x-scaling",
            "services.serviceA.x-iam",
            "secrets.abcd.x-secrets",
            "ecs.task.family",
            "ecs_composex");
    String anchors =
        """
        x-vpc: &vpc {restart: always}
        x-logging: &logging {driver: json-file}
        services:
          web: {<<: *vpc, image: nginx, logging: *logging}
        """;
    assertThat(codes(saidOf(anchors))).doesNotContain("C2E441");
  }

  @Test
  @Folder("52-real-nginx-host-creds")
  void credentialsOfTheDeveloperAreRefused() {
    Said error = one(errors("52-real-nginx-host-creds"), "C2E336");
    assertThat(error.path()).isEqualTo("services.web.volumes[0]");
    assertThat(error.hint()).contains("x-aws-role");
    assertThat(one(said("52-real-nginx-host-creds"), "C2E351").message())
        .contains("/etc/nginx/conf.d/default.conf", "NginxImage");
  }

  @Test
  @Folder("53-shared-env-file-many")
  void anEnvFileOfManyServicesIsOneSecret() {
    Template template = converted("53-shared-env-file-many");
    assertThat(Template.map(template.root().get("Parameters")).keySet())
        .filteredOn(name -> name.endsWith("Arn") || name.endsWith("Version"))
        .containsExactlyInAnyOrder("EnvironmentArn", "EnvironmentVersion");
    for (String task : template.ofType("AWS::ECS::TaskDefinition")) {
      String service = task.substring(0, 3).toLowerCase(java.util.Locale.ROOT);
      assertThat(Template.list(template.container(task, service).get("Secrets"))).hasSize(10);
    }
  }

  @Test
  @Folder("54-xaws-docs-https-overlay")
  void httpsByOverlayIsFollowed() {
    String folder = "54-xaws-docs-https-overlay";
    assertThat(one(errors(folder), "C2E363").hint()).isEqualTo("write `HTTP80Listener`");
    Template template = template(edited(folder, "WebappTCP80Listener", "HTTP80Listener"));
    assertThat(admitted(template, "LoadBalancerSecurityGroup")).containsExactly(443L);
    assertThat(outputs(template))
        .singleElement()
        .satisfies(url -> assertThat(url).contains("https://${LoadBalancer.DNSName}"));
  }

  @Test
  @Folder("56-firelens-overlay")
  void aRouterOfLogsComesByOverlay() {
    Template template = converted("56-firelens-overlay");
    assertThat(template.container("AppTaskDefinition", "log_router"))
        .containsEntry("FirelensConfiguration", Map.of("Type", "fluentbit"));
    assertThat(Template.map(template.container("AppTaskDefinition", "app").get("LogConfiguration")))
        .containsEntry("LogDriver", "awsfirelens");
  }

  @Test
  @Folder("58-db-published")
  void dataStoresAreNotOpenedByThemselves() {
    // Nothing else is published, so not opening them is an error (DESIGN 5.5), one for each.
    List<Said> errors = errors("58-db-published");
    assertThat(codes(errors)).containsExactly("C2E381", "C2E381", "C2E381", "C2E381");
    assertThat(errors)
        .extracting(Said::path)
        .containsExactly(
            "services.db.ports[0]",
            "services.mongo.ports[0]",
            "services.redis.ports[0]",
            "services.es.ports[0]");
    assertThat(errors).isNotEmpty().allMatch(s -> s.hint().contains("x-aws-public: true"));
  }

  @Test
  @Folder("59-logging-drivers")
  void driversThatEcsHasAreKeptAndOthersSaid() {
    Template template = converted("59-logging-drivers");
    assertThat(options(template, "ApiTaskDefinition", "api"))
        .containsEntry("awslogs-group", "/ecs/own-api")
        .containsEntry("awslogs-create-group", "true");
    Map<String, Object> splunk =
        Template.map(template.container("ThreeTaskDefinition", "three").get("LogConfiguration"));
    assertThat(splunk).containsEntry("LogDriver", "splunk");
    assertThat(said("59-logging-drivers"))
        .filteredOn(s -> s.code().equals("C2E261") && s.severity().equals("warning"))
        .extracting(Said::message)
        .satisfiesExactly(
            two -> assertThat(two).contains("fluentd"), four -> assertThat(four).contains("gelf"));
    // A token that stands in the file is a literal: it is warned of, never printed (DESIGN 5.7).
    assertThat(one(said("59-logging-drivers"), "C2E332").message()).contains("splunk-token");
    Template secret =
        template(
            edited("59-logging-drivers", "splunk-token: abc", "splunk-token: \"${SPLUNK_TOKEN}\""));
    assertThat(secret.container("ThreeTaskDefinition", "three").toString())
        .contains("SecretOptions");
  }

  @Test
  @Folder("60-awslogs-options-without-driver")
  void optionsOfAwslogsAreUsedWithoutItsName() {
    Template template = converted("60-awslogs-options-without-driver");
    assertThat(options(template, "FooTaskDefinition", "foo"))
        .containsEntry("awslogs-datetime-format", "%Y-%m-%d")
        .containsEntry("awslogs-stream-prefix", "web")
        .containsEntry("awslogs-group", Map.of("Ref", "LogGroup"));
    assertThat(codes(said("60-awslogs-options-without-driver"))).doesNotContain("C2E226");
    String region =
        edited("60-awslogs-options-without-driver", "stream-prefix: web", "region: us-east-1");
    assertThat(options(template(region), "FooTaskDefinition", "foo"))
        .containsEntry("awslogs-region", Map.of("Ref", "AWS::Region"));
    assertThat(one(saidOf(region), "C2E357").path())
        .isEqualTo("services.foo.logging.options.awslogs-region");
  }

  @Test
  @Folder("64-overlay-other-sections")
  void sectionsThatCannotBeMergedNameTheWayOut() {
    List<Said> errors = errors("64-overlay-other-sections");
    assertThat(errors)
        .extracting(Said::path)
        .containsExactly(
            "x-aws-cloudformation.Conditions",
            "x-aws-cloudformation.Mappings",
            "x-aws-cloudformation.Resources.Queue.Condition",
            "x-aws-cloudformation.Resources.Queue.Metadata");
    assertThat(errors).isNotEmpty().allMatch(s -> s.hint().contains("; for "));
  }

  @Test
  @Folder("65-protocol-https-no-certificate")
  void httpsWithoutACertificateIsPassedThrough() {
    Template template = converted("65-protocol-https-no-certificate");
    assertThat(template.at("Network8443Listener", "Protocol")).isEqualTo("TCP");
    assertThat(template.has("LoadBalancer")).isFalse();
    assertThat(one(said("65-protocol-https-no-certificate"), "C2E306").severity())
        .isEqualTo("warning");
  }

  @Test
  @Folder("66-ssm-parameter-secret")
  void aParameterOfSystemsManagerIsASecret() {
    Template template = converted("66-ssm-parameter-secret");
    assertThat(String.valueOf(template.container("AppTaskDefinition", "app").get("Secrets")))
        .contains("TOKEN", "arn:aws:ssm:eu-west-1:111122223333:parameter/app/token");
    assertThat(statements(template, "AppTaskExecutionRole"))
        .anySatisfy(s -> assertThat(String.valueOf(s.get("Action"))).contains("ssm:GetParameters"));
  }

  @Test
  @Folder("67-xaws-secrets-list-form")
  void aListOfSecretsShowsTheMapping() {
    Said error = one(errors("67-xaws-secrets-list-form"), "C2E361");
    assertThat(error.path()).isEqualTo("services.foo.x-aws-secrets");
    assertThat(error.hint()).contains("x-aws-secrets: {ENV_VAR_NAME: \"SECRET:KEY\"}");
  }

  @Test
  @Folder("68-latest-tag-redeploy")
  void aTagThatMovesIsSaid() {
    Said said = one(said("68-latest-tag-redeploy"), "C2E376");
    assertThat(said.message()).contains("web:latest");
    assertThat(said.hint()).contains("c2ecs lock");
    // `deploy` resolves the digest each time: RegistryTest and the tests of deploy show it.
    assertThatCode(() -> converted("68-latest-tag-redeploy")).doesNotThrowAnyException();
  }

  @Test
  @Folder("73-published-is-not-all")
  void everyPortIsReachedByItsName() {
    Template template = converted("73-published-is-not-all");
    assertThat(names(template)).contains("rabbitmq", "minio", "kafka");
    assertThat(template.reaches("AppService", "RabbitmqService", 5672)).isTrue();
    assertThat(template.reaches("AppService", "MinioService", 9000)).isTrue();
    assertThat(template.reaches("AppService", "KafkaService", 9092)).isTrue();
  }
}
