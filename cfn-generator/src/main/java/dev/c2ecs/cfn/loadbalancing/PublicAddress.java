package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.discovery.LocalAddress;
import dev.c2ecs.cfn.discovery.LocalHost;
import dev.c2ecs.cfn.extension.Setting;
import dev.c2ecs.cfn.input.Variables;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Service;
import java.util.List;
import java.util.Optional;

/**
 * Where a published port is reached from outside.
 *
 * @param host the name of the host, or a substitution for it
 * @param known whether the name is known, and no substitution
 * @param port the port of the listener
 * @param secure whether it speaks TLS
 */
public record PublicAddress(String host, boolean known, int port, boolean secure) {

  /** The address of a published port; empty for a load balancer whose name is not known. */
  static Optional<PublicAddress> of(Plan plan, ListenerPlan listener, PublishedPort port) {
    Optional<String> name = port.domain();
    if (name.isEmpty()) {
      for (String host : listener.hostsOf(port)) {
        if (host.indexOf('*') < 0 && host.indexOf('?') < 0) {
          name = Optional.of(host);
          break;
        }
      }
    }
    if (name.isEmpty() && LoadBalancerReferences.existing(plan, port.balancer()).isPresent()) {
      return Optional.empty();
    }
    String host = name.orElse("${" + LogicalIds.loadBalancer(port.balancer()) + ".DNSName}");
    return Optional.of(
        new PublicAddress(host, name.isPresent(), port.listener(), listener.isSecure()));
  }

  /**
   * The address as it is written.
   *
   * @param scheme http, https, ws, wss, or empty
   */
  String text(String scheme) {
    int usual =
        switch (scheme) {
          case "http", "ws" -> LoadBalancerReferences.HTTP;
          case "https", "wss" -> LoadBalancerReferences.HTTPS;
          default -> 0;
        };
    return (scheme.isEmpty() ? "" : scheme + "://") + host + (port == usual ? "" : ":" + port);
  }

  /** The value of a variable with public addresses in it, if its service asks for them. */
  public static Optional<Value> value(Plan plan, Service service, String variable, String text) {
    if (!plan.extensions().of(service).publicUrls().orElse(List.of()).contains(variable)) {
      return Optional.empty();
    }
    if (LocalHost.is(text)) {
      return own(plan, service)
          .map(own -> own.known() ? Value.text(own.host()) : new Value.Sub(own.host()));
    }
    StringBuilder result = new StringBuilder();
    boolean known = true;
    int done = 0;
    for (LocalAddress local : LocalAddress.of(text)) {
      Optional<PublicAddress> address = find(plan, local);
      boolean web = local.isWeb() || local.scheme().isEmpty();
      if (address.isPresent() && web && local.start() >= done) {
        boolean tls = address.get().secure() && local.isWeb() && !local.scheme().endsWith("s");
        result
            .append(escaped(text.substring(done, local.start())))
            .append(address.get().text(local.scheme() + (tls ? "s" : "")));
        known &= address.get().known();
        done = local.end();
      }
    }
    if (done == 0) {
      return Optional.empty();
    }
    result.append(escaped(text.substring(done)));
    return Optional.of(
        known
            ? Value.text(result.toString().replace("${!", "${"))
            : new Value.Sub(result.toString()));
  }

  /** The address of the first port that a service publishes by HTTP, else of the first at all. */
  private static Optional<PublicAddress> own(Plan plan, Service service) {
    Optional<PublicAddress> found = Optional.empty();
    for (PublishedPort port : plan.loadBalancing().publishedBy(service.name())) {
      Optional<PublicAddress> address =
          plan.loadBalancing().listener(port).flatMap(listener -> of(plan, listener, port));
      if (found.isEmpty() || (address.isPresent() && port.kind().isApplication())) {
        found = address;
        if (port.kind().isApplication()) {
          break;
        }
      }
    }
    return found;
  }

  private static String escaped(String text) {
    return text.replace("${", "${!");
  }

  private static Optional<PublicAddress> find(Plan plan, LocalAddress local) {
    for (ListenerPlan listener : plan.loadBalancing().listeners()) {
      for (PublishedPort port : listener.ports()) {
        if (port.listener() == local.port() && port.kind() != PublishedPort.Kind.UDP) {
          return of(plan, listener, port);
        }
      }
    }
    return Optional.empty();
  }

  /** Reports variables that cannot get a public address. */
  public static void check(Plan plan, DiagnosticCollector findings) {
    for (Service service : plan.project().services().values()) {
      Setting<List<String>> said = plan.extensions().of(service).publicUrls();
      for (String variable : said.orElse(List.of())) {
        String text = Variables.text(service, variable);
        if (value(plan, service, variable, text).isEmpty()) {
          said.refuse(
              findings,
              "variables of the service with localhost, alone or with a published port, "
                  + variable
                  + " is none",
              "write `" + variable + ": http://localhost:PORT` with such a port");
        }
      }
    }
  }
}
