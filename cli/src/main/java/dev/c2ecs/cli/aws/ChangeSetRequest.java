package dev.c2ecs.cli.aws;

import dev.c2ecs.cli.stack.OwnStack;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A change set to make.
 *
 * @param stackName the name of a new stack
 * @param stack the stack to update; empty to create one
 * @param name its name
 * @param revertsDrift whether it also brings back what was changed or deleted by hand
 * @param template the text of the template, or
 * @param templateUrl where it is, when it is too long for a call
 * @param parameters the parameters of the template
 * @param tags the tags of the stack
 * @param capabilities what the template needs
 * @param role the role that CloudFormation works with
 * @param token names this attempt; the same one again makes nothing twice
 */
public record ChangeSetRequest(
    String stackName,
    Optional<OwnStack> stack,
    String name,
    boolean revertsDrift,
    Optional<String> template,
    Optional<String> templateUrl,
    Map<String, String> parameters,
    Map<String, String> tags,
    List<String> capabilities,
    Optional<String> role,
    String token) {}
