package dev.c2ecs.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cli.terminal.Visible;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.diagnostic.ReadCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workflow commands as a runner reads them: line by line, and it decodes what is escaped. */
class GithubReportTest {

  private static final List<String> PIECES =
      List.of(
          "::error::", "\n", "\r", "\r\n", "%", "%0A", ",", ":", "a", "##[", "=", "é", "\u2028");

  private final ReportFiles files;

  GithubReportTest(@TempDir Path directory) {
    files = new ReportFiles(directory, Map.of());
  }

  @Test
  void everyFindingIsOneCommandWhateverItSays() {
    Random random = new Random(5);
    for (int i = 0; i < 3_000; i++) {
      String value = value(random);
      String file = "x" + value(random).replace("\0", "");
      Diagnostic diagnostic =
          Diagnostic.at(
              ReadCode.FILE_NOT_FOUND, new Location(file, 3, 2), "m " + value, "h " + value);
      String report = GithubReport.write(Finding.of(List.of(diagnostic), List.of()), files);
      assertThat(report.split("[\n\r]", -1)).as(report).hasSize(2);
      assertThat(report)
          .startsWith("::error file=")
          .endsWith("\n")
          .contains(",line=3,col=1,endColumn=1,title=C2E001 A file does not exist::m ");
      String properties = report.substring(0, report.indexOf("::", 2));
      assertThat(properties.split(",", -1)).as(report).hasSize(5);
      String message = report.substring(report.indexOf("::", 2) + 2, report.length() - 1);
      assertThat(decoded(message)).isEqualTo(Visible.of("m " + value + "\nh " + value));
    }
  }

  private static String value(Random random) {
    StringBuilder value = new StringBuilder();
    for (int left = random.nextInt(6); left > 0; left--) {
      value.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return value.toString();
  }

  private static String decoded(String text) {
    return text.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%");
  }
}
