package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.mapper.ProjectMapper;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Listeners: one for each published port, with TLS where the port has a certificate, and a redirect
 * from HTTP to HTTPS.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-listener.html">
 *     AWS::ElasticLoadBalancingV2::Listener</a>
 */
public final class ListenerMapper implements ProjectMapper {

  private static final String TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

  @Override
  public Contribution map(Plan plan, DiagnosticCollector findings) {
    List<Part> parts = new ArrayList<>();
    Set<LoadBalancerKind> balancers = new TreeSet<>();
    for (ListenerPlan listener : plan.loadBalancing().listeners()) {
      balancers.add(listener.balancer());
      if (LoadBalancerReferences.existingListener(plan, listener).isEmpty()) {
        parts.add(listener(plan, listener));
        parts.addAll(certificates(plan, listener));
      }
    }
    for (LoadBalancerKind balancer : balancers) {
      if (LoadBalancerReferences.redirects(plan, balancer)) {
        parts.add(redirect(balancer));
      }
    }
    return Contribution.of(parts);
  }

  private static Part listener(Plan plan, ListenerPlan listener) {
    Map<String, Value> properties = new LinkedHashMap<>();
    properties.put("LoadBalancerArn", LoadBalancerReferences.arn(plan, listener.balancer()));
    properties.put("Protocol", Value.text(protocol(listener)));
    properties.put("Port", Value.number(listener.port()));
    List<PublishedPort> secure = secure(listener);
    if (!secure.isEmpty()) {
      properties.put("SslPolicy", Value.text(TLS_POLICY));
      properties.put(
          "Certificates",
          Value.list(Value.map("CertificateArn", certificate(plan, secure.get(0)))));
    }
    properties.put(
        "DefaultActions",
        Value.list(
            listener
                .owner()
                .map(owner -> LoadBalancerReferences.forward(plan, owner))
                .orElse(
                    Value.map(
                        "Type",
                        "fixed-response",
                        "FixedResponseConfig",
                        Value.map("StatusCode", "404", "ContentType", "text/plain")))));
    return Part.declare(
        plan.ids().listener(listener),
        ResourceType.LISTENER,
        Section.LOAD_BALANCERS,
        listener.owner().map(PublishedPort::service).orElse(""),
        listener
            .owner()
            .map(owner -> ComposeRef.of(owner.port().path()))
            .orElse(ComposeRef.ALL_PORTS),
        new Value.MapOf(properties));
  }

  private static List<PublishedPort> secure(ListenerPlan listener) {
    return listener.ports().stream().filter(PublishedPort::isSecure).toList();
  }

  private static String protocol(ListenerPlan listener) {
    if (listener.balancer().application()) {
      return listener.isSecure() ? "HTTPS" : "HTTP";
    }
    return listener.isSecure() ? "TLS" : listener.ports().get(0).kind().name();
  }

  /** The certificates of a listener but its first: a client names the host that it wants. */
  private static List<Part> certificates(Plan plan, ListenerPlan listener) {
    List<Part> parts = new ArrayList<>();
    List<Value> seen = new ArrayList<>();
    for (PublishedPort port : secure(listener)) {
      Value certificate = certificate(plan, port);
      if (!seen.isEmpty() && !seen.contains(certificate)) {
        parts.add(
            Part.declare(
                plan.ids().listenerCertificate(port),
                ResourceType.LISTENER_CERTIFICATE,
                Section.LOAD_BALANCERS,
                port.service(),
                ComposeRef.of(port.port().path()),
                Value.map(
                    "ListenerArn", Value.ref(plan.ids().listener(listener)),
                    "Certificates", Value.list(Value.map("CertificateArn", certificate)))));
      }
      seen.add(certificate);
    }
    return parts;
  }

  private static Value certificate(Plan plan, PublishedPort port) {
    return port.certificate().isPresent()
        ? Value.text(port.certificate().get())
        : Value.ref(plan.ids().certificate(port));
  }

  private static Part redirect(LoadBalancerKind balancer) {
    return Part.declare(
        LogicalIds.redirectListener(balancer),
        ResourceType.LISTENER,
        Section.LOAD_BALANCERS,
        "",
        ComposeRef.ALL_PORTS,
        Value.map(
            "LoadBalancerArn", Value.ref(LogicalIds.loadBalancer(balancer)),
            "Protocol", "HTTP",
            "Port", Value.number(LoadBalancerReferences.HTTP),
            "DefaultActions",
                Value.list(
                    Value.map(
                        "Type",
                        "redirect",
                        "RedirectConfig",
                        Value.map(
                            "Protocol", "HTTPS",
                            "Port", Integer.toString(LoadBalancerReferences.HTTPS),
                            "StatusCode", "HTTP_301")))));
  }
}
