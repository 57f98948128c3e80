package dev.c2ecs.cfn.extension;

import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Network;
import dev.c2ecs.compose.model.Port;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.TreePath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a project says under its {@code x-aws-} keys, read once. Values that do not have the form of
 * their row are reported by {@link ExtensionWalk}.
 *
 * @param cluster a cluster that exists
 * @param helperImage the image of the helper containers
 * @param kms the keys of the customer that data are encrypted with
 * @param loadBalancer a load balancer that exists
 * @param logsRetention the days that logs are kept
 * @param nat how private subnets reach the Internet
 * @param permissionsBoundary the permissions boundary of every role
 * @param subnets the subnets of tasks and load balancers
 * @param tags the tags of every resource
 * @param vpc a VPC that exists, or {@code new}
 * @param zones the number of zones
 * @param services those of services, by name
 * @param ports those of ports, by where they stand
 * @param securityGroups the security groups that are networks, by the key of the network
 * @param data whether mounts and volumes are data, by their paths
 * @param secretKeys the keys of secrets that are files of their own, by the key of the secret
 * @param secretKms the keys of the customer that secrets are encrypted with, by the key of the
 *     secret
 */
public record ProjectExtensions(
    Setting<String> cluster,
    Setting<String> helperImage,
    Kms kms,
    LoadBalancer loadBalancer,
    Setting<Integer> logsRetention,
    Setting<String> nat,
    Setting<String> permissionsBoundary,
    Subnets subnets,
    Setting<Node> tags,
    Setting<String> vpc,
    Setting<Integer> zones,
    Map<String, ServiceExtensions> services,
    Map<TreePath, PortExtensions> ports,
    Map<String, Setting<String>> securityGroups,
    Map<TreePath, Setting<Boolean>> data,
    Map<String, Setting<List<String>>> secretKeys,
    Map<String, Setting<String>> secretKms) {

  public ProjectExtensions {
    services = Map.copyOf(services);
    ports = Map.copyOf(ports);
    securityGroups = Map.copyOf(securityGroups);
    data = Map.copyOf(data);
    secretKeys = Map.copyOf(secretKeys);
    secretKms = Map.copyOf(secretKms);
  }

  /**
   * A load balancer that exists: its ARN, or a mapping with more.
   *
   * @param whole the ARN or the mapping
   * @param arn its ARN
   * @param securityGroup its security group
   * @param listeners the ARNs of listeners that exist, by port
   */
  public record LoadBalancer(
      Setting<Node> whole,
      Setting<String> arn,
      Setting<String> securityGroup,
      Setting<Map<String, String>> listeners) {

    private static LoadBalancer of(SettingReader top) {
      SettingReader balancer = top.below(Keys.LOADBALANCER);
      return new LoadBalancer(
          top.node(Keys.LOADBALANCER),
          top.hasMapping(Keys.LOADBALANCER) ? balancer.text("arn") : top.text(Keys.LOADBALANCER),
          balancer.text("security_group"),
          balancer.map("listeners"));
    }
  }

  /**
   * Keys of KMS, as ARNs: one for all data, or a mapping with one for each kind.
   *
   * @param whole the ARN or the mapping
   * @param secrets that of secrets
   * @param logs that of the log group
   * @param volumes that of file systems
   */
  public record Kms(
      Setting<Node> whole, Setting<String> secrets, Setting<String> logs, Setting<String> volumes) {

    private static Kms of(SettingReader top) {
      Setting<Node> whole = top.node(Keys.KMS);
      if (!top.hasMapping(Keys.KMS)) {
        Setting<String> one = top.text(Keys.KMS);
        return new Kms(whole, one, one, one);
      }
      SettingReader kms = top.below(Keys.KMS);
      return new Kms(whole, kms.text("secrets"), kms.text("logs"), kms.text("volumes"));
    }
  }

  /**
   * What an estimate of the cost assumes.
   *
   * @param region the region whose prices count
   * @param numbers the numbers that are given, by their keys, as texts
   */
  public record Cost(
      Setting<String> region,
      Setting<Map<String, String>> prices,
      Map<String, Setting<String>> numbers) {
    public Cost {
      numbers = Map.copyOf(numbers);
    }

    private static Cost of(SettingReader top) {
      SettingReader cost = top.below(Keys.COST);
      Map<String, Setting<String>> numbers = new HashMap<>();
      for (String key : cost.tree().entries().keySet()) {
        if (!key.equals("region") && !key.equals("prices") && cost.isKnown(key)) {
          numbers.put(key, cost.text(key));
        }
      }
      return new Cost(cost.text("region"), cost.map("prices"), numbers);
    }

    /** A number that is given and usable. */
    public Optional<String> number(String key) {
      Setting<String> number = numbers.get(key);
      return number == null ? Optional.empty() : number.value();
    }
  }

  /** What a project says of its cost, which no template needs. */
  public static Cost cost(ComposeProject project) {
    return Cost.of(new SettingReader(project.tree(), TreePath.ROOT));
  }

  /**
   * Subnets: a list for tasks and load balancers, or a mapping with one for each.
   *
   * @param whole the list or the mapping
   * @param tasks those of tasks
   * @param loadBalancer those of load balancers, where they are others
   */
  public record Subnets(
      Setting<Node> whole, Setting<List<String>> tasks, Setting<List<String>> loadBalancer) {

    private static Subnets of(SettingReader top) {
      SettingReader subnets = top.below(Keys.SUBNETS);
      return new Subnets(
          top.node(Keys.SUBNETS),
          top.hasMapping(Keys.SUBNETS) ? subnets.texts("tasks") : top.texts(Keys.SUBNETS),
          subnets.texts("load_balancer"));
    }
  }

  /** What a project says. */
  public static ProjectExtensions of(ComposeProject project) {
    SettingReader top = new SettingReader(project.tree(), TreePath.ROOT);
    Map<String, ServiceExtensions> services = new TreeMap<>();
    Map<TreePath, PortExtensions> ports = new HashMap<>();
    for (Service service : project.services().values()) {
      services.put(service.name(), ServiceExtensions.of(service));
      for (Port port : service.ports()) {
        ports.put(port.path(), PortExtensions.of(port));
      }
    }
    Map<String, Setting<String>> groups = new TreeMap<>();
    for (Network network : project.networks().values()) {
      groups.put(
          network.key(), top.below("networks").below(network.key()).text(Keys.SECURITYGROUP));
    }
    Map<TreePath, Setting<Boolean>> data = new HashMap<>();
    for (Service service : project.services().values()) {
      for (Mount mount : service.volumes()) {
        said(project, mount.path()).ifPresent(flag -> data.put(mount.path(), flag));
      }
    }
    for (String volume : project.volumes().keySet()) {
      TreePath path = TreePath.of("volumes", volume);
      said(project, path).ifPresent(flag -> data.put(path, flag));
    }
    Map<String, Setting<List<String>>> keys = new TreeMap<>();
    Map<String, Setting<String>> kms = new TreeMap<>();
    for (String secret : project.secrets().keySet()) {
      SettingReader declared = top.below("secrets").below(secret);
      keys.put(secret, declared.texts(Keys.KEYS));
      kms.put(secret, declared.text(Keys.KMS));
    }
    return new ProjectExtensions(
        top.text(Keys.CLUSTER),
        top.text(Keys.HELPER_IMAGE),
        Kms.of(top),
        LoadBalancer.of(top),
        top.number(Keys.LOGS_RETENTION),
        top.text(Keys.NAT),
        top.text(Keys.PERMISSIONS_BOUNDARY),
        Subnets.of(top),
        top.node(Keys.TAGS),
        top.text(Keys.VPC),
        top.number(Keys.ZONES),
        services,
        ports,
        groups,
        data,
        keys,
        kms);
  }

  /** What is said of a service. */
  public ServiceExtensions of(Service service) {
    ServiceExtensions said = services.get(service.name());
    return said == null ? ServiceExtensions.of(service) : said;
  }

  /** The security group that a network is. */
  public Setting<String> securityGroup(Network network) {
    return securityGroups.getOrDefault(network.key(), Setting.absent(TreePath.ROOT));
  }

  /** The keys of a secret that are files of their own; none when it is one file. */
  public List<String> keysOf(String secret) {
    Setting<List<String>> keys = secretKeys.get(secret);
    return keys == null ? List.of() : keys.orElse(List.of());
  }

  /**
   * The key of the customer that a declared secret is encrypted with: its own, else the project's.
   */
  public Optional<String> kmsOf(String secret) {
    Setting<String> own = secretKms.get(secret);
    return own == null ? kms.secrets().value() : own.value().or(() -> kms.secrets().value());
  }

  private static Optional<Setting<Boolean>> said(ComposeProject project, TreePath path) {
    return project
        .at(path)
        .filter(node -> node instanceof Mapping mapping && mapping.get(Keys.DATA).isPresent())
        .map(node -> new SettingReader((Mapping) node, path).flag(Keys.DATA));
  }

  /** Whether what is mounted at a path is data, when the mount or the volume says it. */
  public Optional<Setting<Boolean>> data(TreePath path) {
    return Optional.ofNullable(data.get(path));
  }

  /** Whether any mount or volume says whether it is data. */
  public boolean saysWhatIsData() {
    return !data.isEmpty();
  }

  /** What is said of a port. */
  public PortExtensions of(Port port) {
    PortExtensions said = ports.get(port.path());
    return said == null ? PortExtensions.of(port) : said;
  }
}
