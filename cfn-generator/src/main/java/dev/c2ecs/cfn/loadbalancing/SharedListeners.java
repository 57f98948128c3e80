package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.extension.Keys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds published ports that want the same requests, as Docker refuses a port that is taken. */
public final class SharedListeners {

  private static final String TCP = "tcp";

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

  /** HTTP and TCP on one number would be two load balancers; Docker has one host. */
  void checkAcross(List<PublishedPort> ports) {
    Map<String, PublishedPort> first = new HashMap<>();
    for (PublishedPort port : ports) {
      if (port.kind().protocols().contains(TCP)) {
        String number = port.said().internal().is(true) + ":" + port.listener();
        PublishedPort other = first.putIfAbsent(number, port);
        if (other != null && other.balancer() != port.balancer()) {
          report(other, port, true);
        }
      }
    }
  }

  /** Whether two ports cannot both have their number. */
  static boolean meet(PublishedPort a, PublishedPort b) {
    return a.listener() == b.listener()
        && (a.balancer() == b.balancer()
            || (a.balancer().internal() == b.balancer().internal()
                && a.kind().protocols().contains(TCP)
                && b.kind().protocols().contains(TCP)));
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
