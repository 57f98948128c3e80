package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cli.aws.Ahead;
import dev.c2ecs.cli.aws.Networks;
import dev.c2ecs.cli.aws.Networks.Subnet;
import dev.c2ecs.cli.aws.Networks.WayOut;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.diagnostic.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Chooses VPC and subnets: those that are given, checked, or the default ones of the account. */
final class NetworkChoice {

  /** The parameters that are looked up. */
  static final Set<String> PARAMETERS =
      Set.of(
          "VpcId", "SubnetIds", "LoadBalancerSubnetIds", "FileSystemSubnetIds", "AssignPublicIp");

  /** What tasks must reach to start, when they do not reach the Internet. */
  private static final List<String> NEEDED_ENDPOINTS =
      List.of("ecr.api", "ecr.dkr", "s3", "logs", "secretsmanager");

  /** How many mount targets a template writes for a file system. */
  private static final int MOUNT_TARGETS = 2;

  private final Networks networks;
  private final DeployRequest request;

  NetworkChoice(Networks networks, DeployRequest request) {
    this.networks = networks;
    this.request = request;
  }

  /**
   * The parameters of the network that the template has and nobody gave.
   *
   * @throws DeployFailure if there is no network that the project can run in
   */
  Map<String, String> choose() {
    Map<String, Parameter> declared = new TreeMap<>();
    request.template().parameters().forEach(p -> declared.put(p.name(), p));
    if (!declared.containsKey("VpcId")) {
      return Map.of();
    }
    Optional<String> named = given("VpcId", declared);
    String vpc = named.orElseGet(this::defaultVpc);
    Ahead<Boolean> exists = Ahead.of(() -> named.isEmpty() || networks.exists(vpc));
    Ahead<List<String>> missing = Ahead.of(() -> missingDns(vpc));
    Ahead<List<Subnet>> all = Ahead.of(() -> networks.subnets(vpc));
    if (!exists.get()) {
      throw new Refusal(DeployCode.VPC, "there is no VPC " + vpc + " in this region");
    }
    List<String> dns = missing.get();
    if (!dns.isEmpty()) {
      throw new Refusal(
          DeployCode.VPC_DNS,
          "the VPC "
              + vpc
              + " lacks "
              + String.join(" and ", dns)
              + ", which service names and file systems need: "
              + dns.stream()
                  .map(name -> "`aws ec2 modify-vpc-attribute --vpc-id " + vpc + flag(name) + "`")
                  .collect(Collectors.joining(" and "))
              + ", or use `x-aws-vpc: new`");
    }
    Map<String, Subnet> subnets = new LinkedHashMap<>();
    all.get().forEach(subnet -> subnets.put(subnet.id(), subnet));
    Map<String, String> chosen = new LinkedHashMap<>();
    chosen.put("VpcId", vpc);
    List<Subnet> tasks =
        given("SubnetIds", declared)
            .map(ids -> named(ids, subnets, vpc))
            .orElseGet(() -> withMountTargets(byDefault(subnets, vpc), declared));
    reachable(tasks, vpc, declared, chosen);
    chosen.put("SubnetIds", ids(tasks));
    given("LoadBalancerSubnetIds", declared)
        .ifPresent(ids -> chosen.put("LoadBalancerSubnetIds", ids(named(ids, subnets, vpc))));
    if (declared.containsKey("FileSystemSubnetIds")) {
      chosen.put(
          "FileSystemSubnetIds",
          given("FileSystemSubnetIds", declared)
              .map(ids -> ids(onePerZone(named(ids, subnets, vpc), true)))
              .orElseGet(() -> ids(onePerZone(tasks, false))));
    }
    chosen.keySet().retainAll(declared.keySet());
    return chosen;
  }

  /** The look is a courtesy: a deployment works without the permission to it. */
  private List<String> missingDns(String vpc) {
    try {
      return networks.missingDns(vpc);
    } catch (DeployFailure e) {
      if (e.isDenied()) {
        return List.of();
      }
      throw e;
    }
  }

  /** The flag of the AWS CLI for an attribute. */
  private static String flag(String attribute) {
    return " --" + attribute.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private Optional<String> given(String name, Map<String, Parameter> declared) {
    return Optional.ofNullable(request.parameters().get(name))
        .or(() -> Optional.ofNullable(declared.get(name)).flatMap(Parameter::defaultValue));
  }

  private String defaultVpc() {
    return networks
        .defaultVpc()
        .orElseThrow(
            () ->
                new Refusal(
                    DeployCode.VPC,
                    "this region has no default VPC: give --parameter VpcId=… and --parameter"
                        + " SubnetIds=…, or write `x-aws-vpc: new` in the Compose file"));
  }

  private static List<Subnet> named(String ids, Map<String, Subnet> subnets, String vpc) {
    List<Subnet> named = new ArrayList<>();
    for (String id : ids.split(",", -1)) {
      Subnet subnet = subnets.get(id.strip());
      if (subnet == null) {
        throw new Refusal(DeployCode.SUBNETS, "the VPC " + vpc + " has no subnet " + id.strip());
      }
      named.add(subnet);
    }
    return named;
  }

  /** One subnet for each zone, those that reach the Internet before others. */
  private static List<Subnet> byDefault(Map<String, Subnet> subnets, String vpc) {
    List<Subnet> out =
        subnets.values().stream().filter(s -> s.wayOut() == WayOut.INTERNET_GATEWAY).toList();
    List<Subnet> chosen = onePerZone(out.isEmpty() ? List.copyOf(subnets.values()) : out, false);
    if (chosen.size() < 2) {
      throw new Refusal(
          DeployCode.SUBNETS,
          "the VPC "
              + vpc
              + " has subnets in fewer than two zones: give --parameter SubnetIds=…, or write"
              + " `x-aws-vpc: new` in the Compose file");
    }
    return chosen;
  }

  /** A task that mounts a file system can only run in a zone with a mount target: in two zones. */
  private static List<Subnet> withMountTargets(
      List<Subnet> subnets, Map<String, Parameter> declared) {
    return declared.containsKey("FileSystemSubnetIds")
        ? subnets.subList(0, Math.min(MOUNT_TARGETS, subnets.size()))
        : subnets;
  }

  private static List<Subnet> onePerZone(List<Subnet> subnets, boolean given) {
    Map<String, Subnet> byZone = new TreeMap<>();
    for (Subnet subnet : subnets) {
      Subnet other = byZone.putIfAbsent(subnet.zone(), subnet);
      if (other != null && given) {
        throw new Refusal(
            DeployCode.SAME_ZONE,
            "FileSystemSubnetIds: "
                + other.id()
                + " and "
                + subnet.id()
                + " are both in "
                + subnet.zone()
                + "; a file system has one mount target in each zone");
      }
    }
    return List.copyOf(byZone.values());
  }

  private void reachable(
      List<Subnet> subnets,
      String vpc,
      Map<String, Parameter> declared,
      Map<String, String> chosen) {
    Map<WayOut, List<Subnet>> ways =
        subnets.stream().collect(Collectors.groupingBy(Subnet::wayOut));
    boolean said = request.parameters().containsKey("AssignPublicIp");
    boolean byGateway = ways.containsKey(WayOut.INTERNET_GATEWAY);
    if (byGateway && ways.containsKey(WayOut.NAT) && !said) {
      throw new Refusal(
          DeployCode.MIXED_SUBNETS,
          "some subnets reach the Internet with public addresses and some without ("
              + ids(ways.get(WayOut.NAT))
              + "): give subnets of one kind, or --parameter AssignPublicIp=ENABLED or DISABLED");
    }
    if (ways.containsKey(WayOut.NONE)) {
      Set<String> endpoints = networks.endpoints(vpc);
      List<String> missing =
          NEEDED_ENDPOINTS.stream().filter(name -> !endpoints.contains(name)).toList();
      if (!missing.isEmpty()) {
        throw new Refusal(
            DeployCode.NO_WAY_OUT,
            "tasks in "
                + ids(ways.get(WayOut.NONE))
                + " would not reach the registries: there is no route to the Internet and no"
                + " endpoint for "
                + String.join(", ", missing));
      }
    }
    String address = byGateway ? "ENABLED" : "DISABLED";
    if (said && byGateway && "DISABLED".equals(request.parameters().get("AssignPublicIp"))) {
      throw new Refusal(
          DeployCode.NO_WAY_OUT,
          "tasks in "
              + ids(subnets)
              + " would not reach the registries: these subnets need public addresses,"
              + " --parameter AssignPublicIp=ENABLED");
    }
    if (!said && declared.containsKey("AssignPublicIp")) {
      chosen.put("AssignPublicIp", address);
    }
  }

  private static String ids(List<Subnet> subnets) {
    return subnets.stream().map(Subnet::id).collect(Collectors.joining(","));
  }
}
