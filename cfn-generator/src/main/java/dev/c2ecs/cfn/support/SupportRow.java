package dev.c2ecs.cfn.support;

import dev.c2ecs.compose.diagnostic.Severity;
import java.util.Optional;

/**
 * A row of the support table.
 *
 * @param path the path in the Compose schema, {@code *} for names and {@code []} for items
 * @param disposition what becomes of the attribute
 * @param report how its use is reported; empty when it is not
 * @param target the property that it becomes, {@code -} for none
 * @param fixture a Compose file of the tests that uses it, {@code -} for none yet
 */
public record SupportRow(
    String path, Disposition disposition, Optional<Report> report, String target, String fixture) {

  /**
   * How the use of an attribute is reported.
   *
   * @param code the code, which has the words
   * @param severity how bad it is for this attribute
   */
  public record Report(SupportCode code, Severity severity) {}
}
