package dev.c2ecs.cfn.support;

import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.Severity;
import java.util.Optional;

/**
 * A row of the support table.
 *
 * @param path the path in the Compose schema, {@code *} for names and {@code []} for items
 * @param disposition what becomes of the attribute
 * @param report how its use is reported; empty when it is not
 * @param code the code of that diagnostic
 * @param target the property that it becomes, {@code -} for none
 * @param message what a user should know
 * @param hint what a user can do
 * @param fixture a Compose file of the tests that uses it, {@code -} for none yet
 */
public record SupportRow(
    String path,
    Disposition disposition,
    Optional<Severity> report,
    String code,
    String target,
    String message,
    String hint,
    String fixture) {

  /** The code of the diagnostic of this row. */
  public Code asCode() {
    return new SupportCode(code, title(), report.orElse(Severity.INFO));
  }

  private String title() {
    return message.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + message.substring(1);
  }
}
