package dev.c2ecs.cfn.support;

import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Optional;

/**
 * What becomes of a value.
 *
 * @param disposition what becomes of it
 * @param code the code to report; empty for silence
 * @param severity how bad it is
 * @param message the message
 * @param hint what to do
 */
record DispositionReport(
    Disposition disposition,
    Optional<SupportCode> code,
    Severity severity,
    String message,
    String hint) {

  static Optional<DispositionReport> silent(Disposition disposition) {
    return Optional.of(new DispositionReport(disposition, Optional.empty(), Severity.INFO, "", ""));
  }

  static Optional<DispositionReport> error(
      SupportCode code, TreePath path, String what, String hint) {
    return of(code, Severity.ERROR, path, what, hint, Disposition.ERROR);
  }

  static Optional<DispositionReport> warning(
      SupportCode code, TreePath path, String what, String hint, Disposition state) {
    return of(code, Severity.WARNING, path, what, hint, state);
  }

  static Optional<DispositionReport> info(
      SupportCode code, TreePath path, String what, Disposition state) {
    return of(code, Severity.INFO, path, what, "", state);
  }

  private static Optional<DispositionReport> of(
      SupportCode code,
      Severity severity,
      TreePath path,
      String what,
      String hint,
      Disposition state) {
    return Optional.of(
        new DispositionReport(state, Optional.of(code), severity, path + ": " + what, hint));
  }
}
