package dev.c2ecs.cfn.mapper;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.plan.PublishedPort;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Listeners: one for each published port, with TLS where the port has a certificate, and a redirect
 * from HTTP to HTTPS.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-listener.html">
 *     AWS::ElasticLoadBalancingV2::Listener</a>
 */
final class ListenerMapper implements Mapper {

  private static final String TYPE = "AWS::ElasticLoadBalancingV2::Listener";
  private static final String TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

  @Override
  public Contribution map(Plan plan) {
    List<Part> parts = new ArrayList<>();
    for (PublishedPort port : plan.published()) {
      parts.add(listener(plan, port));
    }
    if (LoadBalancing.redirects(plan)) {
      parts.add(redirect());
    }
    return Contribution.of(parts);
  }

  private static Part listener(Plan plan, PublishedPort port) {
    Map<String, Value> properties = new LinkedHashMap<>();
    properties.put(
        "LoadBalancerArn", Value.ref(LoadBalancing.loadBalancerId(port.kind().isApplication())));
    properties.put("Protocol", Value.text(protocol(port)));
    properties.put("Port", Value.number(port.listener()));
    if (port.isSecure()) {
      properties.put("SslPolicy", Value.text(TLS_POLICY));
      properties.put(
          "Certificates", Value.list(Value.map("CertificateArn", certificate(plan, port))));
    }
    properties.put(
        "DefaultActions",
        Value.list(
            Value.map(
                "Type",
                "forward",
                "TargetGroupArn",
                Value.ref(LoadBalancing.targetGroupId(plan, port)))));
    return Part.declare(
        LoadBalancing.listenerId(plan, port),
        TYPE,
        Section.LOAD_BALANCERS,
        port.service(),
        port.port().path().toString(),
        new Value.MapOf(properties));
  }

  private static String protocol(PublishedPort port) {
    if (!port.isSecure()) {
      return port.kind().name();
    }
    return port.kind().isApplication() ? "HTTPS" : "TLS";
  }

  private static Value certificate(Plan plan, PublishedPort port) {
    return port.certificate().isPresent()
        ? Value.text(port.certificate().get())
        : Value.ref(DomainMapper.certificateId(plan, port));
  }

  private static Part redirect() {
    return Part.declare(
        "HTTPRedirectListener",
        TYPE,
        Section.LOAD_BALANCERS,
        "",
        "services.*.ports",
        Value.map(
            "LoadBalancerArn", Value.ref(LoadBalancing.loadBalancerId(true)),
            "Protocol", "HTTP",
            "Port", Value.number(LoadBalancing.HTTP),
            "DefaultActions",
                Value.list(
                    Value.map(
                        "Type",
                        "redirect",
                        "RedirectConfig",
                        Value.map(
                            "Protocol", "HTTPS",
                            "Port", Integer.toString(LoadBalancing.HTTPS),
                            "StatusCode", "HTTP_301")))));
  }
}
