package dev.c2ecs.cfn.mapper;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.plan.TaskPlan;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.FileReference;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Secrets: the template knows ARN and version of each as parameters; a small container writes the
 * files before the container of the service starts.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html">
 *     ECS, Secrets Manager secrets</a>
 */
final class SecretMapper implements Mapper {

  /** Public, for amd64 and arm64, pinned so that the template means the same tomorrow. */
  static final String INIT_IMAGE =
      "public.ecr.aws/docker/library/busybox:1.37.0"
          + "@sha256:9db7b59979c38555a39def84a31fb98b5296952f9e3afd4f6f11f05b07adfab0";

  private static final String DIRECTORY = "/run/secrets";
  private static final String DEFAULT_MODE = "0444";

  @Override
  public Contribution map(Plan plan) {
    Findings findings = new Findings(plan.project());
    List<Part> parts = new ArrayList<>();
    Map<String, Parameter> parameters = new TreeMap<>();
    for (TaskPlan task : plan.tasks().values()) {
      for (Service service : task.containers()) {
        List<FileReference> files = files(service, findings);
        if (!files.isEmpty()) {
          parts.addAll(container(plan, task, service, files));
          files.forEach(file -> parameters.putAll(parameters(plan, file.source())));
        }
      }
    }
    return new Contribution(parts, List.copyOf(parameters.values()), List.of(), findings.all());
  }

  /** The name of the container that writes the secrets of a service. */
  static String containerName(Service service) {
    return Names.container(service) + "-secrets";
  }

  private static List<FileReference> files(Service service, Findings findings) {
    List<FileReference> files = new ArrayList<>();
    for (FileReference file : service.secrets()) {
      if (fileName(file).isPresent()) {
        files.add(file);
      } else {
        findings.add(
            PolicyCode.SECRET_TARGET,
            file.path(),
            "the secret "
                + file.source()
                + " is mounted at "
                + file.target().orElse("")
                + ": files outside "
                + DIRECTORY
                + " are not written",
            "mount it below " + DIRECTORY);
      }
    }
    return files;
  }

  private static Optional<String> fileName(FileReference file) {
    String target = file.target().orElse(file.source());
    String name =
        target.startsWith(DIRECTORY + "/") ? target.substring(DIRECTORY.length() + 1) : target;
    return Optional.of(name).filter(n -> n.matches("[A-Za-z0-9._-]+"));
  }

  private static Map<String, Parameter> parameters(Plan plan, String secret) {
    String stem = plan.secretIds().of(secret) + "Secret";
    return parameters(stem, "the secret " + secret);
  }

  /** The parameters of a secret. */
  static Map<String, Parameter> parameters(String stem, String what) {
    return Map.of(
        stem + "Arn",
        Parameter.matching(stem + "Arn", "The ARN of " + what, "^arn:.+:secretsmanager:.+$"),
        stem + "Version",
        Parameter.required(
            stem + "Version",
            "String",
            "The version of " + what + "; a new one replaces the tasks"));
  }

  /** An entry of a container's {@code Secrets} that reads one version of a secret. */
  static Value.MapOf injected(String variable, String stem) {
    return Value.map(
        "Name",
        variable,
        "ValueFrom",
        new Value.Sub("${" + stem + "Arn}:::${" + stem + "Version}"));
  }

  /** Lets the execution role of a task read a secret. */
  static Part permission(Plan plan, TaskPlan task, List<String> stems) {
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
      Plan plan, TaskPlan task, Service service, List<FileReference> files) {
    String volume =
        service.name().equals(task.name())
            ? "run-secrets"
            : Names.container(service) + "-run-secrets";
    List<Value> secrets = new ArrayList<>();
    List<String> stems = new ArrayList<>();
    StringBuilder script = new StringBuilder();
    for (FileReference file : files) {
      String variable = variable(file.source());
      String stem = plan.secretIds().of(file.source()) + "Secret";
      stems.add(stem);
      secrets.add(injected(variable, stem));
      script.append(script(file, variable));
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
                Value.list(Value.map("SourceVolume", volume, "ContainerPath", DIRECTORY)));
    Value.MapOf user =
        Value.map(
            "DependsOn",
                Value.list(
                    Value.map("ContainerName", containerName(service), "Condition", "SUCCESS")),
            "MountPoints",
                Value.list(
                    Value.map(
                        "SourceVolume", volume,
                        "ContainerPath", DIRECTORY,
                        "ReadOnly", Value.flag(true))));
    return List.of(
        Names.containerPart(plan, task, containerName(service), init),
        Names.containerPart(plan, task, Names.container(service), user),
        Names.taskPart(
            plan,
            task,
            Value.map("Volumes", Value.list(Value.map("Name", volume, "Host", Value.map())))),
        permission(plan, task, stems));
  }

  private static String variable(String secret) {
    String name = secret.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    return Character.isDigit(name.charAt(0)) ? "_" + name : name;
  }

  private static String script(FileReference file, String variable) {
    String path = DIRECTORY + "/" + fileName(file).orElseThrow();
    String script = "printf %s \"$" + variable + "\" > " + path + "\n";
    if (file.uid().isPresent() || file.gid().isPresent()) {
      script +=
          "chown " + file.uid().orElse("0") + ":" + file.gid().orElse("0") + " " + path + "\n";
    }
    return script + "chmod " + file.mode().orElse(DEFAULT_MODE) + " " + path + "\n";
  }
}
