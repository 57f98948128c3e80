package dev.c2ecs.cfn.support;

import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.Severity;

/** The code of an attribute of the support table, or of one of its values. */
public record SupportCode(String id, String title, Severity severity) implements Code {

  /** An attribute whose disposition is known but not carried out yet. */
  public static final SupportCode NOT_TRANSLATED =
      new SupportCode("C2E200", "An attribute is not translated yet", Severity.ERROR);
}
