package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.c2ecs.acceptance.GeneratedDocsTest;
import dev.c2ecs.acceptance.Json;
import dev.c2ecs.acceptance.RealworldTest;
import dev.c2ecs.acceptance.RealworldTest.Application;
import dev.c2ecs.acceptance.StandInBuilder;
import dev.c2ecs.acceptance.registry.DockerRegistry;
import dev.c2ecs.acceptance.registry.TestImage;
import dev.c2ecs.acceptance.registry.TestImage.Entry;
import dev.c2ecs.cli.Main;
import dev.c2ecs.cli.Simulation;
import dev.c2ecs.cli.image.Platform;
import dev.c2ecs.cli.registry.RegistryException;
import dev.c2ecs.cli.registry.RegistryReference;
import dev.c2ecs.cli.terminal.Size;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Applications as their authors ship them, those with builds or files: deployed twice, against the
 * scripted AWS and a registry. Nothing of the Internet is needed: a proxy leads all registries to
 * the one of the test, which has a small image under each name, and a script stands in for the
 * builder, since instructions install packages. So this shows what is found, added, pushed and
 * named, not that the instructions are right. The profile {@code nightly} runs it.
 */
class RealworldImagesTest {

  private static final List<String> HOSTS =
      List.of(
          "registry-1.docker.io",
          "ghcr.io",
          "quay.io",
          "gcr.io",
          "registry.k8s.io",
          "docker.getoutline.com",
          "docker.n8n.io",
          "docker.redpanda.com",
          "docker.elastic.co",
          "mcr.microsoft.com",
          "public.ecr.aws",
          "cr.weaviate.io",
          "docker.all-hands.dev");

  /** What stands in for data that ECS would not have: such projects are listed. */
  private static final Set<String> DATA = Set.of("C2E337", "C2E338");

  @TempDir private Path directory;
  private final FakeClock clock = new FakeClock();
  private DockerRegistry registry;
  private Map<String, String> environment = Map.of();
  private final Set<String> pushed = new HashSet<>();

  private Cloud.Result run(Path place, List<String> arguments, List<String> command) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(command);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            new Simulation(clock, false, Size.USUAL),
            environment,
            place,
            InputStream.nullInputStream(),
            out,
            err,
            all.toArray(String[]::new));
    return new Cloud.Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static List<String> codes(String text, String severity) {
    return new TreeSet<>(
            Pattern.compile(": " + severity + " (C2E\\d+):")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList())
        .stream().toList();
  }

  /** How often a check says something; each service has a diagnostic of its own in JSON. */
  private static long count(String check, String code) {
    return ((List<?>) Json.object(check).getOrDefault("diagnostics", List.of()))
        .stream().filter(one -> code.equals(((Map<?, ?>) one).get("code"))).count();
  }

  @Test
  void applicationsWithBuildsAndFilesAreDeployed()
      throws IOException, InterruptedException, GeneralSecurityException, RegistryException {
    assumeTrue(System.getProperty("nightly") != null, "skipped: only in the profile nightly");
    registry =
        DockerRegistry.start(Files.createDirectory(directory.resolve("registry")), false, false);
    Certificates certificates = new Certificates(directory, HOSTS);
    StandInBuilder builder = StandInBuilder.in(Files.createDirectory(directory.resolve("bin")));
    image("amd64", "built").write(builder.archive("amd64"));
    image("arm64", "built").write(builder.archive("arm64"));
    try (Relay tls = Relay.tls(certificates, "http://" + registry.host());
        Relay proxy = Relay.leadingTo(tls.port())) {
      Map<String, String> variables = new HashMap<>(Cloud.ACCOUNT);
      variables.put("HOME", "/home/user");
      variables.put("PATH", builder.path());
      variables.put("TMPDIR", Files.createDirectory(directory.resolve("tmp")).toString());
      variables.put("XDG_CACHE_HOME", directory.resolve("cache").toString());
      variables.put("XDG_STATE_HOME", directory.resolve("state").toString());
      variables.put("HTTPS_PROXY", proxy.url());
      variables.put("NO_PROXY", "127.0.0.1,localhost");
      variables.put("AWS_CA_BUNDLE", certificates.bundle().toString());
      environment = variables;
      StringBuilder table = new StringBuilder();
      List<String> failures = new ArrayList<>();
      for (Application application :
          RealworldTest.applications().filter(Application::valid).toList()) {
        row(application, table, failures);
      }
      System.out.println(table);
      assertThat(failures).isEmpty();
      assertThat(directory.resolve("tmp")).isEmptyDirectory();
      GeneratedDocsTest.check("docs/realworld-images.md", TEXT + table);
    } finally {
      registry.close();
    }
  }

  private static final String TEXT =
      """
      # Applications with builds and files

      What `deploy` does with those of [the applications](realworld.md) that build images or mount files of the project. Generated by a test that runs in the profile `nightly`; do not edit.

      Each is deployed twice, against a scripted AWS and a registry on this machine. Images of registries are stand-ins of a few bytes under the same names, and the builder is a script that writes an archive, because the sources are not in the collection and the instructions install packages from the Internet; a Dockerfile that is not in the collection is one that copies its context. Equal images are one. What is shown is which images are made, that files are found, added and pushed, that the template names them, and that a second deployment changes nothing. Errors of other kinds are accepted, and the edits of `src/test/realworld` applied. Where data of the project would be missing on ECS the application is listed, not deployed.

      | application | builds | services with files | result |
      |---|---|---|---|
      """;

  private static TestImage image(String architecture, String what) {
    return TestImage.of(
        Platform.of("linux/" + architecture),
        "\"Labels\":{\"is\":\"" + what + "\"}",
        List.of(
            List.of(Entry.directory("etc", 0755, 0), Entry.file("etc/stand-in", 0644, 0, what))));
  }

  private void row(Application application, StringBuilder table, List<String> failures)
      throws IOException, InterruptedException, RegistryException {
    Path place = copy(application.directory());
    List<String> arguments = new ArrayList<>(application.arguments());
    List<String> errors = codes(run(place, arguments, List.of("convert")).err(), "error");
    arguments.addAll(RealworldTest.edit(application));
    List<String> accepted = new ArrayList<>();
    errors.forEach(code -> accepted.addAll(List.of("--accept", code)));
    Map<String, Object> project =
        Json.object(run(place, arguments, List.of("config", "--format", "json")).out());
    StandInSources.write(place, project);
    List<String> check = new ArrayList<>(List.of("check", "--format", "json"));
    check.addAll(accepted);
    String said = run(place, arguments, check).out();
    long builds = count(said, "C2E350");
    long files = count(said, "C2E351");
    if (builds != builds(project)) {
      failures.add(application + ": of " + builds(project) + " builds are said " + builds);
    }
    if (builds + files == 0) {
      return;
    }
    String result;
    List<String> data = errors.stream().filter(DATA::contains).toList();
    if (data.isEmpty()) {
      images(project);
      result = deployed(place, arguments, accepted, failures, application.toString());
    } else {
      result = "listed: " + String.join(", ", data);
    }
    table.append(String.format("| %s | %d | %d | %s |%n", application, builds, files, result));
  }

  private String deployed(
      Path place, List<String> arguments, List<String> accepted, List<String> failures, String name)
      throws IOException {
    try (FakeAws aws = new FakeAws(clock)) {
      aws.images.endpoint = "http://" + registry.host();
      List<String> deploy = new ArrayList<>(List.of("deploy", "--yes"));
      deploy.addAll(accepted);
      deploy.addAll(List.of("--endpoint-url", aws.url()));
      Cloud.Result first = run(place, arguments, deploy);
      if (first.exitCode() != 0) {
        if (first.err().contains("error C2E535")) {
          giveValues(first.err());
        }
        deploy.addAll(asked(first.err()));
        first = run(place, arguments, deploy);
      }
      if (first.exitCode() != 0) {
        failures.add(name + ":\n" + first.err());
        return "failed";
      }
      Cloud.Result second = run(place, arguments, deploy);
      if (second.exitCode() != 0 || !second.err().contains("already up to date")) {
        failures.add(name + ", second:\n" + second.err());
      }
      return "deployed, "
          + aws.images.all.size()
          + (aws.images.all.size() == 1 ? " image" : " images")
          + (accepted.isEmpty() ? "" : ", after acceptances");
    }
  }

  /** A copy, since what is built is not in the collection of Compose files. */
  private Path copy(Path place) throws IOException, InterruptedException {
    Path copy = directory.resolve("projects").resolve(String.valueOf(place.getFileName()));
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.toList()) {
        Path target = copy.resolve(place.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    // what git does not track would count as data
    for (String command : List.of("init -q", "add --all --force")) {
      List<String> words = new ArrayList<>(List.of("git"));
      words.addAll(List.of(command.split(" ", -1)));
      Process git = new ProcessBuilder(words).directory(copy.toFile()).inheritIO().start();
      assertThat(git.waitFor()).isZero();
    }
    return copy;
  }

  /** The credentials that it misses have a value, those that are named in an error. */
  private void giveValues(String err) {
    Map<String, String> variables = new HashMap<>(environment);
    Pattern.compile("\\b[A-Z][A-Z0-9_]{3,}\\b")
        .matcher(err.substring(Math.max(0, err.indexOf("error C2E535"))))
        .results()
        .forEach(match -> variables.putIfAbsent(match.group(), "a-value"));
    environment = variables;
  }

  /** What it asks for, given. */
  private static List<String> asked(String err) {
    List<String> given = new ArrayList<>();
    Pattern.compile("--parameter (\\S+)=…")
        .matcher(err)
        .results()
        .forEach(m -> given.addAll(List.of("--parameter", m.group(1) + "=Z0123456789ABC")));
    return given;
  }

  /** How many services of a model have a build. */
  private static long builds(Map<String, Object> project) {
    return ((Map<?, ?>) project.getOrDefault("services", Map.of()))
        .values().stream().filter(one -> ((Map<?, ?>) one).containsKey("build")).count();
  }

  /** An image in the registry for each one that a project names. */
  private void images(Map<String, Object> project) throws RegistryException {
    for (Object service : ((Map<?, ?>) project.getOrDefault("services", Map.of())).values()) {
      Object image = ((Map<?, ?>) service).get("image");
      if (image != null && ((Map<?, ?>) service).get("build") == null) {
        RegistryReference reference = RegistryReference.parse(String.valueOf(image)).orElseThrow();
        String tag = reference.tag().orElse("latest");
        if (pushed.add(reference.repository() + ":" + tag)) {
          image("amd64", reference.text())
              .push(registry.host(), reference.repository(), tag, clock);
        }
      }
    }
  }
}
