package dev.c2ecs.cfn.secrets;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.extension.Setting;
import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cfn.mapper.ContainerMapper;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.InitContainers;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Secrets: the template knows ARN and version of each as parameters; the helper container of a task
 * writes the files ({@link SecretFiles}).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html">
 *     ECS, Secrets Manager secrets</a>
 */
public final class SecretMapper implements ContainerMapper {

  @Override
  public Contribution map(Plan plan, TaskPlan task, Service service, DiagnosticCollector findings) {
    List<Part> parts = new ArrayList<>();
    SecretFile.check(service, findings);
    List<SecretFile> files = SecretFile.of(service, plan);
    if (!files.isEmpty()) {
      parts.add(
          TaskParts.containerPart(
              plan,
              task,
              TaskNames.container(service),
              Value.map("MountPoints", Value.list(SecretFiles.mountPoint(plan, service)))));
    }
    List<String> used = new ArrayList<>(files.stream().map(SecretFile::secret).toList());
    used.addAll(environment(plan, task, service, parts, findings));
    List<Parameter> parameters = new ArrayList<>();
    if (!used.isEmpty()) {
      parts.add(
          SecretReferences.permission(plan, task, used.stream().map(plan.ids()::secret).toList()));
      used.forEach(secret -> parameters.addAll(parameters(plan, secret)));
    }
    return new Contribution(parts, parameters, List.of());
  }

  /** {@code x-aws-secrets}: secrets as environment variables; returns which. */
  private static List<String> environment(
      Plan plan, TaskPlan task, Service service, List<Part> parts, DiagnosticCollector findings) {
    Setting<Map<String, String>> said = plan.extensions().of(service).secrets();
    List<Value> injected = new ArrayList<>();
    List<String> used = new ArrayList<>();
    for (Map.Entry<String, String> entry : said.orElse(Map.of()).entrySet()) {
      String[] words = entry.getValue().split(":", 2);
      if (plan.project().secrets().containsKey(words[0])) {
        used.add(words[0]);
        injected.add(
            SecretReferences.injected(
                entry.getKey(), plan.ids().secret(words[0]), words.length > 1 ? words[1] : ""));
      } else {
        said.refuse(
            findings,
            "of declared secrets",
            "declare `" + words[0] + "` under the top-level `secrets`");
      }
    }
    if (!injected.isEmpty()) {
      for (String name : InitContainers.withVolumes(service)) {
        parts.add(
            TaskParts.containerPart(plan, task, name, Value.map("Secrets", Value.list(injected))));
      }
    }
    return used;
  }

  private static List<Parameter> parameters(Plan plan, String key) {
    NeededSecret secret = ComposeSecrets.input(plan, key);
    String name = secret.name();
    boolean named = !name.equals(key) && !name.equals(plan.name() + "_" + key);
    return SecretReferences.parameters(
        secret, "the secret " + key + (named ? ", named " + name : ""));
  }
}
