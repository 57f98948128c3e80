package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.mapper.ProjectMapper;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code x-aws-domain}: a certificate for a domain, validated by DNS, and the record that points to
 * the load balancer.
 */
public final class DomainMapper implements ProjectMapper {

  @Override
  public Contribution map(Plan plan, DiagnosticCollector findings) {
    List<Part> parts = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Set<String> certified = new HashSet<>();
    for (PublishedPort port : plan.loadBalancing().published()) {
      if (port.domain().isPresent()) {
        String domain = port.domain().get();
        if (port.certificate().isEmpty() && certified.add(domain)) {
          parts.add(certificate(port, domain));
        }
        if (LoadBalancerReferences.existing(plan, port.balancer()).isPresent()) {
          recordByHand(port, domain, findings);
        } else if (names.add(domain)) {
          parts.add(record(port, domain));
        }
      }
    }
    List<Parameter> parameters =
        parts.isEmpty()
            ? List.of()
            : List.of(
                Parameter.required(
                    LogicalIds.hostedZone(),
                    "AWS::Route53::HostedZone::Id",
                    "The hosted zone of the domains",
                    ParameterSource.User.HOSTED_ZONE));
    return new Contribution(parts, parameters, List.of());
  }

  private static void recordByHand(
      PublishedPort port, String domain, DiagnosticCollector findings) {
    findings.add(
        PolicyCode.DOMAIN_RECORD,
        port.said().domain().path(),
        "no record leads " + domain + " to the load balancer that exists",
        "create one in DNS");
  }

  private static Part certificate(PublishedPort port, String domain) {
    return Part.declare(
        LogicalIds.certificate(domain),
        ResourceType.CERTIFICATE,
        Section.LOAD_BALANCERS,
        port.service(),
        ComposeRef.of(port.port().path()),
        Value.map(
            "DomainName",
            domain,
            "ValidationMethod",
            "DNS",
            "DomainValidationOptions",
            Value.list(
                Value.map(
                    "DomainName", domain, "HostedZoneId", Value.ref(LogicalIds.hostedZone())))));
  }

  private static Part record(PublishedPort port, String domain) {
    String balancer = LogicalIds.loadBalancer(port.balancer());
    return Part.declare(
        LogicalIds.domainRecord(domain),
        ResourceType.RECORD_SET,
        Section.LOAD_BALANCERS,
        port.service(),
        ComposeRef.of(port.port().path()),
        Value.map(
            "HostedZoneId",
            Value.ref(LogicalIds.hostedZone()),
            "Name",
            domain,
            "Type",
            "A",
            "AliasTarget",
            Value.map(
                "DNSName", Value.getAtt(balancer, "DNSName"),
                "HostedZoneId", Value.getAtt(balancer, "CanonicalHostedZoneID"))));
  }
}
