package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cli.DeclaredOptions;
import dev.c2ecs.cli.DeclaredOptions.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Help, words that do not exist, and the flags of docker compose. */
class UsageTest {

  @TempDir Path directory;

  @BeforeEach
  void writeComposeFile() throws IOException {
    Files.writeString(
        directory.resolve("compose.yaml"),
        "name: demo\nservices: {web: {image: nginx, privileged: true}}\n");
  }

  private Program.Result run(String... args) {
    return Program.in(directory).run(args);
  }

  static List<String> commands() {
    return DeclaredOptions.commands();
  }

  private static String refusal(Program.Result result) {
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines()).hasSize(2);
    assertThat(result.err()).startsWith("c2ecs: ").contains("\ntry: c2ecs ");
    return result.err();
  }

  @ParameterizedTest
  @CsvSource({
    "converrt, did you mean `convert`?",
    "chekc, did you mean `check`?",
    "conf, did you mean `config`?",
    "depoly, did you mean `deploy`?",
    "lss, did you mean `ls`?",
    "plan, `c2ecs up --dry-run` shows what would change",
    "destroy, `c2ecs down` removes a project",
    "attach, `c2ecs logs -f` shows what containers write",
    "top, `c2ecs ps` says what runs"
  })
  void anUnknownCommandGetsWhatIsNear(String word, String hint) {
    assertThat(refusal(run(word)))
        .startsWith("c2ecs: there is no command " + word + ": " + hint)
        .endsWith("\ntry: c2ecs help\n");
    assertThat(refusal(run("help", word))).contains("there is no command " + word + ": " + hint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"deluxe", "x", "uup-to-date", "conversion", "cancellation", "Convert!!!"})
  void whatIsFarIsNotOffered(String word) {
    assertThat(refusal(run(word)))
        .isEqualTo("c2ecs: there is no command " + word + "\ntry: c2ecs help\n");
  }

  @Test
  void anUnknownOptionGetsWhatIsNear() {
    assertThat(refusal(run("check", "--stirct")))
        .isEqualTo(
            """
            c2ecs: check has no option --stirct: did you mean `--strict`?
            try: c2ecs check --help
            """);
    assertThat(refusal(run("check", "--fromat=json"))).contains("did you mean `--format`?");
    assertThat(refusal(run("check", "--loud"))).contains("check has no option --loud\n");
    assertThat(refusal(run("--fiel", "x"))).contains("no option --fiel: did you mean `--file`?");
    assertThat(refusal(run("check", "-Z"))).contains("check has no option -Z\n");
  }

  @Test
  void withoutArgumentsThereIsHelp() {
    Program.Result help = run();
    assertThat(help.exitCode()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out()).isEqualTo(run("help").out()).isEqualTo(run("--help").out());
    DeclaredOptions.commands().forEach(name -> assertThat(help.out()).contains("\n  " + name));
    assertThat(refusal(run("-p", "x"))).startsWith("c2ecs: a command is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-v"})
  void theVersionIsAFlagToo(String flag) {
    assertThat(run(flag).out()).isEqualTo(run("version").out()).isNotEmpty();
    assertThat(run("-p", "x", flag).out()).isEqualTo(run("version").out());
  }

  @Test
  void theHelpOfTheProgramHasEveryExitCode() {
    String codes = run("help").out().replaceAll("(?s).*\\nExit codes:|\\nEnvironment.*", "");
    assertThat(codes.lines().map(line -> line.strip().split(" ", 2)[0]))
        .containsSubsequence("0", "1", "2", "3", "130");
    for (String command : List.of("diff", "convert", "lock")) {
      assertThat(codes).contains(command);
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpHasWhatACommandHasAndFitsTheTerminal(String command) {
    for (int columns : List.of(20, 60, 80, 100, 300)) {
      String help =
          Program.in(directory)
              .env("COLUMNS", Integer.toString(columns))
              .run("help", command)
              .out();
      int width = Math.max(60, Math.min(100, columns));
      String body = help.substring(0, help.indexOf("\nExamples:"));
      assertThat(body.lines()).isNotEmpty().allMatch(line -> line.length() <= width);
      assertThat(help)
          .startsWith("Usage: c2ecs " + command)
          .contains("\nExit codes:\n  0 ", "  130 ", "\nEnvironment variables:\n", "NO_COLOR");
    }
    String help = run("help", command).out();
    assertThat(help.lines().filter(line -> !line.startsWith("  c2ecs ")))
        .isNotEmpty()
        .allMatch(line -> line.length() <= 80);
    // `convert --like stack:NAME` and `diff --stack` read a stack, `cost` has the prices of a
    // region.
    boolean namesRegion =
        DeclaredOptions.awsCommands().contains(command)
            || List.of("convert", "cost", "diff").contains(command);
    boolean readsProject = !List.of("ls", "version", "help").contains(command);
    assertThat(help.contains("\nAWS:\n")).isEqualTo(namesRegion && !command.equals("cost"));
    assertThat(help.contains("AWS_REGION ")).isEqualTo(namesRegion);
    assertThat(help.contains("AWS_ACCESS_KEY_ID "))
        .isEqualTo(namesRegion && !command.equals("cost"));
    assertThat(help.contains("\nCompose project:\n")).isEqualTo(readsProject);
    assertThat(help.contains("COMPOSE_FILE ")).isEqualTo(readsProject);
    for (Option option : DeclaredOptions.all()) {
      if (option.command().equals(command) && option.hidden()) {
        assertThat(help).doesNotContain(option.name() + " ", option.name() + "\n");
      }
    }
  }

  @Test
  void everyOptionStandsInTheHelpOfSomeCommand() {
    StringBuilder all = new StringBuilder();
    commands().forEach(command -> all.append(run("help", command).out()));
    for (Option option : DeclaredOptions.all()) {
      if (!option.hidden()) {
        assertThat(all.toString()).contains(option.name());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"up", "deploy", "down"})
  void flagsOfDockerComposeWithoutAMeaningAreMentionedInOneLine(String command) {
    List<String> flags = DeclaredOptions.composeFlags(command, false);
    assertThat(flags).contains("--remove-orphans", "--timeout=1").hasSizeGreaterThan(3);
    for (String flag : flags) {
      String name = flag.split("=", -1)[0];
      assertThat(firstLine(command, flag))
          .startsWith("c2ecs: " + command + " ignores " + name + " (")
          .endsWith(")");
      if (!flag.contains("=")) {
        assertThat(firstLine(command, flag + "=true")).contains(" ignores " + name);
        assertThat(firstLine(command, flag + "=false")).doesNotContain("ignores");
      }
    }
    assertThat(firstLine(command, flags.toArray(String[]::new)))
        .contains(flags.stream().map(flag -> flag.split("=", -1)[0] + " (").toList());
  }

  /** The first line of a command that cannot go far: it has no region. */
  private String firstLine(String command, String... flags) {
    String[] args = new String[flags.length + 3];
    args[0] = command;
    System.arraycopy(flags, 0, args, 1, flags.length);
    args[args.length - 2] = "-p";
    args[args.length - 1] = "demo";
    Program.Result result = Program.in(directory).run(args);
    assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
    return result.err().lines().findFirst().orElse("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"up", "deploy", "down"})
  void whatWouldMeanSomethingElseIsRefusedWithTheReason(String command) {
    List<String> flags = DeclaredOptions.composeFlags(command, true);
    assertThat(flags).isNotEmpty();
    for (String flag : flags) {
      String name = flag.split("=", -1)[0];
      assertThat(refusal(run(command, flag)))
          .startsWith("c2ecs: " + command + " has no " + name + ": ");
    }
  }

  @ParameterizedTest
  @CsvSource({"up, deployed", "deploy, deployed", "down, removed"})
  void servicesAsArgumentsAreRefusedWithTheReason(String command, String word) {
    assertThat(refusal(run(command, "web", "db")))
        .startsWith("c2ecs: " + command + " does not take the argument web: a project is " + word);
    assertThat(refusal(run("up", "--scale", "web=3"))).contains("set `deploy.replicas`");
    assertThat(refusal(run("up", "-d", "--build", "web"))).contains("the argument web");
  }

  @Test
  void anUnknownCodeCannotBeAccepted() {
    assertThat(run("check", "--accept", "C2E214").exitCode()).isZero();
    assertThat(refusal(run("check", "--accept", "C2E999")))
        .startsWith("c2ecs: --accept: there is no code C2E999\n");
    assertThat(refusal(run("convert", "--accept", "c2e214")))
        .startsWith("c2ecs: --accept: there is no code c2e214; did you mean `C2E214`?\n");
    assertThat(refusal(run("deploy", "--accept", "C2E2144"))).contains("did you mean `C2E214`?");
    assertThat(refusal(run("check", "--accept", "privileged"))).contains("no code privileged\n");
    assertThat(refusal(run("check", "--accept="))).contains("there is no code");
    String file = "name: p\nx-aws-accept: {c2e214: why}\nservices: {a: {image: x}}\n";
    assertThat(Program.in(directory).stdin(file).run("-f", "-", "check").out())
        .contains("warning C2E362: x-aws-accept.c2e214 matches nothing")
        .contains("there is no code c2e214; did you mean `C2E214`?");
  }

  @ParameterizedTest
  @CsvSource({
    "convert, t.json, , {",
    "convert, t.JSON, , {",
    "convert, t.yaml, , A",
    "convert, t.yml, , A",
    "convert, t, , A",
    "convert, t.json, yaml, A",
    "convert, t.yaml, json, {",
    "config, t.json, , {",
    "config, t.json, yaml, n",
    "config, t.yaml, , n"
  })
  void theNameOfTheFileSaysTheFormat(String command, String file, String format, String first)
      throws IOException {
    String name = format == null ? "--ansi=never" : "--format=" + format;
    Files.writeString(
        directory.resolve("compose.yaml"), "name: demo\nservices: {web: {image: nginx}}\n");
    Program.Result result = run(command, "-o", file, name);
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(Files.readString(directory.resolve(file))).startsWith(first);
  }
}
