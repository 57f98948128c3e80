package dev.c2ecs.cfn.exposure;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * One rule of a security group: who is let in, and where.
 *
 * @param group the logical ID of the group that lets in; the ID of one that is not in the template
 * @param protocol {@code tcp}, {@code udp}, {@code -1} for all, or what else the template says
 * @param from the first port; empty for all, and when the template does not tell it
 * @param to the last port, likewise
 * @param peer how who is let in is named
 * @param source a range, the ID of a prefix list, the logical ID or ID of a group; {@code ${Name}}
 *     for the value of a parameter
 */
public record Admission(
    String group, String protocol, OptionalInt from, OptionalInt to, Peer peer, String source) {

  /** How a rule names who is let in. */
  public enum Peer {
    RANGE("CidrIp", "CidrIpv6"),
    PREFIX_LIST("SourcePrefixListId"),
    GROUP("SourceSecurityGroupId");

    @SuppressWarnings("ImmutableEnumChecker") // a list of List.of, of texts
    private final List<String> properties;

    Peer(String... properties) {
      this.properties = List.of(properties);
    }
  }

  private static final String ALL = "-1";

  /** The rules of a template, in its order: those of groups and those that stand alone. */
  public static List<Admission> of(Template template) {
    List<Admission> all = new ArrayList<>();
    for (Resource resource : template.resources()) {
      if (resource.is(ResourceType.SECURITY_GROUP)) {
        for (Value rule : Values.items(resource.properties(), "SecurityGroupIngress")) {
          if (rule instanceof Value.MapOf map) {
            add(resource.id(), map, all);
          }
        }
      } else if (resource.is(ResourceType.SECURITY_GROUP_INGRESS)) {
        add(Values.name(resource.properties(), "GroupId"), resource.properties(), all);
      }
    }
    return List.copyOf(all);
  }

  private static void add(String group, Value.MapOf rule, List<Admission> all) {
    String protocol =
        switch (Values.text(rule, "IpProtocol")) {
          case "6" -> "tcp";
          case "17" -> "udp";
          case "" -> ALL;
          default -> Values.text(rule, "IpProtocol");
        };
    for (Peer peer : Peer.values()) {
      for (String property : peer.properties) {
        Value source = rule.entries().get(property);
        if (source != null) {
          String name = peer == Peer.GROUP ? Values.name(source) : range(source);
          all.add(
              new Admission(
                  group,
                  protocol,
                  Values.number(rule, "FromPort"),
                  Values.number(rule, "ToPort"),
                  peer,
                  name));
        }
      }
    }
  }

  private static String range(Value source) {
    return source instanceof Value.Text text ? text.text() : Values.written(source);
  }

  /** Whether everybody is let in. */
  public boolean isEverybody() {
    return peer == Peer.RANGE && Exposure.isEverybody(source);
  }

  /** Whether it is about a port; what the template does not tell as a number may be. */
  public boolean covers(String transport, int port) {
    if (protocol.equals(ALL)) {
      return true;
    }
    int first = from.orElse(0);
    return protocol.equals(transport)
        && (first < 0 || (first <= port && port <= to.orElse(Integer.MAX_VALUE)));
  }

  /** The ports in words: {@code 80}, {@code 53/udp}, {@code 8000-8010}, {@code every port}. */
  public String ports() {
    if (protocol.equals(ALL)) {
      return "every port";
    }
    int first = from.orElse(0);
    int last = to.orElse(first);
    boolean every = first <= 0 && (last <= 0 || last >= 65535);
    String ports = every ? "every port" : first == last ? "" + first : first + "-" + last;
    return protocol.equals("tcp") ? ports : ports + "/" + protocol;
  }
}
