package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.diagnostic.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What must be so before the first call is made. */
final class DeployPreconditions {

  private static final List<String> NAMES =
      List.of("RoleName", "PolicyName", "ManagedPolicyName", "GroupName", "UserName");

  private DeployPreconditions() {}

  /**
   * Checks a request.
   *
   * @throws DeployFailure if it cannot be deployed
   */
  static void check(DeployRequest request) {
    request.stacks().forEach(DeployPreconditions::size);
    Template template = request.root().template();
    List<String> missing = new ArrayList<>();
    for (Parameter parameter : template.parameters()) {
      boolean given =
          parameter.defaultValue().isPresent()
              || request.parameters().containsKey(parameter.name())
              || isMade(request, parameter);
      if (!given && !isFound(parameter.source())) {
        missing.add("    --parameter " + parameter.name() + "=…   " + parameter.description());
      }
    }
    if (!missing.isEmpty()) {
      throw new Refusal(
          DeployCode.PARAMETER_MISSING,
          "the template needs values:\n" + String.join("\n", missing));
    }
    unknown(request.parameters(), template);
    capabilities(request);
  }

  private static void size(StackTemplate stack) {
    Template template = stack.template();
    int bytes = stack.text().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > Limits.TEMPLATE_BYTES) {
      throw new Refusal(
          DeployCode.TEMPLATE_SIZE,
          "the template has "
              + template.resources().size()
              + " resources and "
              + bytes
              + " bytes: CloudFormation takes "
              + Limits.RESOURCES
              + " resources and 1 MB in one stack; deploy parts of the project as"
              + " projects of their own (-p and --profile)");
    }
  }

  /** Whether a parameter names an image that is made before the change set. */
  private static boolean isMade(DeployRequest request, Parameter parameter) {
    return Stream.of(request.work().images(), request.work().kept())
        .flatMap(List::stream)
        .anyMatch(image -> image.parameter().equals(parameter.name()));
  }

  /** Whether a value is found in the account or written to it. */
  private static boolean isFound(ParameterSource source) {
    return source instanceof ParameterSource.Network
        || source instanceof ParameterSource.SecretArn
        || source instanceof ParameterSource.SecretVersion;
  }

  private static void unknown(Map<String, String> parameters, Template template) {
    List<String> names = template.parameters().stream().map(Parameter::name).toList();
    for (String name : parameters.keySet()) {
      if (!names.contains(name)) {
        throw new Refusal(
            DeployCode.PARAMETER_UNKNOWN,
            "the template has no parameter " + name + "; it has " + String.join(", ", names));
      }
    }
  }

  private static void capabilities(DeployRequest request) {
    for (String needed : capabilities(request.stacks())) {
      if (!needed.equals("CAPABILITY_IAM") && !request.capabilities().contains(needed)) {
        throw new Refusal(
            DeployCode.CAPABILITY,
            "the template makes roles or policies with names of their own: agree with"
                + " --capabilities "
                + needed);
      }
    }
  }

  /** The capabilities that templates need: those only are given to CloudFormation. */
  static List<String> capabilities(List<StackTemplate> stacks) {
    boolean iam = false;
    boolean named = false;
    for (StackTemplate stack : stacks) {
      for (Resource resource : stack.template().resources()) {
        if (ResourceType.isOfIam(resource.type())) {
          iam = true;
          named |=
              !resource.is(ResourceType.POLICY)
                  && NAMES.stream().anyMatch(resource.properties().entries()::containsKey);
        }
      }
    }
    return named ? List.of("CAPABILITY_NAMED_IAM") : iam ? List.of("CAPABILITY_IAM") : List.of();
  }
}
