package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.resourcetype.AccountNames;
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
    AccountNames.property(resource.type()).ifPresent(this::named);
    switch (ResourceType.of(resource.type())) {
      case LISTENER -> listener();
      case LISTENER_RULE -> rule();
      case DISCOVERY_SERVICE -> discovery();
      case DISCOVERY_INSTANCE ->
          claim(
              "instance " + side.thing(resource, "ServiceId") + " " + text("InstanceId"),
              "the instance " + text("InstanceId"));
      case PRIVATE_DNS_NAMESPACE ->
          claim(
              "namespace " + lower("Name") + " " + side.thing(resource, "Vpc"),
              "the namespace " + text("Name"));
      case RECORD_SET ->
          claim(
              "record "
                  + text("HostedZoneId")
                  + text("HostedZoneName")
                  + " "
                  + lower("Name").replaceFirst("\\.$", "")
                  + " "
                  + text("Type")
                  + text("SetIdentifier"),
              "the DNS record of " + text("Name"));
      case MOUNT_TARGET ->
          claim(
              "mount target " + side.thing(resource, "FileSystemId") + " " + text("SubnetId"),
              "the mount target of the file system in its zone");
      case SECURITY_GROUP -> group();
      case SECURITY_GROUP_INGRESS, SECURITY_GROUP_EGRESS ->
          permission(side.thing(resource, "GroupId"), side.properties(resource));
      case SERVICE -> service();
      case SCALABLE_TARGET ->
          claim(
              Claim.Kind.TAKEN_AWAY,
              "scaling " + text("ResourceId") + text("ScalableDimension"),
              "the scaling of " + text("ResourceId"));
      case SCALING_POLICY ->
          claim(
              Claim.Kind.TAKEN_AWAY,
              "policy "
                  + text("PolicyName")
                  + " "
                  + text("ResourceId")
                  + side.thing(resource, "ScalingTargetId"),
              "the scaling policy " + text("PolicyName"));
      case SUBNET ->
          claim(
              "subnet " + side.thing(resource, "VpcId") + " " + text("CidrBlock"),
              "the address range " + text("CidrBlock"));
      case ROUTE ->
          claim(
              "route " + side.thing(resource, "RouteTableId") + " " + text("DestinationCidrBlock"),
              "the route to " + text("DestinationCidrBlock"));
      case SCHEDULE -> scheduled();
      default -> {}
    }
  }

  private void named(String property) {
    if (side.property(resource, property).isPresent()) {
      claim("name " + resource.type() + " " + text(property), "the name " + text(property));
    }
  }

  private void scheduled() {
    if (side.property(resource, "Name").isPresent()) {
      claim("schedule " + text("GroupName") + "/" + text("Name"), "the schedule " + text("Name"));
    }
  }

  private void listener() {
    String balancer = side.thing(resource, "LoadBalancerArn");
    claim(
        "listener " + balancer + " " + text("Port"),
        "port " + text("Port") + " of the load balancer");
    targets(balancer, "DefaultActions");
  }

  private void rule() {
    claim(
        "priority " + side.thing(resource, "ListenerArn") + " " + text("Priority"),
        "the priority " + text("Priority") + " of a listener rule");
    String balancer =
        side.property(resource, "ListenerArn").stream()
            .flatMap(listener -> side.named(listener).stream())
            .flatMap(id -> side.resource(id).stream())
            .map(listener -> side.thing(listener, "LoadBalancerArn"))
            .findFirst()
            .orElse(side.thing(resource, "ListenerArn"));
    targets(balancer, "Actions");
  }

  /** A target group belongs to one load balancer, whichever of its listeners lead to it. */
  private void targets(String balancer, String actions) {
    for (Value action : side.items(resource, actions)) {
      for (String id : side.named(action)) {
        if (side.resource(id).filter(named -> named.is(ResourceType.TARGET_GROUP)).isPresent()) {
          claims.add(
              new Claim(
                  "targets " + side.thing(id),
                  balancer,
                  resource.id(),
                  Claim.Kind.REFUSED,
                  "the target group " + id + " with its load balancer"));
        }
      }
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
    if (side.property(resource, "GroupName").isPresent()) {
      claim(
          "group " + side.thing(resource, "VpcId") + " " + text("GroupName"),
          "the group name " + text("GroupName"));
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
    if (side.property(resource, "ServiceName").isPresent()) {
      claim(
          "service " + side.thing(resource, "Cluster") + " " + text("ServiceName"),
          "the service name " + text("ServiceName"));
    }
    if (!ServiceConnect.isOn(side, resource)) {
      return;
    }
    String namespace = side.thing(resource, "ServiceConnectConfiguration/Namespace");
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
