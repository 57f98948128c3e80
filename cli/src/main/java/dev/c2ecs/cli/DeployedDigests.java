package dev.c2ecs.cli;

import dev.c2ecs.cli.aws.Ahead;
import dev.c2ecs.cli.aws.Aws;
import dev.c2ecs.cli.aws.Stacks;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.stack.StackNames;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The digests that the template of a deployed project names its images with. Where a registry does
 * not answer they are kept: a tag in their place would roll services for nothing.
 *
 * @param template the text of the template; empty when nothing is deployed, or nobody says what
 */
record DeployedDigests(String template) {

  private static final String DIGEST = "@(sha256:[0-9a-f]{64})";

  /** Those of a project. Whatever goes wrong is said by the deployment itself. */
  static DeployedDigests of(ComposeProject project, Ahead<Aws> opening) {
    try (Stacks stacks = new Stacks(opening.get())) {
      return new DeployedDigests(
          stacks
              .find(StackNames.of(project.name()))
              .filter(stack -> stack.state().isDeployed())
              .map(stack -> stacks.template(stack.id()))
              .orElse(""));
    } catch (DeployFailure e) {
      return new DeployedDigests("");
    }
  }

  /**
   * The digest of an image.
   *
   * @param image its text in the Compose file
   * @return {@code sha256:…}; empty when it is not deployed by one digest
   */
  Optional<String> of(String image) {
    Matcher matcher =
        Pattern.compile("(?<![A-Za-z0-9./_:@-])" + Pattern.quote(image) + DIGEST).matcher(template);
    Set<String> digests = new TreeSet<>();
    while (matcher.find()) {
      digests.add(matcher.group(1));
    }
    return digests.size() == 1 ? digests.stream().findFirst() : Optional.empty();
  }
}
