package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.ParameterSource.Network;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.cli.aws.Ahead;
import dev.c2ecs.cli.aws.Networks;
import dev.c2ecs.cli.aws.Networks.Subnet;
import dev.c2ecs.cli.aws.Networks.WayOut;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.diagnostic.Refusal;
import java.util.ArrayList;
import java.util.EnumMap;
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

  private static final String OR_A_NEW_ONE = "…, or write `x-aws-vpc: new` in the Compose file";

  /** What tasks must reach to start, when they do not reach the Internet. */
  private static final List<String> NEEDED_ENDPOINTS =
      List.of("ecr.api", "ecr.dkr", "s3", "logs", "secretsmanager");

  private final Networks networks;
  private final DeployRequest request;
  private final Map<Network, Parameter> declared = new EnumMap<>(Network.class);

  NetworkChoice(Networks networks, DeployRequest request) {
    this.networks = networks;
    this.request = request;
    for (Parameter parameter : request.root().template().parameters()) {
      if (parameter.source() instanceof Network part) {
        declared.put(part, parameter);
      }
    }
  }

  /**
   * The parameters of the network that a template has and nobody gave; nothing is asked when it has
   * none.
   *
   * @throws DeployFailure if there is no network that the project can run in
   */
  static Map<String, String> of(Session session, DeployRequest request) {
    boolean needed =
        request.root().template().parameters().stream()
            .anyMatch(parameter -> parameter.source() == Network.VPC);
    if (!needed) {
      return Map.of();
    }
    try (Networks networks = new Networks(session.aws())) {
      return new NetworkChoice(networks, request).choose();
    }
  }

  /** The same of the network for a job, where no service needs it and no parameter has it. */
  static Map<String, String> ofJobs(Session session, DeployRequest request) {
    try (Networks networks = new Networks(session.aws())) {
      Map<String, String> values = new LinkedHashMap<>();
      new NetworkChoice(networks, request)
          .parts()
          .forEach((part, value) -> values.put(LogicalIds.parameter(part), value));
      return values;
    }
  }

  /**
   * The parameters of the network that the template has and nobody gave.
   *
   * @throws DeployFailure if there is no network that the project can run in
   */
  Map<String, String> choose() {
    if (!declared.containsKey(Network.VPC)) {
      return Map.of();
    }
    Map<String, String> values = new LinkedHashMap<>();
    parts()
        .forEach(
            (part, value) -> {
              Parameter parameter = declared.get(part);
              if (parameter != null) {
                values.put(parameter.name(), value);
              }
            });
    return values;
  }

  /** All parts, also those that the template has no parameter for. */
  private Map<Network, String> parts() {
    Optional<String> named = given(Network.VPC);
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
    Map<Network, String> chosen = new LinkedHashMap<>();
    chosen.put(Network.VPC, vpc);
    List<Subnet> tasks =
        given(Network.SUBNETS)
            .map(ids -> named(ids, subnets, vpc))
            .orElseGet(() -> withMountTargets(byDefault(subnets, vpc)));
    addresses(tasks, vpc).ifPresent(value -> chosen.put(Network.PUBLIC_ADDRESSES, value));
    chosen.put(Network.SUBNETS, ids(tasks));
    given(Network.LOAD_BALANCER_SUBNETS)
        .ifPresent(ids -> chosen.put(Network.LOAD_BALANCER_SUBNETS, ids(named(ids, subnets, vpc))));
    if (declared.containsKey(Network.FILE_SYSTEM_SUBNETS)) {
      chosen.put(
          Network.FILE_SYSTEM_SUBNETS,
          given(Network.FILE_SYSTEM_SUBNETS)
              .map(ids -> ids(onePerZone(named(ids, subnets, vpc), true)))
              .orElseGet(() -> ids(onePerZone(tasks, false))));
    }
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

  private Optional<String> given(Network part) {
    return Optional.ofNullable(declared.get(part))
        .flatMap(
            parameter ->
                Optional.ofNullable(request.parameters().get(parameter.name()))
                    .or(parameter::defaultValue));
  }

  /** How a part of the network is given. */
  private static String option(Network part) {
    return "--parameter " + LogicalIds.parameter(part) + "=";
  }

  private String defaultVpc() {
    return networks
        .defaultVpc()
        .orElseThrow(
            () ->
                new Refusal(
                    DeployCode.VPC,
                    "this region has no default VPC: give "
                        + option(Network.VPC)
                        + "… and "
                        + option(Network.SUBNETS)
                        + OR_A_NEW_ONE));
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
              + " has subnets in fewer than two zones: give "
              + option(Network.SUBNETS)
              + OR_A_NEW_ONE);
    }
    return chosen;
  }

  /** A task that mounts a file system can only run in a zone with a mount target. */
  private List<Subnet> withMountTargets(List<Subnet> subnets) {
    Parameter parameter = declared.get(Network.FILE_SYSTEM_SUBNETS);
    int zones = 0;
    for (Resource target : request.root().template().ofType(ResourceType.MOUNT_TARGET)) {
      if (parameter != null
          && target.properties().entries().get("SubnetId") instanceof Value.Select select
          && select.list().equals(Value.ref(parameter.name()))) {
        zones = Math.max(zones, select.index() + 1);
      }
    }
    return zones == 0 ? subnets : subnets.subList(0, Math.min(zones, subnets.size()));
  }

  private static List<Subnet> onePerZone(List<Subnet> subnets, boolean given) {
    Map<String, Subnet> byZone = new TreeMap<>();
    for (Subnet subnet : subnets) {
      Subnet other = byZone.putIfAbsent(subnet.zone(), subnet);
      if (other != null && given) {
        throw new Refusal(
            DeployCode.SAME_ZONE,
            LogicalIds.parameter(Network.FILE_SYSTEM_SUBNETS)
                + ": "
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

  /**
   * Whether tasks have public addresses, as the subnets need it; empty when it was said.
   *
   * @throws DeployFailure if tasks in the subnets would not start
   */
  private Optional<String> addresses(List<Subnet> subnets, String vpc) {
    Map<WayOut, List<Subnet>> ways =
        subnets.stream().collect(Collectors.groupingBy(Subnet::wayOut));
    Optional<String> said =
        Optional.ofNullable(
            request.parameters().get(LogicalIds.parameter(Network.PUBLIC_ADDRESSES)));
    boolean byGateway = ways.containsKey(WayOut.INTERNET_GATEWAY);
    if (byGateway && ways.containsKey(WayOut.NAT) && said.isEmpty()) {
      throw new Refusal(
          DeployCode.MIXED_SUBNETS,
          "some subnets reach the Internet with public addresses and some without ("
              + ids(ways.get(WayOut.NAT))
              + "): give subnets of one kind, or "
              + option(Network.PUBLIC_ADDRESSES)
              + "ENABLED or DISABLED");
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
    if (byGateway && said.filter("DISABLED"::equals).isPresent()) {
      throw new Refusal(
          DeployCode.NO_WAY_OUT,
          "tasks in "
              + ids(subnets)
              + " would not reach the registries: these subnets need public addresses, "
              + option(Network.PUBLIC_ADDRESSES)
              + "ENABLED");
    }
    return said.isPresent() ? Optional.empty() : Optional.of(byGateway ? "ENABLED" : "DISABLED");
  }

  private static String ids(List<Subnet> subnets) {
    return subnets.stream().map(Subnet::id).collect(Collectors.joining(","));
  }
}
