package dev.c2ecs.cfn.discovery;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PublishingCode;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.EnvironmentValue;
import dev.c2ecs.compose.model.FileReference;
import dev.c2ecs.compose.model.Port;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.StoredFile;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Says which addresses in texts cannot work: those of the developer's machine, those that take
 * another task for localhost, and those of services that no network leads to.
 */
public final class AddressRules {

  private final Plan plan;
  private final DiagnosticCollector findings;
  private final Set<Integer> published = new HashSet<>();
  private final Map<String, Set<String>> tasksOf = new TreeMap<>();

  /** Variables with addresses of the developer's machine, by service. */
  private final Map<String, Set<String>> urls = new LinkedHashMap<>();

  /** What names another service as localhost, by the two services. */
  private final Map<String, Set<String>> neighbours = new LinkedHashMap<>();

  private final Map<String, TreePath> places = new LinkedHashMap<>();

  private AddressRules(Plan plan, DiagnosticCollector findings) {
    this.plan = plan;
    this.findings = findings;
    for (Service service : plan.project().services().values()) {
      for (Port port : service.ports()) {
        addNumber(port.published().orElse(""));
      }
    }
    for (TaskPlan task : plan.tasks().values()) {
      for (Service service : task.containers()) {
        tasksOf.computeIfAbsent(service.name(), name -> new TreeSet<>()).add(task.name());
      }
    }
  }

  private void addNumber(String text) {
    if (!text.isEmpty() && text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      published.add(Integer.parseInt(text));
    }
  }

  /** Reports them, those of a kind together. */
  public static void check(Plan plan, DiagnosticCollector findings) {
    AddressRules rules = new AddressRules(plan, findings);
    for (Service service : plan.project().services().values()) {
      rules.read(service);
    }
    for (ServiceText text : plan.discovery().texts()) {
      Service service = plan.project().services().get(text.service());
      if (service != null) {
        for (LocalAddress address : ReadAddresses.connections(service, text.text())) {
          rules.neighbour(service, address, text.what(), text.path());
        }
      }
    }
    rules.reportUrls();
    rules.reportNeighbours();
    UnreachedNames.report(plan, findings);
    OwnResolvers.report(plan, findings);
    NamesAtStart.report(plan, findings);
  }

  private void read(Service service) {
    for (Map.Entry<String, EnvironmentValue> variable : service.environment().entrySet()) {
      String text = variable.getValue().text().orElse("");
      TreePath path = variable.getValue().path();
      boolean outside = LocalHost.isForOutside(variable.getKey());
      List<LocalAddress> addresses = new ArrayList<>(LocalAddress.of(text));
      if (LocalHost.is(text)) {
        OptionalInt port = LocalHost.portBeside(service, variable.getKey());
        if (port.isPresent()) {
          addresses.add(new LocalAddress(0, text.length(), "", port.getAsInt(), true));
        } else if (outside && !service.ports().isEmpty()) {
          url(service, variable.getKey(), path);
        }
      }
      for (LocalAddress address : addresses) {
        boolean web = address.isWeb() || (address.scheme().isEmpty() && outside);
        if (web && published.contains(address.port())) {
          url(service, variable.getKey(), path);
        } else {
          neighbour(service, address, variable.getKey(), path);
        }
      }
    }
    text(service, service.command(), "command");
    text(service, service.entrypoint(), "entrypoint");
    for (FileReference file : service.configs()) {
      StoredFile config = plan.project().configs().get(file.source());
      String content = config == null ? "" : config.content().orElse("");
      for (LocalAddress address : ReadAddresses.connections(service, content)) {
        neighbour(service, address, "config " + file.source(), file.path());
      }
    }
  }

  /** Notes a variable whose value people outside are meant to use. */
  private void url(Service service, String variable, TreePath path) {
    if (!plan.extensions().of(service).publicUrls().orElse(List.of()).contains(variable)) {
      urls.computeIfAbsent(service.name(), name -> new LinkedHashSet<>()).add(variable);
      places.putIfAbsent("", path);
    }
  }

  private void text(Service service, Optional<List<String>> words, String key) {
    String text = String.join(" ", words.orElse(List.of()));
    for (LocalAddress address : ReadAddresses.connections(service, text)) {
      neighbour(service, address, key, service.path().child(key));
    }
  }

  /** Notes an address whose port only another task has. */
  private void neighbour(Service service, LocalAddress address, String what, TreePath path) {
    if (!address.written()) {
      return;
    }
    Set<String> own = tasksOf.getOrDefault(service.name(), Set.of());
    String found = "";
    for (Service other : plan.project().services().values()) {
      if (has(other, address.port())) {
        boolean together =
            other.name().equals(service.name())
                || !Collections.disjoint(own, tasksOf.getOrDefault(other.name(), Set.of()));
        if (together) {
          return;
        }
        found = found.isEmpty() ? other.name() : found;
      }
    }
    if (!found.isEmpty() && !own.isEmpty()) {
      String pair = service.name() + "\n" + found;
      neighbours.computeIfAbsent(pair, key -> new LinkedHashSet<>()).add(what);
      places.putIfAbsent(pair, path);
    }
  }

  private boolean has(Service service, int number) {
    for (KnownPort port : plan.discovery().portsOf(service.name())) {
      if (port.number() == number) {
        return true;
      }
    }
    return false;
  }

  private void reportUrls() {
    if (urls.isEmpty()) {
      return;
    }
    List<String> all = new ArrayList<>();
    urls.forEach((service, names) -> all.add(String.join(", ", names) + " of " + service));
    findings.add(
        PublishingCode.LOCALHOST_URL,
        places.getOrDefault("", TreePath.ROOT),
        "localhost leads nowhere on other machines: " + String.join("; ", all),
        "`"
            + Keys.PUBLIC_URLS
            + ": [VARIABLE]` on the service writes the public address there, where browsers or"
            + " others outside use the value");
  }

  private void reportNeighbours() {
    neighbours.forEach(
        (pair, places) -> {
          String[] names = pair.split("\n", 2);
          findings.add(
              PublishingCode.LOCALHOST_NEIGHBOUR,
              this.places.getOrDefault(pair, TreePath.ROOT),
              String.join(", ", places)
                  + " of "
                  + names[0]
                  + (places.size() == 1 ? " names" : " name")
                  + " localhost with a port of "
                  + names[1]
                  + ", which runs in another task",
              "write `" + names[1] + "` instead of localhost");
        });
  }
}
