package dev.c2ecs.cfn.identity;

import static dev.c2ecs.cfn.identity.TemplateLinks.at;
import static dev.c2ecs.cfn.identity.TemplateLinks.items;
import static dev.c2ecs.cfn.identity.TemplateLinks.tag;
import static dev.c2ecs.cfn.identity.TemplateLinks.text;

import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.storage.AccessPoint;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.tree.TreePath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What each resource of a template is. Templates of ours say where their resources come from; in
 * those of Docker's retired integration tags, descriptions and what refers to what tell it.
 *
 * @see <a href="https://github.com/docker-archive/compose-cli/blob/main/ecs/cloudformation.go">what
 *     the integration wrote</a>
 */
final class ResourceIdentities {

  private static final String SERVICE_TAG = "com.docker.compose.service";
  private static final String VOLUME_TAG = "com.docker.compose.volume";
  private static final Pattern DOCKER_NETWORK =
      Pattern.compile("^.+ Security Group for (.+) network$");

  /** As deep as one thing may be known by another: a rule, its listener, its load balancer. */
  private static final int DEEPEST = 8;

  private final Template template;
  private final String project;
  private final TemplateLinks links;
  private int depth;

  private ResourceIdentities(Template template, String project) {
    this.template = template;
    this.project = project;
    this.links = new TemplateLinks(template);
  }

  /**
   * The identities of the resources by logical ID, in the order of the template. What an overlay
   * adds has none: its IDs are the user's. Neither has a resource of which nothing is known.
   *
   * @param project the name of the project
   */
  static Map<String, Identity> of(Template template, String project) {
    ResourceIdentities identities = new ResourceIdentities(template, project);
    Map<String, Identity> all = new LinkedHashMap<>();
    for (Resource resource : template.resources()) {
      if (!isOfOverlay(resource)) {
        identities.of(resource).ifPresent(identity -> all.put(resource.id(), identity));
      }
    }
    return all;
  }

  private static boolean isOfOverlay(Resource resource) {
    TreePath path = resource.origin().path();
    return path.depth() > 0
        && path.segments().get(0) instanceof TreePath.Key key
        && key.name().equals(Keys.CLOUDFORMATION);
  }

  private Optional<Identity> of(Resource resource) {
    String key = depth < DEEPEST ? key(resource) : "";
    if (key.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (ResourceType.of(resource.type())) {
          case ACCESS_POINT -> new Identity(key, text(resource, "RootDirectory", "Path"));
          case TARGET_GROUP -> new Identity(key, listeners(resource));
          case ROUTE_TABLE, ROUTE, NAT_GATEWAY, ELASTIC_IP -> new Identity(key, served(resource));
          default -> Identity.of(key);
        });
  }

  private String key(Resource resource) {
    return switch (ResourceType.of(resource.type())) {
      case CLUSTER -> "cluster";
      case CAPACITY_PROVIDERS -> "capacity providers";
      case PRIVATE_DNS_NAMESPACE -> "namespace";
      case LOG_GROUP -> "log group";
      case VPC -> "vpc";
      case INTERNET_GATEWAY -> "internet gateway";
      case VPC_GATEWAY_ATTACHMENT -> "attachment of internet gateway";
      case SUBNET -> subnet(resource);
      case ELASTIC_IP -> "address of " + user(resource, ResourceType.NAT_GATEWAY);
      case NAT_GATEWAY -> "nat gateway in " + target(resource, "SubnetId");
      case ROUTE_TABLE ->
          "route table of " + user(resource, ResourceType.SUBNET_ROUTE_TABLE_ASSOCIATION);
      case ROUTE ->
          "route to "
              + text(resource, "DestinationCidrBlock")
              + " in "
              + target(resource, "RouteTableId");
      case SUBNET_ROUTE_TABLE_ASSOCIATION -> "routes of " + target(resource, "SubnetId");
      case VPC_ENDPOINT -> "endpoint " + text(resource, "ServiceName");
      case SECURITY_GROUP -> securityGroup(resource);
      case SECURITY_GROUP_INGRESS -> ingress(resource);
      case LOAD_BALANCER -> loadBalancer(resource);
      case CERTIFICATE -> "certificate of domain " + text(resource, "DomainName");
      case RECORD_SET -> "record " + text(resource, "Name") + " " + text(resource, "Type");
      case TARGET_GROUP -> targetGroup(resource);
      case LISTENER ->
          "listener of " + target(resource, "LoadBalancerArn") + " port " + text(resource, "Port");
      case LISTENER_CERTIFICATE -> listenerCertificate(resource);
      case LISTENER_RULE ->
          "rule " + text(resource, "Priority") + " of " + target(resource, "ListenerArn");
      case FILE_SYSTEM -> fileSystem(resource);
      case MOUNT_TARGET ->
          "mount target of " + target(resource, "FileSystemId") + " in zone " + zone(resource);
      case ACCESS_POINT -> accessPoint(resource);
      case ROLE -> role(resource);
      case TASK_DEFINITION -> named("task ", service(resource));
      case SERVICE -> named("service ", service(resource));
      case DISCOVERY_SERVICE -> named("name ", text(resource, "Name"));
      case DISCOVERY_INSTANCE -> "target of " + target(resource, "ServiceId");
      case SCALABLE_TARGET -> "scaling of " + scaled(resource);
      case SCALING_POLICY -> scalingPolicy(resource);
      case SCHEDULE -> named("schedule ", resource.origin().name());
      default -> "";
    };
  }

  private static String named(String kind, String name) {
    return name.isEmpty() ? "" : kind + name;
  }

  /** What a property names, or the text of it for what is not in the template. */
  private String target(Resource resource, String... place) {
    return known(at(resource.properties(), place));
  }

  private String known(Value value) {
    Optional<Resource> found = links.target(value);
    if (found.isEmpty()) {
      return text(value);
    }
    depth++;
    String key = depth < DEEPEST ? key(found.get()) : "";
    depth--;
    return key.isEmpty() ? Identity.ofId(found.get().id()).key() : key;
  }

  private String user(Resource resource, ResourceType type) {
    List<Resource> users = links.usersOf(resource, type);
    return users.isEmpty() ? "" : known(Value.ref(users.get(0).id()));
  }

  private String subnet(Resource resource) {
    return "subnet "
        + (isPublic(resource) ? "public" : "private")
        + " "
        + (at(resource.properties(), "AvailabilityZone") instanceof Value.Select zone
            ? Integer.toString(zone.index() + 1)
            : text(resource, "CidrBlock"));
  }

  /** Whether the routes of a subnet lead to an Internet gateway. */
  private boolean isPublic(Resource subnet) {
    for (Resource association :
        links.usersOf(subnet, ResourceType.SUBNET_ROUTE_TABLE_ASSOCIATION)) {
      Optional<Resource> table = links.target(at(association.properties(), "RouteTableId"));
      for (Resource route :
          table.map(t -> links.usersOf(t, ResourceType.ROUTE)).orElse(List.of())) {
        if (!text(route, "GatewayId").isEmpty()) {
          return true;
        }
      }
    }
    return false;
  }

  /** The subnets whose traffic goes this way. */
  private String served(Resource resource) {
    ResourceType type = ResourceType.of(resource.type());
    if (type == ResourceType.ROUTE_TABLE) {
      TreeSet<String> subnets = new TreeSet<>();
      for (Resource association :
          links.usersOf(resource, ResourceType.SUBNET_ROUTE_TABLE_ASSOCIATION)) {
        subnets.add(target(association, "SubnetId"));
      }
      return String.join(", ", subnets);
    }
    if (type == ResourceType.ROUTE) {
      return links.target(at(resource.properties(), "RouteTableId")).map(this::served).orElse("");
    }
    ResourceType next =
        type == ResourceType.NAT_GATEWAY ? ResourceType.ROUTE : ResourceType.NAT_GATEWAY;
    return links.usersOf(resource, next).stream().map(this::served).findFirst().orElse("");
  }

  private String securityGroup(Resource resource) {
    ComposeRef origin = resource.origin();
    Matcher docker = DOCKER_NETWORK.matcher(text(resource, "GroupDescription"));
    if (origin.kind() == ComposeRef.Kind.NETWORK) {
      return "network " + origin.name();
    }
    if (origin.kind() == ComposeRef.Kind.SERVICE && origin.equals(origin.whole())) {
      return "security group of service " + origin.name();
    }
    if (!origin.isKnown() && docker.matches()) {
      return "network " + docker.group(1);
    }
    for (ResourceType type : List.of(ResourceType.LOAD_BALANCER, ResourceType.MOUNT_TARGET)) {
      Optional<Resource> user = links.userBy(resource, type, "SecurityGroups");
      if (user.isPresent() && type == ResourceType.LOAD_BALANCER) {
        return "security group of " + loadBalancer(user.get());
      } else if (user.isPresent()) {
        return "security group of " + target(user.get(), "FileSystemId");
      }
    }
    return "";
  }

  private String ingress(Resource resource) {
    String group = target(resource, "SourceSecurityGroupId");
    return "ingress of "
        + target(resource, "GroupId")
        + " from "
        + (group.isEmpty() ? text(resource, "CidrIp") : group)
        + " "
        + text(resource, "IpProtocol").toLowerCase(Locale.ROOT)
        + " "
        + text(resource, "FromPort");
  }

  private static String loadBalancer(Resource resource) {
    String type = text(resource, "Type");
    return "load balancer "
        + (type.isEmpty() ? "application" : type)
        + (text(resource, "Scheme").equals("internal") ? " internal" : "");
  }

  private String targetGroup(Resource resource) {
    boolean udp = text(resource, "Protocol").equals("UDP");
    for (Resource service : links.usersOf(resource, ResourceType.SERVICE)) {
      for (Value balancer : items(at(service.properties(), "LoadBalancers"))) {
        if (TemplateLinks.names(at(balancer, "TargetGroupArn"), resource)) {
          return "targets "
              + text(at(balancer, "ContainerName"))
              + " port "
              + text(at(balancer, "ContainerPort"))
              + (udp ? " udp" : " tcp");
        }
      }
    }
    return "";
  }

  /** The ports at which a target group is reached, and the paths of rules that lead to it. */
  private String listeners(Resource targetGroup) {
    TreeSet<String> places = new TreeSet<>();
    for (Resource listener : links.usersOf(targetGroup, ResourceType.LISTENER)) {
      places.add(text(listener, "Port"));
    }
    for (Resource rule : links.usersOf(targetGroup, ResourceType.LISTENER_RULE)) {
      places.add(
          links
                  .target(at(rule.properties(), "ListenerArn"))
                  .map(listener -> text(listener, "Port"))
                  .orElse("")
              + " rule "
              + text(rule, "Priority"));
    }
    return String.join(", ", places);
  }

  private String listenerCertificate(Resource resource) {
    List<Value> certificates = items(at(resource.properties(), "Certificates"));
    return "certificate "
        + known(at(certificates.get(0), "CertificateArn"))
        + " of "
        + target(resource, "ListenerArn");
  }

  private String fileSystem(Resource resource) {
    ComposeRef origin = resource.origin();
    if (origin.kind() == ComposeRef.Kind.VOLUME) {
      return "volume " + origin.name();
    }
    if (origin.isKnown()) {
      return "directory " + directory(resource);
    }
    String tagged = tag(resource, VOLUME_TAG);
    return "volume " + (tagged.isEmpty() ? withoutProject(tag(resource, "Name"), "_") : tagged);
  }

  /** A mounted directory: names for people may be equal, the places in file systems are not. */
  private String directory(Resource fileSystem) {
    for (Resource point : links.usersOf(fileSystem, ResourceType.ACCESS_POINT)) {
      String place = text(point, "RootDirectory", "Path");
      if (!place.equals(AccessPoint.MARKS)) {
        return place;
      }
    }
    return tag(fileSystem, "Name");
  }

  private String withoutProject(String name, String separator) {
    String prefix = project + separator;
    return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
  }

  /**
   * The zone of a mount target, from 1: the item of the list of subnets that it is in, or the zone
   * of a subnet of the stack. Where subnets are written out nobody can tell their zones; they count
   * in their order.
   */
  private String zone(Resource resource) {
    Value subnet = at(resource.properties(), "SubnetId");
    Value place =
        links.target(subnet).map(s -> at(s.properties(), "AvailabilityZone")).orElse(subnet);
    if (place instanceof Value.Select select) {
      return Integer.toString(select.index() + 1);
    }
    String fileSystem = text(resource, "FileSystemId");
    TreeSet<String> subnets = new TreeSet<>();
    for (Resource other : template.ofType(ResourceType.MOUNT_TARGET)) {
      if (text(other, "FileSystemId").equals(fileSystem)) {
        subnets.add(text(other, "SubnetId"));
      }
    }
    return Integer.toString(subnets.headSet(text(resource, "SubnetId")).size() + 1);
  }

  private String accessPoint(Resource resource) {
    boolean copies = text(resource, "RootDirectory", "Path").equals(AccessPoint.MARKS);
    return (copies ? "copies of " : "access point of ") + target(resource, "FileSystemId");
  }

  private String role(Resource resource) {
    record Use(ResourceType type, String name, List<String> place) {}
    for (Use use :
        List.of(
            new Use(
                ResourceType.TASK_DEFINITION, "execution role of ", List.of("ExecutionRoleArn")),
            new Use(ResourceType.TASK_DEFINITION, "role of ", List.of("TaskRoleArn")),
            new Use(ResourceType.SCHEDULE, "role of ", List.of("Target", "RoleArn")),
            new Use(ResourceType.SCALABLE_TARGET, "role of ", List.of("RoleARN")))) {
      Optional<Resource> user =
          links.userBy(resource, use.type(), use.place().toArray(String[]::new));
      if (user.isPresent()) {
        return use.name() + known(Value.ref(user.get().id()));
      }
    }
    return "";
  }

  /** The Compose service of a task definition or an ECS service. */
  private String service(Resource resource) {
    ComposeRef origin = resource.origin();
    if (origin.kind() == ComposeRef.Kind.SERVICE) {
      return origin.name();
    }
    String tagged = tag(resource, SERVICE_TAG);
    if (!tagged.isEmpty()) {
      return tagged;
    }
    Optional<Resource> definition = links.target(at(resource.properties(), "TaskDefinition"));
    return withoutProject(text(definition.orElse(resource), "Family"), "-");
  }

  /** The ECS service that a scalable target is about, wherever its name stands in the text. */
  private String scaled(Resource resource) {
    for (Resource service : template.ofType(ResourceType.SERVICE)) {
      if (TemplateLinks.names(at(resource.properties(), "ResourceId"), service)) {
        return known(Value.ref(service.id()));
      }
    }
    return text(resource, "ResourceId");
  }

  private String scalingPolicy(Resource resource) {
    String metric =
        text(
            resource,
            "TargetTrackingScalingPolicyConfiguration",
            "PredefinedMetricSpecification",
            "PredefinedMetricType");
    return metric + " " + target(resource, "ScalingTargetId");
  }
}
