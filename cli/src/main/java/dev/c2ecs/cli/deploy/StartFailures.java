package dev.c2ecs.cli.deploy;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Why ECS does not start a task, and what to do. The reasons of {@code RunTask} stand in its
 * answer, which is no error: that there is no capacity or no network interface may pass, that
 * something is missing does not.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html">
 *     ECS, API failure reasons</a>
 */
final class StartFailures {

  private static final Pattern PASSING =
      Pattern.compile("(?i)capacity is unavailable|^RESOURCE:|limit.*(vcpu|task)|try again");

  private StartFailures() {}

  /** Whether it may work a little later. */
  static boolean mayPass(String reason) {
    return PASSING.matcher(reason).find();
  }

  /** What to do about a reason. */
  static String fix(String reason) {
    String text = reason.toLowerCase(Locale.ROOT);
    if (text.contains("capacity")) {
      return "Fargate has no room in these zones now: deploy again later, give subnets in more"
          + " zones, or take `x-aws-capacity: spot` away";
    }
    if (text.contains("resource:eni") || text.contains("network interface")) {
      return "the subnets have no free address, or the account no network interface left: give"
          + " larger subnets, or raise the quota";
    }
    if (text.contains("vcpu") || text.contains("limit") || text.contains("resource:")) {
      return "the account runs as much as it may: stop something, or raise the quota of Fargate";
    }
    if (text.contains("pull") || text.contains("manifest") || text.contains("registry")) {
      return "check the name of the image, and whether tasks reach its registry";
    }
    if (text.contains("secret") || text.contains("resourceinitialization")) {
      return "tasks did not reach what they need to start: secrets, logs, registry";
    }
    if (text.contains("missing") || text.contains("inactive")) {
      return "the stack was changed by hand: `c2ecs deploy` looks again";
    }
    return "`c2ecs deploy` runs it again";
  }
}
