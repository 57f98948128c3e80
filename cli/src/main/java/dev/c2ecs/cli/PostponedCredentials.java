package dev.c2ecs.cli;

import dev.c2ecs.cfn.secrets.Credentials;
import dev.c2ecs.compose.io.Postponed;
import dev.c2ecs.compose.tree.TreePath;

/** A credential is needed by a deployment, not by a template: it may be missing until then. */
final class PostponedCredentials implements Postponed {

  @Override
  public boolean mayBeMissing(String variable, String target, TreePath path) {
    return Credentials.isName(variable) || Credentials.isName(target);
  }
}
