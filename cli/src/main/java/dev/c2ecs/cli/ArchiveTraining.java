package dev.c2ecs.cli;

import dev.c2ecs.cli.aws.Aws;
import dev.c2ecs.cli.aws.Networks;
import dev.c2ecs.cli.aws.Retries;
import dev.c2ecs.cli.aws.SecretStore;
import dev.c2ecs.cli.aws.Stacks;
import dev.c2ecs.cli.aws.Tasks;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.registry.RegistryException;
import dev.c2ecs.cli.terminal.RunClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The run whose classes the launcher archives: it goes through what can be done without AWS with
 * the files that it is given, so that a start finds in the archive what real projects use, and
 * leaves as the program does.
 */
final class ArchiveTraining {

  private ArchiveTraining() {}

  /**
   * Goes through each of the files; the last one is also converted through the program's own entry.
   * When the first argument ends in {@code .tsv}, it has answers of AWS, and the last file is also
   * deployed; when it is the name of a command, that command alone is run.
   *
   * @throws IOException if AWS cannot be imitated
   */
  public static void main(String[] files) throws IOException {
    // As the JVM does when it looks for the method to start.
    if (Main.class.getMethods().length == 0) {
      return;
    }
    String only = Commands.names().contains(files[0]) ? files[0] : "";
    for (String file : files) {
      if (file.endsWith(".tsv")) {
        rehearse(Path.of(file), files[files.length - 1]);
      } else if (!file.equals(only)) {
        for (List<String> arguments : withoutAws(file)) {
          if (only.isEmpty() || arguments.contains(only)) {
            run(WITHOUT_PROGRAMS, arguments);
          }
        }
      }
    }
    if (only.isEmpty()) {
      useRegistry();
    }
    Main.main(new String[] {"convert", files[files.length - 1]});
  }

  private static void useRegistry() throws IOException {
    try {
      TrainingRegistry.rehearse(impatient());
    } catch (RegistryException e) {
      throw new IOException(e);
    }
  }

  /** The environment without a way to builders: a build of this program builds no images. */
  private static final Map<String, String> WITHOUT_PROGRAMS = withoutPrograms();

  private static Map<String, String> withoutPrograms() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(name -> name.equalsIgnoreCase("PATH"));
    return environment;
  }

  private static void run(Map<String, String> environment, List<String> arguments) {
    Main.run(
        environment,
        Path.of("").toAbsolutePath(),
        InputStream.nullInputStream(),
        OutputStream.nullOutputStream(),
        OutputStream.nullOutputStream(),
        arguments.toArray(String[]::new));
  }

  /** The command lines of a file, for every command that needs no AWS, in every format. */
  static List<List<String>> withoutAws(String file) {
    List<List<String>> lines = new ArrayList<>();
    for (Command command : Commands.all()) {
      if (command.asksRegistries()) {
        lines.add(List.of(command.name(), "-f", file, "--help"));
      } else if (!command.needsAws()) {
        lines.add(List.of(command.name(), "-f", file));
        OptionSpec format = command.spec().findOption("--format");
        if (format != null) {
          for (String one : format.paramLabel().split("\\|", -1)) {
            lines.add(List.of(command.name(), "-f", file, "--format", one));
          }
        }
      }
    }
    return lines;
  }

  /** What a user has configured, and may have wrong, is not for the build. */
  private static final Map<String, String> NOBODY =
      Map.of(
          "AWS_ACCESS_KEY_ID", "none",
          "AWS_SECRET_ACCESS_KEY", "none",
          "AWS_REGION", "us-east-1",
          "AWS_CONFIG_FILE", "none",
          "AWS_SHARED_CREDENTIALS_FILE", "none");

  private static void rehearse(Path answers, String file) throws IOException {
    try (TrainingAws aws = new TrainingAws(answers)) {
      for (String command : List.of("deploy", "ls")) {
        List<String> arguments = new ArrayList<>(List.of(command, "--endpoint-url", aws.url()));
        if (command.equals("deploy")) {
          arguments.addAll(List.of("--yes", "--no-resolve", "-f", file));
        }
        run(NOBODY, arguments);
      }
    }
    callNobody();
  }

  /** Makes a call of each kind at a port where nobody answers. */
  private static void callNobody() {
    String nobody = "http://127.0.0.1:1";
    Aws.Options options = new Aws.Options(Optional.empty(), Optional.empty(), Optional.of(nobody));
    try (Aws aws = Aws.open(options, NOBODY, impatient(), Retries.unheard());
        Stacks stacks = new Stacks(aws);
        Tasks tasks = new Tasks(aws);
        Networks networks = new Networks(aws);
        SecretStore secrets = new SecretStore(aws)) {
      List<Runnable> calls =
          List.of(
              aws::identity,
              () -> stacks.find("a"),
              () -> stacks.describe("a"),
              () -> stacks.events("a", event -> true, true),
              () -> tasks.services(List.of("a/b/c")),
              networks::defaultVpc,
              () -> networks.missingDns("a"),
              () -> networks.subnets("a"),
              () -> secrets.find("a"));
      for (Runnable call : calls) {
        try {
          call.run();
        } catch (DeployFailure e) {
          // that nobody answers is known
        }
      }
    }
  }

  private static RunClock impatient() {
    return new RunClock() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public void sleep(Duration duration) {
        // nothing is waited for
      }

      @Override
      public double retryFactor() {
        return 0;
      }
    };
  }
}
