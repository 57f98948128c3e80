package dev.c2ecs.cfn;

import dev.c2ecs.cfn.images.ImagePlan;
import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.input.SecretParameters;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.compose.model.Service;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where the values of the parameters of a template come from. */
final class ParameterSources {

  private ParameterSources() {}

  /**
   * The source of a parameter that an overlay adds: that which a parameter of this name has when
   * the template itself has it, else the user.
   */
  static ParameterSource of(Plan plan, String name) {
    NeededImage image = plan.images().byParameter().get(name);
    if (image != null) {
      return new ParameterSource.Image(image.service());
    }
    for (Service service : plan.project().services().values()) {
      if (plan.ids().image(service).equals(name)) {
        return new ParameterSource.Image(service.name());
      }
    }
    return LogicalIds.source(name);
  }

  /** The secrets that a template names, sorted by their parameters. */
  static List<NeededSecret> secrets(Template template) {
    Map<SecretParameters, NeededSecret> secrets = new TreeMap<>();
    for (Parameter parameter : template.parameters()) {
      if (parameter.source() instanceof ParameterSource.SecretArn arn) {
        secrets.put(arn.secret().parameters(), arn.secret());
      }
    }
    return List.copyOf(secrets.values());
  }

  /**
   * The images that a template names by a parameter, sorted by it; one that only an overlay names
   * so is that of the service as it is written.
   */
  static List<NeededImage> images(Plan plan, Template template) {
    Map<String, NeededImage> made = plan.images().byParameter();
    Map<String, NeededImage> needed = new TreeMap<>();
    for (Parameter parameter : template.parameters()) {
      NeededImage image = made.get(parameter.name());
      if (image != null) {
        needed.put(parameter.name(), image);
      } else if (parameter.source() instanceof ParameterSource.Image added
          && parameter.defaultValue().isEmpty()) {
        ImagePlan.asWritten(plan, parameter.name(), added.service())
            .ifPresent(written -> needed.put(parameter.name(), written));
      }
    }
    return List.copyOf(needed.values());
  }
}
