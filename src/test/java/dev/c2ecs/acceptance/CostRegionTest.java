package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose prices count: what a confined project sees, profiles that are not there, lone options. */
class CostRegionTest {

  private static final String PATH = System.getenv().getOrDefault("PATH", "");
  private static final String SHOP = "name: shop\nservices: {web: {image: \"nginx:1.29\"}}\n";

  @TempDir private Path temporary;
  private Path directory;
  private Path home;

  @BeforeEach
  void begin() throws IOException {
    directory = Files.createDirectory(temporary.toRealPath().resolve("project"));
    home = Files.createDirectory(temporary.toRealPath().resolve("home"));
    Files.createDirectory(home.resolve(".aws"));
    Files.writeString(
        home.resolve(".aws/config"), "[default]\nregion = eu-west-1\n[profile bare]\na = b\n");
    Files.writeString(directory.resolve("compose.yaml"), SHOP);
    GitRepository repository = GitRepository.in(directory);
    repository.track("compose.yaml").run("commit", "-qm", "shop");
    Files.writeString(
        directory.resolve("compose.yaml"), SHOP.replace("image", "deploy: {replicas: 5}, image"));
  }

  private Program program(String variable, String value) {
    return Program.in(directory).env("PATH", PATH).env(variable, value);
  }

  @ParameterizedTest
  @CsvSource({
    "AWS_REGION, eu-north-1, eu-north-1",
    "AWS_DEFAULT_REGION, eu-north-1, eu-north-1",
    "HOME, '', eu-west-1",
    "USERPROFILE, '', eu-west-1",
    "AWS_CONFIG_FILE, /.aws/config, eu-west-1",
  })
  void aConfinedProjectSeesNoRegionOfTheShell(String variable, String value, String region) {
    boolean isRegion = value.equals(region);
    Program program = program(variable, isRegion ? value : home + value);
    for (List<String> command :
        List.of(
            List.of("cost"),
            List.of("cost", "--from", "HEAD"),
            List.of("review", "--from", "HEAD"))) {
      List<String> confined = new ArrayList<>(command);
      assertThat(program.run(command.toArray(String[]::new)).out()).contains(region + " (");
      confined.addAll(List.of("--confine", "."));
      assertThat(program.run(confined.toArray(String[]::new)).out())
          .as(confined + "")
          .contains("us-east-1 (no region is set)");
      confined.addAll(List.of("--confine-variables", variable));
      assertThat(program.run(confined.toArray(String[]::new)).out()).contains(region + " (");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS_PROFILE", "AWS_DEFAULT_PROFILE", "--aws-profile"})
  void aProfileThatIsNotThereIsSaid(String by) {
    boolean isOption = by.startsWith("-");
    Program program = program(isOption ? "NONE" : by, "nope").env("HOME", home.toString());
    String[] option = isOption ? new String[] {"cost", by, "nope"} : new String[] {"cost"};
    Program.Result refused = program.run(option);
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).contains("there is no AWS profile nope");
    if (!isOption) {
      assertThat(program.run("cost", "--region", "eu-west-1").exitCode()).isZero();
      assertThat(program.run("review").out()).contains("(there is no AWS profile nope)");
    }
  }

  @Test
  void aProfileWithoutARegionIsSaid() {
    assertThat(program("HOME", home.toString()).run("cost", "--aws-profile", "bare").out())
        .contains("us-east-1 (the AWS profile bare has no region)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cost", "graph"})
  void optionsOfAComparisonNeedOne(String command) {
    for (String option : List.of("--to", "--from-file")) {
      Program.Result result = program("A", "b").run(command, option, "HEAD");
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains(option + " needs --from");
    }
  }
}
