package dev.c2ecs.cfn.exposure;

import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;

/**
 * What a listener says itself, without asking any target.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html">
 *     Application load balancers, action types: redirect, fixed-response</a>
 */
final class Answer {

  private static final String REDIRECT = "redirect";

  private Answer() {}

  /**
   * The answer of a listener.
   *
   * @param key the property that has its actions
   * @return {@code redirect}, {@code redirect to example.com}, {@code answers 404}; {@code
   *     redirect} also for what is not known
   */
  static String of(Resource listener, String key) {
    for (Value action : Values.items(listener.properties(), key)) {
      if (action instanceof Value.MapOf map) {
        if (map.entries().get("RedirectConfig") instanceof Value.MapOf target) {
          String host = target.entries().containsKey("Host") ? Values.text(target, "Host") : "#";
          return host.isEmpty() || host.startsWith("#") ? REDIRECT : REDIRECT + " to " + host;
        }
        if (map.entries().get("FixedResponseConfig") instanceof Value.MapOf response) {
          return ("answers " + Values.text(response, "StatusCode")).strip();
        }
      }
    }
    return REDIRECT;
  }
}
