package dev.c2ecs.cli;

import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.template.Parameter;

/** Who gives a parameter its value, in words. */
final class GivenBy {

  private GivenBy() {}

  /** It behind the name of a parameter: {@code `deploy` sets it, the ARN of …; by other …}. */
  static String of(Parameter parameter) {
    ParameterSource source = parameter.source();
    if (source instanceof ParameterSource.User) {
      return "it needs a value, `deploy --parameter " + parameter.name() + "=…`";
    }
    return "`deploy` sets it" + what(source) + "; by other means: `push --parameters FILE`";
  }

  private static String what(ParameterSource source) {
    if (source instanceof ParameterSource.SecretArn one) {
      return ", the ARN of secret " + one.secret().name();
    }
    if (source instanceof ParameterSource.SecretVersion one) {
      return ", the version of secret " + one.secret().name();
    }
    return source instanceof ParameterSource.Image image
        ? ", the image of service " + image.service()
        : ", of the network that it finds";
  }
}
