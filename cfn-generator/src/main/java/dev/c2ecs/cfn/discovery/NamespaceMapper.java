package dev.c2ecs.cfn.discovery;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.mapper.ProjectMapper;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Optional;

/**
 * The namespace that the names of services are in: {@code project.local}. That a name is not there
 * is forgotten as soon as an address is, so that whoever starts later is found.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-servicediscovery-privatednsnamespace.html">
 *     AWS::ServiceDiscovery::PrivateDnsNamespace</a>
 */
public final class NamespaceMapper implements ProjectMapper {

  @Override
  public Contribution map(Plan plan, DiagnosticCollector findings) {
    Optional<String> domain = plan.discovery().domain();
    if (domain.isEmpty()) {
      return Contribution.NOTHING;
    }
    int dots = plan.discovery().names().dots();
    if (dots > 0) {
      findings.add(
          PolicyCode.SEARCHED_DOTS,
          TreePath.of("services"),
          "names with dots are looked up in "
              + domain.get()
              + " first: ndots is "
              + (dots + 1)
              + " in all tasks",
          "");
    }
    return Contribution.of(
        Part.declare(
            LogicalIds.namespace(),
            ResourceType.PRIVATE_DNS_NAMESPACE,
            Section.PROJECT,
            "",
            ComposeRef.PROJECT,
            Value.map(
                "Name", domain.get(),
                "Vpc", plan.network().vpc(),
                "Properties",
                    Value.map(
                        "DnsProperties",
                        Value.map(
                            "SOA", Value.map("TTL", Value.number(DiscoveryMapper.TTL_SECONDS)))))));
  }
}
