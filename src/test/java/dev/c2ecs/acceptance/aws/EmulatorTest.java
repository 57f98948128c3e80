package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.Repo;
import dev.c2ecs.cli.Main;
import dev.c2ecs.cli.Simulation;
import dev.c2ecs.cli.terminal.Size;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ecs.EcsClient;

/** The samples, deployed to an emulator that was not written here. */
class EmulatorTest {

  private static Emulator emulator;

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

  private static Cloud.Result run(Path directory, String... args) {
    return runAt(emulator.url(), directory, args);
  }

  private static Cloud.Result runAt(String url, Path directory, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--endpoint-url", url));
    if (args[0].equals("deploy")) {
      all.add("--no-resolve");
    }
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
            all.toArray(String[]::new));
    return new Cloud.Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  static List<Path> samples() {
    return Repo.samples();
  }

  /** Nothing is built or pushed here: {@link SampleImagesTest} does. */
  private static List<String> images(Path sample) {
    List<String> args = new ArrayList<>();
    Pattern made = Pattern.compile("that of (\\S+), parameter (\\w+)");
    Set<String> parameters = new HashSet<>();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    OutputStream nowhere = OutputStream.nullOutputStream();
    Main.run(Cloud.ACCOUNT, sample, InputStream.nullInputStream(), nowhere, said, "convert");
    for (MatchResult image :
        made.matcher(said.toString(StandardCharsets.UTF_8)).results().toList()) {
      String service = image.group(1);
      if (parameters.add(image.group(2))) {
        args.addAll(List.of("--image", service + "=registry.example/" + service + ":1"));
      }
    }
    return args;
  }

  /** What the command asks for, given. */
  private static List<String> asked(String err) {
    List<String> args = new ArrayList<>();
    Matcher parameters = Pattern.compile("--parameter (\\S+)=…").matcher(err);
    while (parameters.find()) {
      args.addAll(List.of("--parameter", parameters.group(1) + "=Z0123456789ABC"));
    }
    return args;
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleIsDeployedUnchangedAndRemoved(Path sample) {
    List<String> deploy = new ArrayList<>(List.of("deploy", "--yes"));
    deploy.addAll(images(sample));
    Cloud.Result first = run(sample, deploy.toArray(String[]::new));
    for (int i = 0; i < 2 && first.exitCode() != 0 && !asked(first.err()).isEmpty(); i++) {
      deploy.addAll(asked(first.err()));
      first = run(sample, deploy.toArray(String[]::new));
    }
    assertThat(first.exitCode()).as(first.all()).isZero();
    assertThat(first.err()).contains("stack: create complete").endsWith("removes it\n");
    assertThat(run(sample, "ls").out()).contains("deployed");
    assertThat(run(sample, "doctor").out()).contains(": deployed");
    Cloud.Result again = run(sample, deploy.toArray(String[]::new));
    assertThat(again.exitCode()).as(again.all()).isZero();
    assertThat(again.err()).contains("already up to date");
    Cloud.Result down = run(sample, "down", "--yes");
    assertThat(down.exitCode()).as(down.all()).isZero();
    assertThat(run(sample, "ls").out()).isEmpty();
  }

  @Test
  void c11FileSystemsStayUnlessTheyAreAskedFor() {
    Path sample = Repo.ROOT.resolve("samples/wordpress");
    assertThat(run(sample, "deploy", "--yes").exitCode()).isZero();
    Cloud.Result down = run(sample, "down", "--yes");
    assertThat(down.exitCode()).as(down.all()).isZero();
    assertThat(down.err())
        .containsPattern("stays: file system fs-\\w+ \\(blog_content\\)")
        .containsPattern("stays: file system fs-\\w+ \\(blog_database\\)");
    Cloud.Result again = run(sample, "deploy", "--yes");
    assertThat(again.err())
        .containsPattern("warning: fs-\\w+ \\(blog_database\\) of an earlier deployment");
    Cloud.Result all = run(sample, "down", "--yes", "--volumes");
    assertThat(all.exitCode()).as(all.all()).isZero();
    assertThat(all.err()).containsPattern("removed file system fs-\\w+ \\(blog_database\\)");
    Cloud.Result nothing = run(sample, "down", "--yes", "--volumes");
    assertThat(nothing.exitCode()).isZero();
    assertThat(nothing.err()).contains("nothing to remove").doesNotContain("fs-");
  }

  @Test
  void c17WhatIsDoneToServicesByHandIsSeen(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), Cloud.COMPOSE.replace("shop", "byhand"));
    assertThat(run(directory, "deploy", "--yes").exitCode()).isZero();
    try (EcsClient ecs = emulator.ecs()) {
      String cluster =
          ecs.listClusters().clusterArns().stream()
              .filter(arn -> arn.contains("byhand"))
              .findFirst()
              .orElseThrow();
      List<String> services = ecs.listServices(r -> r.cluster(cluster)).serviceArns();
      assertThat(services).hasSize(2);
      services.forEach(
          one -> ecs.updateService(r -> r.cluster(cluster).service(one).desiredCount(0)));
      assertThat(run(directory, "ls").out()).contains("deployed, incomplete  0/2");
      assertThat(run(directory, "doctor").exitCode()).isEqualTo(1);
      Cloud.Result repaired = run(directory, "deploy", "--yes");
      assertThat(repaired.exitCode()).as(repaired.all()).isZero();
      assertThat(repaired.err()).contains("repaired: everything runs as the file says");
      assertThat(run(directory, "doctor").exitCode()).isZero();
      ecs.deleteService(r -> r.cluster(cluster).service(services.get(0)).force(true));
      assertThat(run(directory, "doctor").out()).contains("deleted by hand");
      // The emulator has no change sets that revert drift.
      Cloud.Result gone = run(directory, "deploy", "--yes");
      assertThat(gone.exitCode()).as(gone.all()).isEqualTo(1);
      assertThat(gone.err()).contains("take it out of the file").doesNotContain("up to date");
    }
    assertThat(run(directory, "down", "--yes").exitCode()).isZero();
  }

  @Test
  void anUpdateSaysWhatChanges(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("compose.yaml");
    Files.writeString(file, Cloud.COMPOSE);
    assertThat(run(directory, "deploy", "--yes").exitCode()).isZero();
    Files.writeString(file, Cloud.COMPOSE.replace("nginx:1.29", "nginx:1.30"));
    Cloud.Result result = run(directory, "deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).contains("WebTaskDefinition").doesNotContain("service db ");
    assertThat(run(directory, "down", "--yes").exitCode()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultyProxy.Fault.class,
      names = {"HANG", "DELAYED"},
      mode = EnumSource.Mode.EXCLUDE)
  void c16FaultsOfADeploymentAndARemovalAreWaitedOutOrEndInWords(
      FaultyProxy.Fault fault, @TempDir Path directory) throws IOException {
    String project = "faults-" + fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
    Files.writeString(
        directory.resolve("compose.yaml"), Cloud.COMPOSE.replace("name: shop", "name: " + project));
    Random random = new Random(fault.name().length());
    try (FaultyProxy proxy = new FaultyProxy(emulator.url())) {
      Cloud.Result dry = runAt(proxy.url(), directory, "deploy", "--dry-run");
      assertThat(dry.exitCode()).as(dry.all()).isZero();
      int calls = proxy.calls().size();
      for (String command : List.of("deploy", "down")) {
        int point = 1 + random.nextInt(command.equals("deploy") ? calls : 6);
        Cloud.Result faulty = runAt(proxy.at(point, fault).url(), directory, command, "--yes");
        String what = command + " with " + fault + " at " + point + " of " + proxy.calls() + "\n";
        assertThat(faulty.exitCode()).as(what + faulty.all()).isBetween(0, 1);
        assertThat(faulty.err())
            .as(what)
            .doesNotContain("mistake in c2ecs", "Exception", "\n    at ");
        Cloud.Result second = runAt(proxy.healed().url(), directory, command, "--yes");
        assertThat(second.exitCode()).as(what + faulty.all() + second.all()).isZero();
        if (command.equals("deploy")) {
          Cloud.Result third = run(directory, command, "--yes");
          assertThat(third.err()).as(what + third.all()).contains("already up to date");
        }
      }
      assertThat(run(directory, "ls").out()).doesNotContain(project);
    }
  }
}
