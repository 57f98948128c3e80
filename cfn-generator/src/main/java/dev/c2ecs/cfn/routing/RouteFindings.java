package dev.c2ecs.cfn.routing;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PublishingCode;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What there is to say of routes. */
final class RouteFindings {

  private final DiagnosticCollector findings;
  private final Map<String, TreePath> plain = new TreeMap<>();

  RouteFindings(DiagnosticCollector findings) {
    this.findings = findings;
  }

  /** What no rule can express. */
  void inexpressible(TreePath path, String what, String why) {
    findings.add(
        PublishingCode.PROXY_LABEL,
        path,
        what + " cannot be a rule of the load balancer: " + why,
        "remove it; accepted, it is left out");
  }

  /** What says who may come in. */
  void guarded(TreePath path, String what) {
    findings.add(
        PublishingCode.PROXY_AUTHENTICATION,
        path,
        what + " may say who comes in, and the load balancer would let everybody in",
        "check it in the service, or keep the service from the Internet: `"
            + Keys.INTERNAL
            + ": true` on the port of the proxy");
  }

  /** Hosts that are no conditions. */
  void local(String service, Set<String> hosts, TreePath path) {
    findings.add(
        PublishingCode.LOCAL_HOST_NAME,
        path,
        String.join(", ", new TreeSet<>(hosts))
            + (hosts.size() == 1 ? " leads" : " lead")
            + " nowhere on the Internet: it is no condition for requests to "
            + service,
        "name the host that the site will have");
  }

  /** A service that would have had a certificate. */
  void plain(String service, TreePath path) {
    plain.putIfAbsent(service, path);
  }

  /** Reports the services that are plain HTTP, together. */
  void reportPlain() {
    if (!plain.isEmpty()) {
      findings.add(
          PublishingCode.PLAIN_SITE,
          plain.values().iterator().next(),
          String.join(", ", plain.keySet())
              + (plain.size() == 1 ? " is" : " are")
              + " plain HTTP: the load balancer has no certificate",
          "add `"
              + Keys.DOMAIN
              + ": …` or `"
              + Keys.CERTIFICATE
              + ": arn:…` to the port 443 of the proxy, in its long form");
    }
  }

  /** A proxy, or what belongs to it, that is not deployed. */
  void leftOut(Set<String> proxies, TreePath path) {
    findings.add(
        PublishingCode.PROXY_LEFT_OUT,
        path,
        String.join(", ", proxies)
            + (proxies.size() == 1 ? " is" : " are")
            + " left out: rules of the load balancer do what the labels or variables of the"
            + " services say",
        "what else is configured there, a dashboard included, is gone");
  }
}
