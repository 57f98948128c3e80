package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cli.build.BuildOptions;
import dev.c2ecs.cli.build.BuildPlan;
import dev.c2ecs.cli.build.BuildRun;
import dev.c2ecs.cli.build.BuildScreen;
import dev.c2ecs.cli.build.Builder;
import dev.c2ecs.cli.build.Builders;
import dev.c2ecs.cli.build.BuiltImage;
import dev.c2ecs.cli.build.MachineProbe;
import dev.c2ecs.cli.build.Workplace;
import dev.c2ecs.compose.ComposeLoader;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.LoadResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The real buildah of the machine, with images of its own that are gone after the test. */
final class Buildah {

  /** An image with a shell, made of one static program. */
  static final String BASE = "localhost/c2ecs-base:1";

  /**
   * Images that were built.
   *
   * @param images the images by service
   */
  record Built(Map<String, BuiltArchive> images) {
    BuiltArchive get(String service) {
      return Objects.requireNonNull(images.get(service), service);
    }
  }

  private final Path project;
  private final Map<String, String> environment = new HashMap<>();
  final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  /**
   * A buildah.
   *
   * @param directory where its images are
   * @param project the directory of the project
   */
  Buildah(Path directory, Path project) throws IOException {
    this.project = project;
    SystemTools.program("buildah", "buildah");
    Path configuration = directory.resolve("storage.conf");
    Files.writeString(
        configuration,
        "[storage]\ndriver = \"vfs\"\ngraphroot = \"%s/images\"\nrunroot = \"%s/run\"\n"
            .formatted(directory, directory));
    for (String name : List.of("PATH", "HOME", "USER")) {
      environment.put(name, System.getenv().getOrDefault(name, ""));
    }
    environment.put("CONTAINERS_STORAGE_CONF", configuration.toString());
    environment.put("BUILDAH_ISOLATION", "chroot");
    environment.put("TMPDIR", Files.createDirectories(directory.resolve("tmp")).toString());
  }

  Buildah env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Map<String, String> environment() {
    return environment;
  }

  /** Where runs have their private directories. */
  Path temporary() {
    return Path.of(environment.getOrDefault("TMPDIR", ""));
  }

  /** Makes the image with a shell. */
  void makeBase(Path directory) throws IOException, InterruptedException {
    Path busybox = SystemTools.program("busybox", "busybox-static");
    Path bin = Files.createDirectories(directory.resolve("bin"));
    Files.copy(busybox, bin.resolve("busybox"), StandardCopyOption.COPY_ATTRIBUTES);
    for (String name : List.of("sh", "cat", "test", "sleep", "echo", "grep")) {
      Files.createSymbolicLink(bin.resolve(name), Path.of("busybox"));
    }
    Files.writeString(directory.resolve("Dockerfile"), "FROM scratch\nCOPY bin /bin\n");
    call("buildah", "build", "--layers", "-t", BASE, directory.toString());
  }

  /** Runs a program in the environment of the builds; what it prints. */
  String call(String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("c2ecs-call", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    String text = Files.readString(output, StandardCharsets.UTF_8);
    Files.delete(output);
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }

  LoadResult load(String compose) throws IOException {
    Files.writeString(project.resolve("compose.yaml"), compose);
    return ComposeLoader.load(LoadRequest.builder(project).environment(environment).build());
  }

  /** Builds a project and looks at the images before they are removed. */
  Built build(String compose, BuildOptions options) throws IOException, InterruptedException {
    LoadResult loaded = load(compose);
    Builder builder =
        Builders.find(Optional.of("buildah"), new MachineProbe(environment))
            .builder()
            .orElseThrow();
    BuildPlan plan =
        BuildPlan.of(loaded.project().orElseThrow(), options, loaded.variables())
            .withInputs(loaded.project().orElseThrow())
            .with(builder, loaded.project().orElseThrow());
    assertThat(plan.hasErrors()).as(plan.diagnostics().toString()).isFalse();
    Map<String, BuiltArchive> archives = new HashMap<>();
    try (Workplace workplace = Workplace.open(environment)) {
      BuildScreen screen = new BuildScreen(lines::add, false);
      for (BuiltImage image : new BuildRun(builder, workplace, environment, screen).run(plan)) {
        BuiltArchive archive = BuiltArchive.read(image.archive(), this);
        image.build().services().forEach(service -> archives.put(service, archive));
      }
    }
    return new Built(archives);
  }

  Built build(String compose) throws IOException, InterruptedException {
    return build(compose, BuildOptions.NONE);
  }
}
