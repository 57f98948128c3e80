package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a resource allows, and what it forbids all the same. A group or role that is replaced counts
 * as the one that it replaces. An exception is the opposite of what it is an exception of: {@code
 * NotAction} of a statement that allows forbids.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">
 *     IAM, policy evaluation logic</a>
 */
final class Grants {

  private static final List<String> DOCUMENTS =
      List.of("PolicyDocument", "AssumeRolePolicyDocument", "ResourcePolicy", "KeyPolicy");
  private static final String EGRESS = "SecurityGroupEgress";
  private static final String EVERYWHERE = "0.0.0.0/0";

  private final Side side;
  private final Resource resource;
  private final Set<Grant> allowed = new LinkedHashSet<>();
  private final Set<Grant> forbidden = new LinkedHashSet<>();

  private Grants(Side side, Resource resource) {
    this.side = side;
    this.resource = resource;
  }

  static Grants of(Side side, Resource resource) {
    Grants grants = new Grants(side, resource);
    grants.collect();
    return grants;
  }

  /** All that is allowed, in words. */
  List<String> all() {
    return allowed.stream().map(Grant::words).toList();
  }

  /** What is allowed that others do not allow, or is not forbidden any more, in words. */
  List<String> wider(Grants before) {
    List<String> words = new ArrayList<>();
    Grant.uncovered(allowed, before.allowed).forEach(grant -> words.add(grant.words()));
    words.addAll(ended(Grant.uncovered(before.forbidden, forbidden)));
    return words;
  }

  /** All that is forbidden, in words for its end. */
  List<String> limits() {
    return ended(forbidden);
  }

  private static List<String> ended(Collection<Grant> forbidden) {
    return forbidden.stream().map(grant -> "no longer forbidden: " + grant.words()).toList();
  }

  private void collect() {
    switch (ResourceType.of(resource.type())) {
      case SECURITY_GROUP -> {
        each(side.items(resource, "SecurityGroupIngress"), this::ingress);
        each(side.items(resource, EGRESS), this::egress);
        if (side.items(resource, EGRESS).isEmpty()) {
          // EC2 lets everything leave a group that does not say what may
          allowed.add(
              new Grant.Traffic("to", Grant.Traffic.ANY, 0, Grant.Traffic.MOST, EVERYWHERE));
        }
      }
      case SECURITY_GROUP_INGRESS -> ingress(side.properties(resource));
      case SECURITY_GROUP_EGRESS -> egress(side.properties(resource));
      default -> policies();
    }
  }

  private void policies() {
    each(
        side.items(resource, "Policies"),
        policy -> statements(policy.entries().get("PolicyDocument")));
    DOCUMENTS.forEach(name -> side.property(resource, name).ifPresent(this::statements));
    for (Value policy : side.items(resource, "ManagedPolicyArns")) {
      allowed.add(new Grant.Bound("all of " + Side.unmarked(side.text(policy))));
    }
    side.property(resource, "PermissionsBoundary")
        .ifPresent(
            bound ->
                forbidden.add(
                    new Grant.Bound("all that is not in " + Side.unmarked(side.text(bound)))));
  }

  private interface Item {
    void take(Value.MapOf item);
  }

  private static void each(List<Value> items, Item taker) {
    for (Value item : items) {
      if (item instanceof Value.MapOf map) {
        taker.take(map);
      }
    }
  }

  private void ingress(Value.MapOf rule) {
    traffic("from", rule, "SourceSecurityGroupId", "SourcePrefixListId");
  }

  private void egress(Value.MapOf rule) {
    traffic("to", rule, "DestinationSecurityGroupId", "DestinationPrefixListId");
  }

  private void traffic(String way, Value.MapOf rule, String group, String list) {
    String protocol = text(rule, "IpProtocol");
    boolean any = protocol.isEmpty() || protocol.equals(Grant.Traffic.ANY);
    allowed.add(
        new Grant.Traffic(
            way,
            any ? Grant.Traffic.ANY : protocol,
            any ? 0 : port(rule, "FromPort", 0),
            any ? Grant.Traffic.MOST : port(rule, "ToPort", Grant.Traffic.MOST),
            peer(rule, "CidrIp", "CidrIpv6", group, list)));
  }

  private long port(Value.MapOf rule, String property, long otherwise) {
    String text = text(rule, property);
    return text.matches("-?[0-9]{1,9}") ? Long.parseLong(text) : otherwise;
  }

  private String peer(Value.MapOf rule, String... properties) {
    for (String property : properties) {
      Value value = rule.entries().get(property);
      if (value != null) {
        return Side.unmarked(property.endsWith("GroupId") ? side.thing(value) : side.text(value));
      }
    }
    return "everywhere";
  }

  private void statements(@Nullable Value document) {
    if (document instanceof Value.MapOf map) {
      each(items(map.entries().get("Statement")), this::statement);
    }
  }

  private void statement(Value.MapOf statement) {
    boolean denies = text(statement, "Effect").equals("Deny");
    Set<Grant> says = denies ? forbidden : allowed;
    Set<Grant> excepts = denies ? allowed : forbidden;
    String when = text(statement, "Condition");
    List<String> actions = texts(statement.entries().get("Action"));
    List<String> notActions = texts(statement.entries().get("NotAction"));
    List<String> on = texts(statement.entries().get("Resource"));
    List<String> notOn = texts(statement.entries().get("NotResource"));
    List<String> by = principals(statement.entries().get("Principal"));
    List<String> notBy = principals(statement.entries().get("NotPrincipal"));
    add(says, or(actions, "*"), or(on, notOn.isEmpty() ? "" : "*"), or(by, any(notBy)), when);
    // what is excepted counts within this statement alone
    String within = when + (denies ? " in a denial" : " in a permission");
    add(excepts, notActions, or(on, "*"), or(by, any(notBy)), within);
    add(excepts, notOn.isEmpty() ? List.of() : or(actions, "*"), notOn, or(by, any(notBy)), within);
    add(excepts, notBy.isEmpty() ? List.of() : or(actions, "*"), or(on, "*"), notBy, within);
  }

  private static String any(List<String> exceptions) {
    return exceptions.isEmpty() ? "" : "*";
  }

  private static List<String> or(List<String> texts, String otherwise) {
    return texts.isEmpty() ? List.of(otherwise) : texts;
  }

  private static void add(
      Set<Grant> grants, List<String> actions, List<String> on, List<String> by, String when) {
    for (String action : actions) {
      for (String what : on) {
        for (String who : by) {
          grants.add(new Grant.Statement(action, what, who, when));
        }
      }
    }
  }

  /** {@code "*"}, or kinds of principals with a text or a list each. */
  private List<String> principals(@Nullable Value value) {
    if (!(value instanceof Value.MapOf map)) {
      return texts(value);
    }
    List<String> principals = new ArrayList<>();
    for (Map.Entry<String, Value> kind : map.entries().entrySet()) {
      for (String who : texts(kind.getValue())) {
        principals.add(who.equals("*") ? who : kind.getKey() + " " + who);
      }
    }
    return principals;
  }

  private List<String> texts(@Nullable Value value) {
    return items(value).stream().map(side::text).map(Side::unmarked).toList();
  }

  private static List<Value> items(@Nullable Value value) {
    if (value == null) {
      return List.of();
    }
    return value instanceof Value.ListOf list ? list.items() : List.of(value);
  }

  private String text(Value.MapOf map, String key) {
    Value value = map.entries().get(key);
    return value == null ? "" : Side.unmarked(side.text(value));
  }
}
