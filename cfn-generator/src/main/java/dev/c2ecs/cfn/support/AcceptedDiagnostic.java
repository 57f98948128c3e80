package dev.c2ecs.cfn.support;

import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.tree.TreePath;

/**
 * A diagnostic that the owner of a project accepts.
 *
 * @param code its code
 * @param path its path
 * @param message its message
 * @param inFile whether the file accepts it, not only the command line
 * @param reason why, as the file says; empty when it says nothing or takes it from a variable
 */
public record AcceptedDiagnostic(
    Code code, TreePath path, String message, boolean inFile, String reason) {

  /** Whether it is this one, as bad as it may be now. */
  public boolean is(Diagnostic diagnostic) {
    return code == diagnostic.code()
        && path.equals(diagnostic.path())
        && message.equals(diagnostic.message());
  }
}
