package dev.c2ecs.cfn.network;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.cfn.extension.ServiceExtensions;
import dev.c2ecs.cfn.extension.Setting;
import dev.c2ecs.cfn.input.ParameterSource.Network;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.VpcIds;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The network that the stack is in: one that the parameters name, or a VPC of its own.
 *
 * @param own whether the stack has a VPC of its own, {@code x-aws-vpc: new}
 * @param nat how the private subnets of an own VPC reach the Internet
 * @param zones the number of zones
 * @param vpcId the VPC that the file names
 * @param taskSubnets the subnets of tasks that the file names
 * @param loadBalancerSubnets the subnets of load balancers that the file names
 */
public record NetworkPlan(
    boolean own,
    Nat nat,
    int zones,
    Optional<String> vpcId,
    List<String> taskSubnets,
    List<String> loadBalancerSubnets) {

  /** How private subnets reach the Internet. */
  public enum Nat {
    /** Not at all; tasks are in the public subnets and have public addresses. */
    NONE,
    /** Through one gateway. */
    SINGLE,
    /** Through a gateway in each zone. */
    PER_AZ
  }

  /** The parameters that a template has only when something is in these subnets. */
  public static final Set<Network> SUBNETS = Set.of(Network.SUBNETS, Network.LOAD_BALANCER_SUBNETS);

  /** The most zones that {@code x-aws-zones} names. */
  public static final int MOST_ZONES = 6;

  private static final int DEFAULT_ZONES = 2;

  /** Every region has as many. */
  private static final int USUAL_ZONES = 3;

  private static final String SUBNET_LIST = "List<AWS::EC2::Subnet::Id>";

  public NetworkPlan {
    taskSubnets = List.copyOf(taskSubnets);
    loadBalancerSubnets = List.copyOf(loadBalancerSubnets);
  }

  public static NetworkPlan of(ProjectExtensions said, DiagnosticCollector findings) {
    int zones = said.zones().orElse(DEFAULT_ZONES);
    Optional<String> vpc = said.vpc().value();
    boolean own = vpc.filter("new"::equals).isPresent();
    Optional<String> nat = said.nat().value();
    Setting<?> other = own ? said.subnets().whole() : said.nat();
    if (other.present()) {
      findings.add(
          PolicyCode.EXTENSION_VALUE,
          other.path(),
          (own ? Keys.SUBNETS : Keys.NAT)
              + (own ? " is of no use in a VPC of its own" : " is for a VPC of its own only"),
          (own ? "remove it, or `" : "add `") + Keys.VPC + ": new`");
    }
    if (zones > USUAL_ZONES) {
      findings.add(
          PolicyCode.MANY_ZONES,
          said.zones().path(),
          "there are regions with " + USUAL_ZONES + " zones only: the stack needs " + zones,
          "");
    }
    return new NetworkPlan(
        own,
        switch (nat.orElse("none")) {
          case "single" -> Nat.SINGLE;
          case "per-az" -> Nat.PER_AZ;
          default -> Nat.NONE;
        },
        zones,
        own ? Optional.empty() : vpc,
        said.subnets().tasks().orElse(List.of()),
        said.subnets().loadBalancer().orElse(List.of()));
  }

  /** The VPC. */
  public Value vpc() {
    return own ? Value.ref(VpcIds.vpc()) : ref(Network.VPC);
  }

  /** The subnets of the tasks of a service. */
  public Value taskSubnets(ServiceExtensions said) {
    List<String> subnets = said.subnets().orElse(List.of());
    if (!subnets.isEmpty()) {
      return Value.texts(subnets);
    }
    return own ? subnets(nat == Nat.NONE) : ref(Network.SUBNETS);
  }

  /** Whether tasks have public addresses. */
  public Value assignPublicIp() {
    return own
        ? Value.text(nat == Nat.NONE ? "ENABLED" : "DISABLED")
        : ref(Network.PUBLIC_ADDRESSES);
  }

  /** The subnets of load balancers; internal ones are where the tasks are. */
  public Value loadBalancerSubnets(boolean internal) {
    if (own) {
      return subnets(!internal);
    }
    return ref(
        loadBalancerSubnets.isEmpty() || internal
            ? Network.SUBNETS
            : Network.LOAD_BALANCER_SUBNETS);
  }

  /** The subnet of a mount target in a zone, from 1. */
  public Value fileSystemSubnet(int zone) {
    return own
        ? Value.ref(VpcIds.privateSubnet(zone))
        : new Value.Select(zone - 1, ref(Network.FILE_SYSTEM_SUBNETS));
  }

  /** The subnets with mount targets, in a VPC that exists. */
  Value fileSystemSubnets() {
    List<Value> subnets = new ArrayList<>();
    for (int zone = 1; zone <= zones; zone++) {
      subnets.add(fileSystemSubnet(zone));
    }
    return Value.list(subnets);
  }

  private Value subnets(boolean open) {
    List<Value> subnets = new ArrayList<>();
    for (int zone = 1; zone <= zones; zone++) {
      subnets.add(Value.ref(open ? VpcIds.publicSubnet(zone) : VpcIds.privateSubnet(zone)));
    }
    return Value.list(subnets);
  }

  private static Value ref(Network part) {
    return Value.ref(LogicalIds.parameter(part));
  }

  /** What must be there before tasks reach the Internet. */
  public List<String> routes() {
    if (!own) {
      return List.of();
    }
    if (nat == Nat.NONE) {
      return List.of(VpcIds.publicRoute());
    }
    List<String> routes = new ArrayList<>();
    for (int zone = 1; zone <= (nat == Nat.SINGLE ? 1 : zones); zone++) {
      routes.add(VpcIds.privateRoute(nat, zone));
    }
    return routes;
  }

  /**
   * The parameters.
   *
   * @param services whether anything runs
   * @param balanced whether there is a load balancer
   */
  public List<Parameter> parameters(boolean services, boolean balanced) {
    if (own) {
      return List.of();
    }
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(parameter(Network.VPC, "AWS::EC2::VPC::Id", "The VPC to run in", vpcId));
    if (services) {
      boolean apart = !loadBalancerSubnets.isEmpty();
      parameters.add(
          parameter(
              Network.SUBNETS,
              SUBNET_LIST,
              apart
                  ? "Subnets of the tasks"
                  : "Subnets of the tasks and load balancers, in at least two zones",
              joined(taskSubnets)));
      if (apart && balanced) {
        parameters.add(
            parameter(
                Network.LOAD_BALANCER_SUBNETS,
                SUBNET_LIST,
                "Subnets of the load balancers, in at least two zones",
                joined(loadBalancerSubnets)));
      }
      parameters.add(
          new Parameter(
              LogicalIds.parameter(Network.PUBLIC_ADDRESSES),
              "String",
              "ENABLED in subnets that reach the Internet without a NAT gateway",
              Optional.of("ENABLED"),
              List.of("ENABLED", "DISABLED"),
              Optional.empty(),
              Network.PUBLIC_ADDRESSES));
    }
    return parameters;
  }

  /** The parameter of the subnets of file systems. */
  public List<Parameter> fileSystemParameters() {
    return own
        ? List.of()
        : List.of(
            parameter(
                Network.FILE_SYSTEM_SUBNETS,
                SUBNET_LIST,
                "One subnet in each of "
                    + zoneWord()
                    + ", the zones of "
                    + LogicalIds.parameter(Network.SUBNETS),
                Optional.empty()));
  }

  private String zoneWord() {
    return switch (zones) {
      case 1 -> "one zone";
      case 2 -> "two zones";
      case 3 -> "three zones";
      default -> zones + " zones";
    };
  }

  private static Optional<String> joined(List<String> ids) {
    return ids.isEmpty() ? Optional.empty() : Optional.of(String.join(",", ids));
  }

  private static Parameter parameter(
      Network part, String type, String description, Optional<String> defaultValue) {
    return new Parameter(
        LogicalIds.parameter(part),
        type,
        description,
        defaultValue,
        List.of(),
        Optional.empty(),
        part);
  }
}
