package dev.c2ecs.cfn.policy;

import dev.c2ecs.cfn.template.Template;
import java.util.List;
import java.util.Optional;

/**
 * What a policy is for.
 *
 * @param project the name of the project, which its resources carry as a tag
 * @param stack the name of its stack
 * @param repositories what the names of its repositories start with
 * @param template its template
 * @param secrets the names of the secrets that c2ecs writes
 * @param externalSecrets the names or ARNs of those that exist already
 * @param keys the ARNs of the keys of the customer that secrets are encrypted with
 * @param configs the names or ARNs of parameters of Systems Manager that configs are read from
 * @param pushesImages whether images are made and pushed
 * @param runsJobs whether tasks are run once
 * @param isLong whether the template is too long for a call, and goes through a bucket
 * @param serviceRole the role that CloudFormation works with; without one it works with the
 *     permissions of who deploys
 */
public record PolicySubject(
    String project,
    String stack,
    String repositories,
    Template template,
    List<String> secrets,
    List<String> externalSecrets,
    List<String> keys,
    List<String> configs,
    boolean pushesImages,
    boolean runsJobs,
    boolean isLong,
    Optional<String> serviceRole) {

  /** The tag of a project, on its stack and so on what is in it. */
  public static final String PROJECT_TAG = "com.docker.compose.project";

  public PolicySubject {
    secrets = List.copyOf(secrets);
    externalSecrets = List.copyOf(externalSecrets);
    keys = List.copyOf(keys);
    configs = List.copyOf(configs);
  }
}
