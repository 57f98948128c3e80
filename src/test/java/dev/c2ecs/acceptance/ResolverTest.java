package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The names of a template, looked up: its helper's command is run by busybox, its entries of Cloud
 * Map are served by a name server, and programs that are linked with glibc and with musl ask.
 */
class ResolverTest {

  private static final String PROJECT =
      """
      name: shop
      services:
        web: {image: example/web, links: ["db:store"]}
        db: {image: postgres, networks: {default: {aliases: [Database, old.db]}}}
        my_cache: {image: redis, container_name: shop-cache}
        v1.api: {image: example/api}
      """;

  /** What else the name server of a VPC knows. */
  private static final List<String> OTHERS =
      List.of(
          "ip-10-0-0-5.eu-west-1.compute.internal A 10.0.0.5",
          "db.office.example A 192.0.2.66",
          "example.com A 192.0.2.1",
          "example.com AAAA 2001:db8::1",
          "deep.api.example.com A 192.0.2.2",
          "refused.example SERVFAIL");

  private static final String DOMAIN = "eu-west-1.compute.internal";
  private static final String FARGATE = "nameserver 127.0.0.1\nsearch " + DOMAIN + "\n";
  private static final String WITHOUT = "nameserver 127.0.0.1\n";
  private static final long QUICKLY_MILLIS = 4000;

  @TempDir static Path directory;

  private static NameSandbox sandbox;
  private static Template template;
  private static Map<String, String> addresses;

  @BeforeAll
  static void open() throws IOException, InterruptedException {
    template = Program.convert(directory, PROJECT).template();
    Path own = Files.createDirectory(directory.resolve("sandbox"));
    Path source = Repo.ROOT.resolve("src/test/resources/resolver/lookup.c");
    compile(SystemTools.program("gcc", "gcc"), source, own.resolve("glibc"));
    compile(SystemTools.program("musl-gcc", "musl-tools"), source, own.resolve("musl"));
    addresses = new TreeMap<>();
    List<String> records = new ArrayList<>(OTHERS);
    records.addAll(recordsOf(template, addresses));
    sandbox = NameSandbox.open(own, records);
  }

  @AfterAll
  static void close() throws IOException {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  private static void compile(Path compiler, Path source, Path program)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(compiler.toString(), "-o", program.toString(), source.toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  /** The records that Cloud Map makes of the entries of a template, each task with an address. */
  private static List<String> recordsOf(Template template, Map<String, String> addresses) {
    List<String> records = new ArrayList<>();
    for (String service : template.ofType("AWS::ECS::Service")) {
      for (Object registry : Template.list(template.at(service, "ServiceRegistries"))) {
        String entry = Template.ref(Template.map(registry).get("RegistryArn"));
        String address = "10.0.1." + (addresses.size() + 1);
        addresses.put(service, address);
        records.add(nameOf(template, entry) + " A " + address);
      }
    }
    for (String instance : template.ofType("AWS::ServiceDiscovery::Instance")) {
      String entry = Template.ref(template.at(instance, "ServiceId"));
      Object target = template.at(instance, "InstanceAttributes", "AWS_INSTANCE_CNAME");
      records.add(nameOf(template, entry) + " CNAME " + target);
    }
    return records;
  }

  private static String nameOf(Template template, String entry) {
    return template.at(entry, "Name") + ".shop.local";
  }

  /** Runs the helper of a service of the template. */
  private static int help(Template template, String service) throws IOException {
    Object helper =
        template.containers(service + "TaskDefinition").stream()
            .filter(name -> name.endsWith("-setup"))
            .findFirst()
            .orElseThrow();
    Map<String, Object> container =
        template.container(service + "TaskDefinition", String.valueOf(helper));
    List<Object> command = Template.list(container.get("Command"));
    assertThat(command).hasSize(3).startsWith("sh", "-euc");
    String script = String.valueOf(command.get(2)).replace("'", "'\\''");
    return sandbox.run("busybox sh -euc '" + script + "'").code();
  }

  private static void start(String configuration) throws IOException {
    sandbox.configure(configuration);
    assertThat(help(template, "Web")).isZero();
    sandbox.questions();
  }

  private static List<String> lookUp(String resolver, String family, String... names)
      throws IOException {
    return sandbox.run("./" + resolver + " " + family + " " + String.join(" ", names)).lines();
  }

  private static String address(String service) {
    return addresses.getOrDefault(service + "Service", service);
  }

  @ParameterizedTest
  @CsvSource({"glibc, true", "glibc, false", "musl, true", "musl, false"})
  void everyNameOfTheTemplateIsFound(String resolver, boolean hasSearch) throws IOException {
    start(hasSearch ? FARGATE : WITHOUT);
    List<String> expected =
        List.of(
            address("Db"),
            address("Db"),
            address("Db"),
            address("Db"),
            address("Db"),
            address("Mycache"),
            address("Mycache"),
            address("V1api"),
            address("V1api"));
    for (String family : List.of("0", "4")) {
      assertThat(
              lookUp(
                  resolver,
                  family,
                  "db",
                  "DB",
                  "database",
                  "old.db",
                  "store",
                  "my_cache",
                  "shop-cache",
                  "v1.api",
                  "v1.api.shop.local"))
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"glibc", "musl"})
  void aShortNameIsTheFirstQuestion(String resolver) throws IOException {
    start(FARGATE);
    lookUp(resolver, "0", "db");
    assertThat(sandbox.questions())
        .containsExactlyInAnyOrder("A db.shop.local", "AAAA db.shop.local");
  }

  /** In the namespace it may be that of the task before, or none yet. */
  @ParameterizedTest
  @ValueSource(strings = {"glibc", "musl"})
  void theOwnNamesOfATaskLeadToTheTask(String resolver) throws IOException {
    sandbox.configure(FARGATE);
    sandbox.host("10.0.9.9");
    try {
      for (int run = 0; run < 2; run++) {
        assertThat(help(template, "Db")).isZero();
        assertThat(sandbox.hosts()).hasSize(3);
        assertThat(lookUp(resolver, "4", "db", "database", "old.db", "store", "v1.api"))
            .containsExactly("10.0.9.9", "10.0.9.9", "10.0.9.9", "10.0.9.9", address("V1api"));
      }
      sandbox.host("10.0.9.8");
      sandbox.protectHosts(true);
      assertThat(help(template, "Db")).isZero();
      assertThat(lookUp(resolver, "4", "db")).containsExactly(address("Db"));
    } finally {
      sandbox.protectHosts(false);
      sandbox.host("10.0.9.7");
    }
  }

  /** A name of several tasks means all of them. */
  @Test
  void severalTasksHaveNoNameOfTheirOwn() {
    for (String several :
        List.of(
            "deploy: {replicas: 2}",
            "deploy: {x-aws-autoscaling: {min: 1, max: 3, cpu: 60}}",
            "scale: 3")) {
      Template scaled =
          Program.convert(
                  directory,
                  "name: shop\nservices: {web: {image: x, "
                      + several
                      + "}, db: {image: postgres}}\n")
              .template();
      assertThat(String.valueOf(scaled.container("WebTaskDefinition", "web-setup")))
          .contains("resolv.conf")
          .doesNotContain("/etc/hosts");
      assertThat(String.valueOf(scaled.container("DbTaskDefinition", "db-setup")))
          .contains("$self db\" >> /etc/hosts");
    }
  }

  /** Cloud Map has no address of that kind, and says so of the name, not that there is no name. */
  @ParameterizedTest
  @ValueSource(strings = {"glibc", "musl"})
  void anAddressOfTheOtherKindIsMissingAndTheNameIsNot(String resolver) throws IOException {
    start(FARGATE);
    assertThat(lookUp(resolver, "6", "db", "store")).doesNotContain("try again", "failure");
    assertThat(lookUp(resolver, "0", "db", "example.com"))
        .containsExactly(address("Db"), lookUp(resolver, "0", "example.com").get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"glibc", "musl"})
  void whatNobodyIsCalledIsSaidQuickly(String resolver) throws IOException {
    start(FARGATE);
    long before = System.nanoTime();
    assertThat(lookUp(resolver, "0", "nobody", "no.body", "nobody.shop.local", "a.b.c.example"))
        .containsOnly("no such name")
        .hasSize(4);
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before))
        .isLessThan(QUICKLY_MILLIS);
    assertThat(sandbox.questions()).contains("A nobody.shop.local", "A nobody." + DOMAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"glibc", "musl"})
  void otherNamesAreFoundAsBefore(String resolver) throws IOException {
    start(FARGATE);
    assertThat(lookUp(resolver, "4", "ip-10-0-0-5", "example.com", "deep.api.example.com"))
        .containsExactly("10.0.0.5", "192.0.2.1", "192.0.2.2");
    assertThat(lookUp(resolver, "4", "localhost")).containsExactly("127.0.0.1");
  }

  /** Without names that have dots a name with one is asked for as it is, first. */
  @ParameterizedTest
  @ValueSource(strings = {"glibc", "musl"})
  void namesOfOthersCostNoQuestionMoreWithoutDots(String resolver) throws IOException {
    Template plain =
        Program.convert(
                directory, "name: shop\nservices: {web: {image: x}, db: {image: postgres}}\n")
            .template();
    sandbox.configure(FARGATE);
    assertThat(help(plain, "Web")).isZero();
    sandbox.questions();
    assertThat(lookUp(resolver, "4", "example.com")).containsExactly("192.0.2.1");
    assertThat(sandbox.questions()).containsExactly("A example.com");
  }

  /** What networks of others have written there; the domain of the project goes first. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "search .\n",
        "search\n",
        "domain eu-west-1.compute.internal\n",
        "search a.example b.example c.example d.example e.example f.example g.example\n",
        "search office.example shop.local\n",
        "search shop.local\n",
        "search office.example\nsearch other.example\n",
        "options timeout:2 attempts:3 edns0\n",
        "options ndots:5\nsearch eu-west-1.compute.internal\n",
      })
  void whateverStandsThereBefore(String lines) throws IOException {
    for (String order : List.of(lines + WITHOUT, WITHOUT + lines)) {
      start(order);
      String once = sandbox.configuration();
      assertThat(help(template, "Db")).isZero();
      assertThat(sandbox.configuration()).isEqualTo(once);
      for (String resolver : List.of("glibc", "musl")) {
        assertThat(lookUp(resolver, "0", "db", "store", "v1.api", "old.db"))
            .as(resolver + " with\n" + once)
            .containsExactly(address("Db"), address("Db"), address("V1api"), address("Db"));
        assertThat(lookUp(resolver, "4", "deep.api.example.com", "example.com"))
            .as(resolver + " with\n" + once)
            .containsExactly("192.0.2.2", "192.0.2.1");
      }
    }
  }

  /** A domain whose name servers fail is no hindrance to the names of the project. */
  @ParameterizedTest
  @ValueSource(strings = {"glibc", "musl"})
  void aDomainThatFailsComesAfterTheProject(String resolver) throws IOException {
    start("search refused.example\n" + WITHOUT);
    assertThat(lookUp(resolver, "0", "db", "store", "v1.api"))
        .containsExactly(address("Db"), address("Db"), address("V1api"));
    assertThat(lookUp(resolver, "4", "deep.api.example.com")).containsExactly("192.0.2.2");
  }

  /** musl takes no line of 256 bytes or more: what was there before is cut, not what is new. */
  @Test
  void aLongListLosesItsLast() throws IOException {
    String longer = "a-rather-long-name-of-a-domain-that-somebody-has-%d.example ";
    StringBuilder search = new StringBuilder("search ");
    for (int i = 0; i < 12; i++) {
      search.append(longer.formatted(i));
    }
    start(WITHOUT + search + "\n");
    for (String resolver : List.of("glibc", "musl")) {
      assertThat(lookUp(resolver, "0", "db", "v1.api"))
          .as(resolver)
          .containsExactly(address("Db"), address("V1api"));
    }
    assertThat(sandbox.configuration()).contains(longer.formatted(0).strip());
  }

  @Test
  void aFileThatCannotBeWrittenEndsTheHelper() throws IOException {
    sandbox.configure(FARGATE);
    assertThat(sandbox.run("busybox mount -o remount,bind,ro /etc/resolv.conf").code()).isZero();
    try {
      assertThat(help(template, "Web")).isNotZero();
      assertThat(sandbox.configuration()).isEqualTo(FARGATE);
    } finally {
      sandbox.run("busybox mount -o remount,bind,rw /etc/resolv.conf");
    }
  }
}
