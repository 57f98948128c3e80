package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cli.Main;
import dev.c2ecs.cli.Simulation;
import dev.c2ecs.cli.aws.Aws;
import dev.c2ecs.cli.aws.ConfigParameters;
import dev.c2ecs.cli.aws.ImageRepositories;
import dev.c2ecs.cli.aws.Retries;
import dev.c2ecs.cli.aws.Tasks;
import dev.c2ecs.cli.terminal.Size;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * The calls of ECR and Systems Manager, answered by an emulator that was not written here. It knows
 * no scans.
 */
class EmulatorImagesTest {

  private static final String MANIFEST =
      """
      {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
       "config":{"mediaType":"application/vnd.oci.image.config.v1+json","size":2,
        "digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"},
       "layers":[]}
      """;

  private static final StaticCredentialsProvider KEYS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

  private static Emulator emulator;

  @TempDir Path directory;
  private Aws aws;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    emulator = Emulator.start();
  }

  @AfterAll
  static void stop() {
    if (emulator != null) {
      emulator.close();
    }
  }

  @BeforeEach
  void open() {
    Aws.Options options =
        new Aws.Options(Optional.of("eu-central-1"), Optional.empty(), Optional.of(emulator.url()));
    aws = Aws.open(options, Cloud.ACCOUNT, new FakeClock(), Retries.unheard());
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private static EcrClient ecr() {
    return EcrClient.builder()
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(URI.create(emulator.url()))
        .credentialsProvider(KEYS)
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static void parameter(String name, ParameterType type, String value) {
    try (SsmClient ssm =
        SsmClient.builder()
            .region(Region.EU_CENTRAL_1)
            .endpointOverride(URI.create(emulator.url()))
            .credentialsProvider(KEYS)
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      ssm.putParameter(r -> r.name(name).type(type).value(value).overwrite(true));
    }
  }

  private Cloud.Result run(String... args) {
    String[] all = new String[args.length + 2];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--endpoint-url";
    all[args.length + 1] = emulator.url();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            new Simulation(new FakeClock(), false, Size.USUAL),
            Cloud.ACCOUNT,
            directory,
            InputStream.nullInputStream(),
            out,
            err,
            all);
    return new Cloud.Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void parametersAreReadAndEncryptedOnesAreNot() {
    parameter("/team/plain", ParameterType.STRING, "level = info");
    parameter("/team/list", ParameterType.STRING_LIST, "a,b");
    parameter("/team/secret", ParameterType.SECURE_STRING, "hunter2");
    try (ConfigParameters parameters = new ConfigParameters(aws)) {
      assertThat(parameters.find("/team/plain"))
          .contains(new ConfigParameters.Plain("level = info"));
      assertThat(parameters.find("/team/list")).contains(new ConfigParameters.Plain("a,b"));
      assertThat(parameters.find("/team/secret")).contains(new ConfigParameters.Encrypted());
      assertThat(parameters.find("/team/none")).isEmpty();
    }
  }

  @Test
  void anExternalConfigThatIsASecretIsRefused() throws IOException {
    parameter("/team/secret", ParameterType.SECURE_STRING, "hunter2");
    Files.writeString(
        directory.resolve("compose.yaml"),
        """
        name: shop
        services: {web: {image: nginx, configs: [app]}}
        configs: {app: {external: true, name: /team/secret}}
        """);
    Cloud.Result result = run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("C2E572").contains("SecureString").doesNotContain("hunter2");
  }

  @Test
  void imagesAreListedAndRemoved() {
    try (ImageRepositories repositories = new ImageRepositories(aws);
        EcrClient ecr = ecr();
        Tasks tasks = new Tasks(aws)) {
      repositories.create("depot/web", Map.of("com.docker.compose.project", "depot"));
      ecr.putImage(r -> r.repositoryName("depot/web").imageManifest(MANIFEST).imageTag("one"));
      List<ImageRepositories.Stored> images = repositories.images("depot/web");
      assertThat(images)
          .singleElement()
          .satisfies(image -> assertThat(image.tags()).containsExactly("one"));
      assertThat(repositories.tagged("depot/", "com.docker.compose.project", "depot")).hasSize(1);
      assertThat(repositories.untag("depot/web", List.of("one"))).isEmpty();
      assertThat(repositories.images("depot/web")).as("it went with its last tag").isEmpty();
      assertThat(tasks.runningImages()).isEmpty();
      repositories.delete("depot/web");
      assertThat(repositories.find("depot/web")).isEmpty();
    }
  }

  @Test
  void downRemovesRepositoriesOfTheProjectOnly() throws IOException {
    Files.writeString(
        directory.resolve("compose.yaml"), "name: store\nservices: {web: {image: nginx}}\n");
    Cloud.Result deployed = run("deploy", "--yes");
    assertThat(deployed.exitCode()).as(deployed.all()).isZero();
    try (ImageRepositories repositories = new ImageRepositories(aws);
        EcrClient ecr = ecr()) {
      repositories.create("store/web", Map.of("com.docker.compose.project", "store"));
      repositories.create("store/theirs", Map.of("com.docker.compose.project", "other"));
      ecr.putImage(r -> r.repositoryName("store/web").imageManifest(MANIFEST).imageTag("one"));
      Cloud.Result local = run("down", "--yes", "--rmi", "local");
      assertThat(local.exitCode()).as(local.all()).isZero();
      assertThat(local.err()).contains("somebody gave an image of it the tag one");
      assertThat(repositories.find("store/web")).isPresent();
      Cloud.Result all = run("down", "--yes", "--rmi", "all");
      assertThat(all.exitCode()).as(all.all()).isZero();
      assertThat(repositories.find("store/web")).isEmpty();
      assertThat(repositories.find("store/theirs")).isPresent();
    }
  }
}
