package dev.c2ecs.cfn.exposure;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which addresses outside the VPC the security groups of a template admit. */
final class SecurityGroups {

  private static final List<String> SOURCES = List.of("CidrIp", "CidrIpv6", "SourcePrefixListId");
  private static final String ALL = "-1";

  /**
   * What a rule opens.
   *
   * @param protocol TCP or UDP; empty for all protocols
   * @param port the port; 0 for several
   * @param cidr who is admitted
   */
  record Opening(String protocol, int port, String cidr) {}

  private final Map<String, List<Value.MapOf>> rules = new HashMap<>();

  SecurityGroups(Template template) {
    for (Resource group : template.ofType(ResourceType.SECURITY_GROUP)) {
      List<Value.MapOf> own = new ArrayList<>();
      for (Value rule : Values.items(group.properties(), "SecurityGroupIngress")) {
        if (rule instanceof Value.MapOf map) {
          own.add(map);
        }
      }
      rules.put(group.id(), own);
    }
    for (Resource rule : template.ofType(ResourceType.SECURITY_GROUP_INGRESS)) {
      List<Value.MapOf> own = rules.get(Values.name(rule.properties(), "GroupId"));
      if (own != null) {
        own.add(rule.properties());
      }
    }
  }

  /**
   * Who reaches a port through one of some groups, private addresses left out; an empty text stands
   * for a group that is not in the template.
   *
   * @param groups the groups, as a resource names them
   * @param transport tcp or udp
   * @param port the port; 0 for any
   */
  Set<String> admitted(List<Value> groups, String transport, int port) {
    Set<String> admitted = new LinkedHashSet<>();
    for (Value group : groups) {
      List<Value.MapOf> own = rules.get(Values.name(group));
      if (own == null) {
        admitted.add("");
      } else {
        for (Value.MapOf rule : own) {
          if (covers(rule, transport, port)) {
            admitted.addAll(sources(rule));
          }
        }
      }
    }
    return admitted;
  }

  /** What the rules of a group of the template open to addresses outside the VPC. */
  List<Opening> openings(Value group) {
    List<Opening> openings = new ArrayList<>();
    for (Value.MapOf rule : rules.getOrDefault(Values.name(group), List.of())) {
      String protocol = Values.text(rule, "IpProtocol");
      int from = Values.number(rule, "FromPort").orElse(0);
      int port = from == Values.number(rule, "ToPort").orElse(0) && from > 0 ? from : 0;
      String name =
          switch (protocol) {
            case "tcp", "6" -> "TCP";
            case "udp", "17" -> "UDP";
            default -> "";
          };
      if (!name.isEmpty() || protocol.equals(ALL)) {
        sources(rule).forEach(cidr -> openings.add(new Opening(name, port, cidr)));
      }
    }
    return openings;
  }

  /** Whether a rule is about a port; what is no number counts, because it may be. */
  private static boolean covers(Value.MapOf rule, String transport, int port) {
    String protocol = Values.text(rule, "IpProtocol");
    if (protocol.equals(ALL)) {
      return true;
    }
    String number = transport.equals("tcp") ? "6" : "17";
    if (!protocol.equals(transport) && !protocol.equals(number)) {
      return false;
    }
    int from = Values.number(rule, "FromPort").orElse(0);
    int to = Values.number(rule, "ToPort").orElse(Integer.MAX_VALUE);
    return port == 0 || (from <= port && port <= to) || from == -1;
  }

  private static List<String> sources(Value.MapOf rule) {
    List<String> sources = new ArrayList<>();
    for (String key : SOURCES) {
      Value source = rule.entries().get(key);
      if (source instanceof Value.Text text) {
        if (!PrivateAddresses.contain(text.text())) {
          sources.add(text.text());
        }
      } else if (source != null && !isRangeOfTheVpc(source)) {
        sources.add(Values.written(source));
      }
    }
    return sources;
  }

  private static boolean isRangeOfTheVpc(Value source) {
    return source instanceof Value.GetAtt getAtt && getAtt.attribute().equals("CidrBlock");
  }
}
