package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.identity.MovedId;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.stack.StackInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether an update would make a second one of something, because it is called otherwise in the
 * stack. CloudFormation knows resources by their logical IDs alone.
 */
final class IdentityCheck {

  private static final int MOST_LINES = 10;

  private IdentityCheck() {}

  /**
   * Checks what is deployed against what would be.
   *
   * @throws Refusal if something has another ID in the stack
   */
  static void check(StackInfo stack, Template deployed, Template next, String project) {
    List<MovedId> moved = MovedId.between(deployed, next, project);
    if (moved.isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>();
    lines.add("the stack " + stack.name() + " has other logical IDs than this template:");
    for (MovedId one : moved.subList(0, Math.min(MOST_LINES, moved.size()))) {
      lines.add(
          "    "
              + one.what()
              + ": "
              + (one.theirs().isEmpty()
                  ? one.ours() + " is a resource of another type there"
                  : one.theirs() + " there, " + one.ours() + " here"));
    }
    if (moved.size() > MOST_LINES) {
      lines.add("    and " + (moved.size() - MOST_LINES) + " more");
    }
    lines.add("    write them down, with the -f, -p, --region and the like of this command:");
    lines.add("        c2ecs convert --like stack:" + stack.name() + " -o template.yaml");
    throw new Refusal(DeployCode.OTHER_IDENTITIES, String.join("\n", lines));
  }
}
