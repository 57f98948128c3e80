package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A literal credential that lies anywhere in a project, on one side of a change or on both, is in
 * nothing that is said of it. Only the template that {@code convert} writes has it.
 */
class PlantedCredentialsTest {

  private static final String PATH = System.getenv().getOrDefault("PATH", "");

  /** What {@code @} stands for is planted; {@code #} is another one on the other side. */
  private static final String COMPOSE =
      """
      name: shop
      services:
        web:
          image: nginx:1.29
          environment:
            NEUTRAL: "@"
            SENTENCE: "before @ behind"
            LINK: "https://api.example.com/hook?color=blue&v=@"
          command: [serve, --color, blue, --of, "@", "--as=@"]
          labels: {com.example.info: "@", com.example.more: "see @"}
          healthcheck: {test: [CMD, probe, "@"]}
          configs: [settings]
          annotations: {note: "@"}
        shell:
          image: busybox:1.37
          command: 'sh -c "run @ && echo $$HOME"'
          entrypoint: ["/bin/start", "@"]
          healthcheck: {test: "probe @ || exit 1"}
          labels: ["com.example.list=@"]
          environment: ["LISTED=@"]
          sysctls: {net.core.somaxconn: "@"}
          working_dir: "/srv/@"
        built:
          build:
            context: .
            args: {FROM: "@", MORE: "x@"}
          command: ["a"]
      configs:
        settings: {content: "one\\ntwo @\\n"}
      x-note: "@"
      x-aws-cloudformation:
        Resources:
          Parameter: {Type: "AWS::SSM::Parameter", Properties: {Type: String, Name: color, Value: "@"}}
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Code: {ZipFile: "x = '@'"}
              Environment: {Variables: {NEUTRAL: "@"}}
              Tags: [{Key: note, Value: "@"}]
          Instance: {Type: "AWS::EC2::Instance", Properties: {UserData: "echo @"}}
          Bucket:
            Type: AWS::S3::Bucket
            Properties: {Tags: [{Key: a, Value: b}, {Key: note, Value: "of @"}]}
          WebTaskDefinition:
            Properties:
              ContainerDefinitions:
                - Name: web
                  DockerSecurityOptions: ["@"]
                  Environment: [{Name: OVERLAID, Value: "@"}]
                - {Name: side, Image: "busybox:1.37", Command: [run, "@"], Environment: [{Name: X, Value: "@"}]}
        Outputs: {Note: {Value: "@", Description: "is @"}}
        Parameters: {Given: {Type: String, Default: "@", Description: "is @"}}
      """;

  /** The same where the file has errors, whose lines are shown. */
  private static final String REFUSED =
      """
      name: shop
      services:
        web:
          image: nginx:1.29
          command: [run, --password, "@", "--key=${DB_PASSWORD}"]
          logging: {driver: awslogs, options: {awslogs-stream-prefix: "a", tag: "@"}}
          extra_hosts: ["@:10.0.0.1"]
          mem_limit: "@"
        built:
          build:
            context: .
            args: ["A=@"]
            cache_from: ["type=s3,region=eu-central-1,bucket=b,secret_access_key=@"]
            labels: {of: "@"}
          shm_size: "@"
        shell:
          image: busybox:1.37
          command: 'sh -c "run @ && echo $$HOME ${COLOR:-blue}"'
      x-aws-cloudformation:
        Mappings: {Of: {A: {B: "@"}}}
      """;

  private static final String DOCKERFILE = "FROM nginx:1.29\nENV X=@\nCMD [\"run\", \"@\"]\n";

  @TempDir private Path temporary;

  /** Some of them; all with {@code -Dconcealed=all}. */
  static Stream<Shape> shapes() {
    int step = "all".equals(System.getProperty("concealed")) ? 1 : STEP;
    return IntStream.range(0, Shape.ALL.size())
        .filter(i -> i % step == step - 1 || step == 1)
        .mapToObj(Shape.ALL::get);
  }

  private static final int STEP = 9;

  /**
   * A kind of credential.
   *
   * @param name what it is
   * @param pattern {@code h16} for sixteen hexadecimal digits, {@code a16} for letters and digits,
   *     {@code u16} for capitals and digits, {@code b16} for base64; between bars
   */
  record Shape(String name, String pattern) {

    static final List<Shape> ALL =
        List.of(
            new Shape("SendGrid", "SG.|a22|.|a43|"),
            new Shape("key of 32 bytes", "|h64|"),
            new Shape("secret key of AWS", "|b40|"),
            new Shape("key of 64 bytes", "|b86|=="),
            new Shape("Sentry DSN", "https://|h32|@o1.ingest.sentry.io/12"),
            new Shape("Slack", "xoxb-|d12|-|d12|-|a24|"),
            new Shape("Slack webhook", "https://hooks.slack.com/services/T|u8|/B|u8|/|a24|"),
            new Shape("GitHub", "ghp_|a36|"),
            new Shape("GitLab", "glpat-|a20|"),
            new Shape("Stripe", "sk_live_|a24|"),
            new Shape("Twilio", "SK|h32|"),
            new Shape("npm", "npm_|a36|"),
            new Shape("PyPI", "pypi-AgEIcHlwaS5vcmc|a80|"),
            new Shape("Google", "AIza|a35|"),
            new Shape("Azure SAS", "https://a.blob.core.windows.net/c?sv=2024&sig=|a43|%3D"),
            new Shape("JWT", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.|a43|"),
            new Shape("connection string", "postgres://u:|a12|@db/x"),
            new Shape("Discord webhook", "https://discord.com/api/webhooks/|d18|/|a68|"),
            new Shape("Mailgun", "key-|h32|"),
            new Shape("DigitalOcean", "dop_v1_|h64|"),
            new Shape("HuggingFace", "hf_|a34|"),
            new Shape("OpenAI", "sk-proj-|a74|T3BlbkFJ|a74|"),
            new Shape("Anthropic", "sk-ant-api03-|a93|AA"),
            new Shape("access key of AWS", "AKIA|u16|"),
            new Shape("Telegram", "|d9|:AA|a33|"),
            new Shape("basic", "Authorization: Basic dXNlcjp|a20|"),
            new Shape("bearer", "Authorization: Bearer |a32|"),
            new Shape("assigned", "DB_PASSWORD=|a12|"),
            new Shape("assigned by an option", "--password=|a12|"),
            new Shape("option", "--password |a12|"),
            new Shape("Azure client secret", "abc8Q~|a34|"));

    /** The whole text, and the part of it that must not be seen. */
    Planted make(Random random) {
      StringBuilder text = new StringBuilder();
      String secret = "";
      String[] parts = pattern.split("\\|", -1);
      for (int i = 0; i < parts.length; i++) {
        String part = i % 2 == 0 ? parts[i] : random(parts[i], random);
        secret = i % 2 == 1 && part.length() >= secret.length() ? part : secret;
        text.append(part);
      }
      return new Planted(text.toString(), secret);
    }

    private static String random(String what, Random random) {
      String from =
          switch (what.charAt(0)) {
            case 'h' -> "0123456789abcdef";
            case 'd' -> "123456789";
            case 'u' -> "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
            case 'b' -> "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
            default -> "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
          };
      StringBuilder text = new StringBuilder();
      int length = Integer.parseInt(what.substring(1));
      for (int i = 0; i < length; i++) {
        text.append(from.charAt(random.nextInt(from.length())));
      }
      return text.toString();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("check"),
          List.of("check", "--format", "json"),
          List.of("check", "--format", "sarif"),
          List.of("check", "--format", "github"),
          List.of("check", "--format", "gitlab"),
          List.of("check", "--format", "markdown"),
          List.of("explain", "services.web.command"),
          List.of("explain", "services.shell.healthcheck"),
          List.of("explain", "services.web.environment"),
          List.of("explain", "services.built.build"),
          List.of("explain", "Parameter"),
          List.of("explain", "Function"),
          List.of("explain", "WebTaskDefinition"),
          List.of("explain", "C2E333"),
          List.of("graph"),
          List.of("graph", "--format", "dot"),
          List.of("graph", "--format", "svg"),
          List.of("policy", "--region", "eu-central-1", "--account", "123456789012"),
          List.of("cost"),
          List.of("cost", "--from", "HEAD"),
          List.of("graph", "--from", "HEAD"),
          List.of("convert", "--check", "old.yaml"),
          List.of("convert", "-o", "new.yaml"),
          List.of("diff", "old.yaml", "new.yaml"),
          List.of("diff", "--from", "HEAD"),
          List.of("diff", "--from", "HEAD", "--format", "json"),
          List.of("diff", "--from", "HEAD", "--format", "markdown"),
          List.of("review", "--from", "HEAD"));

  private static String planted(String text, String credential) {
    return text.replace("@", credential.replace("\"", "\\\""));
  }

  private static void write(Path directory, String credential, boolean refused) throws IOException {
    String compose = planted(refused ? REFUSED : COMPOSE, credential);
    Files.writeString(directory.resolve("compose.yaml"), compose);
    Files.writeString(directory.resolve("Dockerfile"), planted(DOCKERFILE, credential));
  }

  private record Planted(String text, String secret) {}

  private static final Planted NONE = new Planted("plain", "plainplain");

  @ParameterizedTest
  @MethodSource("shapes")
  void isInNothingThatIsSaid(Shape shape) throws IOException {
    Random random = new Random(shape.name().hashCode());
    Planted old = shape.make(random);
    Planted now = shape.make(random);
    List<String> seen = new ArrayList<>();
    seen.addAll(seen("changed", old, now, false));
    seen.addAll(seen("added", NONE, now, false));
    seen.addAll(seen("removed", old, NONE, false));
    seen.addAll(seen("refused", NONE, now, true));
    assertThat(seen).isEmpty();
  }

  private List<String> seen(String name, Planted old, Planted now, boolean refused)
      throws IOException {
    List<String> seen = new ArrayList<>();
    Path directory = Files.createDirectory(temporary.toRealPath().resolve(name));
    GitRepository repository = GitRepository.in(directory);
    write(directory, old.text(), false);
    repository.track("compose.yaml", "Dockerfile").run("commit", "-qm", "a");
    assertThat(run(directory, List.of("convert", "-o", "old.yaml")).exitCode()).isZero();
    write(directory, now.text(), refused);
    for (List<String> command : COMMANDS) {
      Program.Result result = run(directory, command);
      boolean isReview = command.contains("--from") || command.get(0).equals("graph");
      assertThat(refused || !isReview || result.exitCode() == 0).as(result.err()).isTrue();
      for (String line : (result.out() + result.err()).split("\n", -1)) {
        if (line.contains(old.secret()) || line.contains(now.secret())) {
          seen.add(name + " " + String.join(" ", command) + ": " + line.strip());
        }
      }
    }
    return seen;
  }

  private static Program.Result run(Path directory, List<String> command) {
    return Program.in(directory)
        .env("PATH", PATH)
        .env("DB_PASSWORD", "Zq7xV4-nothing")
        .run(command.toArray(String[]::new));
  }
}
