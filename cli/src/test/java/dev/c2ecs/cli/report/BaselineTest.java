package dev.c2ecs.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.support.AcceptedDiagnostic;
import dev.c2ecs.cfn.support.Disposition;
import dev.c2ecs.cfn.support.SupportWalk.Leaf;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is worse than before, and what is not. */
class BaselineTest {

  private static final TreePath PORTS = TreePath.of("services", "web", "ports");

  private static Diagnostic warning(TreePath path, int line, String message) {
    return new Diagnostic(
        PolicyCode.PORT_TLS,
        Severity.WARNING,
        message,
        "",
        path,
        List.of(new Location("compose.yaml", line, 1)));
  }

  private static List<Finding> findings(Diagnostic... diagnostics) {
    return Finding.of(List.of(diagnostics), List.of());
  }

  private static Baseline.Difference difference(List<Finding> before, List<Finding> now) {
    return Baseline.of(before, List.of()).differenceTo(now, List.of());
  }

  @Test
  void linesWordsAndPlacesInListsMayMove() {
    List<Finding> before = findings(warning(PORTS.item(0), 3, "one"));
    List<Finding> now = findings(warning(PORTS.item(4), 9, "two"));
    assertThat(difference(before, now)).isEqualTo(difference(before, before));
    assertThat(difference(before, now).isWorse()).isFalse();
  }

  @Test
  void oneMoreOfAKindIsNewAndOneLessIsFixed() {
    List<Finding> one = findings(warning(PORTS.item(0), 3, "one"));
    List<Finding> two =
        findings(warning(PORTS.item(0), 3, "one"), warning(PORTS.item(1), 4, "two"));
    assertThat(difference(one, two).news()).hasSize(1);
    assertThat(difference(two, one).isWorse()).isFalse();
    assertThat(difference(two, one).fixed()).containsExactly("C2E306 services.web.ports[]");
  }

  @Test
  void whatGetsWorseIsNewAndWhatIsAcceptedIsNot() {
    Diagnostic warning = warning(PORTS, 3, "one");
    Diagnostic error = warning.withSeverity(Severity.ERROR);
    assertThat(difference(findings(warning), findings(error)).news()).hasSize(1);
    assertThat(difference(findings(error), findings(warning)).isWorse()).isFalse();
    List<Finding> accepted =
        Finding.of(
            List.of(warning),
            List.of(new AcceptedDiagnostic(warning.code(), PORTS, "one", true, "why")));
    assertThat(difference(findings(), accepted).isWorse()).isFalse();
    assertThat(difference(findings(), findings(warning.withSeverity(Severity.INFO))).isWorse())
        .isFalse();
  }

  /** States of the items of one list: e exact, a approximated, n without effect, w, r. */
  @ParameterizedTest
  @CsvSource({
    "e, e, false",
    "e, a, true",
    "a, e, false",
    "e, n, true",
    "n, w, true",
    "w, r, true",
    "r, w, false",
    "'', r, true",
    "'', n, false",
    "w, ww, true",
    "w, wn, false",
    "r, '', false",
    "ea, ae, false",
    "ea, eea, false",
    "ea, eaa, false",
    "ea, aa, true",
    "ea, aaa, true",
    "eea, ea, false",
    "ew, wa, true",
  })
  void anAttributeIsLostWhenItsStateIsWorse(String before, String now, boolean lost) {
    Baseline baseline = Baseline.of(List.of(), leaves(before));
    assertThat(baseline.differenceTo(List.of(), leaves(now)).isWorse()).isEqualTo(lost);
  }

  private static List<Leaf> leaves(String states) {
    List<Leaf> leaves = new ArrayList<>();
    for (int i = 0; i < states.length(); i++) {
      Disposition state =
          switch (states.charAt(i)) {
            case 'e' -> Disposition.EXACT;
            case 'a' -> Disposition.APPROXIMATED;
            case 'n' -> Disposition.NONE;
            case 'w' -> Disposition.WARNING;
            default -> Disposition.ERROR;
          };
      leaves.add(new Leaf(PORTS.item(i).child("target"), state));
    }
    return leaves;
  }

  @Test
  void itsTextIsReadBack() throws BaselineReader.NoBaseline {
    Baseline baseline =
        Baseline.of(
            findings(warning(PORTS.item(0), 3, "one"), warning(TreePath.ROOT, 1, "\"two\"\n")),
            leaves("eaw"));
    assertThat(BaselineReader.read(baseline.text())).isEqualTo(baseline);
    assertThat(baseline.text())
        .contains("\"services.web.ports[].target\" : \"1 exact, 1 approximated, 1 warned\"");
  }

  @Test
  void anyOtherTextIsRefusedWithItsPlace() {
    String text = Baseline.of(findings(warning(PORTS.item(0), 3, "one")), leaves("ea")).text();
    Random random = new Random(3);
    int refused = 0;
    for (int i = 0; i < 3_000; i++) {
      StringBuilder broken = new StringBuilder(text);
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> broken.deleteCharAt(at);
        case 1 -> broken.insert(at, "{}[],:\"1x\n".charAt(random.nextInt(10)));
        default -> broken.setLength(at);
      }
      try {
        BaselineReader.read(broken.toString());
      } catch (BaselineReader.NoBaseline e) {
        assertThat(e).hasMessageMatching("\\d+:\\d+: [^\\n]+");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(1_000);
  }
}
