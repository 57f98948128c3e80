package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.discovery.DiscoveryPlan;
import dev.c2ecs.cfn.discovery.LocalAddress;
import dev.c2ecs.cfn.discovery.Mention;
import dev.c2ecs.cfn.discovery.ServiceText;
import dev.c2ecs.cfn.discovery.WellKnownPorts;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.EnvironmentValue;
import dev.c2ecs.compose.model.Service;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What shows that something listens on a published port: an address that names it, a variable like
 * {@code PORT}, the words of the command, the image. A number alone shows nothing: people publish
 * port 80 of images that may listen there.
 */
final class PortEvidence {

  /** How sure it is that a container listens on a port. */
  enum Strength {
    /** Somebody asks it by HTTP. */
    WEB,
    /** Somebody names it. */
    NAMED,
    NONE
  }

  private static final Pattern NUMBER = Pattern.compile("(?<![\\d.])\\d{2,5}(?![\\d.])");

  /** The ports that texts name as the port of a service, and those that they ask by HTTP. */
  private final Map<String, Set<Integer>> named = new HashMap<>();

  private final Map<String, Set<Integer>> asked = new HashMap<>();

  /** The ports of this machine that texts ask by HTTP: those of listeners. */
  private final Set<Integer> local = new HashSet<>();

  PortEvidence(ComposeProject project, DiscoveryPlan discovery) {
    for (Mention mention : discovery.mentions()) {
      if (mention.port().isPresent()) {
        boolean web = mention.scheme().startsWith("http") || mention.scheme().startsWith("ws");
        add(web ? asked : named, mention.to(), mention.port().getAsInt());
      }
    }
    for (Service service : project.services().values()) {
      read(service);
    }
    for (ServiceText text : discovery.texts()) {
      addresses(text.service(), text.text());
    }
  }

  private void read(Service service) {
    String name = service.name();
    for (Map.Entry<String, EnvironmentValue> variable : service.environment().entrySet()) {
      String value = variable.getValue().text().orElse("");
      addresses(name, value);
      if (variable.getKey().equals("PORT") || variable.getKey().endsWith("_PORT")) {
        numbers(name, value);
      }
    }
    service.command().ifPresent(words -> numbers(name, String.join(" ", words)));
    service.entrypoint().ifPresent(words -> numbers(name, String.join(" ", words)));
    service
        .healthcheck()
        .filter(check -> !check.disable())
        .map(check -> String.join(" ", check.test()))
        .ifPresent(test -> addresses(name, test));
    for (int port : WellKnownPorts.of(service.image().orElse(""))) {
      add(named, name, port);
    }
    for (Map.Entry<String, String> label : service.labels().entrySet()) {
      if (label.getKey().endsWith(".loadbalancer.server.port")) {
        for (Matcher number = NUMBER.matcher(label.getValue()); number.find(); ) {
          add(asked, name, Integer.parseInt(number.group()));
        }
      }
    }
  }

  /** Addresses of this machine are the container's own, and those that browsers ask. */
  private void addresses(String service, String text) {
    for (LocalAddress address : LocalAddress.of(text)) {
      if (address.isWeb()) {
        local.add(address.port());
        add(asked, service, address.port());
      }
    }
  }

  private void numbers(String service, String text) {
    for (Matcher number = NUMBER.matcher(text); number.find(); ) {
      add(named, service, Integer.parseInt(number.group()));
    }
  }

  private static void add(Map<String, Set<Integer>> ports, String service, int port) {
    ports.computeIfAbsent(service, key -> new HashSet<>()).add(port);
  }

  /** What is known of a port. */
  Strength of(PublishedPort port) {
    if (has(asked, port) || local.contains(port.listener())) {
      return Strength.WEB;
    }
    return has(named, port) ? Strength.NAMED : Strength.NONE;
  }

  private static boolean has(Map<String, Set<Integer>> ports, PublishedPort port) {
    return ports.getOrDefault(port.service(), Set.of()).contains(port.target());
  }
}
