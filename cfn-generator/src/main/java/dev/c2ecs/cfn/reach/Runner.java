package dev.c2ecs.cfn.reach;

import dev.c2ecs.cfn.exposure.Values;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tasks that an ECS service keeps running, or that a schedule starts.
 *
 * @param service the logical ID of the service or the schedule
 * @param containers the containers by name
 * @param groups the security groups, as the service names them
 * @param entries the entries of Cloud Map that have the addresses of the tasks
 * @param search the domain that all containers but helpers look names up in; empty without one
 * @param isClient whether a proxy of Service Connect runs in the tasks
 * @param aliases the names and ports that others reach the tasks by through their proxies: {@code
 *     name:port}
 */
record Runner(
    String service,
    Map<String, Value.MapOf> containers,
    List<String> groups,
    Set<String> entries,
    Optional<String> search,
    boolean isClient,
    Set<String> aliases) {

  /** The file that a helper writes the search domain to, and the word before the domain there. */
  private static final String FILE = "/etc/resolv.conf";

  private static final String WORD = "search ";

  static Optional<Runner> of(Resource service, Template template) {
    Value.MapOf properties = service.properties();
    return of(service.id(), Values.name(properties, "TaskDefinition"), properties, template);
  }

  /** Tasks of a schedule: nothing leads to them. */
  static Optional<Runner> ofSchedule(Resource schedule, Template template) {
    Value.MapOf tasks = map(map(schedule.properties(), "Target"), "EcsParameters");
    return of(schedule.id(), Values.name(tasks, "TaskDefinitionArn"), tasks, template);
  }

  private static Optional<Runner> of(
      String id, String task, Value.MapOf properties, Template template) {
    Optional<Resource> definition = template.resource(task);
    if (definition.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Value.MapOf> containers = new LinkedHashMap<>();
    for (Value item : Values.items(definition.get().properties(), "ContainerDefinitions")) {
      if (item instanceof Value.MapOf container) {
        containers.put(Values.text(container, "Name"), container);
      }
    }
    Set<String> entries = new LinkedHashSet<>();
    for (Value registry : Values.items(properties, "ServiceRegistries")) {
      if (registry instanceof Value.MapOf map) {
        entries.add(Values.name(map, "RegistryArn"));
      }
    }
    Value.MapOf connect = map(properties, "ServiceConnectConfiguration");
    return Optional.of(
        new Runner(
            id,
            containers,
            groups(properties),
            entries,
            search(containers),
            connect.entries().get("Enabled") instanceof Value.Flag flag && flag.value(),
            aliases(connect)));
  }

  /** Whether a proxy knows a name, in lower case, on some port. */
  boolean isCalled(String name) {
    for (String alias : aliases) {
      if (alias.startsWith(name + ":")) {
        return true;
      }
    }
    return false;
  }

  private static List<String> groups(Value.MapOf service) {
    List<String> groups = new ArrayList<>();
    Value.MapOf network = map(map(service, "NetworkConfiguration"), "AwsvpcConfiguration");
    for (Value group : Values.items(network, "SecurityGroups")) {
      groups.add(Values.name(group));
    }
    return groups;
  }

  private static Set<String> aliases(Value.MapOf connect) {
    Set<String> aliases = new LinkedHashSet<>();
    for (Value item : Values.items(connect, "Services")) {
      for (Value alias :
          item instanceof Value.MapOf one ? Values.items(one, "ClientAliases") : List.<Value>of()) {
        if (alias instanceof Value.MapOf one) {
          String name = Values.text(one, "DnsName").toLowerCase(Locale.ROOT);
          aliases.add(name + ":" + Values.text(one, "Port"));
        }
      }
    }
    return aliases;
  }

  /** The domain that a helper writes before every essential container starts. */
  private static Optional<String> search(Map<String, Value.MapOf> containers) {
    for (Map.Entry<String, Value.MapOf> helper : containers.entrySet()) {
      Optional<String> domain = written(helper.getValue());
      if (domain.isPresent() && precedesAll(helper.getKey(), containers)) {
        return domain;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> written(Value.MapOf container) {
    for (Value word : Values.items(container, "Command")) {
      String text = word instanceof Value.Text script ? script.text() : "";
      int at = text.lastIndexOf(WORD);
      if (text.contains(FILE) && at >= 0) {
        String rest = text.substring(at + WORD.length());
        int end = 0;
        while (end < rest.length() && " \"'\n".indexOf(rest.charAt(end)) < 0) {
          end++;
        }
        return Optional.of(rest.substring(0, end));
      }
    }
    return Optional.empty();
  }

  private static boolean precedesAll(String helper, Map<String, Value.MapOf> containers) {
    for (String name : containers.keySet()) {
      if (!name.equals(helper) && !isAfter(name, helper, containers, new LinkedHashSet<>())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAfter(
      String name, String first, Map<String, Value.MapOf> containers, Set<String> seen) {
    Value.MapOf container = containers.get(name);
    if (container == null || !seen.add(name)) {
      return false;
    }
    for (Value item : Values.items(container, "DependsOn")) {
      if (item instanceof Value.MapOf dependency) {
        String other = Values.text(dependency, "ContainerName");
        if (other.equals(first)
            ? Values.text(dependency, "Condition").equals("SUCCESS")
            : isAfter(other, first, containers, seen)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Value.MapOf map(Value.MapOf holder, String key) {
    return holder.entries().get(key) instanceof Value.MapOf map ? map : Value.map();
  }
}
