package dev.c2ecs.cfn.mapper;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.plan.Credentials;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.plan.TaskPlan;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.EnvironmentValue;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Environment variables, sorted by name. A credential that comes from the shell or an env file is
 * injected as a secret; one that the Compose file itself spells out stays, with a warning.
 */
final class EnvironmentMapper implements Mapper {

  @Override
  public Contribution map(Plan plan) {
    Findings findings = new Findings(plan.project());
    List<Part> parts = new ArrayList<>();
    Map<String, Parameter> parameters = new TreeMap<>();
    for (TaskPlan task : plan.tasks().values()) {
      List<String> stems = new ArrayList<>();
      for (Service service : task.containers()) {
        parts.add(
            container(
                plan,
                task,
                service,
                Names.container(service),
                service.environment(),
                stems,
                parameters,
                findings));
        for (int i = 0; i < service.preStart().size(); i++) {
          Map<String, EnvironmentValue> both = new TreeMap<>(service.environment());
          both.putAll(service.preStart().get(i).environment());
          String name = InitContainers.hooks(service).get(i);
          parts.add(container(plan, task, service, name, both, stems, parameters, findings));
        }
      }
      if (!stems.isEmpty()) {
        parts.add(SecretMapper.permission(plan, task, stems));
      }
    }
    return new Contribution(parts, List.copyOf(parameters.values()), List.of(), findings.all());
  }

  private static Part container(
      Plan plan,
      TaskPlan task,
      Service service,
      String container,
      Map<String, EnvironmentValue> environment,
      List<String> stems,
      Map<String, Parameter> parameters,
      Findings findings) {
    List<Value> plain = new ArrayList<>();
    List<Value> secrets = new ArrayList<>();
    environment.forEach(
        (name, value) -> {
          if (value.text().isEmpty() || name.isEmpty()) {
            return;
          }
          String text = value.text().get();
          if (SecretMapper.isSecret(name, text, value.origin())) {
            String stem = stem(plan, service, name);
            stems.add(stem);
            secrets.add(SecretMapper.injected(name, stem));
            parameters.putAll(
                SecretMapper.parameters(stem, "the variable " + name + " of " + service.name()));
            fromVariable(service, name, value, stem, findings);
          } else {
            plain.add(Value.map("Name", name, "Value", text));
            literal(service, name, value, findings);
          }
        });
    Map<String, Value> properties = new LinkedHashMap<>();
    if (!plain.isEmpty()) {
      properties.put("Environment", Value.list(plain));
    }
    if (!secrets.isEmpty()) {
      properties.put("Secrets", Value.list(secrets));
    }
    return Names.containerPart(plan, task, container, new Value.MapOf(properties));
  }

  static String stem(Plan plan, Service service, String variable) {
    String stem = plan.serviceIds().of(service.name()) + LogicalIds.words(variable);
    return stem.endsWith("Secret") ? stem : stem + "Secret";
  }

  private static void fromVariable(
      Service service, String name, EnvironmentValue value, String stem, Findings findings) {
    String sources =
        String.join(
            ", ",
            value.origin().variables().stream()
                .map(v -> v.source().equals("environment") ? "the environment" : v.source())
                .distinct()
                .toList());
    findings.add(
        PolicyCode.SECRET_FROM_VARIABLE,
        value.path(),
        name
            + " of "
            + service.name()
            + " comes from "
            + sources
            + " and looks like a credential: it is a secret, the parameters "
            + stem
            + "Arn and "
            + stem
            + "Version name it",
        "");
  }

  private static void literal(
      Service service, String name, EnvironmentValue value, Findings findings) {
    if (value.origin().variables().isEmpty()
        && Credentials.looksLike(name, value.text().orElse(""))) {
      findings.add(
          PolicyCode.LITERAL_CREDENTIAL,
          value.path(),
          name
              + " of "
              + service.name()
              + " looks like a credential and is readable in the template",
          String.format(
              "write `%s: ${%s}` here and `%s=…` in .env: then it becomes a secret",
              name, name, name));
    }
  }
}
