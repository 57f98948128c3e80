package dev.c2ecs.cfn.secrets;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.cfn.extension.ExtensionValues;
import dev.c2ecs.cfn.iam.Policies;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.mapper.Names;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.InitContainers;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.StoredFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Secrets: the template knows ARN and version of each as parameters; a small container writes the
 * files before the container of the service starts.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html">
 *     ECS, Secrets Manager secrets</a>
 */
public final class SecretMapper implements Mapper {

  /** Public, for amd64 and arm64, pinned so that the template means the same tomorrow. */
  static final String INIT_IMAGE =
      "public.ecr.aws/docker/library/busybox:1.37.0"
          + "@sha256:9db7b59979c38555a39def84a31fb98b5296952f9e3afd4f6f11f05b07adfab0";

  @Override
  public Contribution map(Plan plan) {
    Findings findings = new Findings(plan.project());
    List<Part> parts = new ArrayList<>();
    Map<String, Parameter> parameters = new TreeMap<>();
    for (TaskPlan task : plan.tasks().values()) {
      for (Service service : task.containers()) {
        List<SecretFile> files = SecretFile.of(service, plan, findings);
        if (!files.isEmpty()) {
          parts.addAll(container(plan, task, service, files));
        }
        List<String> used = new ArrayList<>(files.stream().map(SecretFile::secret).toList());
        used.addAll(environment(plan, task, service, parts, new ExtensionValues(findings)));
        if (!used.isEmpty()) {
          parts.add(permission(plan, task, used.stream().map(s -> stem(plan, s)).toList()));
          used.forEach(secret -> parameters.putAll(parameters(plan, secret)));
        }
      }
    }
    return new Contribution(parts, List.copyOf(parameters.values()), List.of(), findings.all());
  }

  /** The volume with the secrets of a service, as its containers see it. */
  public static List<Value> mountPoint(Plan plan, Service service) {
    return List.of(
        Value.map(
            "SourceVolume", volume(plan, service),
            "ContainerPath", SecretFile.DIRECTORY,
            "ReadOnly", Value.flag(true)));
  }

  private static String volume(Plan plan, Service service) {
    return plan.tasks().containsKey(service.name())
        ? "run-secrets"
        : Names.container(service) + "-run-secrets";
  }

  /** {@code x-aws-secrets}: secrets as environment variables; returns which. */
  private static List<String> environment(
      Plan plan, TaskPlan task, Service service, List<Part> parts, ExtensionValues values) {
    List<Value> injected = new ArrayList<>();
    List<String> used = new ArrayList<>();
    values
        .map(service.attributes(), "x-aws-secrets")
        .forEach(
            (variable, text) -> {
              String[] words = text.split(":", 2);
              if (!plan.project().secrets().containsKey(words[0])) {
                values.unusable(
                    service.attributes(),
                    "x-aws-secrets",
                    "of declared secrets",
                    "declare `" + words[0] + "` under the top-level `secrets`");
                return;
              }
              used.add(words[0]);
              injected.add(
                  injected(variable, stem(plan, words[0]), words.length > 1 ? words[1] : ""));
            });
    if (!injected.isEmpty()) {
      for (String name : InitContainers.withVolumes(service)) {
        parts.add(
            Names.containerPart(plan, task, name, Value.map("Secrets", Value.list(injected))));
      }
    }
    return used;
  }

  public static String stem(Plan plan, String secret) {
    return plan.secretIds().of(secret) + "Secret";
  }

  private static Map<String, Parameter> parameters(Plan plan, String secret) {
    StoredFile stored = plan.project().secrets().get(secret);
    String name = stored == null ? secret : stored.name();
    boolean named = !name.equals(secret) && !name.equals(plan.name() + "_" + secret);
    return parameters(
        stem(plan, secret), "the secret " + secret + (named ? ", named " + name : ""));
  }

  /** The parameters of a secret. */
  public static Map<String, Parameter> parameters(String stem, String what) {
    return Map.of(
        stem + "Arn",
        Parameter.matching(stem + "Arn", "The ARN of " + what, "^arn:.+:secretsmanager:.+$"),
        stem + "Version",
        Parameter.required(
            stem + "Version",
            "String",
            "The version of " + what + "; a new one replaces the tasks"));
  }

  /**
   * An entry of a container's {@code Secrets}.
   *
   * @param key a key of the JSON in the secret; empty for all of it
   */
  public static Value.MapOf injected(String variable, String stem, String key) {
    return Value.map(
        "Name",
        variable,
        "ValueFrom",
        new Value.Sub("${" + stem + "Arn}:" + key + "::${" + stem + "Version}"));
  }

  /** Lets the execution role of a task read a secret. */
  public static Part permission(Plan plan, TaskPlan task, List<String> stems) {
    List<Value> arns =
        stems.stream().distinct().sorted().map(stem -> Value.ref(stem + "Arn")).toList();
    Value statement =
        Value.map(
            "Effect", "Allow",
            "Action", "secretsmanager:GetSecretValue",
            "Resource", arns.size() == 1 ? arns.get(0) : Value.list(arns));
    return Policies.part(plan, task, Names.EXECUTION_ROLE, "execution", List.of(statement));
  }

  private static List<Part> container(
      Plan plan, TaskPlan task, Service service, List<SecretFile> files) {
    String volume = volume(plan, service);
    List<Value> secrets = new ArrayList<>();
    StringBuilder script = new StringBuilder(SecretFile.preamble(files));
    for (SecretFile file : files) {
      secrets.add(injected(file.variable(), stem(plan, file.secret()), file.key()));
      script.append(file.script());
    }
    Value.MapOf init =
        Value.map(
            "Image", INIT_IMAGE,
            "Essential", Value.flag(false),
            "User", "0",
            "Command",
                Value.list(Value.text("sh"), Value.text("-euc"), Value.text(script.toString())),
            "Secrets", Value.list(secrets),
            "MountPoints",
                Value.list(
                    Value.map("SourceVolume", volume, "ContainerPath", SecretFile.DIRECTORY)));
    Value.MapOf user =
        Value.map(
            "DependsOn",
                Value.list(
                    Value.map(
                        "ContainerName", InitContainers.secrets(service), "Condition", "SUCCESS")),
            "MountPoints", Value.list(mountPoint(plan, service)));
    return List.of(
        Names.containerPart(plan, task, InitContainers.secrets(service), init),
        Names.containerPart(plan, task, Names.container(service), user),
        Names.taskPart(
            plan,
            task,
            Value.map("Volumes", Value.list(Value.map("Name", volume, "Host", Value.map())))));
  }
}
