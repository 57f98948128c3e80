package dev.c2ecs.cfn;

import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.input.SecretParameters;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.HashMap;
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

  /** The images that a template names by a parameter, each time that a task uses one. */
  static List<NeededImage> images(Plan plan, Template template) {
    Map<String, String> parameters = new HashMap<>();
    for (Parameter parameter : template.parameters()) {
      if (parameter.source() instanceof ParameterSource.Image image) {
        parameters.put(image.service(), parameter.name());
      }
    }
    List<NeededImage> images = new ArrayList<>();
    for (TaskPlan task : plan.tasks().values()) {
      for (Service service : task.containers()) {
        String parameter = parameters.get(service.name());
        if (parameter != null) {
          images.add(new NeededImage(parameter, service.name()));
        }
      }
    }
    return images;
  }
}
