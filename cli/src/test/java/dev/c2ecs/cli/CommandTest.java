package dev.c2ecs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.c2ecs.cli.deploy.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What commands say of themselves, and who goes by it. */
class CommandTest {

  private static Set<String> names(boolean needingAws) {
    Set<String> names = new TreeSet<>();
    for (Command command : Commands.all()) {
      if (command.needsAws() == needingAws) {
        names.add(command.name());
      }
    }
    return names;
  }

  @Test
  void aCommandIsFoundUnderTheNameThatItHas() {
    assertThat(Commands.all()).extracting(Command::name).isEqualTo(Commands.names());
    CommandLine program = Commands.program();
    assertThat(program.getSubcommands().keySet()).containsExactlyElementsOf(Commands.names());
    program
        .getSubcommands()
        .forEach((name, line) -> assertThat(line.getCommandSpec().name()).isEqualTo(name));
  }

  @Test
  void whatTheLauncherReadsIsWhatTheCommandsSay(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("aws-commands");
    AwsCommands.main(new String[] {file.toString()});
    String text = Files.readString(file);
    assertThat(text).endsWith("\n").containsOnlyOnce("\n");
    assertThat(List.of(text.strip().split(" ", -1)))
        .containsExactlyInAnyOrderElementsOf(names(true))
        .contains("up", "down");
  }

  @Test
  void theArchiveIsTrainedOnEveryCommandThatNeedsNoAws() {
    List<List<String>> lines = ArchiveTraining.withoutAws("compose.yaml");
    assertThat(lines)
        .contains(List.of("convert", "-f", "compose.yaml", "--format", "json"))
        .extracting(line -> line.get(0))
        .containsAll(names(false))
        .doesNotContainAnyElementsOf(names(true));
    for (List<String> line : lines) {
      String[] arguments = line.toArray(String[]::new);
      assertThat(Commands.program(arguments).parseArgs(arguments).errors()).isEmpty();
    }
  }

  @Test
  void theOptionsOfAnAccountAreThoseOfCommandsThatTakeOne() {
    for (Command command : Commands.all()) {
      CommandSpec spec = command.spec();
      assertThat(spec.findOption("--region") != null)
          .as(command.name())
          .isEqualTo(command.takesAccount() || List.of("cost", "policy").contains(command.name()));
      assertThat(spec.findOption("--account") != null)
          .as(command.name())
          .isEqualTo(command.takesAccount() || command.name().equals("policy"));
      assertThat(command.takesAccount())
          .as(command.name())
          .isEqualTo(command.needsAws() || List.of("convert", "diff").contains(command.name()));
    }
  }

  @Test
  void onlyAnArgumentThatNamesAStackMakesOthersNeedAws() {
    assertThat(Commands.needAws("diff", "--from", "HEAD")).isFalse();
    assertThat(Commands.needAws("diff", "--stack")).isTrue();
    assertThat(Commands.needAws("convert", "--like", "old.yaml")).isFalse();
    assertThat(Commands.needAws("convert", "--like", "stack:shop")).isTrue();
    assertThat(Commands.needAws("convert", "--like=stack:shop")).isTrue();
  }

  @Test
  void whoeverOpensASessionNeedsAws() {
    JavaClasses classes = new ClassFileImporter().importPackages("dev.c2ecs.cli");
    for (Command command : Commands.all()) {
      boolean opens =
          classes.get(command.getClass()).getDirectDependenciesFromSelf().stream()
              .anyMatch(used -> used.getTargetClass().isEquivalentTo(Session.class));
      assertThat(command.needsAws()).as(command.name()).isEqualTo(opens);
    }
  }

  @Test
  void whatTheHelpLeavesOutIsAnOptionThatTheCommandTakes() {
    for (Command command : Commands.all()) {
      String[] help = {command.name(), "--help"};
      ParseResult given = Commands.program(help).parseArgs(help).subcommand();
      CommandSpec own = given.commandSpec();
      for (String option : command.unused()) {
        assertThat(own.findOption(option)).as(command.name() + " " + option).isNotNull();
      }
    }
  }

  @Test
  void anotherNameIsThatOfACommandOfTheSameKind() {
    List<Command> others =
        Commands.all().stream().filter(command -> command.sameAs().isPresent()).toList();
    assertThat(others).extracting(Command::name).containsExactly("up");
    for (Command other : others) {
      assertThat(Commands.all())
          .filteredOn(command -> other.sameAs().equals(Optional.of(command.name())))
          .hasSize(1)
          .allSatisfy(command -> assertThat(command).hasSameClassAs(other));
    }
  }

  @Test
  void noCommandIsExplainedAsOneOfAnotherTool() {
    for (String name : Commands.names()) {
      assertThat(UnknownWords.command(name)).endsWith("did you mean `" + name + "`?");
    }
  }
}
