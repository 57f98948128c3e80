package dev.c2ecs.cfn.network;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.OperatingCode;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.mapper.ProjectMapper;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Network;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Networks: a security group each, whose members reach each other on every port. */
public final class NetworkMapper implements ProjectMapper {

  @Override
  public Contribution map(Plan plan, DiagnosticCollector findings) {
    List<Part> parts = new ArrayList<>();
    for (Network network : plan.project().networks().values()) {
      parts.addAll(network(plan, network, findings));
    }
    return new Contribution(
        parts,
        plan.network().parameters(runsAnything(plan), !plan.loadBalancing().published().isEmpty()),
        List.of());
  }

  /** A group that exists is never changed, so its members reach each other only if it says so. */
  private static void reportMembers(
      Plan plan, Network network, String group, DiagnosticCollector findings) {
    List<String> members = new ArrayList<>();
    for (Service service : plan.project().services().values()) {
      if (service.networks().containsKey(network.key())) {
        members.add(service.name());
      }
    }
    if (members.size() > 1) {
      findings.add(
          OperatingCode.MEMBERS_OF_GROUP,
          TreePath.of("networks", network.key()),
          String.join(", ", members)
              + " reach each other over "
              + network.key()
              + " only where "
              + group
              + " admits its own members",
          "add an inbound rule to "
              + group
              + " with itself as the source, or a network that is not external");
    }
  }

  private static boolean runsAnything(Plan plan) {
    return plan.tasks().values().stream()
        .anyMatch(task -> task.runsAlways() || isScheduled(plan, task));
  }

  private static boolean isScheduled(Plan plan, TaskPlan task) {
    return plan.extensions().of(task.service()).schedule().whole().present();
  }

  private static List<Part> network(Plan plan, Network network, DiagnosticCollector findings) {
    String key = network.key();
    TreePath path = TreePath.of("networks", key);
    Optional<String> existing = SecurityGroups.existing(plan, network);
    if (existing.isPresent()) {
      reportMembers(plan, network, existing.get(), findings);
      return List.of();
    }
    if (network.external()) {
      findings.add(
          PolicyCode.EXTERNAL_NETWORK,
          path,
          "the network "
              + network.name()
              + " exists in Docker only: the stack makes one of its own, and what else is in it"
              + " there is not reached",
          "for one that exists in AWS give its security group: `name: sg-…`");
    }
    if (network.internal()) {
      findings.add(
          PolicyCode.INTERNAL_NETWORK,
          path.child("internal"),
          "members of "
              + key
              + " are not reachable from outside, but reach the Internet themselves:"
              + " images, logs and secrets come over it",
          "");
    }
    String id = plan.ids().network(network);
    ComposeRef origin = ComposeRef.of(path);
    return List.of(
        SecurityGroups.declare(
            id,
            "Compose network " + key + " of " + plan.name(),
            Section.NETWORKS,
            key,
            origin,
            plan.network().vpc()),
        Part.declare(
            plan.ids().networkIngress(network),
            ResourceType.SECURITY_GROUP_INGRESS,
            Section.NETWORKS,
            key,
            origin,
            Value.map(
                "Description",
                "Members of the network reach each other on every port",
                "GroupId",
                Value.ref(id),
                "IpProtocol",
                "-1",
                "SourceSecurityGroupId",
                Value.ref(id))));
  }
}
