package dev.c2ecs.cfn.plan;

import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.input.SecretParameters;
import dev.c2ecs.cfn.loadbalancing.ListenerPlan;
import dev.c2ecs.cfn.loadbalancing.LoadBalancerKind;
import dev.c2ecs.cfn.loadbalancing.PublishedPort;
import dev.c2ecs.cfn.storage.AccessPoint;
import dev.c2ecs.cfn.storage.FileSystem;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Network;
import dev.c2ecs.compose.model.Service;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The logical ID of each resource and the name of each parameter and output: nobody else joins or
 * writes one. Those of a VPC of the stack's own are {@link VpcIds}.
 */
public final class LogicalIds {

  private final Stems services;
  private final Stems networks;
  private final Stems volumes;
  private final Stems secrets;
  private final Map<String, String> accessPoints;
  private final Map<String, Integer> backends = new HashMap<>();

  /**
   * The logical IDs of a project.
   *
   * @param volumes the keys of volumes and of directories that are file systems
   * @param points the access points of file systems, sorted
   * @param published what load balancers publish
   */
  LogicalIds(
      ComposeProject project,
      Collection<String> volumes,
      Collection<AccessPoint> points,
      Collection<PublishedPort> published) {
    this.services = Stems.of(project.services().keySet());
    this.networks = Stems.of(project.networks().keySet());
    this.volumes = Stems.of(volumes);
    this.secrets = Stems.of(project.secrets().keySet());
    this.accessPoints = accessPoints(this.volumes, points);
    for (PublishedPort port : published) {
      backends.merge(backend(port), 1, Integer::sum);
    }
  }

  /**
   * The access point of a whole volume has its stem; that of a directory whose ID is taken gets
   * four digits of the hash of its path.
   */
  private static Map<String, String> accessPoints(Stems volumes, Collection<AccessPoint> points) {
    Map<String, String> ids = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (AccessPoint point : points) {
      taken.add(volumes.of(point.volume().key()));
    }
    for (AccessPoint point : points) {
      String id = volumes.of(point.volume().key());
      if (point.subpath().isPresent()) {
        id += Stems.stem(point.subpath().get());
        id += taken.add(id) ? "" : Stems.hash(point.key());
      }
      ids.put(point.key(), id + "AccessPoint");
    }
    return ids;
  }

  /** What the listeners of several ports lead to. */
  private static String backend(PublishedPort port) {
    return port.service()
        + ":"
        + port.balancer().internal()
        + ":"
        + port.protocol()
        + ":"
        + port.target();
  }

  /** The cluster. */
  public static String cluster() {
    return "Cluster";
  }

  /** The namespace of services. */
  public static String namespace() {
    return "CloudMap";
  }

  /** The log group. */
  public static String logGroup() {
    return "LogGroup";
  }

  /** The security group of a Compose network. */
  public String network(Network network) {
    return networks.of(network.key()) + "Network";
  }

  /** The rule by which the members of a Compose network reach each other. */
  public String networkIngress(Network network) {
    return network(network) + "Ingress";
  }

  /** The task definition of a task. */
  public String taskDefinition(TaskPlan task) {
    return stem(task) + "TaskDefinition";
  }

  /** The role that starts a task. */
  public String executionRole(TaskPlan task) {
    return stem(task) + "TaskExecutionRole";
  }

  /** The role that the containers of a task have. */
  public String taskRole(TaskPlan task) {
    return stem(task) + "TaskRole";
  }

  /** The ECS service that keeps a task running. */
  public String service(TaskPlan task) {
    return service(task.name());
  }

  /** The ECS service that keeps the task of a service running. */
  public String service(String service) {
    return services.of(service) + "Service";
  }

  /** The security group of a task. */
  public String securityGroup(TaskPlan task) {
    return securityGroup(task.name());
  }

  /** The security group of the task of a service. */
  public String securityGroup(String service) {
    return services.of(service) + "SecurityGroup";
  }

  /** The name of a service in DNS. */
  public String discoveryEntry(TaskPlan task) {
    return stem(task) + "ServiceDiscoveryEntry";
  }

  /** What scales an ECS service. */
  public String scalableTarget(TaskPlan task) {
    return stem(task) + "ScalableTarget";
  }

  /** The policy by which an ECS service follows a metric, {@code cpu}. */
  public String scalingPolicy(TaskPlan task, String metric) {
    return stem(task) + Stems.stem(metric) + "ScalingPolicy";
  }

  /** When a task runs. */
  public String schedule(TaskPlan task) {
    return stem(task) + "Schedule";
  }

  /** The role of the scheduler that runs a task. */
  public String scheduleRole(TaskPlan task) {
    return stem(task) + "ScheduleRole";
  }

  private String stem(TaskPlan task) {
    return services.of(task.name());
  }

  /** The file system of a volume or directory. */
  public String fileSystem(FileSystem volume) {
    return volumes.of(volume.key()) + "Filesystem";
  }

  /** The parameter with the file system of an access point that exists. */
  public String fileSystemId(FileSystem volume) {
    return fileSystem(volume) + "Id";
  }

  /** The security group of a file system. */
  public String fileSystemSecurityGroup(FileSystem volume) {
    return fileSystem(volume) + "SecurityGroup";
  }

  /** The mount target of a file system in a zone, from 1. */
  public String mountTarget(FileSystem volume, int zone) {
    return fileSystem(volume) + "MountTarget" + zone;
  }

  /** An access point. */
  public String accessPoint(AccessPoint point) {
    return accessPoints.getOrDefault(point.key(), "");
  }

  /** A load balancer. */
  public static String loadBalancer(LoadBalancerKind balancer) {
    return prefix(balancer) + (balancer.application() ? "" : "Network") + "LoadBalancer";
  }

  /** The security group of a load balancer. */
  public static String loadBalancerSecurityGroup(LoadBalancerKind balancer) {
    return loadBalancer(balancer) + "SecurityGroup";
  }

  private static String prefix(LoadBalancerKind balancer) {
    return balancer.internal() ? "Internal" : "";
  }

  /** The targets behind a published port. */
  public String targetGroup(PublishedPort port) {
    return published(port) + port.listener() + "TargetGroup";
  }

  /** A listener: named by its owner, else by its protocol and port. */
  public String listener(ListenerPlan listener) {
    Optional<PublishedPort> owner = listener.owner();
    if (owner.isPresent()) {
      return listenerStem(owner.get()) + "Listener";
    }
    return prefix(listener.balancer())
        + (listener.isSecure() ? "HTTPS" : "HTTP")
        + listener.port()
        + "Listener";
  }

  /** The listener that redirects from HTTP to HTTPS. */
  public static String redirectListener(LoadBalancerKind balancer) {
    return prefix(balancer) + "HTTPRedirectListener";
  }

  /** The rule of a listener that leads to a published port. */
  public String listenerRule(PublishedPort port) {
    return listenerStem(port) + "Rule";
  }

  /** The further certificate of a listener that a published port brings. */
  public String listenerCertificate(PublishedPort port) {
    return listenerStem(port) + "ListenerCertificate";
  }

  /** The certificate of the domain of a published port. */
  public String certificate(PublishedPort port) {
    return services.of(port.service()) + port.listener() + "Certificate";
  }

  /** The record in DNS of the domain of a published port. */
  public String domainRecord(PublishedPort port) {
    return services.of(port.service()) + port.listener() + "Record";
  }

  /** The rule by which a load balancer reaches the target of a published port. */
  public String ingress(PublishedPort port, String protocol) {
    return services.of(port.service())
        + protocol.toUpperCase(Locale.ROOT)
        + port.target()
        + prefix(port.balancer())
        + (port.kind().isApplication() ? "" : "Network")
        + "Ingress";
  }

  /** The output with the address of a published port. */
  public String address(PublishedPort port) {
    return published(port) + port.listener() + (port.kind().isApplication() ? "Url" : "Address");
  }

  private String published(PublishedPort port) {
    return services.of(port.service()) + prefix(port.balancer()) + port.protocol();
  }

  /**
   * A listener is named by the target port, as Docker's integration did; a second listener for the
   * same target is named by its own port too.
   */
  private String listenerStem(PublishedPort port) {
    boolean shared = backends.getOrDefault(backend(port), 0) > 1;
    return published(port)
        + port.target()
        + (shared && port.listener() != port.target() ? "Port" + port.listener() : "");
  }

  /** The parameter with the security group of a load balancer that exists. */
  public static String loadBalancerGroup() {
    return "LoadBalancerSecurityGroupId";
  }

  /** The parameter with the hosted zone of domains. */
  public static String hostedZone() {
    return "HostedZoneId";
  }

  /** The parameter with the image of a service. */
  public String image(Service service) {
    return services.of(service.name()) + "Image";
  }

  /**
   * The parameter with a further image of a service that several tasks run.
   *
   * @param task the name of the task
   */
  public String image(Service service, String task) {
    return services.of(service.name()) + "ImageIn" + services.of(task);
  }

  /** The parameters of a Compose secret. */
  public SecretParameters secret(String key) {
    return secretParameters(secrets.of(key) + "Secret");
  }

  /** The parameters of the secret with the project's credentials; no Compose secret has them. */
  public static SecretParameters credentials() {
    return secretParameters("Environment");
  }

  /** The parameters of the secret with the credentials of one task. */
  public SecretParameters credentials(TaskPlan task) {
    return secretParameters(stem(task) + "Environment");
  }

  private static SecretParameters secretParameters(String stem) {
    return new SecretParameters(stem, stem + "Arn", stem + "Version");
  }

  /** The parameter with a part of the network. */
  public static String parameter(ParameterSource.Network part) {
    return switch (part) {
      case VPC -> "VpcId";
      case SUBNETS -> "SubnetIds";
      case LOAD_BALANCER_SUBNETS -> "LoadBalancerSubnetIds";
      case FILE_SYSTEM_SUBNETS -> "FileSystemSubnetIds";
      case PUBLIC_ADDRESSES -> "AssignPublicIp";
    };
  }

  /** Where the value of a parameter comes from of which only the name is known. */
  public static ParameterSource source(String parameter) {
    for (ParameterSource.Network part : ParameterSource.Network.values()) {
      if (parameter(part).equals(parameter)) {
        return part;
      }
    }
    return ParameterSource.User.OTHER;
  }
}
