package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what, and who reaches what, compared by meaning: the order of statements, actions and
 * rules does not count, nor do descriptions. Something that was not there before makes it wider.
 */
final class Access {

  private final Side side;
  private final Resource resource;
  private final Set<String> grants = new LinkedHashSet<>();

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
    Set<String> more = grants(update.after(), now.get());
    old.ifPresent(resource -> more.removeAll(grants(update.before(), resource)));
    if (more.isEmpty()) {
      boolean same =
          old.isPresent()
              && grants(update.before(), old.get()).equals(grants(update.after(), now.get()));
      return change.isReplaced()
          ? Optional.empty()
          : Optional.of(
              same
                  ? new Assessment(Consequence.IN_PLACE, "")
                  : new Assessment(Consequence.PERMISSIONS, "permissions narrower"));
    }
    return Optional.of(
        new Assessment(
            network ? Consequence.NETWORK_WIDER : Consequence.PERMISSIONS_WIDER,
            GrantWords.of(more)));
  }

  /** Whether a new rule or policy adds to a group or role that is there already. */
  private static boolean completesOld(StackUpdate update, ResourceType type, Resource now) {
    return type.completing().stream()
        .limit(1)
        .flatMap(property -> update.after().property(now, property).stream())
        .flatMap(value -> update.after().named(value).stream())
        .anyMatch(update::persists);
  }

  private static Set<String> grants(Side side, Resource resource) {
    Access access = new Access(side, resource);
    access.collect();
    return access.grants.stream()
        .map(side::unmarked)
        .collect(Collectors.toCollection(LinkedHashSet::new));
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
            .forEach(policy -> grants.add("all of " + side.text(policy)));
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
    grants.add(
        ports(rule)
            + " from "
            + peer(rule, "CidrIp", "CidrIpv6", "SourceSecurityGroupId", "SourcePrefixListId"));
  }

  private void egress(Value.MapOf rule) {
    grants.add(
        ports(rule)
            + " to "
            + peer(
                rule,
                "CidrIp",
                "CidrIpv6",
                "DestinationSecurityGroupId",
                "DestinationPrefixListId"));
  }

  private String ports(Value.MapOf rule) {
    String protocol = text(rule, "IpProtocol");
    String from = text(rule, "FromPort");
    String to = text(rule, "ToPort");
    String ports = from.equals(to) ? from : from + "-" + to;
    return protocol.equals("-1") ? "every port" : ports + "/" + protocol;
  }

  private String peer(Value.MapOf rule, String... properties) {
    for (String property : properties) {
      Value value = rule.entries().get(property);
      if (value != null) {
        return property.endsWith("GroupId") ? side.thing(value) : side.text(value);
      }
    }
    return "everywhere";
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
          grants.add(
              (actions.equals("Action") ? "" : "all but ")
                  + side.text(action)
                  + (side.text(on).isEmpty() ? "" : " on " + side.text(on))
                  + (who.isEmpty() ? "" : " by " + who)
                  + (when.isEmpty() ? "" : " if " + when));
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

  private String text(Value.MapOf map, String key) {
    Value value = map.entries().get(key);
    return value == null ? "" : side.text(value);
  }
}
