package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.stack.StackInfo;
import java.util.Map;

/**
 * What a deployment sent, to tell whether it is what a stack runs.
 *
 * @param text the text of the template
 * @param parameters the parameters
 */
record Sent(String text, Map<String, String> parameters) {

  /** What CloudFormation says instead of the value of a parameter that is not to be shown. */
  private static final String HIDDEN = "****";

  Sent {
    parameters = Map.copyOf(parameters);
  }

  /** Whether a stack runs it. */
  boolean isRunBy(StackInfo stack, String template) {
    return template.strip().equals(text.strip())
        && parameters.entrySet().stream()
            .allMatch(
                sent -> {
                  String now = stack.parameters().getOrDefault(sent.getKey(), sent.getValue());
                  return now.equals(sent.getValue()) || now.equals(HIDDEN);
                });
  }
}
