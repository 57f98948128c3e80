package dev.c2ecs.cfn.plan;

import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.input.SecretParameters;
import dev.c2ecs.cfn.loadbalancing.Admission;
import dev.c2ecs.cfn.loadbalancing.ListenerPlan;
import dev.c2ecs.cfn.loadbalancing.LoadBalancerKind;
import dev.c2ecs.cfn.loadbalancing.LoadBalancerReferences;
import dev.c2ecs.cfn.loadbalancing.LoadBalancingPlan;
import dev.c2ecs.cfn.loadbalancing.PublishedPort;
import dev.c2ecs.cfn.network.NetworkPlan;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.storage.AccessPoint;
import dev.c2ecs.cfn.storage.FileSystem;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Network;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The logical ID of each resource and the name of each parameter and output: nobody else joins or
 * writes one. Those of a VPC of the stack's own are {@link VpcIds}.
 */
public final class LogicalIds {

  /** What ends the names that belong to a service: none is the end of another. */
  private static final List<String> OF_A_SERVICE =
      List.of(
          "TaskDefinition",
          "TaskExecutionRole",
          "TaskRole",
          "Service",
          "SecurityGroup",
          "ServiceDiscoveryEntry",
          "ScalableTarget",
          "Schedule",
          "ScheduleRole",
          "Image",
          "EnvironmentArn",
          "EnvironmentVersion");

  /** What ends the names that tell published ports apart. */
  private static final List<String> OF_A_PORT = List.of("TargetGroup", "Url", "Address");

  private static final List<String> METRICS = List.of("cpu", "memory", "requests");

  private final Stems services;
  private final Stems aliases;
  private final Stems networks;
  private final Stems volumes;
  private final Stems secrets;
  private final UniqueNames unique = new UniqueNames(Limits.LOGICAL_ID, "");
  private final Map<String, String> ids = new HashMap<>();

  /**
   * The logical IDs of a project. All that it may need are given out here, in an order that says
   * who keeps its name when two are equal: what every template has, what holds data, networks and
   * secrets, services, and then what depends on them.
   *
   * @param aliases the further names of services
   * @param volumes the keys of volumes and of directories that are file systems
   * @param points the access points of file systems, sorted
   * @param loadBalancing what load balancers publish
   */
  LogicalIds(
      ComposeProject project,
      Collection<String> aliases,
      Collection<String> volumes,
      Collection<AccessPoint> points,
      LoadBalancingPlan loadBalancing) {
    this.services = Stems.of(project.services().keySet());
    this.aliases = Stems.of(aliases);
    this.networks = Stems.of(project.networks().keySet());
    this.volumes = Stems.of(volumes);
    this.secrets = Stems.of(project.secrets().keySet());
    fixed().forEach(unique::reserve);
    for (ListenerPlan listener : loadBalancing.listeners()) {
      unique.reserve(listener(listener));
    }
    new TreeSet<>(volumes).forEach(this::claimVolume);
    for (String network : new TreeSet<>(project.networks().keySet())) {
      String stem = networks.of(network);
      claim(network(network), stem, "Network");
      claim(network(network), stem, "NetworkIngress");
    }
    for (String secret : new TreeSet<>(project.secrets().keySet())) {
      claim(secretOf(secret), secrets.of(secret), "SecretArn");
      claim(secretOf(secret), secrets.of(secret), "SecretVersion");
    }
    new TreeSet<>(project.services().keySet()).forEach(this::claimService);
    for (String alias : new TreeSet<>(aliases)) {
      claim(aliasOf(alias), this.aliases.of(alias), "Alias");
      claim(aliasOf(alias), this.aliases.of(alias), "AliasTarget");
    }
    claimAccessPoints(points);
    List<PublishedPort> ports = new ArrayList<>(loadBalancing.published());
    ports.sort(LogicalIds::byServiceAndKey);
    ports.forEach(this::claimPort);
    for (Admission admission : new TreeSet<>(loadBalancing.admissions())) {
      claim(ingressOf(admission), services.of(admission.task()), ingressPart(admission));
    }
  }

  private static int byServiceAndKey(PublishedPort one, PublishedPort other) {
    int order = one.service().compareTo(other.service());
    return order != 0 ? order : one.key().compareTo(other.key());
  }

  /** The names that every template may have, whatever is in its project. */
  static Set<String> fixed() {
    Set<String> fixed = new TreeSet<>(VpcIds.all());
    fixed.addAll(
        List.of(
            cluster(),
            capacityProviders(),
            namespace(),
            logGroup(),
            loadBalancerGroup(),
            hostedZone()));
    fixed.addAll(List.of(credentials().arn(), credentials().version()));
    for (LoadBalancerKind balancer : LoadBalancerKind.values()) {
      fixed.add(loadBalancer(balancer));
      fixed.add(loadBalancerSecurityGroup(balancer));
      fixed.add(redirectListener(balancer));
    }
    for (ParameterSource.Network part : ParameterSource.Network.values()) {
      fixed.add(parameter(part));
    }
    return fixed;
  }

  private void claimVolume(String key) {
    String stem = volumes.of(key);
    claim(volume(key), stem, "Filesystem");
    claim(volume(key), stem, "FilesystemId");
    claim(volume(key), stem, "FilesystemSecurityGroup");
    for (int zone = 1; zone <= NetworkPlan.MOST_ZONES; zone++) {
      claim(volume(key), stem, "FilesystemMountTarget" + zone);
    }
  }

  private void claimService(String name) {
    OF_A_SERVICE.forEach(suffix -> claim(serviceOf(name), services.of(name), suffix));
    METRICS.forEach(metric -> claim(serviceOf(name), services.of(name), policy(metric)));
  }

  /** The access points of whole volumes first: those of directories may be called otherwise. */
  private void claimAccessPoints(Collection<AccessPoint> points) {
    for (AccessPoint point : points) {
      if (point.isMarks()) {
        claim(pointOf(point), volumes.of(point.volume().key()), "CopiedAccessPoint");
      } else if (point.subpath().isEmpty()) {
        claim(pointOf(point), volumes.of(point.volume().key()), "AccessPoint");
      }
    }
    for (AccessPoint point : points) {
      if (point.subpath().isPresent()) {
        String stem = volumes.of(point.volume().key()) + Stems.stem(point.subpath().get());
        claim(pointOf(point), stem, "AccessPoint");
      }
    }
  }

  private void claimPort(PublishedPort port) {
    String stem = services.of(port.service());
    for (String suffix : OF_A_PORT) {
      claim(portOf(port), stem, portPart(port) + suffix);
    }
  }

  /** Gives a name out, once for each thing that has one. */
  private void claim(String owner, String stem, String suffix) {
    ids.computeIfAbsent(owner + "\n" + suffix, key -> unique.take(owner, stem, suffix));
  }

  private String id(String owner, String suffix) {
    String id = ids.get(owner + "\n" + suffix);
    if (id == null) {
      throw new IllegalArgumentException("no logical ID " + suffix + " for " + owner);
    }
    return id;
  }

  /** The cluster. */
  public static String cluster() {
    return "Cluster";
  }

  /** The capacity providers of the cluster. */
  public static String capacityProviders() {
    return "ClusterCapacityProviders";
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
    return id(network(network.key()), "Network");
  }

  /** The rule by which the members of a Compose network reach each other. */
  public String networkIngress(Network network) {
    return id(network(network.key()), "NetworkIngress");
  }

  /** The task definition of a task. */
  public String taskDefinition(TaskPlan task) {
    return id(serviceOf(task.name()), "TaskDefinition");
  }

  /** The role that starts a task. */
  public String executionRole(TaskPlan task) {
    return id(serviceOf(task.name()), "TaskExecutionRole");
  }

  /** The role that the containers of a task have. */
  public String taskRole(TaskPlan task) {
    return id(serviceOf(task.name()), "TaskRole");
  }

  /** The ECS service that keeps a task running. */
  public String service(TaskPlan task) {
    return service(task.name());
  }

  /** The ECS service that keeps the task of a service running. */
  public String service(String service) {
    return id(serviceOf(service), "Service");
  }

  /** The security group of a task. */
  public String securityGroup(TaskPlan task) {
    return securityGroup(task.name());
  }

  /** The security group of the task of a service. */
  public String securityGroup(String service) {
    return id(serviceOf(service), "SecurityGroup");
  }

  /** The name of a service in DNS. */
  public String discoveryEntry(TaskPlan task) {
    return id(serviceOf(task.name()), "ServiceDiscoveryEntry");
  }

  /** A further name of a service in DNS. */
  public String alias(String alias) {
    return id(aliasOf(alias), "Alias");
  }

  /** What a further name leads to. */
  public String aliasTarget(String alias) {
    return id(aliasOf(alias), "AliasTarget");
  }

  /** What scales an ECS service. */
  public String scalableTarget(TaskPlan task) {
    return id(serviceOf(task.name()), "ScalableTarget");
  }

  /** The policy by which an ECS service follows a metric, {@code cpu}. */
  public String scalingPolicy(TaskPlan task, String metric) {
    return id(serviceOf(task.name()), policy(metric));
  }

  /** When a task runs. */
  public String schedule(TaskPlan task) {
    return id(serviceOf(task.name()), "Schedule");
  }

  /** The role of the scheduler that runs a task. */
  public String scheduleRole(TaskPlan task) {
    return id(serviceOf(task.name()), "ScheduleRole");
  }

  private static String policy(String metric) {
    return Stems.stem(metric) + "ScalingPolicy";
  }

  private static String serviceOf(String name) {
    return "service " + name;
  }

  private static String aliasOf(String alias) {
    return "alias " + alias;
  }

  private static String network(String key) {
    return "network " + key;
  }

  private static String secretOf(String key) {
    return "secret " + key;
  }

  private static String volume(String key) {
    return "volume " + key;
  }

  private static String pointOf(AccessPoint point) {
    return point.key();
  }

  private static String portOf(PublishedPort port) {
    return "port " + port.key();
  }

  private static String ingressOf(Admission admission) {
    return "ingress " + admission.balancer() + " " + admission.task() + " " + admission.port();
  }

  /** The file system of a volume or directory. */
  public String fileSystem(FileSystem volume) {
    return id(volume(volume.key()), "Filesystem");
  }

  /** The parameter with the file system of an access point that exists. */
  public String fileSystemId(FileSystem volume) {
    return id(volume(volume.key()), "FilesystemId");
  }

  /** The security group of a file system. */
  public String fileSystemSecurityGroup(FileSystem volume) {
    return id(volume(volume.key()), "FilesystemSecurityGroup");
  }

  /** The mount target of a file system in a zone, from 1. */
  public String mountTarget(FileSystem volume, int zone) {
    return id(volume(volume.key()), "FilesystemMountTarget" + zone);
  }

  /** An access point. */
  public String accessPoint(AccessPoint point) {
    return id(pointOf(point), point.isMarks() ? "CopiedAccessPoint" : "AccessPoint");
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
    return id(portOf(port), portPart(port) + "TargetGroup");
  }

  /**
   * A listener, named by its load balancer and its port alone, because there is one at a time: what
   * it speaks, where it leads and with which certificate may change.
   */
  public static String listener(ListenerPlan listener) {
    return listener(listener.balancer(), listener.port());
  }

  private static String listener(LoadBalancerKind balancer, int port) {
    return listenerStem(balancer, port) + "Listener";
  }

  private static String listenerStem(LoadBalancerKind balancer, int port) {
    return prefix(balancer) + (balancer.application() ? "HTTP" : "Network") + port;
  }

  /** The listener that redirects from HTTP to HTTPS: that of port 80. */
  public static String redirectListener(LoadBalancerKind balancer) {
    return listener(balancer, LoadBalancerReferences.HTTP);
  }

  /** A rule of a listener, named by its priority, because a listener has each only once. */
  public static String listenerRule(ListenerPlan listener, int priority) {
    return listenerStem(listener.balancer(), listener.port()) + "Rule" + priority;
  }

  /**
   * A further certificate of a listener.
   *
   * @param certificate its ARN or its domain
   */
  public static String listenerCertificate(ListenerPlan listener, String certificate) {
    return listenerStem(listener.balancer(), listener.port())
        + "Certificate"
        + Stems.hash(certificate)
        + Stems.hash(certificate + "\n");
  }

  /** The certificate of a domain. */
  public static String certificate(String domain) {
    return Stems.domain(domain) + "Certificate";
  }

  /** The record in DNS of a domain. */
  public static String domainRecord(String domain) {
    return Stems.domain(domain) + "Record";
  }

  /** The rule by which a load balancer reaches a port of a task. */
  public String ingress(Admission admission) {
    return id(ingressOf(admission), ingressPart(admission));
  }

  private static String ingressPart(Admission admission) {
    return admission.protocol().toUpperCase(Locale.ROOT)
        + admission.port()
        + prefix(admission.balancer())
        + (admission.balancer().application() ? "" : "Network")
        + "Ingress";
  }

  /** The output with the address of a published port. */
  public String address(PublishedPort port) {
    return id(portOf(port), portPart(port) + (port.kind().isApplication() ? "Url" : "Address"));
  }

  private static String published(PublishedPort port) {
    return prefix(port.balancer()) + port.protocol();
  }

  private static String portPart(PublishedPort port) {
    return published(port) + port.listener();
  }

  /**
   * The names that Docker's retired integration had for what is called otherwise here, and the
   * names here: listeners, target groups of ports without a protocol, rules of networks.
   *
   * @see <a
   *     href="https://github.com/docker-archive/compose-cli/blob/main/ecs/cloudformation.go">its
   *     names</a>
   */
  public Map<String, String> retired(ComposeProject project, LoadBalancingPlan loadBalancing) {
    Map<String, String> names = new TreeMap<>();
    boolean application = false;
    for (ListenerPlan listener : loadBalancing.listeners()) {
      application |= listener.balancer() == LoadBalancerKind.APPLICATION;
      for (PublishedPort port : listener.ports()) {
        String stem = services.of(port.service());
        String protocol = port.protocol();
        names.putIfAbsent(stem + protocol + port.target() + "Listener", listener(listener));
        names.putIfAbsent(stem + port.target() + "Listener", listener(listener));
        names.putIfAbsent(stem + port.listener() + "TargetGroup", targetGroup(port));
        Service service = project.services().get(port.service());
        for (String key : service == null ? List.<String>of() : service.networks().keySet()) {
          String network = Stems.stem(key);
          String group = loadBalancerSecurityGroup(listener.balancer());
          names.putIfAbsent(network + port.target() + "Ingress", group);
          names.putIfAbsent(network + protocol + port.target() + "Ingress", group);
        }
      }
    }
    if (!application && !loadBalancing.listeners().isEmpty()) {
      names.put(
          loadBalancer(LoadBalancerKind.APPLICATION),
          loadBalancer(loadBalancing.listeners().get(0).balancer()));
    }
    return names;
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
    return id(serviceOf(service.name()), "Image");
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
    return new SecretParameters(
        secrets.of(key) + "Secret",
        id(secretOf(key), "SecretArn"),
        id(secretOf(key), "SecretVersion"));
  }

  /** The parameters of the secret with the project's credentials; no Compose secret has them. */
  public static SecretParameters credentials() {
    return new SecretParameters("Environment", "EnvironmentArn", "EnvironmentVersion");
  }

  /** The parameters of the secret with the credentials of one task. */
  public SecretParameters credentials(TaskPlan task) {
    return new SecretParameters(
        services.of(task.name()) + "Environment",
        id(serviceOf(task.name()), "EnvironmentArn"),
        id(serviceOf(task.name()), "EnvironmentVersion"));
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
