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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Secrets: the template knows ARN and version of each as parameters; a small container writes the
 * files before the container of the service starts.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html">
 *     ECS, Secrets Manager secrets</a>
 */
public final class SecretMapper implements ContainerMapper {

  /** Public, for amd64 and arm64, pinned so that the template means the same tomorrow. */
  static final String INIT_IMAGE =
      "public.ecr.aws/docker/library/busybox:1.37.0"
          + "@sha256:9db7b59979c38555a39def84a31fb98b5296952f9e3afd4f6f11f05b07adfab0";

  @Override
  public Contribution map(Plan plan, TaskPlan task, Service service, DiagnosticCollector findings) {
    List<Part> parts = new ArrayList<>();
    List<SecretFile> files = SecretFile.of(service, plan, findings);
    if (!files.isEmpty()) {
      parts.addAll(container(plan, task, service, files));
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

  private static List<Part> container(
      Plan plan, TaskPlan task, Service service, List<SecretFile> files) {
    String volume = SecretFiles.volume(plan, service);
    Set<Value> secrets = new LinkedHashSet<>();
    StringBuilder script = new StringBuilder(SecretFile.preamble(files));
    List<String> variables = SecretFile.variables(files);
    for (int i = 0; i < files.size(); i++) {
      SecretFile file = files.get(i);
      secrets.add(
          SecretReferences.injected(
              variables.get(i), plan.ids().secret(file.secret()), file.key()));
      script.append(file.script(variables.get(i)));
    }
    Value.MapOf init =
        Value.map(
            "Image", INIT_IMAGE,
            "Essential", Value.flag(false),
            "User", "0",
            "Command",
                Value.list(Value.text("sh"), Value.text("-euc"), Value.text(script.toString())),
            "Secrets", Value.list(List.copyOf(secrets)),
            "MountPoints",
                Value.list(
                    Value.map("SourceVolume", volume, "ContainerPath", SecretFile.DIRECTORY)));
    Value.MapOf user =
        Value.map(
            "DependsOn",
                Value.list(
                    Value.map(
                        "ContainerName", InitContainers.secrets(service), "Condition", "SUCCESS")),
            "MountPoints", Value.list(SecretFiles.mountPoint(plan, service)));
    return List.of(
        TaskParts.containerPart(plan, task, InitContainers.secrets(service), init),
        TaskParts.containerPart(plan, task, TaskNames.container(service), user),
        TaskParts.taskPart(
            plan,
            task,
            Value.map("Volumes", Value.list(Value.map("Name", volume, "Host", Value.map())))));
  }

  private static List<Parameter> parameters(Plan plan, String key) {
    NeededSecret secret = ComposeSecrets.input(plan, key);
    String name = secret.name();
    boolean named = !name.equals(key) && !name.equals(plan.name() + "_" + key);
    return SecretReferences.parameters(
        secret, "the secret " + key + (named ? ", named " + name : ""));
  }
}
