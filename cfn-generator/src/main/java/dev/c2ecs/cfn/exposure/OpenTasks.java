package dev.c2ecs.cfn.exposure;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Tasks whose own security groups admit addresses outside the VPC. The translation never writes
 * such a rule, an overlay may; tasks have public addresses unless the template says that they have
 * none.
 */
final class OpenTasks {

  private OpenTasks() {}

  static List<Exposure> of(Template template, SecurityGroups groups) {
    List<Exposure> all = new ArrayList<>();
    for (Resource service : template.ofType(ResourceType.SERVICE)) {
      for (Value group : groupsOf(service)) {
        for (SecurityGroups.Opening opening : groups.openings(group)) {
          all.add(
              new Exposure(
                  service.origin().name(),
                  service.origin(),
                  "",
                  opening.port(),
                  opening.protocol(),
                  opening.port(),
                  opening.cidr()));
        }
      }
    }
    return all;
  }

  private static List<Value> groupsOf(Resource service) {
    return service.properties().entries().get("NetworkConfiguration") instanceof Value.MapOf network
            && network.entries().get("AwsvpcConfiguration") instanceof Value.MapOf configuration
            && !Values.text(configuration, "AssignPublicIp").equals("DISABLED")
        ? Values.items(configuration, "SecurityGroups")
        : List.of();
  }
}
