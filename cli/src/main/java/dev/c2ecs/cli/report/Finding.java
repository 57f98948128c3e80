package dev.c2ecs.cli.report;

import dev.c2ecs.cfn.support.AcceptedDiagnostic;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A diagnostic as a report has it.
 *
 * @param diagnostic what there is to say
 * @param accepted who accepts it; empty when nobody does
 * @param fingerprint what it is, whatever its words and its line: {@link Fingerprint}
 * @param values marks of the values that it is about: {@link LostValues}
 */
public record Finding(
    Diagnostic diagnostic,
    Optional<AcceptedDiagnostic> accepted,
    String fingerprint,
    Set<String> values) {

  public Finding {
    values = Set.copyOf(values);
  }

  /** The findings of a run, in its order, without their values. */
  public static List<Finding> of(List<Diagnostic> diagnostics, List<AcceptedDiagnostic> accepted) {
    return of(diagnostics, accepted, diagnostic -> Set.of());
  }

  /** The findings of a run, in its order, with the marks of their values. */
  public static List<Finding> of(
      List<Diagnostic> diagnostics,
      List<AcceptedDiagnostic> accepted,
      Function<Diagnostic, Set<String>> values) {
    Map<String, Integer> occurrences = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (Diagnostic diagnostic : diagnostics) {
      String same = Fingerprint.of(diagnostic);
      int number = occurrences.merge(same, 1, Integer::sum);
      findings.add(
          new Finding(
              diagnostic,
              accepted.stream().filter(one -> one.is(diagnostic)).findFirst(),
              same + ":" + number,
              values.apply(diagnostic)));
    }
    return findings;
  }

  /** The fingerprint without the number that tells those of one code and path apart. */
  static String kind(String fingerprint) {
    int end = fingerprint.indexOf(':');
    return end < 0 ? fingerprint : fingerprint.substring(0, end);
  }

  /** Whether it is an error or a warning that nobody accepts. */
  public boolean isOpen() {
    return diagnostic.severity() == Severity.ERROR
        || (diagnostic.severity() == Severity.WARNING && accepted.isEmpty());
  }
}
