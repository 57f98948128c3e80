package dev.c2ecs.acceptance.aws;

import static java.util.Map.entry;

import dev.c2ecs.acceptance.registry.TagServer;
import dev.c2ecs.cli.diagnostic.DeployCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** For each code of deploying a run that is refused with it. */
public final class DeployExamples {

  private interface Scenario {
    Cloud.Result run(Cloud cloud) throws IOException;
  }

  private static final String SECRET = Cloud.COMPOSE + "    secrets: [key]\nsecrets: {key: ";

  private static final String OVERLAY = Cloud.COMPOSE + "x-aws-cloudformation:\n";

  private static final String VOLUME =
      Cloud.COMPOSE + "    volumes: [data:/data]\nvolumes: {data: }\n";

  private static final String CREDENTIAL =
      """
      name: shop
      services:
        web:
          image: nginx
          environment: {API_KEY: "${API_KEY}"}
      """;

  private static final String SSO =
      """
      [profile dev]
      region = eu-central-1
      sso_region = eu-central-1
      sso_start_url = https://example.awsapps.com/start
      sso_account_id = 123456789012
      sso_role_name = dev
      """;

  private static final Map<String, String> NO_KEYS =
      Map.of("AWS_ACCESS_KEY_ID", "", "AWS_SECRET_ACCESS_KEY", "");

  private static final String JOB =
      Cloud.COMPOSE + "  seed: {image: example/seed, restart: \"no\"}\n";

  /** A buildah that fails when it is asked for a stage, and else does nothing well. */
  private static final String BUILDAH =
      """
      #!/bin/sh
      case "$*" in
        *--help*) echo "      --cache-to string" ;;
        *--target*) echo "Error: building at STEP \"RUN make\": exit status 2"; exit 125 ;;
      esac
      """;

  /** What it saves is an archive, and none of an image. */
  private static final String ODD_ARCHIVE =
      """
      case "$1" in
        push) for last; do :; done; echo x >a; /bin/tar --format=ustar -cf "${last#*:}" a ;;
        build) while [ $# -gt 0 ]; do case $1 in --iidfile) echo sha256:1 >"$2" ;; esac; shift; done ;;
      esac
      """;

  private static final String SPLUNK =
      """
      name: shop
      services:
        web:
          image: nginx:1.29
          logging: {driver: splunk, options: {splunk-url: "https://splunk.example", splunk-token: t}}
      """;

  private static final Map<DeployCode, Scenario> ALL =
      Map.ofEntries(
          entry(DeployCode.NOT_DEPLOYED, c -> c.run("ps")),
          entry(DeployCode.SERVICE_UNKNOWN, c -> deployed(c).run("ps", "wbe")),
          entry(DeployCode.TASK_UNKNOWN, c -> deployed(c).run("logs", "--index", "2", "web")),
          entry(DeployCode.NOT_PUBLISHED, c -> deployed(c).run("port", "db", "5432")),
          entry(DeployCode.NO_LOGS, c -> deployed(c.compose(SPLUNK)).run("logs")),
          entry(DeployCode.NO_REGION, c -> c.environment(Map.of("AWS_REGION", "")).run("ls")),
          entry(DeployCode.REGION, c -> c.run("ls", "--region", "frankfurt")),
          entry(DeployCode.PROFILE, c -> c.run("ls", "--aws-profile", "dev")),
          entry(DeployCode.CONFIGURATION, c -> profiles(c, "[profile dev\n", Map.of())),
          entry(DeployCode.ENDPOINT, c -> c.through("localhost:4566").run("ls")),
          entry(
              DeployCode.PROXY,
              c -> c.environment(Map.of("HTTPS_PROXY", "socks5://proxy:1080")).run("ls")),
          entry(
              DeployCode.CERTIFICATES,
              c -> c.environment(Map.of("AWS_CA_BUNDLE", "compose.yaml")).run("ls")),
          entry(DeployCode.CREDENTIALS, c -> c.environment(NO_KEYS).run("ls")),
          entry(DeployCode.SESSION_ENDED, DeployExamples::withoutLogin),
          entry(DeployCode.ACCOUNT, c -> c.run("deploy", "--account", "999999999999")),
          entry(DeployCode.UNCONFIRMED, c -> c.run("deploy")),
          entry(DeployCode.INTERRUPTED, DeployExamples::interrupted),
          entry(DeployCode.NO_PROJECT, c -> c.compose("").run("down")),
          entry(DeployCode.EVENTS, c -> c.run("doctor", "--events", "compose.yaml")),
          entry(DeployCode.JOB_FAILED, DeployExamples::failedJob),
          entry(DeployCode.JOB_NOT_STARTED, DeployExamples::lostJob),
          entry(DeployCode.TEMPLATE_SIZE, DeployExamples::large),
          entry(
              DeployCode.IMAGE_MISSING,
              c ->
                  c.compose("name: shop\nservices: {web: {build: .}}\n")
                      .run("deploy", "--yes", "--no-build")),
          entry(
              DeployCode.PARAMETER_MISSING,
              c ->
                  c.compose(
                          OVERLAY
                              + "  Parameters:\n    Color: {Type: String, Description: paint}\n"
                              + "  Outputs:\n    Color: {Value: !Ref Color}\n")
                      .run("deploy", "--yes")),
          entry(
              DeployCode.PARAMETER_UNKNOWN,
              c -> c.run("deploy", "--yes", "--parameter", "Colour=red")),
          entry(
              DeployCode.CAPABILITY,
              c ->
                  c.compose(
                          OVERLAY
                              + "  Resources:\n    WebTaskExecutionRole:\n"
                              + "      Properties: {RoleName: web}\n")
                      .run("deploy", "--yes")),
          entry(
              DeployCode.VPC,
              c -> {
                c.aws.network.defaultVpc = false;
                return c.run("deploy", "--yes");
              }),
          entry(
              DeployCode.VPC_DNS,
              c -> {
                c.aws.network.dnsOff.add("enableDnsHostnames");
                return c.run("deploy", "--yes");
              }),
          entry(
              DeployCode.SUBNETS,
              c -> {
                c.aws.network.zones = List.of("eu-central-1a", "eu-central-1a", "eu-central-1a");
                return c.run("deploy", "--yes");
              }),
          entry(
              DeployCode.SAME_ZONE,
              c -> {
                c.aws.network.zones = List.of("eu-central-1a", "eu-central-1a", "eu-central-1b");
                return c.compose(VOLUME)
                    .run("deploy", "--yes", "--parameter", "FileSystemSubnetIds=subnet-a,subnet-b");
              }),
          entry(
              DeployCode.MIXED_SUBNETS,
              c -> {
                c.aws.network.behindNat = "subnet-b";
                return c.run("deploy", "--yes", "--parameter", "SubnetIds=subnet-a,subnet-b");
              }),
          entry(
              DeployCode.NO_WAY_OUT,
              c -> {
                c.aws.network.gateway = "";
                return c.run("deploy", "--yes");
              }),
          entry(
              DeployCode.SECRET_VALUE,
              c -> c.compose(SECRET + "{environment: KEY}}\n").run("deploy", "--yes")),
          entry(
              DeployCode.SECRET_MISSING,
              c ->
                  c.compose(SECRET + "{external: true, name: team/key}}\n").run("deploy", "--yes")),
          entry(
              DeployCode.LOG_GROUP_MISSING,
              c ->
                  c.compose(
                          Cloud.COMPOSE
                              + "    logging: {options: {awslogs-group: /ops/web,"
                              + " awslogs-create-group: \"false\"}}\n")
                      .run("deploy", "--yes")),
          entry(DeployCode.SECRET_KEY, c -> c.run("deploy", "--yes", "--empty", "API_KEY")),
          entry(
              DeployCode.SECRET_FOREIGN,
              c -> {
                secret(c, "shop_key", "theirs");
                return c.compose(SECRET + "{environment: KEY}}\n")
                    .environment(Map.of("KEY", "one"))
                    .run("deploy", "--yes");
              }),
          entry(
              DeployCode.SECRET_CONTENT,
              c -> {
                secret(c, "shop/environment", "theirs").tags =
                    "[{\"Key\":\"com.docker.compose.project\",\"Value\":\"shop\"}]";
                return c.compose(CREDENTIAL).run("deploy", "--yes");
              }),
          entry(
              DeployCode.STACK_STATE,
              c -> {
                c.stack("PAUSE_IN_PROGRESS");
                return c.run("deploy", "--yes");
              }),
          entry(
              DeployCode.STACK_FOREIGN,
              c -> {
                c.stack("CREATE_COMPLETE").tags.put("com.docker.compose.project", "other");
                return c.run("deploy", "--yes");
              }),
          entry(DeployCode.OTHER_SOURCE, DeployExamples::fromAnotherRepository),
          entry(
              DeployCode.STACK_BUSY,
              c -> {
                c.stack("UPDATE_IN_PROGRESS");
                return c.run("deploy", "--dry-run");
              }),
          entry(
              DeployCode.NEEDS_RECOVERY,
              c -> {
                c.stack("ROLLBACK_COMPLETE");
                return c.run("deploy", "--dry-run");
              }),
          entry(
              DeployCode.NOT_ACCEPTED,
              c -> {
                c.compose(VOLUME);
                c.stack("CREATE_COMPLETE")
                    .changeDetails
                    .put(
                        "DataFilesystem",
                        "<Replacement>True</Replacement>"
                            + "<PolicyAction>ReplaceAndDelete</PolicyAction>");
                return c.compose(
                        VOLUME
                            + "x-aws-cloudformation:\n  Resources:\n    DataFilesystem:\n"
                            + "      Properties: {PerformanceMode: maxIO}\n")
                    .run("deploy", "--yes");
              }),
          entry(
              DeployCode.CHANGE_SET,
              c -> {
                c.aws.stacks.invalid =
                    "<member><ValidationPath>/Resources/WebService/Properties/X</ValidationPath>"
                        + "<ValidationStatusReason>Unknown property X</ValidationStatusReason>"
                        + "</member>";
                return c.run("deploy", "--yes");
              }),
          entry(
              DeployCode.DEPLOYED_TEMPLATE,
              c -> {
                c.stack("CREATE_COMPLETE").template = "Resources: {a: [";
                return c.run("ls");
              }),
          entry(DeployCode.BUCKET_FOREIGN, DeployExamples::bucket),
          entry(
              DeployCode.TWO_STEPS,
              c -> {
                FakeStack stack = c.stack("CREATE_COMPLETE");
                stack.changeDetails.put("WebService", "<Replacement>True</Replacement>");
                return c.compose(
                        """
                        name: shop
                        services:
                          web: {image: nginx, expose: ["80"], x-aws-discovery: connect}
                          app: {image: nginx}
                        x-aws-cloudformation:
                          Resources: {WebService: {Properties: {ServiceName: web}}}
                        """)
                    .run("deploy", "--yes");
              }),
          entry(DeployCode.BUILDER_MISSING, c -> unbuilt(c, build(""))),
          entry(DeployCode.BUILD_UNSUPPORTED, c -> built(c, build(", cache_to: [type=gha]"))),
          entry(DeployCode.BUILD_INPUT, c -> unbuilt(c, build(", ssh: [default]"))),
          entry(
              DeployCode.BUILD_CREDENTIAL,
              c -> unbuilt(c, build(", labels: {db_password: hunter22}"))),
          entry(
              DeployCode.BUILD_ARG_CREDENTIAL,
              c -> built(c, build(", args: {NPM_TOKEN: hunter22}"))),
          entry(
              DeployCode.BUILD_OTHERWISE,
              c -> built(c, build(", cache_from: ['registry.example.com/shop:1']"))),
          entry(DeployCode.BUILD_FAILED, c -> built(c, build(", target: prod"))),
          entry(DeployCode.BUILD_ARCHIVE, c -> built(c, build(""))),
          entry(DeployCode.IMAGE_NOT_FOUND, c -> lock(c, 404, "")),
          entry(
              DeployCode.REGISTRY_LOGIN,
              c -> lock(c, 401, "", "WWW-Authenticate: Basic realm=\"registry\"")),
          entry(DeployCode.REGISTRY_RATE_LIMIT, c -> lock(c, 429, "", "Retry-After: 3600")),
          entry(
              DeployCode.REGISTRY_UNREACHABLE,
              c -> c.compose("services: {web: {image: 'localhost:1/web'}}\n").run("lock")),
          entry(
              DeployCode.REGISTRY_ANSWER,
              c -> lock(c, 200, "<html>Welcome</html>", "Content-Type: text/html")),
          entry(
              DeployCode.REGISTRY_CONTENT,
              c ->
                  lock(
                      c,
                      200,
                      "{}",
                      "Content-Type: application/vnd.oci.image.manifest.v1+json",
                      "Docker-Content-Digest: sha256:" + "0".repeat(64))),
          entry(
              DeployCode.REGISTRY_ADDRESS,
              c -> lock(c, 302, "", "Location: http://169.254.169.254/latest/meta-data/")),
          entry(
              DeployCode.REGISTRY_CONFIGURATION,
              c -> {
                Files.writeString(c.directory.resolve("config.json"), "{");
                return lock(
                    c.environment(Map.of("DOCKER_CONFIG", c.directory.toString())),
                    401,
                    "",
                    "WWW-Authenticate: Basic realm=\"registry\"");
              }),
          entry(
              DeployCode.LOCK_FILE,
              c -> {
                Files.writeString(c.directory.resolve("compose.lock.json"), "<<<<<<< HEAD\n");
                return c.run("lock");
              }),
          entry(
              DeployCode.IMAGE_UNRESOLVED,
              c ->
                  c.resolving()
                      .compose("name: shop\nservices: {web: {image: 'localhost:1/web:1.2'}}\n")
                      .run("deploy", "--dry-run")),
          entry(DeployCode.LOCKED_TAG_MOVED, DeployExamples::movedTag),
          entry(
              DeployCode.OTHER_IDENTITIES,
              c -> {
                FakeStack stack = c.stack("CREATE_COMPLETE");
                stack.template = stack.template.replace("HTTP80Listener", "WebTCP80Listener");
                return c.run("deploy", "--yes");
              }),
          entry(
              DeployCode.IDENTITIES_ELSEWHERE,
              c -> {
                Files.writeString(
                    c.directory.resolve("compose.lock.json"),
                    "{\"version\": 1, \"images\": {}, \"identities\":"
                        + " {\"store\": {\"cluster\": \"MainCluster\"}}}");
                return c.run("deploy", "--dry-run");
              }),
          entry(DeployCode.FILES_UNREADABLE, c -> mounted(c, ".wh.default.conf", "a")),
          entry(DeployCode.FILES_TOO_LARGE, c -> mounted(c, "default.conf", "a".repeat(3000))),
          entry(
              DeployCode.FILES_SECRET,
              c -> mounted(c, "web.key", "-----BEGIN PRIVATE KEY-----\nMIIEvQ\n")),
          entry(
              DeployCode.FILES_CREDENTIAL,
              c -> mounted(c, "auth.conf", "db = postgres://app:hunter2@db/app\n")),
          entry(
              DeployCode.IMAGE_BROKEN,
              c -> {
                buildah(c, BUILDAH + ODD_ARCHIVE);
                return c.compose(build("")).run("deploy", "--yes");
              }),
          entry(
              DeployCode.REPOSITORY_FOREIGN,
              c -> {
                c.aws.images.all.put("shop/web", new FakeImages.Repository());
                return mounted(c, "default.conf", "a");
              }),
          entry(
              DeployCode.REGISTRY_NAME,
              c ->
                  c.compose("name: shop\nservices: {web: {image: acme/web, build: .}}\n")
                      .run("push", "--registry")),
          entry(
              DeployCode.CONFIG_MISSING,
              c ->
                  c.compose(
                          """
                          name: shop
                          services: {web: {image: nginx, configs: [app]}}
                          configs: {app: {external: true, name: /team/app.conf}}
                          """)
                      .run("deploy", "--yes")),
          entry(DeployCode.SCAN_FINDINGS, DeployExamples::scanned));

  /** Deploys an image in which ECR's scan finds something. */
  private static Cloud.Result scanned(Cloud cloud) throws IOException {
    try (SmallRegistry registry = SmallRegistry.taking()) {
      ScriptedBuilder builder = new ScriptedBuilder(cloud.directory.resolve("bin"));
      ScriptedBuilder.image(cloud.directory, "amd64", "one");
      cloud.aws.images.endpoint = "http://" + registry.host();
      cloud.aws.images.scans.add(
          "{\"imageScanStatus\":{\"status\":\"COMPLETE\"},\"imageScanFindings\":"
              + "{\"findingSeverityCounts\":{\"CRITICAL\":1,\"LOW\":3}}}");
      Cloud.Result result =
          cloud
              .environment(Map.of("PATH", builder.path()))
              .compose(build(""))
              .run("deploy", "--yes", "--fail-on", "critical");
      return new Cloud.Result(
          result.exitCode(), result.out(), result.err().replace(registry.host(), "localhost:5000"));
    }
  }

  private static String build(String attributes) {
    return "name: shop\nservices:\n  web:\n    build: {context: ." + attributes + "}\n";
  }

  /** The project is deployed as its file says. */
  private static Cloud deployed(Cloud cloud) {
    cloud.stack("CREATE_COMPLETE");
    return cloud;
  }

  /** There is no builder. */
  private static Cloud.Result unbuilt(Cloud cloud, String compose) throws IOException {
    Files.writeString(cloud.directory.resolve("Dockerfile"), "FROM scratch AS prod\n");
    return cloud.compose(compose).run("build");
  }

  private static Cloud.Result built(Cloud cloud, String compose) throws IOException {
    return buildah(cloud, BUILDAH).compose(compose).run("build");
  }

  /** The only builder is a script. */
  private static Cloud buildah(Cloud cloud, String text) throws IOException {
    Files.writeString(cloud.directory.resolve("Dockerfile"), "FROM scratch AS prod\n");
    Path script = Files.writeString(cloud.directory.resolve("buildah"), text);
    if (!script.toFile().setExecutable(true)) {
      throw new IOException(script + " is no program");
    }
    return cloud.environment(Map.of("PATH", cloud.directory.toString()));
  }

  /** Deploys a service that mounts a directory with one file. */
  private static Cloud.Result mounted(Cloud cloud, String name, String text) throws IOException {
    Path files = Files.createDirectories(cloud.directory.resolve("conf.d"));
    Files.writeString(files.resolve(name), text);
    return cloud
        .compose(
            """
            name: shop
            services:
              web:
                image: nginx:1.29
                x-aws-file_limit: 2k
                volumes: ["./conf.d:/etc/nginx/conf.d:ro"]
            """)
        .run("deploy", "--yes");
  }

  private DeployExamples() {}

  /** The program's words about a code in its run. */
  public static String of(DeployCode code, Path directory) throws IOException {
    try (Cloud cloud = new Cloud(directory)) {
      Cloud.Result result = ALL.get(code).run(cloud);
      return result.err().replace(directory.toString(), "/project");
    }
  }

  /** Locks an image of a registry that always answers so. */
  private static Cloud.Result lock(Cloud cloud, int status, String body, String... headers)
      throws IOException {
    try (SmallRegistry registry = SmallRegistry.answering(status, body, headers)) {
      String image = registry.host() + "/web:1";
      Cloud.Result result =
          cloud.compose("services: {web: {image: '" + image + "'}}\n").run("lock");
      return new Cloud.Result(
          result.exitCode(), result.out(), result.err().replace(registry.host(), "localhost:5000"));
    }
  }

  private static Cloud.Result movedTag(Cloud cloud) throws IOException {
    try (TagServer registry = new TagServer()) {
      registry.put("web", "1.2", "");
      cloud.compose("name: shop\nservices: {web: {image: '" + registry.host() + "/web:1.2'}}\n");
      cloud.run("lock");
      registry.put("web", "1.2", "\"User\":\"1\"");
      Cloud.Result result = cloud.resolving().run("deploy", "--dry-run");
      return new Cloud.Result(
          result.exitCode(), result.out(), result.err().replace(registry.host(), "localhost:5000"));
    }
  }

  private static Cloud.Result profiles(Cloud cloud, String text, Map<String, String> variables)
      throws IOException {
    Path file = Files.writeString(cloud.directory.resolve("config"), text);
    Map<String, String> all = new HashMap<>(variables);
    all.put("AWS_CONFIG_FILE", file.toString());
    all.put("HOME", cloud.directory.toString());
    return cloud.environment(all).run("ls");
  }

  private static Cloud.Result withoutLogin(Cloud cloud) throws IOException {
    Map<String, String> variables = new HashMap<>(NO_KEYS);
    variables.put("AWS_PROFILE", "dev");
    return profiles(cloud, SSO, variables);
  }

  private static Cloud.Result interrupted(Cloud cloud) {
    Thread program = Thread.currentThread();
    cloud.aws.watch(
        (number, action) -> {
          if (action.equals("DescribeVpcs")) {
            program.interrupt();
          }
        });
    try {
      return cloud.run("deploy", "--yes");
    } finally {
      Thread.interrupted();
    }
  }

  private static Cloud.Result failedJob(Cloud cloud) throws IOException {
    cloud.aws.tasks.jobs.end("SeedTaskDefinition", 4, 1, "no such table: users");
    return cloud.compose(JOB).run("deploy", "--yes");
  }

  private static Cloud.Result lostJob(Cloud cloud) throws IOException {
    cloud.aws.watch(
        (number, action) -> {
          if (action.equals("ListStackResources")) {
            cloud.aws.stacks.all.values().forEach(stack -> stack.lost = "SeedTaskDefinition");
          }
        });
    return cloud.compose(JOB).run("deploy", "--yes");
  }

  /** A template that would be smaller than it is without its line breaks and spaces. */
  private static Cloud.Result large(Cloud cloud) throws IOException {
    StringBuilder text = new StringBuilder("name: shop\nservices:\n");
    for (int i = 0; i < 20; i++) {
      text.append("  s").append(i).append(": {image: nginx, environment: {");
      for (int j = 1000; j < 2200; j++) {
        text.append("V").append(j).append(": a, ");
      }
      text.append("}}\n");
    }
    return cloud.compose(text.toString()).run("deploy", "--yes");
  }

  private static FakeSecrets.Secret secret(Cloud cloud, String name, String content) {
    FakeSecrets.Secret secret = new FakeSecrets.Secret();
    secret.versions.put("v", content);
    secret.current = "v";
    cloud.aws.secrets.all.put(name, secret);
    return secret;
  }

  private static Cloud.Result fromAnotherRepository(Cloud cloud) throws IOException {
    Path folder = Files.createDirectories(cloud.directory.resolve("shop"));
    cloud.environment(Map.of("PATH", System.getenv().getOrDefault("PATH", "")));
    for (String[] arguments :
        new String[][] {
          {"init", "--quiet"},
          {"config", "remote.origin.url", "https://git.example.org/team/second"}
        }) {
      List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
      command.addAll(List.of(arguments));
      try {
        new ProcessBuilder(command).start().waitFor();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
    Files.writeString(folder.resolve("compose.yaml"), Cloud.COMPOSE.replace("name: shop\n", ""));
    cloud.stack("CREATE_COMPLETE").tags.put("c2ecs:source", "git.example.org/team/first");
    return cloud.run("deploy", "--yes", "--project-directory", "shop", "-f", "shop/compose.yaml");
  }

  private static Cloud.Result bucket(Cloud cloud) throws IOException {
    StringBuilder many = new StringBuilder("name: shop\nservices:\n");
    for (int i = 0; i < 40; i++) {
      many.append("  s" + i + ": {image: nginx}\n");
    }
    String bucket = "/c2ecs-" + FakeAws.ACCOUNT + "-eu-central-1";
    cloud.aws.objects.put(bucket, "");
    cloud.aws.objects.put(bucket + "/theirs", "theirs");
    return cloud.compose(many.toString()).run("deploy", "--yes");
  }
}
