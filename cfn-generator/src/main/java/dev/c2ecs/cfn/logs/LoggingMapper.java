package dev.c2ecs.cfn.logs;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.OperatingCode;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.iam.Policies;
import dev.c2ecs.cfn.input.SecretParameters;
import dev.c2ecs.cfn.mapper.ContainerMapper;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.secrets.EnvironmentKeys;
import dev.c2ecs.cfn.secrets.LiteralCredentials;
import dev.c2ecs.cfn.secrets.SecretReferences;
import dev.c2ecs.cfn.task.Fargate;
import dev.c2ecs.cfn.task.InitContainers;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.diagnostic.NearestName;
import dev.c2ecs.compose.model.Logging;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
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

  private static final String MODE = "mode";

  /** The options of awslogs that ECS takes. */
  private static final Set<String> OPTIONS =
      Set.of(
          LogDriver.GROUP,
          LogDriver.REGION,
          "awslogs-stream-prefix",
          LogDriver.CREATE,
          "awslogs-datetime-format",
          "awslogs-multiline-pattern",
          MODE,
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
    LogDriver said = LogDriver.of(service);
    if (said.isDefault()) {
      return ours(plan, usable(service, said, findings));
    }
    if (!Fargate.FOREIGN_LOG_DRIVERS.contains(said.driver())) {
      return ours(plan, Map.of());
    }
    Map<String, String> known = new TreeMap<>(said.options());
    Map<String, Value> passed = new LinkedHashMap<>();
    List<Value> secrets = new ArrayList<>();
    known.forEach(
        (key, value) -> {
          Optional<EnvironmentKeys.Ref> secret = keys.option(task, service, key);
          if (secret.isPresent()) {
            secrets.add(SecretReferences.injected(key, secret.get().secret(), secret.get().key()));
          } else {
            passed.put(key, Value.text(value));
            LiteralCredentials.report(
                service.path().child("logging").child("options").child(key),
                key,
                service.name(),
                value,
                findings);
          }
        });
    Map<String, Value> configuration = new LinkedHashMap<>();
    configuration.put("LogDriver", Value.text(said.driver()));
    if (!passed.isEmpty()) {
      configuration.put("Options", new Value.MapOf(passed));
    }
    if (!secrets.isEmpty()) {
      configuration.put("SecretOptions", Value.list(secrets));
    }
    return Value.map("LogConfiguration", new Value.MapOf(configuration));
  }

  /** The options of awslogs that a task can have; what becomes of the others is said. */
  private static Map<String, String> usable(
      Service service, LogDriver said, DiagnosticCollector findings) {
    Map<String, String> usable = new TreeMap<>(said.options());
    TreePath path = service.path().child("logging").child("options");
    for (String key : said.options().keySet()) {
      if (!OPTIONS.contains(key)) {
        usable.remove(key);
        findings.add(
            PolicyCode.LOG_OPTION,
            path.child(key),
            key + " of " + service.name() + " is no option of awslogs on ECS",
            NearestName.hint(key, OPTIONS, "remove it"));
      }
    }
    if (said.ownGroup().isEmpty() && usable.remove(LogDriver.REGION) != null) {
      findings.add(
          PolicyCode.LOG_OPTION,
          path.child(LogDriver.REGION),
          LogDriver.REGION
              + " of "
              + service.name()
              + " is left out: the log group of the stack is in the region of the stack",
          "name a log group of that region: `" + LogDriver.GROUP + ": …`");
    }
    if (said.creates()) {
      usable.put(LogDriver.CREATE, "true");
      findings.add(
          OperatingCode.LOG_GROUP_CREATED,
          path.child(LogDriver.GROUP),
          "the log group "
              + said.options().get(LogDriver.GROUP)
              + " of "
              + service.name()
              + " is created when it is missing, and keeps logs for ever",
          "`" + LogDriver.CREATE + ": \"false\"` when somebody else makes it");
    }
    return usable;
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

  /**
   * The options of awslogs. The mode is written: since June 2025 ECS drops lines under pressure
   * when none is, and Docker never does.
   */
  private static Value.MapOf ours(Plan plan, Map<String, String> options) {
    Map<String, Value> all = new LinkedHashMap<>();
    all.put(LogDriver.GROUP, Value.ref(LogicalIds.logGroup()));
    all.put(LogDriver.REGION, Value.ref("AWS::Region"));
    all.put("awslogs-stream-prefix", Value.text(plan.name()));
    all.put(MODE, Value.text("blocking"));
    options.forEach((key, value) -> all.put(key, Value.text(value)));
    return Value.map(
        "LogConfiguration",
        Value.map("LogDriver", LogDriver.DEFAULT, "Options", new Value.MapOf(all)));
  }

  /** A log group that is not ours needs a permission of its own. */
  private static void permission(Plan plan, TaskPlan task, Service service, List<Part> parts) {
    LogDriver said = LogDriver.of(service);
    if (said.ownGroup().isEmpty()) {
      return;
    }
    List<String> actions = new ArrayList<>();
    if (said.creates()) {
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
                    + said.options().getOrDefault(LogDriver.REGION, "${AWS::Region}")
                    + ":${AWS::AccountId}:log-group:"
                    + said.ownGroup().get()
                    + ":*"));
    parts.add(Policies.part(plan.ids().executionRole(task), "logs", List.of(statement)));
  }
}
