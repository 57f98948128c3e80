package dev.c2ecs.cfn.logs;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.iam.Policies;
import dev.c2ecs.cfn.input.SecretParameters;
import dev.c2ecs.cfn.mapper.ContainerMapper;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.secrets.EnvironmentKeys;
import dev.c2ecs.cfn.secrets.SecretReferences;
import dev.c2ecs.cfn.task.Fargate;
import dev.c2ecs.cfn.task.InitContainers;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Logging;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Logs: a stream for each container of a task; drivers that ECS has keep their options.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html">
 *     ECS, LogConfiguration</a>
 */
public final class LoggingMapper implements ContainerMapper {

  private static final String DEFAULT_DRIVER = "awslogs";
  private static final String GROUP = "awslogs-group";

  /** The options of awslogs that ECS takes. */
  private static final Set<String> OPTIONS =
      Set.of(
          GROUP,
          "awslogs-region",
          "awslogs-stream-prefix",
          "awslogs-create-group",
          "awslogs-datetime-format",
          "awslogs-multiline-pattern",
          "mode",
          "max-buffer-size");

  @Override
  public Contribution map(Plan plan, TaskPlan task, Service service, DiagnosticCollector findings) {
    List<Part> parts = new ArrayList<>();
    EnvironmentKeys keys = plan.keys();
    List<String> before = new ArrayList<>(InitContainers.hooks(service));
    if (service.name().equals(task.name())) {
      InitContainers.setup(plan, task).ifPresent(before::add);
      before.addAll(InitContainers.copiers(plan, task));
    }
    for (String name : before) {
      parts.add(TaskParts.containerPart(plan, task, name, ours(plan, Map.of())));
    }
    parts.add(
        TaskParts.containerPart(
            plan,
            task,
            TaskNames.container(service),
            configuration(plan, task, service, keys, findings)));
    permission(plan, task, service, parts);
    if (service.logging().isPresent()) {
      secretOptions(plan, task, service, keys, parts);
    }
    return Contribution.of(parts);
  }

  private static Value.MapOf configuration(
      Plan plan,
      TaskPlan task,
      Service service,
      EnvironmentKeys keys,
      DiagnosticCollector findings) {
    Optional<Logging> logging = service.logging();
    String driver = logging.isPresent() ? logging.get().driver().orElse("") : "";
    Map<String, String> options = logging.isPresent() ? logging.get().options() : Map.of();
    if (!driver.equals(DEFAULT_DRIVER) && !Fargate.FOREIGN_LOG_DRIVERS.contains(driver)) {
      return ours(plan, Map.of());
    }
    Map<String, String> known = new TreeMap<>(options);
    if (driver.equals(DEFAULT_DRIVER)) {
      for (String key : options.keySet()) {
        if (!OPTIONS.contains(key)) {
          known.remove(key);
          findings.add(
              PolicyCode.LOG_OPTION,
              service.path().child("logging").child("options").child(key),
              key + " of " + service.name() + " is no option of awslogs on ECS",
              "remove it");
        }
      }
      return ours(plan, known);
    }
    Map<String, Value> passed = new LinkedHashMap<>();
    List<Value> secrets = new ArrayList<>();
    known.forEach(
        (key, value) -> {
          Optional<EnvironmentKeys.Ref> secret = keys.option(task, service, key);
          if (secret.isPresent()) {
            secrets.add(SecretReferences.injected(key, secret.get().secret(), secret.get().key()));
          } else {
            passed.put(key, Value.text(value));
          }
        });
    Map<String, Value> configuration = new LinkedHashMap<>();
    configuration.put("LogDriver", Value.text(driver));
    if (!passed.isEmpty()) {
      configuration.put("Options", new Value.MapOf(passed));
    }
    if (!secrets.isEmpty()) {
      configuration.put("SecretOptions", Value.list(secrets));
    }
    return Value.map("LogConfiguration", new Value.MapOf(configuration));
  }

  /** The permission to read the secrets among the options of the driver of a service. */
  private static void secretOptions(
      Plan plan, TaskPlan task, Service service, EnvironmentKeys keys, List<Part> parts) {
    List<SecretParameters> used = new ArrayList<>();
    for (String option : service.logging().map(Logging::options).orElse(Map.of()).keySet()) {
      keys.option(task, service, option).ifPresent(key -> used.add(key.secret()));
    }
    if (!used.isEmpty()) {
      parts.add(SecretReferences.permission(plan, task, used));
    }
  }

  private static Value.MapOf ours(Plan plan, Map<String, String> options) {
    Map<String, Value> all = new LinkedHashMap<>();
    all.put(GROUP, Value.ref(LogicalIds.logGroup()));
    all.put("awslogs-region", Value.ref("AWS::Region"));
    all.put("awslogs-stream-prefix", Value.text(plan.name()));
    options.forEach((key, value) -> all.put(key, Value.text(value)));
    return Value.map(
        "LogConfiguration",
        Value.map("LogDriver", DEFAULT_DRIVER, "Options", new Value.MapOf(all)));
  }

  /** A log group that is not ours needs a permission of its own. */
  private static void permission(Plan plan, TaskPlan task, Service service, List<Part> parts) {
    if (service.logging().isEmpty()) {
      return;
    }
    Map<String, String> options = service.logging().get().options();
    boolean used = service.logging().get().driver().orElse("").equals(DEFAULT_DRIVER);
    if (!used || !options.containsKey(GROUP)) {
      return;
    }
    List<String> actions = new ArrayList<>();
    if (options.getOrDefault("awslogs-create-group", "").equals("true")) {
      actions.add("logs:CreateLogGroup");
    }
    actions.addAll(List.of("logs:CreateLogStream", "logs:PutLogEvents"));
    Value statement =
        Value.map(
            "Effect",
            "Allow",
            "Action",
            Value.texts(actions),
            "Resource",
            new Value.Sub(
                "arn:${AWS::Partition}:logs:"
                    + options.getOrDefault("awslogs-region", "${AWS::Region}")
                    + ":${AWS::AccountId}:log-group:"
                    + options.get(GROUP)
                    + ":*"));
    parts.add(Policies.part(plan.ids().executionRole(task), "logs", List.of(statement)));
  }
}
