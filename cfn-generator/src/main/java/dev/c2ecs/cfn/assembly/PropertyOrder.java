package dev.c2ecs.cfn.assembly;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The order of properties where several mappers write one resource. */
final class PropertyOrder {

  private static final List<String> CONTAINER =
      List.of(
          "Name",
          "Image",
          "RepositoryCredentials",
          "Essential",
          "RestartPolicy",
          "DependsOn",
          "User",
          "WorkingDirectory",
          "EntryPoint",
          "Command",
          "Cpu",
          "Memory",
          "MemoryReservation",
          "Environment",
          "Secrets",
          "PortMappings",
          "MountPoints",
          "VolumesFrom",
          "ReadonlyRootFilesystem",
          "LinuxParameters",
          "Ulimits",
          "SystemControls",
          "Interactive",
          "PseudoTerminal",
          "HealthCheck",
          "StopTimeout",
          "DockerLabels",
          "CredentialSpecs",
          "LogConfiguration");

  private PropertyOrder() {}

  static Value.MapOf sorted(ResourceType type, Value.MapOf properties) {
    Value.MapOf result = sorted(properties, type.properties());
    if (!(result.entries().get("ContainerDefinitions") instanceof Value.ListOf containers)) {
      return result;
    }
    List<Value> items = new ArrayList<>();
    for (Value container : containers.items()) {
      items.add(sorted((Value.MapOf) container, CONTAINER));
    }
    Map<String, Value> entries = new LinkedHashMap<>(result.entries());
    entries.put("ContainerDefinitions", Value.list(items));
    return new Value.MapOf(entries);
  }

  private static Value.MapOf sorted(Value.MapOf map, List<String> order) {
    if (order.isEmpty()) {
      return map;
    }
    Map<String, Value> entries = new LinkedHashMap<>();
    for (String key : order) {
      Value value = map.entries().get(key);
      if (value != null) {
        entries.put(key, value);
      }
    }
    for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
      entries.putIfAbsent(entry.getKey(), entry.getValue());
    }
    return new Value.MapOf(entries);
  }
}
