package dev.c2ecs.cfn.job;

import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a job does, as a text: two deployments whose texts are equal would do the same work. It is
 * made of the template, where credentials are references already, and only of what changes the
 * work: not of sizes, helpers, logs, digests and versions of secrets.
 */
final class JobWork {

  private static final List<String> OF_THE_WORK =
      List.of(
          "Command",
          "EntryPoint",
          "WorkingDirectory",
          "User",
          "Environment",
          "Secrets",
          "MountPoints");

  private JobWork() {}

  /** The text of a task. */
  static String of(TaskPlan task, Resource definition) {
    StringBuilder text = new StringBuilder();
    Value containers =
        definition.properties().entries().getOrDefault("ContainerDefinitions", Value.list());
    for (Service service : task.containers()) {
      text.append(service.name()).append('\n');
      text.append(service.build().isPresent() ? "build" : service.image().orElse("")).append('\n');
      container(containers, TaskNames.container(service))
          .ifPresent(container -> append(container, text));
    }
    return text.toString();
  }

  private static Optional<Value.MapOf> container(Value containers, String name) {
    if (containers instanceof Value.ListOf list) {
      for (Value item : list.items()) {
        if (item instanceof Value.MapOf container
            && Value.text(name).equals(container.entries().get("Name"))) {
          return Optional.of(container);
        }
      }
    }
    return Optional.empty();
  }

  private static void append(Value.MapOf container, StringBuilder text) {
    for (String property : OF_THE_WORK) {
      Value value = container.entries().get(property);
      if (value != null) {
        text.append(property).append('=');
        write(value, text);
        text.append('\n');
      }
    }
  }

  private static void write(Value value, StringBuilder text) {
    if (value instanceof Value.ListOf list) {
      text.append('[');
      for (Value item : list.items()) {
        write(item, text);
        text.append(',');
      }
      text.append(']');
    } else if (value instanceof Value.MapOf map) {
      text.append('{');
      for (Map.Entry<String, Value> entry : new TreeMap<>(map.entries()).entrySet()) {
        text.append(entry.getKey()).append(':');
        write(entry.getValue(), text);
        text.append(',');
      }
      text.append('}');
    } else if (value instanceof Value.Text written) {
      text.append('"').append(written.text()).append('"');
    } else if (value instanceof Value.Ref ref) {
      text.append("Ref ").append(ref.name());
    } else if (value instanceof Value.Sub sub) {
      text.append("Sub ").append(sub.text());
    } else if (value instanceof Value.GetAtt att) {
      text.append("GetAtt ").append(att.resource()).append('.').append(att.attribute());
    } else if (value instanceof Value.Whole whole) {
      text.append(whole.number());
    } else if (value instanceof Value.Flag flag) {
      text.append(flag.value());
    } else if (value instanceof Value.Select select) {
      text.append("Select ").append(select.index()).append(' ');
      write(select.list(), text);
    } else {
      text.append("Zones");
    }
  }
}
