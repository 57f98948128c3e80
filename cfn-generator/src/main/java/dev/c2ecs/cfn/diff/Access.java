package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what, and who reaches what, compared by meaning: the order of statements, actions and
 * rules does not count, nor do descriptions. Something that was not there before makes it wider.
 */
final class Access {

  private static final int SHOWN = 3;
  private static final List<String> INGRESS_PEERS =
      List.of("CidrIp", "CidrIpv6", "SourceSecurityGroupId", "SourcePrefixListId");
  private static final List<String> EGRESS_PEERS =
      List.of("CidrIp", "CidrIpv6", "DestinationSecurityGroupId", "DestinationPrefixListId");

  private final Side side;
  private final Resource resource;
  private final Map<String, Shown> grants = new LinkedHashMap<>();

  /**
   * A grant as people read it.
   *
   * @param what an action, or ports and who comes to them
   * @param on what the action is done to; empty for ports
   */
  private record Shown(String what, String on) {}

  private Access(Side side, Resource resource) {
    this.side = side;
    this.resource = resource;
  }

  /** What a change means for permissions; empty when the resource is not about them. */
  static Optional<Assessment> of(StackUpdate update, ResourceChange change) {
    ResourceType type = ResourceType.of(change.type());
    Optional<Resource> now = update.after().resource(change.logicalId());
    if (!type.isPermission() || now.isEmpty()) {
      return Optional.empty();
    }
    boolean network = change.type().startsWith("AWS::EC2::");
    Optional<Resource> old = update.before().resource(change.logicalId());
    if (old.isEmpty() && !completesOld(update, type, now.get())) {
      return Optional.empty();
    }
    Map<String, Shown> more = grants(update.after(), now.get());
    old.ifPresent(resource -> more.keySet().removeAll(grants(update.before(), resource).keySet()));
    if (more.isEmpty()) {
      boolean same =
          old.isPresent()
              && grants(update.before(), old.get())
                  .keySet()
                  .equals(grants(update.after(), now.get()).keySet());
      return change.isReplaced()
          ? Optional.empty()
          : Optional.of(
              same
                  ? new Assessment(Consequence.IN_PLACE, "")
                  : new Assessment(Consequence.PERMISSIONS, "permissions narrower"));
    }
    List<String> words = words(more.values());
    List<String> shown = words.subList(0, Math.min(SHOWN, words.size()));
    String rest = words.size() > SHOWN ? " and " + (words.size() - SHOWN) + " more" : "";
    return Optional.of(
        new Assessment(
            network ? Consequence.NETWORK_WIDER : Consequence.PERMISSIONS_WIDER,
            String.join("; ", shown) + rest));
  }

  /** Actions on one thing in one sentence. */
  private static List<String> words(Collection<Shown> grants) {
    Map<String, List<String>> byThing = new LinkedHashMap<>();
    List<String> words = new ArrayList<>();
    for (Shown shown : grants) {
      if (shown.on().isEmpty()) {
        words.add(shown.what());
      } else {
        byThing.computeIfAbsent(shown.on(), on -> new ArrayList<>()).add(shown.what());
      }
    }
    byThing.forEach((on, actions) -> words.add(String.join(", ", actions) + " on " + on));
    return words;
  }

  /** Whether a new rule or policy adds to a group or role that is there already. */
  private static boolean completesOld(StackUpdate update, ResourceType type, Resource now) {
    return type.completing().stream()
        .limit(1)
        .flatMap(property -> update.after().property(now, property).stream())
        .flatMap(value -> update.after().named(value).stream())
        .anyMatch(update::persists);
  }

  private static Map<String, Shown> grants(Side side, Resource resource) {
    Access access = new Access(side, resource);
    access.collect();
    return access.grants;
  }

  private void collect() {
    switch (ResourceType.of(resource.type())) {
      case SECURITY_GROUP -> {
        each("SecurityGroupIngress", this::ingress);
        each("SecurityGroupEgress", this::egress);
      }
      case SECURITY_GROUP_INGRESS -> ingress(side.properties(resource));
      case SECURITY_GROUP_EGRESS -> egress(side.properties(resource));
      default -> {
        each("Policies", policy -> statements(policy.entries().get("PolicyDocument")));
        side.property(resource, "PolicyDocument").ifPresent(this::statements);
        side.property(resource, "AssumeRolePolicyDocument").ifPresent(this::statements);
        side.items(resource, "ManagedPolicyArns")
            .forEach(
                policy ->
                    grants.put(
                        "all of " + side.text(policy), new Shown("all of " + plain(policy), "")));
      }
    }
  }

  private interface Item {
    void take(Value.MapOf item);
  }

  private void each(String list, Item taker) {
    for (Value item : side.items(resource, list)) {
      if (item instanceof Value.MapOf map) {
        taker.take(map);
      }
    }
  }

  private void ingress(Value.MapOf rule) {
    ports(rule, " from ", INGRESS_PEERS);
  }

  private void egress(Value.MapOf rule) {
    ports(rule, " to ", EGRESS_PEERS);
  }

  private void ports(Value.MapOf rule, String direction, List<String> peers) {
    String protocol = text(rule, "IpProtocol");
    String from = text(rule, "FromPort");
    String to = text(rule, "ToPort");
    String range = from.equals(to) ? from : from + "-" + to;
    String ports = protocol.equals("-1") ? "every port" : range + "/" + protocol;
    for (String property : peers) {
      Value peer = rule.entries().get(property);
      if (peer != null) {
        String key = property.endsWith("GroupId") ? side.thing(peer) : side.text(peer);
        grants.put(ports + direction + key, new Shown(ports + direction + plain(peer), ""));
        return;
      }
    }
    grants.put(ports + direction, new Shown(ports + direction + "everywhere", ""));
  }

  private void statements(@Nullable Value document) {
    if (document instanceof Value.MapOf map && map.entries().get("Statement") != null) {
      for (Value statement : items(map.entries().get("Statement"))) {
        if (statement instanceof Value.MapOf entries) {
          statement(entries);
        }
      }
    }
  }

  /** Each pair of an action and a resource; a statement that denies grants nothing. */
  private void statement(Value.MapOf statement) {
    if (text(statement, "Effect").equals("Deny")) {
      return;
    }
    String who = text(statement, "Principal") + text(statement, "NotPrincipal");
    String when = text(statement, "Condition");
    for (String actions : List.of("Action", "NotAction")) {
      for (Value action : items(statement.entries().get(actions))) {
        List<Value> resources = new ArrayList<>(items(statement.entries().get("Resource")));
        resources.addAll(items(statement.entries().get("NotResource")));
        if (resources.isEmpty()) {
          resources.add(Value.text(""));
        }
        for (Value on : resources) {
          boolean all = actions.equals("NotAction");
          grants.put(
              actions + " " + side.text(action) + " on " + side.text(on) + " " + who + when,
              new Shown((all ? "all but " : "") + plain(action), plain(on)));
        }
      }
    }
  }

  private static List<Value> items(@Nullable Value value) {
    if (value == null) {
      return List.of();
    }
    return value instanceof Value.ListOf list ? list.items() : List.of(value);
  }

  /** A value for people: a resource by its logical ID. */
  private static String plain(Value value) {
    if (value instanceof Value.GetAtt attribute) {
      return attribute.resource();
    }
    return ValueText.of(value);
  }

  private String text(Value.MapOf map, String key) {
    Value value = map.entries().get(key);
    return value == null ? "" : side.text(value);
  }
}
