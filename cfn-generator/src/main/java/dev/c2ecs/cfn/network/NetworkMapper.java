package dev.c2ecs.cfn.network;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.extension.ExtensionValues;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.mapper.Names;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Network;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Networks: a security group each, whose members reach each other on every port; every service also
 * has a group of its own, which load balancers and file systems refer to.
 */
public final class NetworkMapper implements Mapper {

  private static final int MAX_GROUPS = 5;
  private static final String GROUP_ID = "sg-([0-9a-f]{8}|[0-9a-f]{17})";

  @Override
  public Contribution map(Plan plan) {
    Findings findings = new Findings(plan.project());
    List<Part> parts = new ArrayList<>();
    for (Network network : plan.project().networks().values()) {
      parts.addAll(network(plan, network, findings));
    }
    for (TaskPlan task : plan.tasks().values()) {
      parts.add(
          group(
              plan.id(task.service(), Names.SECURITY_GROUP),
              "Compose service " + task.name() + " of " + plan.name(),
              Section.SERVICE_GROUPS,
              task.name(),
              "services." + task.name(),
              plan.network().vpc()));
    }
    for (TaskPlan task : plan.services()) {
      parts.addAll(attachments(plan, task, findings));
    }
    return new Contribution(
        parts,
        plan.network().parameters(runsAnything(plan), !plan.loadBalancing().published().isEmpty()),
        List.of(),
        findings.all());
  }

  private static boolean runsAnything(Plan plan) {
    return plan.tasks().values().stream()
        .anyMatch(task -> task.runsAlways() || task.service().tree().has("x-aws-schedule"));
  }

  private static List<Part> network(Plan plan, Network network, Findings findings) {
    String key = network.key();
    TreePath path = TreePath.of("networks", key);
    if (existingGroup(plan, network).isPresent()) {
      return List.of();
    }
    if (network.external()) {
      findings.add(
          PolicyCode.EXTERNAL_NETWORK,
          path,
          "the external network " + network.name() + " is no security group",
          "give the ID of one: `name: sg-…`");
      return List.of();
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
    String id = plan.networkIds().of(key) + "Network";
    String origin = "networks." + key;
    return List.of(
        group(
            id,
            "Compose network " + key + " of " + plan.name(),
            Section.NETWORKS,
            key,
            origin,
            plan.network().vpc()),
        Part.declare(
            id + "Ingress",
            "AWS::EC2::SecurityGroupIngress",
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

  private static Part group(
      String id, String description, Section section, String group, String origin, Value vpc) {
    return Part.declare(
        id,
        "AWS::EC2::SecurityGroup",
        section,
        group,
        origin,
        Value.map("GroupDescription", description, "VpcId", vpc));
  }

  /** The security group that an external network names. */
  private static Optional<String> existingGroup(Plan plan, Network network) {
    Optional<String> extension =
        plan.project()
            .tree()
            .mapping("networks")
            .flatMap(networks -> networks.mapping(network.key()))
            .flatMap(tree -> tree.text("x-aws-securitygroup"));
    return extension
        .or(() -> Optional.of(network.name()).filter(name -> network.external()))
        .filter(id -> id.matches(GROUP_ID));
  }

  private static List<Part> attachments(Plan plan, TaskPlan task, Findings findings) {
    int networks = networks(task).size();
    if (networks + 1 > MAX_GROUPS) {
      findings.add(
          PolicyCode.TOO_MANY_NETWORKS,
          task.service().path().child("networks"),
          task.name() + " is in " + networks + " networks, a task can be in " + (MAX_GROUPS - 1),
          "put services that need each other into one network");
    }
    List<String> dependsOn = new ArrayList<>(plan.network().routes());
    for (String key : networks(task)) {
      Network network = plan.project().networks().get(key);
      if (network != null && !network.external() && existingGroup(plan, network).isEmpty()) {
        dependsOn.add(plan.networkIds().of(key) + "NetworkIngress");
      }
    }
    Value.MapOf configuration =
        Value.map("AwsvpcConfiguration", awsvpc(plan, task, new ExtensionValues(findings)));
    return List.of(
        Names.servicePart(plan, task, Value.map("NetworkConfiguration", configuration)),
        Part.depend(plan.id(task.service(), Names.SERVICE), dependsOn));
  }

  private static Set<String> networks(TaskPlan task) {
    Set<String> networks = new TreeSet<>();
    for (Service container : task.containers()) {
      networks.addAll(container.networks().keySet());
    }
    return networks;
  }

  /** Where a task is and which security groups it has. */
  public static Value.MapOf awsvpc(Plan plan, TaskPlan task, ExtensionValues values) {
    Map<String, Value> groups = new TreeMap<>();
    String own = plan.id(task.service(), Names.SECURITY_GROUP);
    groups.put(own, Value.ref(own));
    for (String key : networks(task)) {
      Network network = plan.project().networks().get(key);
      Optional<String> existing = network == null ? Optional.empty() : existingGroup(plan, network);
      if (existing.isPresent()) {
        groups.put(existing.get(), Value.text(existing.get()));
      } else if (network != null && !network.external()) {
        String id = plan.networkIds().of(key) + "Network";
        groups.put(id, Value.ref(id));
      }
    }
    return Value.map(
        "AssignPublicIp", plan.network().assignPublicIp(),
        "Subnets", plan.network().taskSubnets(task.service(), values),
        "SecurityGroups", Value.list(List.copyOf(groups.values())));
  }
}
