package dev.c2ecs.cfn.secrets;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.diagnostic.SecretCode;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.extension.Setting;
import dev.c2ecs.cfn.iam.Policies;
import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cfn.input.SecretParameters;
import dev.c2ecs.cfn.mapper.ContainerMapper;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.InitContainers;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

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
    List<SecretParameters> secrets = new ArrayList<>();
    for (String secret : new TreeSet<>(used)) {
      Optional<String> parameter = ComposeSecrets.parameter(plan, secret);
      if (parameter.isPresent()) {
        parts.add(readable(plan, task, parameter.get()));
        reportParameter(plan, secret, findings);
      } else {
        secrets.add(plan.ids().secret(secret));
        parameters.addAll(parameters(plan, secret));
      }
    }
    if (!secrets.isEmpty()) {
      parts.add(SecretReferences.permission(plan, task, secrets));
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
        String key = words.length > 1 ? words[1] : "";
        if (!key.isEmpty() && ComposeSecrets.parameter(plan, words[0]).isPresent()) {
          said.refuse(
              findings,
              "without keys where the secret is a parameter of Systems Manager",
              "ECS passes a parameter as a whole: write `" + words[0] + "`");
        }
        injected.add(ComposeSecrets.injected(plan, entry.getKey(), words[0], key));
        if (service.environment().containsKey(entry.getKey())) {
          findings.add(
              SecretCode.SECRET_WINS,
              service.path().child("environment").child(entry.getKey()),
              said.path(),
              entry.getKey() + " of " + service.name() + " is the secret " + words[0],
              "");
        }
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

  /** Lets the execution role of a task read a parameter of Systems Manager. */
  private static Part readable(Plan plan, TaskPlan task, String arn) {
    return Policies.part(
        plan.ids().executionRole(task),
        "execution",
        List.of(Value.map("Effect", "Allow", "Action", "ssm:GetParameters", "Resource", arn)));
  }

  private static void reportParameter(Plan plan, String secret, DiagnosticCollector findings) {
    TreePath path = TreePath.of("secrets", secret);
    findings.add(
        SecretCode.SECRET_PARAMETER,
        path,
        "the secret "
            + secret
            + " is a parameter of Systems Manager: a changed value reaches tasks when they are"
            + " replaced",
        "");
    if (!plan.extensions().keysOf(secret).isEmpty()) {
      findings.add(
          PolicyCode.EXTENSION_VALUE,
          path.child(Keys.KEYS),
          path.child(Keys.KEYS) + " needs a secret of Secrets Manager",
          "ECS passes a parameter of Systems Manager as a whole");
    }
  }

  private static List<Parameter> parameters(Plan plan, String key) {
    NeededSecret secret = ComposeSecrets.input(plan, key);
    String name = secret.name();
    boolean named = !name.equals(key) && !name.equals(plan.name() + "_" + key);
    return SecretReferences.parameters(
        secret, "the secret " + key + (named ? ", named " + name : ""));
  }
}
