package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.extension.Keys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds services that want the same requests of one listener. */
public final class SharedListeners {

  private final DiagnosticCollector findings;

  SharedListeners(DiagnosticCollector findings) {
    this.findings = findings;
  }

  void check(List<ListenerPlan> listeners) {
    for (ListenerPlan listener : listeners) {
      Map<String, PublishedPort> taken = new HashMap<>();
      for (PublishedPort port : listener.ruled()) {
        List<String> hosts = listener.hostsOf(port);
        String wanted = hosts + " " + port.paths();
        boolean all = hosts.isEmpty() && port.paths().isEmpty();
        Optional<PublishedPort> other =
            all ? listener.owner() : Optional.ofNullable(taken.putIfAbsent(wanted, port));
        other.ifPresent(o -> report(o, port, all));
      }
    }
  }

  private void report(PublishedPort other, PublishedPort port, boolean all) {
    String who =
        other.service().equals(port.service())
            ? port.service() + " publishes the port " + port.listener() + " twice"
            : other.service()
                + " and "
                + port.service()
                + " both publish the port "
                + port.listener();
    boolean http = port.kind().isApplication();
    findings.add(
        PolicyCode.PORT_CONFLICT,
        port.port().path(),
        other.port().path(),
        who + (all ? ", and a listener belongs to one of them" : " for the same hosts and paths"),
        "give one of them another published port"
            + (http ? ", or tell them apart by `" + Keys.HOST + "` or `" + Keys.PATH + "`" : ""));
  }
}
