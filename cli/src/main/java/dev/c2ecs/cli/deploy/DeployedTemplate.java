package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.stack.StackInfo;

/** The template of any stack, whoever made it. */
public final class DeployedTemplate {

  private DeployedTemplate() {}

  /**
   * Asks for it.
   *
   * @param stack the name or ARN of the stack
   * @throws DeployFailure if there is no such stack, its template cannot be read, or AWS does not
   *     answer
   */
  public static Template of(Session session, String stack) {
    return session.busy(
        "reading the deployed template",
        () -> {
          StackInfo info =
              session
                  .stacks()
                  .find(stack)
                  .orElseThrow(
                      () ->
                          new Refusal(
                              DeployCode.DEPLOYED_TEMPLATE,
                              "there is no stack " + stack + " in " + session.place()));
          return DeployedStack.read(session, info).readable();
        });
  }
}
