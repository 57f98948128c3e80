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
import java.util.SortedMap;
import java.util.TreeMap;
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
        parts.addAll(certificates(listener));
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
    Map<String, PublishedPort> certificates = certificateOwners(listener);
    if (!certificates.isEmpty()) {
      String first = certificates.keySet().iterator().next();
      properties.put("SslPolicy", Value.text(TLS_POLICY));
      properties.put("Certificates", Value.list(Value.map("CertificateArn", certificate(first))));
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
    IdleTimeouts.ofListener(listener)
        .ifPresent(attribute -> properties.put("ListenerAttributes", Value.list(attribute)));
    return Part.declare(
        LogicalIds.listener(listener),
        ResourceType.LISTENER,
        Section.LOAD_BALANCERS,
        listener.owner().map(PublishedPort::service).orElse(""),
        listener
            .owner()
            .map(owner -> ComposeRef.of(owner.port().path()))
            .orElse(ComposeRef.ALL_PORTS),
        new Value.MapOf(properties));
  }

  private static String protocol(ListenerPlan listener) {
    if (listener.balancer().application()) {
      return listener.isSecure() ? "HTTPS" : "HTTP";
    }
    return listener.isSecure() ? "TLS" : listener.ports().get(0).kind().name();
  }

  /** The certificates of a listener but its default: a client names the host that it wants. */
  private static List<Part> certificates(ListenerPlan listener) {
    List<Part> parts = new ArrayList<>();
    boolean isDefault = true;
    for (Map.Entry<String, PublishedPort> owner : certificateOwners(listener).entrySet()) {
      if (!isDefault) {
        PublishedPort port = owner.getValue();
        parts.add(
            Part.declare(
                LogicalIds.listenerCertificate(listener, owner.getKey()),
                ResourceType.LISTENER_CERTIFICATE,
                Section.LOAD_BALANCERS,
                port.service(),
                ComposeRef.of(port.port().path()),
                Value.map(
                    "ListenerArn", Value.ref(LogicalIds.listener(listener)),
                    "Certificates",
                        Value.list(Value.map("CertificateArn", certificate(owner.getKey()))))));
      }
      isDefault = false;
    }
    return parts;
  }

  /** The ARNs and domains of the certificates of a listener, sorted: the first is its default. */
  private static SortedMap<String, PublishedPort> certificateOwners(ListenerPlan listener) {
    SortedMap<String, PublishedPort> owners = new TreeMap<>();
    for (PublishedPort port : listener.ports()) {
      port.certificate().or(port::domain).ifPresent(name -> owners.putIfAbsent(name, port));
    }
    return owners;
  }

  private static Value certificate(String arnOrDomain) {
    return arnOrDomain.startsWith("arn:")
        ? Value.text(arnOrDomain)
        : Value.ref(LogicalIds.certificate(arnOrDomain));
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
