package dev.c2ecs.cfn.plan;

import dev.c2ecs.cfn.input.ImageInput;
import dev.c2ecs.cfn.input.Inputs;
import dev.c2ecs.cfn.input.SecretInput;
import dev.c2ecs.cfn.secrets.SecretFile;
import dev.c2ecs.cfn.secrets.SecretReferences;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.StoredFile;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds where the values of a template's parameters for secrets and images come from. */
public final class NeededInputs {

  private final Plan plan;
  private final Set<String> parameters;
  private final Map<String, SecretInput> secrets = new TreeMap<>();

  private NeededInputs(Plan plan, Template template) {
    this.plan = plan;
    this.parameters =
        template.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
  }

  /** What a template of a plan needs. */
  public static Inputs of(Plan plan, Template template) {
    NeededInputs run = new NeededInputs(plan, template);
    plan.project().secrets().forEach(run::declared);
    for (SecretInput secret : plan.keys().inputs()) {
      if (run.parameters.contains(secret.stem() + "Arn")) {
        run.secrets.put(secret.stem(), secret);
      }
    }
    List<ImageInput> images = new ArrayList<>();
    for (TaskPlan task : plan.tasks().values()) {
      for (Service service : task.containers()) {
        String image = plan.id(service, "Image");
        if (run.parameters.contains(image)) {
          images.add(new ImageInput(image, service.name()));
        }
      }
    }
    return new Inputs(List.copyOf(run.secrets.values()), images);
  }

  private void declared(String key, StoredFile secret) {
    String stem = SecretReferences.stem(plan, key);
    if (parameters.contains(stem + "Arn")) {
      secrets.put(
          stem, new SecretInput(stem, secret.name(), TreePath.of("secrets", key), source(secret)));
    }
  }

  private static SecretInput.Source source(StoredFile secret) {
    if (secret.external()) {
      return new SecretInput.External();
    }
    if (secret.file().isPresent()) {
      String file = secret.file().get();
      return new SecretInput.Content(file, SecretFile.maybeBinary(file));
    }
    return new SecretInput.Variable(secret.environment().orElse(""));
  }
}
