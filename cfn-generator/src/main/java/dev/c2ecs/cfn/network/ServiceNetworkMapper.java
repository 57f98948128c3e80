package dev.c2ecs.cfn.network;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.extension.Setting;
import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.mapper.TaskMapper;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the tasks of a service are, and the groups that they have: those of its networks, and one
 * of its own, which load balancers and file systems refer to.
 */
public final class ServiceNetworkMapper implements TaskMapper {

  @Override
  public Contribution map(Plan plan, TaskPlan task, DiagnosticCollector findings) {
    List<Part> parts = new ArrayList<>();
    parts.add(
        SecurityGroups.declare(
            plan.ids().securityGroup(task),
            "Compose service " + task.name() + " of " + plan.name(),
            Section.SERVICE_GROUPS,
            task.name(),
            ComposeRef.of(task.service().path()),
            plan.network().vpc()));
    if (task.runsAlways()) {
      parts.addAll(attachments(plan, task, findings));
    }
    return Contribution.of(parts);
  }

  private static List<Part> attachments(Plan plan, TaskPlan task, DiagnosticCollector findings) {
    int networks = TaskNetwork.networks(task).size();
    if (networks + 1 > Limits.SECURITY_GROUPS) {
      findings.add(
          PolicyCode.TOO_MANY_NETWORKS,
          task.service().path().child("networks"),
          task.name()
              + " is in "
              + networks
              + " networks, a task can be in "
              + (Limits.SECURITY_GROUPS - 1),
          "put services that need each other into one network");
    }
    Setting<List<String>> subnets = plan.extensions().of(task.service()).subnets();
    if (subnets.present() && TaskNetwork.isBoundToZones(plan, task)) {
      findings.add(
          PolicyCode.SUBNETS_OF_FILE_SYSTEM,
          subnets.path(),
          task.name()
              + " runs in the subnets of "
              + LogicalIds.parameter(ParameterSource.Network.FILE_SYSTEM_SUBNETS)
              + ", where the file system that it mounts has its mount targets",
          "name these subnets under the top-level `" + Keys.SUBNETS + "`");
    }
    List<String> dependsOn = new ArrayList<>(plan.network().routes());
    for (String key : TaskNetwork.networks(task)) {
      Network network = plan.project().networks().get(key);
      if (network != null
          && !network.external()
          && SecurityGroups.existing(plan, network).isEmpty()) {
        dependsOn.add(plan.ids().networkIngress(network));
      }
    }
    Value.MapOf configuration = Value.map("AwsvpcConfiguration", TaskNetwork.awsvpc(plan, task));
    return List.of(
        TaskParts.servicePart(plan, task, Value.map("NetworkConfiguration", configuration)),
        Part.depend(plan.ids().service(task), dependsOn));
  }
}
