package dev.c2ecs.acceptance.cloud;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Service Connect. A discovery name is a service of Cloud Map in the namespace that belongs to one
 * ECS service as long as that lives; its settings can never change.
 */
final class ServiceConnect {

  static final String CONFIGURATION = "ServiceConnectConfiguration";

  private static final String OWNER = "owner";
  private static final String PORT_NAME = "port name";
  private static final String PROTOCOL = "protocol";
  private static final String ALIASES = "aliases";

  private ServiceConnect() {}

  /** An entry of a configuration with its defaults. */
  private record Entry(String portName, String discoveryName, String protocol, String aliases) {}

  static boolean isOn(Props service) {
    return service.textOr("false", CONFIGURATION, "Enabled").equals("true");
  }

  static String namespace(Account account, Props service) {
    String text =
        service
            .text(CONFIGURATION, "Namespace")
            .or(
                () ->
                    account
                        .get(Ecs.CLUSTER, service.textOr("default", "Cluster"))
                        .flatMap(c -> c.live.text("ServiceConnectDefaults", "Namespace")))
            .orElse("");
    return CloudMap.namespaceId(account, text);
  }

  private static List<Entry> entries(Account account, Props service, Props task) {
    List<Entry> entries = new ArrayList<>();
    if (isOn(service)) {
      for (Props each : service.maps(CONFIGURATION, "Services")) {
        String portName = each.textOr("", "PortName");
        String discoveryName = each.textOr(portName, "DiscoveryName");
        List<String> aliases = new ArrayList<>();
        for (Props alias : each.maps("ClientAliases")) {
          String byDefault = discoveryName + "." + namespaceName(account, service);
          aliases.add(alias.textOr(byDefault, "DnsName") + ":" + alias.textOr("", "Port"));
        }
        entries.add(
            new Entry(
                portName,
                discoveryName,
                mapping(task, portName).map(m -> m.textOr("tcp", "AppProtocol")).orElse("tcp"),
                String.join(" ", aliases)));
      }
    }
    return entries;
  }

  private static String namespaceName(Account account, Props service) {
    return CloudMap.namespace(account, namespace(account, service))
        .flatMap(asset -> asset.live.text("Name"))
        .orElse("");
  }

  private static Optional<Props> mapping(Props task, String portName) {
    return task.maps("ContainerDefinitions").stream()
        .flatMap(container -> container.maps("PortMappings").stream())
        .filter(mapping -> mapping.text("Name").filter(portName::equals).isPresent())
        .findFirst();
  }

  private static Optional<Asset> claimed(Account account, String namespace, String name) {
    return CloudMap.named(account, namespace, name).filter(s -> s.facts.containsKey(OWNER));
  }

  private static boolean owns(Asset service, Asset name) {
    return service.physicalId.equals(name.facts.get(OWNER));
  }

  private static Refusal invalid(String words) {
    return new Refusal("InvalidParameterException", words);
  }

  /** What the API checks of a new configuration. */
  static void check(Account account, Asset service, Props wanted, Props task) {
    if (!isOn(wanted)) {
      return;
    }
    String namespace = namespace(account, wanted);
    if (namespace.isEmpty() || !CloudMap.namespaceExists(account, namespace)) {
      throw invalid("The Service Connect namespace '" + namespace + "' was not found.");
    }
    Set<String> aliases = new HashSet<>();
    Set<String> discoveryNames = new HashSet<>();
    for (Entry entry : entries(account, wanted, task)) {
      Optional<Props> mapping = mapping(task, entry.portName());
      if (mapping.isEmpty()) {
        throw invalid(
            "portName(s) "
                + entry.portName()
                + " do not refer to any named PortMapping in the task definition.");
      }
      if (!mapping.get().textOr("tcp", "Protocol").equals("tcp")) {
        throw invalid("Service Connect takes only TCP ports: " + entry.portName());
      }
      if (!discoveryNames.add(entry.discoveryName().toLowerCase(Locale.ROOT))) {
        throw invalid("Duplicate discoveryName " + entry.discoveryName());
      }
      Optional<Asset> taken = CloudMap.named(account, namespace, entry.discoveryName());
      if (taken.isPresent() && !owns(service, taken.get())) {
        throw invalid(
            "SC service is already used by "
                + taken.get().facts.getOrDefault(OWNER, "a service of Cloud Map")
                + ": "
                + entry.discoveryName());
      }
      for (String alias : entry.aliases().split(" ", -1)) {
        if (!alias.isEmpty() && !aliases.add(alias)) {
          throw invalid("Duplicate client alias " + alias);
        }
      }
    }
    for (Asset other : account.ofType(CloudMap.SERVICE)) {
      if (other.facts.containsKey(OWNER)
          && !owns(service, other)
          && CloudMap.namespaceOf(account, other).equals(namespace)) {
        for (String alias : other.facts.getOrDefault(ALIASES, "").split(" ", -1)) {
          if (aliases.contains(alias)) {
            throw invalid(
                "The client alias " + alias + " is already used by " + other.facts.get(OWNER));
          }
        }
      }
    }
  }

  /** What can never change of an entry: its discovery name and its application protocol. */
  static void checkStable(Account account, Asset service, Props wanted) {
    Props task = EcsServices.taskDefinition(account, wanted).map(t -> t.live).orElse(Props.NONE);
    List<Entry> entries = entries(account, wanted, task);
    for (Asset name : account.ofType(CloudMap.SERVICE)) {
      if (!owns(service, name)) {
        continue;
      }
      boolean stays = false;
      boolean renamed = false;
      for (Entry entry : entries) {
        boolean same = entry.discoveryName().equals(CloudMap.nameOf(name));
        stays |= same;
        renamed |=
            entry.portName().equals(name.facts.get(PORT_NAME))
                && claimed(account, CloudMap.namespaceOf(account, name), entry.discoveryName())
                    .isEmpty();
        if (same && !entry.protocol().equals(name.facts.get(PROTOCOL))) {
          throw unchangeable("applicationProtocol", entry.discoveryName());
        }
      }
      boolean active = !name.facts.getOrDefault(ALIASES, "").isEmpty();
      if (active && renamed && !stays) {
        throw unchangeable("discoveryName", CloudMap.nameOf(name));
      }
    }
  }

  private static Refusal unchangeable(String setting, String name) {
    return invalid(
        "The following config cannot be changed for a SC service: " + setting + " of " + name);
  }

  /** Takes the names of a configuration for a service; names that it leaves out stay its own. */
  static void claim(Account account, Asset service, Props wanted) {
    for (Asset name : account.ofType(CloudMap.SERVICE)) {
      if (owns(service, name)) {
        name.facts.put(ALIASES, "");
      }
    }
    if (!isOn(wanted)) {
      // A guess: whoever gives Service Connect up gives its names up with it.
      release(account, service);
      return;
    }
    Props task = EcsServices.taskDefinition(account, wanted).map(t -> t.live).orElse(Props.NONE);
    String namespace = namespace(account, wanted);
    for (Entry entry : entries(account, wanted, task)) {
      Asset name =
          claimed(account, namespace, entry.discoveryName())
              .orElseGet(
                  () ->
                      new Asset(
                          CloudMap.SERVICE,
                          "connect " + namespace + " " + entry.discoveryName(),
                          Asset.NO_STACK,
                          service.logicalId,
                          Props.NONE
                              .with("Name", entry.discoveryName())
                              .with("NamespaceId", namespace)));
      name.facts.put(OWNER, service.physicalId);
      name.facts.put(PORT_NAME, entry.portName());
      name.facts.put(PROTOCOL, entry.protocol());
      // An entry without alias is reached by its discovery name only.
      name.facts.put(ALIASES, entry.aliases().isEmpty() ? "-" : entry.aliases());
      account.add(name);
    }
  }

  static void release(Account account, Asset service) {
    account.ofType(CloudMap.SERVICE).stream()
        .filter(name -> owns(service, name))
        .forEach(account::remove);
  }

  /** The names, {@code name:port}, that tasks of a service know which start now. */
  static Set<String> names(Account account, Asset service) {
    Set<String> names = new TreeSet<>();
    if (isOn(service.live)) {
      names.addAll(names(account, namespace(account, service.live)));
    }
    return names;
  }

  /** The names, {@code name:port}, that exist in a namespace. */
  static Set<String> names(Account account, String namespace) {
    Set<String> names = new TreeSet<>();
    for (Asset name : account.ofType(CloudMap.SERVICE)) {
      if (name.facts.containsKey(OWNER) && CloudMap.namespaceOf(account, name).equals(namespace)) {
        for (String alias : name.facts.getOrDefault(ALIASES, "").split(" ", -1)) {
          if (alias.indexOf(':') > 0) {
            names.add(alias);
          }
        }
      }
    }
    return names;
  }
}
