package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.exposure.PublicResource;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.task.InitContainers;
import dev.c2ecs.cfn.template.DynamicReferences;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a resource allows, and what it forbids all the same, whatever its type: policy documents are
 * found in any property. A group or role that is replaced counts as the one that it replaces.
 */
final class Grants {

  private static final String EGRESS = "SecurityGroupEgress";
  private static final String EVERYWHERE = "0.0.0.0/0";

  /** What a managed policy holds, before its name. */
  static final String POLICY = "all of ";

  /** Lists of names that are grants by themselves, with what they mean. */
  private static final Map<String, String> LISTS =
      Map.of(
          "ManagedPolicyArns", POLICY,
          "ManagedPolicies", POLICY,
          "CustomerManagedPolicyReferences", POLICY,
          "AllowedPrincipals", "access for ",
          "AllowedAccountIds", "access for account ");

  /** Whom a policy of its own is attached to. */
  private static final List<String> HOLDERS =
      List.of("Roles", "Users", "Groups", "RoleName", "UserName", "GroupName");

  /** Properties that name a role somebody acts by. */
  private static final Set<String> ROLES =
      Set.of("TaskRoleArn", "ExecutionRoleArn", "RoleArn", "RoleARN", "Role", "ServiceRoleArn");

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

  /** All that is allowed. */
  Collection<Grant> allowed() {
    return allowed;
  }

  /** What is allowed that others do not allow. */
  List<Grant> uncoveredBy(Grants others) {
    return Grant.uncovered(allowed, others.allowed);
  }

  /** What others forbid, and these do not. */
  List<Grant> notAnyMore(Grants others) {
    return Grant.uncovered(others.forbidden, forbidden);
  }

  /** All that is forbidden, in words for its end. */
  List<String> limits() {
    return ended(forbidden);
  }

  /** Words for the end of what was forbidden. */
  static List<String> ended(Collection<Grant> forbidden) {
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
      case NETWORK_ACL_ENTRY -> entry(side.properties(resource));
      default -> permissions();
    }
    allowed.addAll(Ways.of(side, resource));
    DynamicReferences.within(side.properties(resource))
        .forEach(name -> allowed.add(new Grant.Bound("reads " + name)));
    macros(side.properties(resource));
  }

  private void permissions() {
    Value.MapOf properties = side.properties(resource);
    switch (ResourceType.of(resource.type())) {
      case FUNCTION_PERMISSION -> allowed.add(invocation(properties));
      case GROUP_MEMBERS ->
          PolicyStatements.items(properties.entries().get("Users"))
              .forEach(user -> allowed.add(member(user, side.text(resource, "GroupName"))));
      case TASK_DEFINITION -> {
        tenants();
        allowed.addAll(side.holdings().of(resource.id()));
      }
      case ACCESS_KEY ->
          allowed.add(
              new Grant.Bound("an access key of " + named(side.text(resource, "UserName"))));
      case USER -> {
        side.items(resource, "Groups")
            .forEach(group -> allowed.add(member(Value.ref(resource.id()), side.text(group))));
        if (properties.entries().containsKey("LoginProfile")) {
          allowed.add(new Grant.Bound("a password for the console"));
        }
      }
      default -> {}
    }
    PolicyStatements statements = new PolicyStatements(side, holders(properties));
    walk(properties, statements);
    allowed.addAll(statements.allowed());
    forbidden.addAll(statements.forbidden());
    PublicResource.of(resource.type(), properties)
        .forEach(words -> allowed.add(new Grant.Open(words)));
    side.property(resource, "PermissionsBoundary")
        .ifPresent(
            bound ->
                forbidden.add(new Grant.Bound("all that is not in " + named(side.text(bound)))));
  }

  /** Whom a policy that stands alone is for; nobody in particular for others. */
  private List<String> holders(Value.MapOf properties) {
    List<String> holders = new ArrayList<>();
    if (ResourceType.isOfIam(resource.type())
        && properties.entries().containsKey("PolicyDocument")) {
      for (String property : HOLDERS) {
        PolicyStatements.items(properties.entries().get(property))
            .forEach(holder -> holders.add(named(side.thing(holder))));
      }
    }
    return holders.isEmpty() ? List.of("") : holders;
  }

  private Grant invocation(Value.MapOf properties) {
    List<String> when = new ArrayList<>();
    for (String key :
        List.of("SourceArn", "SourceAccount", "PrincipalOrgID", "FunctionUrlAuthType")) {
      Value value = properties.entries().get(key);
      if (value != null) {
        when.add(key + " " + named(side.text(value)));
      }
    }
    return new Grant.Statement(
        named(side.text(resource, "Action")),
        named(side.thing(resource, "FunctionName")),
        named(side.text(resource, "Principal")),
        Conditions.whole(String.join(", ", when)));
  }

  /**
   * The containers of a task, without the helpers of ours; and what they see of each other. A hook
   * is one of them when it runs another image than the container that it prepares.
   */
  private void tenants() {
    Map<String, String> images = new LinkedHashMap<>();
    for (Value item : side.items(resource, "ContainerDefinitions")) {
      if (item instanceof Value.MapOf container) {
        images.put(text(container, "Name"), text(container, "Image"));
      }
    }
    images.forEach(
        (name, image) -> {
          String owner = InitContainers.owner(name, images.keySet());
          boolean foreign = InitContainers.isHook(name, owner) && !image.equals(images.get(owner));
          if (owner.equals(name) || foreign) {
            allowed.add(new Grant.Tenant(name, foreign ? image : ""));
          }
        });
    if (side.text(resource, "PidMode").equals("task")) {
      allowed.add(
          new Grant.Bound("each container sees the processes of the others, and their variables"));
    }
  }

  /** What a macro makes of a template is known to the macro only. */
  private void macros(Value value) {
    if (value instanceof Value.ListOf list) {
      list.items().forEach(this::macros);
    } else if (value instanceof Value.MapOf map) {
      map.entries()
          .forEach(
              (key, inner) -> {
                if (key.equals("Fn::Transform")) {
                  allowed.add(
                      new Grant.Bound("whatever a macro makes: " + named(side.text(inner))));
                } else {
                  macros(inner);
                }
              });
    }
  }

  private Grant member(Value user, String group) {
    return new Grant.Bound("what group " + named(group) + " may, for " + named(side.thing(user)));
  }

  private static String named(String text) {
    return Side.unmarked(text);
  }

  /** Looks for policies, lists of names and roles in all that is in a value. */
  private void walk(Value value, PolicyStatements statements) {
    if (value instanceof Value.ListOf list) {
      list.items().forEach(item -> walk(item, statements));
    } else if (value instanceof Value.MapOf map) {
      if (map.entries().containsKey("Statement")) {
        statements.read(map);
        return;
      }
      for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
        String key = entry.getKey();
        Elsewhere.of(key).ifPresent(kind -> allowed.addAll(kind.named(side, entry.getValue())));
        String meaning = LISTS.get(key);
        if (meaning != null) {
          for (Value item : PolicyStatements.items(entry.getValue())) {
            allowed.add(new Grant.Bound(meaning + named(side.text(item))));
          }
        } else if (key.equals("AuthorizationType")
            && side.text(entry.getValue()).equalsIgnoreCase("NONE")) {
          allowed.add(new Grant.Bound("calls without an authorization"));
        } else if (ROLES.contains(key)) {
          role(key, entry.getValue());
        } else if (key.contains("Polic") && PolicyStatements.isText(entry.getValue())) {
          statements.readText(entry.getValue());
        } else {
          walk(entry.getValue(), statements);
        }
      }
    }
  }

  /** Who acts by a role that the template does not make, or the task of a service by another. */
  private void role(String property, Value value) {
    Set<String> made = side.named(value);
    if (made.isEmpty()) {
      allowed.add(new Grant.Bound("all that the role " + named(side.text(value)) + " may"));
    } else if (property.equals("TaskRoleArn")) {
      made.forEach(id -> allowed.add(new Grant.Bound(BaseGrants.roleOf(id))));
    }
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
    allowed.add(
        traffic(
            way,
            text(rule, "IpProtocol"),
            rule,
            List.of("FromPort", "ToPort"),
            peer(rule, "CidrIp", "CidrIpv6", group, list)));
  }

  /** An entry of a network ACL, which counts for all that is in its subnets. */
  private void entry(Value.MapOf rule) {
    Value.MapOf ports =
        rule.entries().get("PortRange") instanceof Value.MapOf range ? range : Value.map();
    Grant.Traffic traffic =
        traffic(
            text(rule, "Egress").equals("true") ? "to" : "from",
            text(rule, "Protocol"),
            ports,
            List.of("From", "To"),
            peer(rule, "CidrBlock", "Ipv6CidrBlock"));
    (text(rule, "RuleAction").equalsIgnoreCase("deny") ? forbidden : allowed).add(traffic);
  }

  private Grant.Traffic traffic(
      String way, String protocol, Value.MapOf ports, List<String> keys, String peer) {
    boolean any = protocol.isEmpty() || protocol.equals(Grant.Traffic.ANY);
    return new Grant.Traffic(
        way,
        any ? Grant.Traffic.ANY : protocol,
        any ? 0 : port(ports, keys.get(0), 0),
        any ? Grant.Traffic.MOST : port(ports, keys.get(1), Grant.Traffic.MOST),
        peer);
  }

  private long port(Value.MapOf rule, String property, long otherwise) {
    String text = text(rule, property);
    return text.matches("-?[0-9]{1,9}") ? Long.parseLong(text) : otherwise;
  }

  private String peer(Value.MapOf rule, String... properties) {
    for (String property : properties) {
      Value value = rule.entries().get(property);
      if (value != null) {
        return named(property.endsWith("GroupId") ? side.thing(value) : side.text(value));
      }
    }
    return "everywhere";
  }

  private String text(Value.MapOf map, String key) {
    Value value = map.entries().get(key);
    return value == null ? "" : named(side.text(value));
  }
}
