package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.Json;
import dev.c2ecs.acceptance.Repo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever deploys may make every call that the program makes, and no other one. */
class PolicyCallsTest extends ImageCloudTest {

  private static final String ROLE = "arn:aws:iam::123456789012:role/cloudformation";

  /** What IAM calls a request of S3: the method, and the word of its query that tells it. */
  private static final Map<String, String> S3 =
      Map.ofEntries(
          Map.entry("HEAD", "ListBucket"),
          Map.entry("GET list-type", "ListBucket"),
          Map.entry("GET tagging", "GetBucketTagging"),
          Map.entry("PUT", "CreateBucket"),
          Map.entry("PUT object", "PutObject"),
          Map.entry("DELETE object", "DeleteObject"),
          Map.entry("DELETE", "DeleteBucket"),
          Map.entry("PUT publicAccessBlock", "PutBucketPublicAccessBlock"),
          Map.entry("PUT encryption", "PutEncryptionConfiguration"),
          Map.entry("PUT policy", "PutBucketPolicy"),
          Map.entry("PUT lifecycle", "PutLifecycleConfiguration"),
          Map.entry("PUT tagging", "PutBucketTagging"));

  /** The same for EFS: the method, and the words of its path. */
  private static final Map<String, String> EFS =
      Map.of(
          "GET file-systems", "DescribeFileSystems",
          "GET mount-targets", "DescribeMountTargets",
          "DELETE mount-targets", "DeleteMountTarget",
          "DELETE file-systems", "DeleteFileSystem",
          "POST resource-tags", "TagResource");

  private final Set<String> recorded = new TreeSet<>();
  private final Set<String> granted = new TreeSet<>();
  private int number;

  private static List<String> texts(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(value));
  }

  /** The actions of who deploys, and where. */
  /** What the policies of who deploys allow: resources by actions. */
  private static Map<String, Set<String>> allowed(Path policies) throws IOException {
    Map<String, Set<String>> allowed = new TreeMap<>();
    try (Stream<Path> files = Files.list(policies)) {
      for (Path file : files.filter(one -> one.toString().contains("-deploy")).toList()) {
        for (Object one : (List<?>) Json.object(Files.readString(file)).get("Statement")) {
          Map<?, ?> statement = (Map<?, ?>) one;
          for (String action : texts(statement.get("Action"))) {
            allowed
                .computeIfAbsent(action, key -> new TreeSet<>())
                .addAll(texts(statement.get("Resource")));
          }
        }
      }
    }
    return allowed;
  }

  private static Set<String> calls(FakeAws aws) {
    Set<String> actions = new TreeSet<>();
    for (int i = 0; i < aws.calls().size(); i++) {
      String signer = aws.signers().get(i);
      String service = signer.substring(signer.lastIndexOf(' ') + 1);
      String action = aws.calls().get(i);
      if (action.endsWith(" object")) {
        action = service.equals("s3") ? s3(aws.requests().get(i)) : efs(aws.requests().get(i));
      }
      actions.add(service + ":" + action);
    }
    actions.remove("sts:GetCallerIdentity");
    return actions;
  }

  private static String s3(String request) {
    String method = request.replaceFirst(" .*", "");
    String query = request.contains("?") ? request.replaceFirst(".*\\?([^=&]*).*", "$1") : "";
    boolean isObject = request.replaceFirst("\\?.*", "").endsWith(".yaml");
    String kind = isObject ? "object" : query.startsWith("x-id") ? "" : query;
    return S3.getOrDefault((method + " " + kind).strip(), request);
  }

  private static String efs(String request) {
    String method = request.replaceFirst(" .*", "");
    String kind = request.replaceFirst(".*/2015-02-01/([a-z-]+).*", "$1");
    return EFS.getOrDefault(method + " " + kind, request);
  }

  /** A project at a scripted AWS of its own, and what it may do. */
  private Map<String, Set<String>> project(Cloud cloud) throws IOException {
    Path policies = directory.resolve("policies" + number++);
    Cloud.Result result = cloud.run("policy", "--role-arn", ROLE, "-o", policies + "/");
    assertThat(result.exitCode()).as(result.err()).isZero();
    Map<String, Set<String>> allowed = allowed(policies);
    granted.addAll(allowed.keySet());
    return allowed;
  }

  private Cloud another(String compose) throws IOException {
    Path home = Files.createDirectory(directory.resolve("c" + number++));
    return new Cloud(home).compose(compose).environment(Map.of("KEY", "hunter2"));
  }

  private void holds(Cloud cloud, Map<String, Set<String>> allowed) throws IOException {
    Set<String> calls = calls(cloud.aws);
    recorded.addAll(calls);
    calls.removeAll(exceptions("? "));
    assertThat(allowed.keySet()).containsAll(calls);
  }

  private void deployed(String compose, String... commands) throws IOException {
    try (Cloud shop = another(compose)) {
      Map<String, Set<String>> allowed = project(shop);
      for (String command : commands) {
        Cloud.Result result = shop.run(command.split(" ", -1));
        assertThat(result.exitCode()).as(command + "\n" + result.all()).isZero();
      }
      holds(shop, allowed);
    }
  }

  @Test
  void everyCallIsAllowedAndEveryOtherOneHasAReason() throws IOException {
    deployed(Cloud.COMPOSE, "deploy --yes", "deploy --yes --force-recreate", "down --yes");
    deployed(
        Cloud.COMPOSE + "    volumes: [data:/data]\nvolumes: {data: }\n",
        "deploy --yes",
        "down --yes --volumes");
    String secret = "    secrets: [key]\nsecrets: {key: {environment: KEY}}\n";
    deployed(Cloud.COMPOSE + secret, "deploy --yes", "down --yes");
    deployed(
        Cloud.COMPOSE + "  seed: {image: example/seed, restart: \"no\"}\n",
        "deploy --yes",
        "deploy --yes",
        "down --yes");
    StringBuilder many = new StringBuilder("name: shop\nservices:\n");
    for (int i = 0; i < 40; i++) {
      many.append("  service")
          .append(i)
          .append(": {image: nginx:1.29, ports: [\"")
          .append(8000 + i)
          .append(":80\"]}\n");
    }
    deployed(many.toString(), "deploy --yes", "down --yes");
    try (Cloud shop = another(Cloud.COMPOSE + secret)) {
      Map<String, Set<String>> allowed = project(shop);
      shop.run("deploy", "--yes");
      shop.environment(Map.of("KEY", "hunter3"));
      shop.run("deploy", "--yes");
      shop.run("doctor");
      holds(shop, allowed);
    }
    for (String state :
        List.of(
            "UPDATE_IN_PROGRESS",
            "UPDATE_FAILED",
            "CREATE_FAILED",
            "UPDATE_ROLLBACK_FAILED",
            "ROLLBACK_COMPLETE",
            "REVIEW_IN_PROGRESS")) {
      try (Cloud shop = another(Cloud.COMPOSE)) {
        Map<String, Set<String>> allowed = project(shop);
        shop.stack(state);
        shop.run("cancel", "--yes");
        shop.run("deploy", "--yes");
        shop.run("doctor");
        holds(shop, allowed);
      }
    }
    for (Path sample : Repo.samples()) {
      try (Cloud shop = another(Files.readString(sample.resolve("compose.yaml")))) {
        copy(sample, shop.directory);
        Map<String, Set<String>> allowed = project(shop);
        // Some ask for values or builders that are not here; what they call until then counts.
        shop.run("deploy", "--yes");
        shop.run("down", "--yes");
        holds(shop, allowed);
      }
    }
    cloud.aws.parameters.put("/team/app.conf", "String:level = info");
    cloud.compose(
        """
        name: shop
        services:
          web: {build: web, configs: [app]}
        configs: {app: {external: true, name: /team/app.conf}}
        """);
    Map<String, Set<String>> images = project(cloud);
    run("deploy", "--yes");
    image("web", "two");
    run("deploy", "--yes");
    run("down", "--yes", "--volumes");
    holds(cloud, images);
    Set<String> unheard = new TreeSet<>(granted);
    unheard.removeAll(recorded);
    unheard.remove("iam:PassRole");
    assertThat(unheard).isEqualTo(exceptions("! "));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.write(target, Files.readAllBytes(file));
      }
    }
  }

  private static Set<String> exceptions(String sign) throws IOException {
    List<String> actions = new ArrayList<>();
    Files.readAllLines(Repo.ROOT.resolve("src/test/resources/policy/exceptions.txt")).stream()
        .filter(line -> line.startsWith(sign))
        .forEach(line -> actions.add(line.split(" ", 3)[1]));
    return new TreeSet<>(actions);
  }
}
