package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.StandInBuilder;
import dev.c2ecs.acceptance.StartedProgram;
import dev.c2ecs.acceptance.SystemTools;
import dev.c2ecs.acceptance.registry.DockerRegistry;
import dev.c2ecs.acceptance.registry.RegistryProxy;
import dev.c2ecs.acceptance.registry.TestImage;
import dev.c2ecs.acceptance.registry.TestImage.Entry;
import dev.c2ecs.cli.image.Platform;
import dev.c2ecs.cli.registry.RegistryException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that build and push, ended at random moments, by force or by Ctrl-C: the next
 * deployment finishes what they began. Each run ends one at another moment; {@code -Dkills=20} ends
 * more of them, {@code -Dseed=N} repeats a run.
 */
class ImageKillTest {

  /** So many that not all of them fall into one part of a deployment. */
  private static final int MANY = 20;

  private static final int KILLS = Integer.getInteger("kills", 1);
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final int AT_ONCE = 2;

  @TempDir private Path directory;
  private DockerRegistry registry;

  @BeforeEach
  void start()
      throws IOException, InterruptedException, GeneralSecurityException, RegistryException {
    registry =
        DockerRegistry.start(Files.createDirectory(directory.resolve("registry")), true, false);
    TestImage.of(
            Platform.AMD64,
            "\"User\":\"1\"",
            List.of(
                List.of(
                    Entry.directory("etc", 0755, 0),
                    Entry.file("etc/large", 0644, 0, noise(1_000_000)))))
        .push(registry.host(), "base/web", "1", new FakeClock());
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  /** Content that does not become smaller by compression. */
  private static String noise(int length) {
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** A project of its own: its account, its place, its builder. */
  private final class Project implements AutoCloseable {
    final String name;
    final Path place;
    final Path temporary;
    final FakeAws aws;
    final RegistryProxy wire;
    final Map<String, String> environment;

    Project(String name, Map<String, String> builder) throws IOException {
      this.name = name;
      place = Files.createDirectory(directory.resolve(name));
      temporary = Files.createDirectory(directory.resolve(name + "-tmp"));
      wire = new RegistryProxy(registry);
      wire.slowDown(200);
      aws = new FakeAws(KillTest.fast());
      aws.images.endpoint = "http://" + wire.host();
      aws.images.login = "ann:secret";
      environment = new HashMap<>(builder);
      environment.put("TMPDIR", temporary.toString());
      environment.put("XDG_STATE_HOME", directory.resolve(name + "-state").toString());
      environment.put("XDG_CACHE_HOME", directory.resolve(name + "-cache").toString());
      Files.createDirectories(place.resolve("app"));
      Files.writeString(
          place.resolve("app/Dockerfile"),
          "FROM scratch\nCOPY app /app\nLABEL name=" + name + "\n");
      Files.writeString(place.resolve("app/app"), noise(2_000_000), StandardCharsets.ISO_8859_1);
      Files.writeString(place.resolve("web.conf"), "listen 80\n");
      Files.writeString(
          place.resolve("compose.yaml"),
          """
          name: %s
          services:
            web:
              image: %s/base/web:1
              ports: ["80:80"]
              volumes: ["./web.conf:/etc/web.conf:ro"]
            app:
              build: ./app
          """
              .formatted(name, wire.host()));
    }

    Process deploy() throws IOException {
      List<String> command = StartedProgram.command("deploy", "--yes", "--endpoint-url", aws.url());
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(place.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
      builder.environment().putAll(environment);
      return builder.start();
    }

    Path output() {
      return directory.resolve(name + ".txt");
    }

    @Override
    public void close() {
      aws.close();
      wire.close();
    }
  }

  private Map<String, String> standIn(String name) throws IOException {
    StandInBuilder builder =
        StandInBuilder.in(Files.createDirectory(directory.resolve(name + "-bin"))).taking("1");
    TestImage.of(
            Platform.AMD64,
            "\"Labels\":{\"of\":\"%s\"}".formatted(name),
            List.of(List.of(Entry.file("app", 0755, 0, noise(2_000_000)))))
        .write(builder.archive("amd64"));
    return Map.of("PATH", builder.path());
  }

  private Map<String, String> buildah(String name) throws IOException {
    SystemTools.program("buildah", "buildah");
    Path store = directory.resolve(name + "-store");
    Path configuration =
        Files.writeString(
            directory.resolve(name + "-storage.conf"),
            "[storage]\ndriver = \"vfs\"\ngraphroot = \"%s/images\"\nrunroot = \"%s/run\"\n"
                .formatted(store, store));
    return Map.of(
        "CONTAINERS_STORAGE_CONF",
        configuration.toString(),
        "BUILDAH_ISOLATION",
        "chroot",
        // the only builder
        "PATH",
        "/usr/bin:/bin");
  }

  @Test
  void theNextDeploymentFinishesWhatOneEndedAtARandomMomentBegan()
      throws IOException, InterruptedException {
    System.out.println("seed of the moments: " + SEED);
    long whole;
    try (Project project = new Project("whole", standIn("whole"))) {
      long start = System.nanoTime();
      Process process = project.deploy();
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      whole = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      assertThat(process.exitValue()).as(Files.readString(project.output())).isZero();
    }
    Random random = new Random(SEED);
    // One in each part of the time, so that building, pushing and deploying all have some; not
    // while Java starts.
    long begin = whole / 4;
    List<Long> moments =
        IntStream.range(0, KILLS)
            .mapToObj(i -> begin + (long) ((i + random.nextDouble()) * (whole - begin) / KILLS))
            .toList();
    List<Boolean> gently = IntStream.range(0, KILLS).mapToObj(i -> random.nextInt(4) == 0).toList();
    List<String> when = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (int lane = 0; lane < AT_ONCE; lane++) {
      int first = lane;
      Thread thread =
          new Thread(
              () -> {
                for (int i = first; i < KILLS; i += AT_ONCE) {
                  try {
                    String seen = end(i, moments.get(i), gently.get(i), standIn("kill" + i));
                    synchronized (when) {
                      when.add(seen);
                    }
                  } catch (Throwable e) {
                    synchronized (failures) {
                      failures.add(e);
                    }
                  }
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    when.stream().sorted().forEach(System.out::println);
    assertThat(failures).as("seed " + SEED).isEmpty();
    assertThat(when).hasSize(KILLS);
    if (KILLS >= MANY) {
      assertThat(when.stream().map(seen -> seen.replaceFirst(".*: ", "")).distinct())
          .as("what they were at")
          .hasSizeGreaterThan(1);
    }
  }

  /** The same with a real builder, in the middle of its work. */
  @Test
  void aBuildOfBuildahThatIsEndedIsNoHindrance() throws IOException, InterruptedException {
    Random random = new Random(SEED);
    int first = random.nextInt(2);
    for (int i = 0; i < Math.min(KILLS, 2); i++) {
      boolean gently = (first + i) % 2 == 1;
      end(100 + i, 1500 + random.nextInt(1500), gently, buildah("kill" + (100 + i)));
    }
  }

  /** Ends one after so many milliseconds and runs a second; what the first was at. */
  private String end(int number, long moment, boolean gently, Map<String, String> builder)
      throws IOException, InterruptedException {
    try (Project project = new Project("kill" + number, builder)) {
      Process first = project.deploy();
      boolean ended = first.waitFor(moment, TimeUnit.MILLISECONDS);
      if (gently) {
        new ProcessBuilder("kill", "-INT", String.valueOf(first.pid())).start().waitFor();
      } else {
        first.destroyForcibly();
      }
      assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
      String before = Files.readString(project.output());
      String what =
          String.format(
              Locale.ROOT,
              "%5d ms, %s: %s",
              moment,
              gently ? "INT" : "KILL",
              ended ? "had ended" : at(before, project));
      String all = "seed " + SEED + ", " + what + "\n";
      if (gently && !ended) {
        assertThat(project.temporary).as(all + before).isEmptyDirectory();
        assertThat(builders(project)).as(all + before).isEmpty();
        assertThat(first.exitValue()).as(all + before).isIn(0, 130);
      }
      Process second = project.deploy();
      assertThat(second.waitFor(120, TimeUnit.SECONDS)).isTrue();
      all += Files.readString(project.output());
      assertThat(second.exitValue()).as(all).isZero();
      List<FakeStack> stacks =
          project.aws.stacks.all.values().stream()
              .filter(stack -> !stack.status().equals("DELETE_COMPLETE"))
              .toList();
      assertThat(stacks).as(all).hasSize(1);
      assertThat(stacks.get(0).status()).as(all).isEqualTo("CREATE_COMPLETE");
      assertThat(stacks.get(0).changeSets).as(all).isEmpty();
      assertThat(project.temporary).as(all).isEmptyDirectory();
      for (int i = 0; i < 100 && !builders(project).isEmpty(); i++) {
        Thread.sleep(100);
      }
      assertThat(builders(project)).as(all).isEmpty();
      assertThat(project.aws.images.all).as(all).hasSize(2);
      for (String service : List.of("web", "app")) {
        assertThat(tags("kill" + number + "/" + service)).as(all).hasSize(1);
      }
      return what;
    }
  }

  private static String at(String output, Project project) {
    List<String> calls = project.aws.calls();
    if (calls.contains("ExecuteChangeSet")) {
      return "deploying";
    }
    if (calls.contains("CreateRepository")) {
      return "pushing";
    }
    if (calls.contains("CreateChangeSet")) {
      return "making the preview";
    }
    if (output.contains("app | STEP")) {
      return "building";
    }
    return calls.isEmpty() ? "starting" : "looking";
  }

  /** The processes that work for a project, whoever started them. */
  private static List<String> builders(Project project) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path process :
          processes.filter(p -> p.getFileName().toString().matches("\\d+")).toList()) {
        try {
          String environment =
              Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
          if (environment.contains("TMPDIR=" + project.temporary + "\0")) {
            found.add(Files.readString(process.resolve("cmdline")).replace('\0', ' '));
          }
        } catch (IOException e) {
          // it has ended
        }
      }
    }
    return found.stream().filter(command -> !command.isEmpty()).toList();
  }

  /** The tags of a repository, as the registry keeps them. */
  private List<Path> tags(String repository) throws IOException {
    Path tags =
        directory.resolve(
            "registry/data/docker/registry/v2/repositories/" + repository + "/_manifests/tags");
    try (Stream<Path> all = Files.list(tags)) {
      return all.toList();
    }
  }
}
