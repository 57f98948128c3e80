package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the resources of a template claim for themselves: ports of load balancers, priorities, names
 * in DNS and in the account. AWS refuses a second one, also while the first is about to go.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html">
 *     DuplicateListener, TargetGroupAssociationLimit</a>
 * @see <a href="https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateService.html">
 *     ServiceAlreadyExists</a>
 */
final class Claims {

  private static final String METRIC =
      "TargetTrackingScalingPolicyConfiguration/PredefinedMetricSpecification/PredefinedMetricType";
  private static final String METRIC_LABEL =
      "TargetTrackingScalingPolicyConfiguration/PredefinedMetricSpecification/ResourceLabel";

  private final Side side;
  private final Resource resource;
  private final List<Claim> claims = new ArrayList<>();

  private Claims(Side side, Resource resource) {
    this.side = side;
    this.resource = resource;
  }

  /** What a resource claims. */
  static List<Claim> of(Side side, Resource resource) {
    Claims claims = new Claims(side, resource);
    claims.add();
    return List.copyOf(claims.claims);
  }

  private void add() {
    UniqueThings.of(side, resource, claims);
    switch (ResourceType.of(resource.type())) {
      case LISTENER -> listener();
      case LISTENER_RULE -> rule();
      case DISCOVERY_SERVICE -> discovery();
      case SECURITY_GROUP -> group();
      case SECURITY_GROUP_INGRESS, SECURITY_GROUP_EGRESS ->
          permission(side.thing(resource, "GroupId"), side.properties(resource));
      case SERVICE -> service();
      case SCALABLE_TARGET ->
          claim(
              Claim.Kind.TAKEN_AWAY,
              "scaling "
                  + text("ServiceNamespace")
                  + text("ResourceId")
                  + text("ScalableDimension"),
              "the scaling of " + text("ResourceId"));
      case SCALING_POLICY -> scaling();
      case VPC_ENDPOINT -> endpoint();
      case POLICY -> policy();
      default -> {}
    }
  }

  /** A metric has one policy of target tracking, whatever the policies are called. */
  private void scaling() {
    String target =
        side.property(resource, "ScalingTargetId").isPresent()
            ? side.thing(resource, "ScalingTargetId")
            : text("ResourceId");
    claim(
        Claim.Kind.TAKEN_AWAY,
        "policy " + text("PolicyName") + " " + target,
        "the scaling policy " + text("PolicyName"));
    if (side.property(resource, METRIC).isPresent()) {
      claim(
          "metric " + target + " " + text(METRIC) + text(METRIC_LABEL),
          "the scaling by " + text(METRIC));
    }
  }

  /** A route table has one route to a service; a VPC one private name for it. */
  private void endpoint() {
    for (Value table : side.items(resource, "RouteTableIds")) {
      claim(
          "endpoint " + text("ServiceName") + " " + side.thing(table),
          "the route to " + text("ServiceName"));
    }
    if (text("VpcEndpointType").equals("Interface") && !text("PrivateDnsEnabled").equals("false")) {
      claim(
          "private name " + text("ServiceName") + " " + side.thing(resource, "VpcId"),
          "the private name of " + text("ServiceName"));
    }
  }

  /** A policy that is put into a role again replaces itself, and goes with the first that goes. */
  private void policy() {
    for (Value role : side.items(resource, "Roles")) {
      claim(
          Claim.Kind.TAKEN_AWAY,
          "role policy " + text("PolicyName") + " " + side.thing(role),
          "the policy " + text("PolicyName") + " of a role");
    }
  }

  private void listener() {
    String balancer = side.thing(resource, "LoadBalancerArn");
    claim(
        "listener " + balancer + " " + text("Port"),
        "port " + text("Port") + " of the load balancer");
    targets(balancer);
  }

  private void rule() {
    String balancer =
        side.property(resource, "ListenerArn").stream()
            .flatMap(listener -> side.named(listener).stream())
            .flatMap(id -> side.resource(id).stream())
            .map(listener -> side.thing(listener, "LoadBalancerArn"))
            .findFirst()
            .orElse(side.thing(resource, "ListenerArn"));
    targets(balancer);
  }

  /** A target group belongs to one load balancer, whichever of its listeners lead to it. */
  private void targets(String balancer) {
    for (String id : Targets.groups(side, resource)) {
      claims.add(
          new Claim(
              "targets " + side.thing(id),
              balancer,
              resource.id(),
              Claim.Kind.REFUSED,
              "the target group " + id + " with its load balancer"));
    }
  }

  private void discovery() {
    String namespace =
        side.thing(
            resource,
            side.property(resource, "NamespaceId").isPresent()
                ? "NamespaceId"
                : "DnsConfig/NamespaceId");
    claim(
        "entry " + namespace + " " + lower("Name"),
        "the name " + text("Name") + " in the namespace");
  }

  private void group() {
    for (String list : List.of("SecurityGroupIngress", "SecurityGroupEgress")) {
      for (Value item : side.items(resource, list)) {
        if (item instanceof Value.MapOf map) {
          permission(side.thing(resource.id()), map);
        }
      }
    }
  }

  /** A rule of a group is there once, whether it stands in the group or by itself. */
  private void permission(String group, Value.MapOf rule) {
    StringBuilder key = new StringBuilder("permission ").append(group);
    rule.entries()
        .forEach(
            (name, value) -> {
              if (!name.equals("Description") && !name.equals("GroupId")) {
                boolean isGroup = name.endsWith("SecurityGroupId");
                key.append(' ')
                    .append(name)
                    .append('=')
                    .append(isGroup ? side.thing(value) : side.text(value));
              }
            });
    boolean egress =
        resource.is(ResourceType.SECURITY_GROUP_EGRESS)
            || rule.entries().containsKey("DestinationSecurityGroupId");
    claim((egress ? "egress " : "") + key, "a rule of a security group");
  }

  private void service() {
    if (!ServiceConnect.isOn(side, resource)) {
      return;
    }
    String namespace = side.thing(resource, ServiceConnect.NAMESPACE);
    for (ServiceConnect.Entry entry : ServiceConnect.entries(side, resource)) {
      claim(
          Claim.Kind.FOR_LIFE,
          "discovery " + namespace + " " + entry.discoveryName(),
          "the Service Connect name " + entry.discoveryName());
      for (String alias : entry.aliases()) {
        claim(
            Claim.Kind.FOR_LIFE,
            "alias " + namespace + " " + alias,
            "the Service Connect address " + alias);
      }
    }
  }

  private String text(String property) {
    return side.text(resource, property);
  }

  private String lower(String property) {
    return text(property).toLowerCase(Locale.ROOT);
  }

  private void claim(String key, String words) {
    claim(Claim.Kind.REFUSED, key, words);
  }

  private void claim(Claim.Kind kind, String key, String words) {
    claims.add(new Claim(key, side.thing(resource.id()), resource.id(), kind, words));
  }
}
