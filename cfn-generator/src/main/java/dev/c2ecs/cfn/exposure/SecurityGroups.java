package dev.c2ecs.cfn.exposure;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which addresses outside the VPC, and which other groups, the security groups of a template admit.
 */
public final class SecurityGroups {

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

  /**
   * A rule of a group.
   *
   * @param at its place among the rules of the group
   * @param protocol as the template names it
   * @param from the first port; empty when the template does not tell it as a number
   * @param to the last port, likewise
   * @param sources who is admitted, private addresses left out
   * @param group the group whose members are admitted; empty when it is about addresses
   */
  private record Rule(
      int at,
      String protocol,
      OptionalInt from,
      OptionalInt to,
      List<String> sources,
      String group) {

    /** Whether the rule is about a port; what is no number counts, because it may be. */
    boolean covers(String transport, int port) {
      if (protocol.equals(ALL)) {
        return true;
      }
      String number = transport.equals("tcp") ? "6" : "17";
      if (!protocol.equals(transport) && !protocol.equals(number)) {
        return false;
      }
      int first = from.orElse(0);
      return port == 0 || (first <= port && port <= to.orElse(Integer.MAX_VALUE)) || first == -1;
    }

    /** The port that the rule is about; 0 for several. */
    int port() {
      int first = from.orElse(0);
      return first > 0 && first == to.orElse(0) ? first : 0;
    }
  }

  /** The rules of a group, those of one port by their port: a group may have a rule a listener. */
  private record Rules(List<Rule> all, List<Rule> wide, Map<Integer, List<Rule>> byPort) {
    Rules() {
      this(new ArrayList<>(), new ArrayList<>(), new HashMap<>());
    }

    void add(Value.MapOf map) {
      Rule rule =
          new Rule(
              all.size(),
              Values.text(map, "IpProtocol"),
              Values.number(map, "FromPort"),
              Values.number(map, "ToPort"),
              SecurityGroups.sources(map),
              Values.name(map, "SourceSecurityGroupId"));
      all.add(rule);
      if (rule.port() == 0 || rule.protocol().equals(ALL)) {
        wide.add(rule);
      } else {
        byPort.computeIfAbsent(rule.port(), port -> new ArrayList<>()).add(rule);
      }
    }

    /** The rules that may be about a port, in their order. */
    List<Rule> of(int port) {
      List<Rule> own = port == 0 ? all : byPort.getOrDefault(port, List.of());
      if (port == 0 || wide.isEmpty()) {
        return own;
      }
      List<Rule> both = new ArrayList<>(wide);
      both.addAll(own);
      both.sort(Comparator.comparingInt(Rule::at));
      return both;
    }
  }

  private final Map<String, Rules> rules = new HashMap<>();

  /** Those of a template. */
  public SecurityGroups(Template template) {
    for (Resource group : template.ofType(ResourceType.SECURITY_GROUP)) {
      Rules own = new Rules();
      for (Value rule : Values.items(group.properties(), "SecurityGroupIngress")) {
        if (rule instanceof Value.MapOf map) {
          own.add(map);
        }
      }
      rules.put(group.id(), own);
    }
    for (Resource rule : template.ofType(ResourceType.SECURITY_GROUP_INGRESS)) {
      Rules own = rules.get(Values.name(rule.properties(), "GroupId"));
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
      Rules own = rules.get(Values.name(group));
      if (own == null) {
        admitted.add("");
      } else {
        for (Rule rule : own.of(port)) {
          if (rule.covers(transport, port)) {
            admitted.addAll(rule.sources());
          }
        }
      }
    }
    return admitted;
  }

  /**
   * Whether members of some groups may connect to a port of members of others.
   *
   * @param from the logical IDs of the groups of who connects
   * @param to the logical IDs of the groups of whom it connects to
   * @param transport tcp or udp
   */
  public boolean admit(List<String> from, List<String> to, String transport, int port) {
    for (String group : to) {
      Rules own = rules.get(group);
      for (Rule rule : own == null ? List.<Rule>of() : own.of(port)) {
        if (from.contains(rule.group()) && rule.covers(transport, port)) {
          return true;
        }
      }
    }
    return false;
  }

  /** What the rules of a group of the template open to addresses outside the VPC. */
  List<Opening> openings(Value group) {
    List<Opening> openings = new ArrayList<>();
    Rules own = rules.get(Values.name(group));
    for (Rule rule : own == null ? List.<Rule>of() : own.all()) {
      String name =
          switch (rule.protocol()) {
            case "tcp", "6" -> "TCP";
            case "udp", "17" -> "UDP";
            default -> "";
          };
      if (!name.isEmpty() || rule.protocol().equals(ALL)) {
        rule.sources().forEach(cidr -> openings.add(new Opening(name, rule.port(), cidr)));
      }
    }
    return openings;
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
