package dev.c2ecs.cfn.secrets;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Locale;

/** Credentials that stand in a Compose file as they are. */
public final class LiteralCredentials {

  /** What is said of a variable or an option. */
  public static final String LOOKS = " looks like a credential and is readable in the template";

  /** What is said of a text. */
  public static final String CONTAINS =
      " contains what looks like a credential and is readable in the template";

  private LiteralCredentials() {}

  /**
   * Says that everybody can read a value, if it looks like a credential.
   *
   * @param name the variable or the option of a log driver
   * @param service the name of its service
   */
  public static void report(
      TreePath path, String name, String service, String value, DiagnosticCollector findings) {
    if (!Credentials.looksLike(name, value)) {
      return;
    }
    String variable =
        name.indexOf('-') < 0 && name.indexOf('.') < 0
            ? name
            : name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    findings.add(
        PolicyCode.LITERAL_CREDENTIAL,
        path,
        name + " of " + service + LOOKS,
        String.format(
            "write `%s: ${%s}` here and `%s=…` in .env: then it becomes a secret",
            name, variable, variable));
  }
}
