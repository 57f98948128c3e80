package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The jars that are distributed, whose classes are rewritten, do what was compiled. */
class PackagedProgramTest {

  private static final byte OLDEST_IN_ARCHIVES = 50;

  private static List<Path> jars = List.of();
  private static URLClassLoader packaged = new URLClassLoader(new URL[0], null);
  private static Method run = PackagedProgramTest.class.getDeclaredMethods()[0];

  @BeforeAll
  static void load() throws IOException, ReflectiveOperationException {
    Path lib = Repo.ROOT.resolve("cli/target/lib");
    assertThat(Files.isDirectory(lib) || !Repo.isCi()).as("CI packages the program").isTrue();
    assumeTrue(Files.isDirectory(lib), "skipped: the program is not packaged");
    try (Stream<Path> files = Files.list(lib)) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      urls.add(jar.toUri().toURL());
    }
    packaged = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    run =
        packaged
            .loadClass("dev.c2ecs.cli.Main")
            .getMethod(
                "run",
                Map.class,
                Path.class,
                InputStream.class,
                OutputStream.class,
                OutputStream.class,
                String[].class);
  }

  @AfterAll
  static void close() throws IOException {
    packaged.close();
  }

  static Stream<Path> samples() {
    return Repo.samples().stream();
  }

  private static Program.Result run(Path directory, String... args)
      throws ReflectiveOperationException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        (Integer)
            run.invoke(
                null, Map.of(), directory, InputStream.nullInputStream(), out, err, (Object) args);
    return new Program.Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleGivesTheSame(Path sample) throws ReflectiveOperationException {
    List<List<String>> commands =
        List.of(
            List.of("convert"),
            List.of("convert", "--format", "json"),
            List.of("check", "--format", "json"),
            List.of("config"));
    for (List<String> command : commands) {
      String[] args = command.toArray(String[]::new);
      assertThat(run(sample, args)).isEqualTo(Program.in(sample).run(args));
    }
    assertThat(run(sample, "convert").out()).isEqualTo(Repo.read(sample.resolve("template.yaml")));
  }

  @Test
  void theHelpIsTheSame() throws ReflectiveOperationException {
    assertThat(run(Repo.ROOT, "help", "deploy"))
        .isEqualTo(Program.in(Repo.ROOT).run("help", "deploy"));
  }

  @Test
  void everyClassIsFitForAnArchive() throws IOException {
    int classes = 0;
    for (Path file : jars) {
      try (JarFile jar = new JarFile(file.toFile())) {
        for (JarEntry entry : Collections.list(jar.entries())) {
          if (entry.getName().endsWith(".class")) {
            try (InputStream bytes = jar.getInputStream(entry)) {
              assertThat(bytes.readNBytes(8)[7])
                  .as(entry.getName())
                  .isGreaterThanOrEqualTo(OLDEST_IN_ARCHIVES);
            }
            classes++;
          }
        }
      }
    }
    assertThat(classes).isGreaterThan(1000);
  }

  @Test
  void lambdasAreClasses() throws IOException {
    for (String name : List.of("compose-model", "cfn-generator", "c2ecs", "snakeyaml-engine")) {
      Path file = Repo.ROOT.resolve("cli/target/lib").resolve(name + ".jar");
      try (JarFile jar = new JarFile(file.toFile())) {
        assertThat(jar.stream().map(JarEntry::getName))
            .as(name)
            .anyMatch(entry -> entry.endsWith("$$1.class"));
      }
    }
  }

  @Test
  void itsLicenceTravelsWithPicocli() throws IOException {
    Path file = jars.stream().filter(jar -> jar.endsWith("picocli.jar")).findFirst().orElseThrow();
    try (JarFile jar = new JarFile(file.toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Implementation-Title"))
          .isEqualTo("picocli");
      try (InputStream license = jar.getInputStream(jar.getEntry("META-INF/LICENSE"))) {
        assertThat(license).asString(StandardCharsets.UTF_8).contains("Apache License");
      }
    }
  }
}
