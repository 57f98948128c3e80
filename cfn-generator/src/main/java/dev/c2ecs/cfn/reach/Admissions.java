package dev.c2ecs.cfn.reach;

import dev.c2ecs.cfn.exposure.Values;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;

/** Which security groups of a template admit which others. */
final class Admissions {

  /** A rule: who is admitted to a group, on which ports. */
  private record Rule(String group, String source, String protocol, int from, int to) {

    boolean covers(String transport, int port) {
      String number = transport.equals("tcp") ? "6" : "17";
      return protocol.equals("-1")
          || ((protocol.equals(transport) || protocol.equals(number))
              && from <= port
              && port <= to);
    }
  }

  private final List<Rule> rules = new ArrayList<>();

  Admissions(Template template) {
    for (Resource group : template.ofType(ResourceType.SECURITY_GROUP)) {
      for (Value rule : Values.items(group.properties(), "SecurityGroupIngress")) {
        if (rule instanceof Value.MapOf map) {
          add(group.id(), map);
        }
      }
    }
    for (Resource rule : template.ofType(ResourceType.SECURITY_GROUP_INGRESS)) {
      add(Values.name(rule.properties(), "GroupId"), rule.properties());
    }
  }

  private void add(String group, Value.MapOf rule) {
    rules.add(
        new Rule(
            group,
            Values.name(rule, "SourceSecurityGroupId"),
            Values.text(rule, "IpProtocol"),
            Values.number(rule, "FromPort").orElse(0),
            Values.number(rule, "ToPort").orElse(65_535)));
  }

  /** Whether members of some groups may connect to a port of members of others. */
  boolean admit(List<String> from, List<String> to, String transport, int port) {
    for (Rule rule : rules) {
      if (to.contains(rule.group())
          && from.contains(rule.source())
          && rule.covers(transport, port)) {
        return true;
      }
    }
    return false;
  }
}
