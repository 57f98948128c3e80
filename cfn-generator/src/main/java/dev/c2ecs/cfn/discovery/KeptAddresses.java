package dev.c2ecs.cfn.discovery;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.NameCode;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.tree.TreePath;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Proxies that do not follow services for which nothing better than DNS is chosen. */
final class KeptAddresses {

  private final Map<String, Set<String>> stores = new LinkedHashMap<>();
  private final Map<String, Set<String>> portless = new LinkedHashMap<>();
  private final Map<String, TreePath> places = new LinkedHashMap<>();

  /**
   * Notes one.
   *
   * @param port whether a port of the server is known: then it is a data store
   */
  void add(TaskPlan client, TaskPlan server, Mention mention, boolean port) {
    (port ? stores : portless)
        .computeIfAbsent(client.name(), name -> new TreeSet<>())
        .add(server.name());
    places.putIfAbsent(client.name(), mention.path());
  }

  /** Reports those of each proxy together. */
  void report(DiagnosticCollector findings) {
    stores.forEach(
        (client, servers) ->
            report(
                client,
                servers,
                "start "
                    + client
                    + " again when they have new tasks; `"
                    + Keys.DISCOVERY
                    + ": connect` on a store gives it a stable address, if it trusts nobody for"
                    + " coming from localhost",
                findings));
    portless.forEach(
        (client, servers) ->
            report(
                client,
                servers,
                "add `expose: [\"PORT\"]` to each, so that it has a stable address",
                findings));
  }

  private void report(
      String client, Set<String> servers, String hint, DiagnosticCollector findings) {
    findings.add(
        NameCode.KEPT_ADDRESS,
        places.getOrDefault(client, TreePath.ROOT),
        client
            + " looks "
            + String.join(", ", servers)
            + " up once, when it starts, and keeps the address until it is started again",
        hint);
  }
}
