package dev.c2ecs.cfn.task;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.input.SecretParameters;
import dev.c2ecs.cfn.loadbalancing.PublicAddress;
import dev.c2ecs.cfn.mapper.TaskMapper;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.secrets.EnvironmentKeys;
import dev.c2ecs.cfn.secrets.LiteralCredentials;
import dev.c2ecs.cfn.secrets.SecretReferences;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.EnvironmentValue;
import dev.c2ecs.compose.model.Hook;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Environment variables, sorted by name. A credential that comes from the shell or an env file is
 * injected as a secret; one that the Compose file itself spells out stays, with a warning.
 */
public final class EnvironmentMapper implements TaskMapper {

  @Override
  public Contribution map(Plan plan, TaskPlan task, DiagnosticCollector findings) {
    EnvironmentKeys keys = plan.keys();
    List<Part> parts = new ArrayList<>();
    List<SecretParameters> used = new ArrayList<>();
    for (Service service : task.containers()) {
      String own = TaskNames.container(service);
      List<String> locks = MemoryLock.variables(service);
      parts.add(container(plan, task, service, own, service.environment(), locks, keys, used));
      for (String name : locks) {
        MemoryLock.report(service, service.path().child("environment").child(name), name, findings);
      }
      literals(plan, service, service.environment(), findings);
      for (int i = 0; i < service.preStart().size(); i++) {
        Hook hook = service.preStart().get(i);
        String name = InitContainers.hooks(service).get(i);
        parts.add(hook(plan, task, service, hook, name, keys, used));
        literals(plan, service, hook.environment(), findings);
      }
    }
    if (!used.isEmpty()) {
      parts.add(SecretReferences.permission(plan, task, used));
    }
    return Contribution.of(parts);
  }

  /** A hook has the variables of its service too, with the values that they have there. */
  private static Part hook(
      Plan plan,
      TaskPlan task,
      Service service,
      Hook hook,
      String name,
      EnvironmentKeys keys,
      List<SecretParameters> used) {
    Map<String, EnvironmentValue> inherited = new TreeMap<>(service.environment());
    inherited.keySet().removeAll(hook.environment().keySet());
    Entries both = new Entries(plan, service);
    both.add(task, TaskNames.container(service), inherited, keys);
    both.add(task, name, hook.environment(), keys);
    used.addAll(both.used);
    return TaskParts.containerPart(plan, task, name, both.properties());
  }

  private static Part container(
      Plan plan,
      TaskPlan task,
      Service service,
      String container,
      Map<String, EnvironmentValue> environment,
      List<String> locks,
      EnvironmentKeys keys,
      List<SecretParameters> used) {
    Entries entries = new Entries(plan, service);
    entries.add(task, container, environment, keys);
    for (String name : locks) {
      entries.plain.put(name, Value.map("Name", name, "Value", "false"));
    }
    used.addAll(entries.used);
    return TaskParts.containerPart(plan, task, container, entries.properties());
  }

  /** What a container gets, by the name of the variable. */
  private static final class Entries {

    private final Map<String, Value> plain = new TreeMap<>();
    private final Map<String, Value> secrets = new TreeMap<>();
    private final List<SecretParameters> used = new ArrayList<>();
    private final Plan plan;
    private final Service service;

    /** What {@code x-aws-secrets} gives. */
    private final Set<String> injected;

    Entries(Plan plan, Service service) {
      this.plan = plan;
      this.service = service;
      this.injected = plan.extensions().of(service).secretVariables();
    }

    void add(
        TaskPlan task,
        String container,
        Map<String, EnvironmentValue> environment,
        EnvironmentKeys keys) {
      for (Map.Entry<String, EnvironmentValue> variable : environment.entrySet()) {
        String name = variable.getKey();
        Optional<EnvironmentKeys.Ref> key = keys.variable(task, container, name);
        if (injected.contains(name)) {
          continue;
        }
        if (key.isPresent()) {
          secrets.put(name, SecretReferences.injected(name, key.get().secret(), key.get().key()));
          used.add(key.get().secret());
        } else if (variable.getValue().text().isPresent() && !name.isEmpty()) {
          String text = variable.getValue().text().get();
          Value value =
              PublicAddress.value(plan, service, name, text).orElseGet(() -> Value.text(text));
          plain.put(name, Value.map("Name", name, "Value", value));
        }
      }
    }

    Value.MapOf properties() {
      Map<String, Value> properties = new LinkedHashMap<>();
      if (!plain.isEmpty()) {
        properties.put("Environment", Value.list(List.copyOf(plain.values())));
      }
      if (!secrets.isEmpty()) {
        properties.put("Secrets", Value.list(List.copyOf(secrets.values())));
      }
      return new Value.MapOf(properties);
    }
  }

  private static void literals(
      Plan plan,
      Service service,
      Map<String, EnvironmentValue> environment,
      DiagnosticCollector findings) {
    Set<String> injected = plan.extensions().of(service).secretVariables();
    environment.forEach(
        (name, value) -> {
          if (!injected.contains(name) && value.origin().variables().isEmpty()) {
            LiteralCredentials.report(
                value.path(), name, service.name(), value.text().orElse(""), findings);
          }
        });
  }
}
