package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cli.DeclaredOptions;
import dev.c2ecs.cli.DeclaredOptions.Option;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command and every flag, with values that nobody expects: a sentence, never a trace. */
class WrongValuesTest extends CloudTest {

  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "nonsense",
          "-1",
          "0",
          "99999999999999999999",
          "1e9",
          "ü 👩‍💻",
          ".",
          "..",
          "/",
          "no/such/file",
          "=",
          "a=",
          "=a",
          "a=b",
          "\u0000",
          "a\u0000b",
          "\u001b[2J",
          "a\nb",
          "x".repeat(5000),
          "${X",
          "%s%n",
          "C2E999",
          "c2e214",
          "--yes",
          "\ufffd",
          "*",
          "~",
          "-",
          "compose.yaml",
          "http://[",
          "arn:aws:iam::1:role/x",
          "true",
          "null");

  private static final int TEXTS = 3;
  private static final Pattern TRACE =
      Pattern.compile(
          "mistake in c2ecs|\\bat dev\\.|\tat |\\b[a-z]\\w*\\.[A-Z]\\w*(Exception|Error)");
  private static final Pattern CONTROL = Pattern.compile("[\\p{IsCc}&&[^\\n\\t]]");

  static List<String> commands() {
    return DeclaredOptions.commands();
  }

  private void run(List<String> args) {
    Cloud.Result result = cloud.run(args.toArray(String[]::new));
    String what = args + "\n" + result.all();
    assertThat(result.exitCode()).as(what).isBetween(0, 2);
    assertThat(TRACE.matcher(result.all()).find()).as(what).isFalse();
    assertThat(CONTROL.matcher(result.all()).find()).as(what).isFalse();
    if (result.exitCode() == 2) {
      assertThat(result.err()).as(what).startsWith("c2ecs: ").contains("\ntry: c2ecs ");
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void noValueOfAnOptionMakesATrace(String command) throws Exception {
    Files.createDirectory(directory.resolve("dir"));
    for (Option option : DeclaredOptions.all()) {
      if (!option.command().equals(command)) {
        continue;
      }
      run(List.of(command, option.name()));
      run(List.of(command, option.name() + "=true"));
      run(List.of(option.name(), command));
      if (!option.takesValue()) {
        run(List.of(command, option.name(), option.name()));
        run(List.of(command, option.name() + "=nonsense"));
        continue;
      }
      List<String> values = new ArrayList<>(VALUES);
      if (option.isText()) {
        java.util.Collections.shuffle(values, new Random((command + option.name()).hashCode()));
        values = values.subList(0, TEXTS);
      }
      for (String value : values) {
        run(List.of(command, option.name(), value));
        cloud.compose(Cloud.COMPOSE);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void noArgumentMakesATrace(String command) throws Exception {
    for (String value : VALUES) {
      run(List.of(command, value));
      cloud.compose(Cloud.COMPOSE);
    }
    run(List.of(command, "a", "b", "c"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void noWordIsACommandByAccident(String value) {
    run(List.of(value));
    run(List.of("help", value));
    run(List.of("-f", value, "version"));
  }

  static List<String> values() {
    return VALUES;
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void pairsThatAreNoneAreSaid(String args) {
    run(List.of(args.split(" ")));
  }

  static List<String> pairs() {
    return List.of(
        "deploy --parameter = --yes",
        "deploy --parameter VpcId= --yes",
        "deploy --parameter Nope=1 --yes",
        "deploy --image =x --yes",
        "deploy --image web= --yes",
        "deploy --image web=x --yes",
        "deploy --tag aws:x=1 --yes",
        "deploy --tag =1 --yes",
        "deploy --capabilities NOPE --yes",
        "deploy --wait-timeout -1 --yes",
        "deploy --wait-timeout 0 --yes",
        "deploy --wait-timeout 99999999999 --yes",
        "deploy --wait-timeout 2147483647 --yes",
        "deploy --role-arn nonsense --yes",
        "deploy --accept C2E214,C2E215 --yes",
        "deploy --detach --dry-run --no-rollback --yes",
        "down --retain Nope --yes",
        "down --volumes --keep-secrets --yes",
        "cancel --skip Nope --yes",
        "ls --account nonsense",
        "doctor --events .",
        "convert -o . --format json",
        "convert -o - -o x",
        "config nope -q --format JSON",
        "check --format xml");
  }
}
