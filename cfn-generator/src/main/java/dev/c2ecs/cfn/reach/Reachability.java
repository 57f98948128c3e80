package dev.c2ecs.cfn.reach;

import dev.c2ecs.cfn.exposure.SecurityGroups;
import dev.c2ecs.cfn.exposure.Values;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which services of a template reach which others by a name: names of Cloud Map that a search
 * domain completes, names that proxies of Service Connect know, and security groups that admit.
 * What a schedule starts reaches others, too.
 *
 * @see <a href="https://docs.aws.amazon.com/cloud-map/latest/dg/working-with-instances.html">AWS
 *     Cloud Map, service instances</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts.html">
 *     ECS, Service Connect</a>
 */
public final class Reachability {

  private final Map<String, Runner> runners = new LinkedHashMap<>();

  /** The services whose tasks a full name leads to. */
  private final Map<String, Set<String>> names = new LinkedHashMap<>();

  private final SecurityGroups groups;

  private Reachability(Template template) {
    this.groups = new SecurityGroups(template);
    for (Resource service : template.ofType(ResourceType.SERVICE)) {
      Runner.of(service, template).ifPresent(runner -> runners.put(service.id(), runner));
    }
    for (Resource schedule : template.ofType(ResourceType.SCHEDULE)) {
      Runner.ofSchedule(schedule, template).ifPresent(runner -> runners.put(schedule.id(), runner));
    }
    Map<String, String> domains = new LinkedHashMap<>();
    for (Resource namespace : template.ofType(ResourceType.PRIVATE_DNS_NAMESPACE)) {
      domains.put(namespace.id(), Values.text(namespace.properties(), "Name"));
    }
    Map<String, String> entries = new LinkedHashMap<>();
    for (Resource entry : template.ofType(ResourceType.DISCOVERY_SERVICE)) {
      if (entry.properties().entries().get("DnsConfig") instanceof Value.MapOf dns) {
        String domain = domains.getOrDefault(Values.name(dns, "NamespaceId"), "");
        String name = Values.text(entry.properties(), "Name") + "." + domain;
        entries.put(entry.id(), name.toLowerCase(Locale.ROOT));
      }
    }
    for (Runner runner : runners.values()) {
      for (String entry : runner.entries()) {
        add(entries.getOrDefault(entry, ""), Set.of(runner.service()));
      }
    }
    for (Resource instance : template.ofType(ResourceType.DISCOVERY_INSTANCE)) {
      String alias = entries.getOrDefault(Values.name(instance.properties(), "ServiceId"), "");
      if (instance.properties().entries().get("InstanceAttributes") instanceof Value.MapOf has) {
        String target = Values.text(has, "AWS_INSTANCE_CNAME").toLowerCase(Locale.ROOT);
        add(alias, names.getOrDefault(target, Set.of()));
      }
    }
  }

  private void add(String name, Set<String> services) {
    names.computeIfAbsent(name, key -> new LinkedHashSet<>()).addAll(services);
  }

  /** Who reaches whom in a template. */
  public static Reachability of(Template template) {
    return new Reachability(template);
  }

  /** The logical IDs of the ECS services and of the schedules. */
  public Set<String> services() {
    return Set.copyOf(runners.keySet());
  }

  /** The service or the schedule that runs a container; empty when none does. */
  public Optional<String> running(String container) {
    for (Runner runner : runners.values()) {
      if (runner.containers().containsKey(container)) {
        return Optional.of(runner.service());
      }
    }
    return Optional.empty();
  }

  /**
   * The services whose tasks a name leads to, seen from the tasks of a service. A name of Service
   * Connect stands in {@code /etc/hosts} with an address of the proxy, which goes before DNS and
   * listens on the ports of its aliases only.
   *
   * @param port the port that is asked for: a proxy of Service Connect knows names with ports
   * @return none when the name is not found
   */
  public Set<String> resolve(String from, String name, int port) {
    Runner runner = runners.get(from);
    if (runner == null) {
      return Set.of();
    }
    String wanted = name.toLowerCase(Locale.ROOT);
    if (runner.isClient()) {
      boolean isKnown = false;
      for (Runner server : runners.values()) {
        if (server.aliases().contains(wanted + ":" + port)) {
          return Set.of(server.service());
        }
        isKnown |= server.isCalled(wanted);
      }
      if (isKnown) {
        return Set.of();
      }
    }
    String full =
        names.containsKey(wanted)
            ? wanted
            : runner.search().map(domain -> wanted + "." + domain).orElse("");
    return Set.copyOf(names.getOrDefault(full, Set.of()));
  }

  /**
   * Whether the groups of two services let one connect to the other.
   *
   * @param transport {@code tcp} or {@code udp}
   */
  public boolean admits(String from, String to, String transport, int port) {
    Runner client = runners.get(from);
    Runner server = runners.get(to);
    return client != null
        && server != null
        && groups.admit(client.groups(), server.groups(), transport, port);
  }

  /** Whether the tasks of a service reach those of another by a name and a TCP port. */
  public boolean reaches(String from, String name, int port, String to) {
    return resolve(from, name, port).contains(to) && admits(from, to, "tcp", port);
  }
}
