package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.TemplateReader;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.stack.ResourceOrigins;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackState;
import dev.c2ecs.cli.stack.WantedService;
import java.util.List;
import java.util.Optional;

/**
 * A stack with the template that it runs.
 *
 * @param info the stack
 * @param text the text of its template, empty when it has none
 * @param template its template; empty when it has none, or none that can be read
 */
public record DeployedStack(StackInfo info, String text, Optional<Template> template) {

  /**
   * Asks for the template of a stack; one that was never deployed has none.
   *
   * @throws DeployFailure if it may not be read, or AWS does not answer
   */
  static DeployedStack read(Session session, StackInfo info) {
    boolean empty = info.state() == StackState.REVIEW_IN_PROGRESS;
    String text = empty ? "" : session.stacks().template(info.id());
    return new DeployedStack(info, text, TemplateReader.read(text));
  }

  /** A stack that runs what was sent. */
  static DeployedStack running(StackInfo info, StackTemplate sent) {
    return new DeployedStack(info, sent.text(), Optional.of(sent.template()));
  }

  /** Where its resources come from. */
  ResourceOrigins origins() {
    return template.map(ResourceOrigins::of).orElse(ResourceOrigins.NONE);
  }

  /**
   * What the template wants of services.
   *
   * @throws Refusal if it cannot be read
   */
  List<WantedService> wanted() {
    if (text.isEmpty()) {
      return List.of();
    }
    return WantedService.of(readable(), info.parameters());
  }

  /**
   * Its template, for whoever cannot do without.
   *
   * @throws Refusal if there is none, or none that can be read
   */
  public Template readable() {
    return template.orElseThrow(
        () ->
            new Refusal(
                DeployCode.DEPLOYED_TEMPLATE,
                "the template of the stack " + info.name() + " cannot be read"));
  }
}
