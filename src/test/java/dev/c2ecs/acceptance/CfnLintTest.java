package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checker that checks all templates finds something, and forgets it before the next call. */
class CfnLintTest {

  @TempDir private Path directory;

  private PythonTools.Result lint(String name, String text) throws IOException {
    Path file = Files.writeString(directory.resolve(name), text);
    return PythonTools.cfnLint(List.of(file));
  }

  @Test
  void findsWhatIsWrongAndNothingElse() throws IOException {
    String good = "Resources:\n  Logs:\n    Type: AWS::Logs::LogGroup\n";
    assertThat(lint("good.yaml", good).all()).isEmpty();
    for (String bad :
        List.of(
            good + "    Properties: {RetentionInDays: 2}\n",
            good + "    Properties: {LogGroupName: !Ref Nothing}\n",
            "Resources: [")) {
      PythonTools.Result found = lint("bad.yaml", bad);
      assertThat(found.exitCode()).as(found.all()).isNotZero();
      assertThat(found.out()).contains("bad.yaml:");
      PythonTools.Result after = lint("good.yaml", good);
      assertThat(after.exitCode()).isZero();
      assertThat(after.all()).isEmpty();
    }
  }
}
