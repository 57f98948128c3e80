package dev.c2ecs.cli.stack;

import dev.c2ecs.cfn.resourcetype.Limits;

/** Names of stacks. */
public final class StackNames {

  private StackNames() {}

  /**
   * The name of the stack of a project: letters, digits and hyphens, 128 at most, a letter first. A
   * Compose project name also has underscores and may start with a digit.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-using-console-create-stack-parameters.html">
   *     CloudFormation, stack name</a>
   */
  public static String of(String project) {
    String legal = project.replaceAll("[^A-Za-z0-9-]", "-").replaceAll("^-+", "");
    String named = legal.matches("[A-Za-z].*") ? legal : "project-" + legal;
    return named.substring(0, Math.min(named.length(), Limits.STACK_NAME));
  }
}
