package dev.c2ecs.cfn.network;

import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.cfn.extension.ExtensionValues;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Attributes;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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
  public static final List<String> SUBNET_PARAMETERS =
      List.of("SubnetIds", "LoadBalancerSubnetIds");

  private static final int DEFAULT_ZONES = 2;
  private static final String KEY = "x-aws-subnets";
  private static final String FILE_SYSTEM_SUBNETS = "FileSystemSubnetIds";
  private static final String SUBNET_LIST = "List<AWS::EC2::Subnet::Id>";

  public NetworkPlan {
    taskSubnets = List.copyOf(taskSubnets);
    loadBalancerSubnets = List.copyOf(loadBalancerSubnets);
  }

  public static NetworkPlan of(ComposeProject project, Findings findings) {
    ExtensionValues values = new ExtensionValues(findings);
    Attributes top = ExtensionValues.top(project);
    int zones = values.number(top, "x-aws-zones").orElse(DEFAULT_ZONES);
    Optional<String> vpc = values.text(top, "x-aws-vpc");
    boolean own = vpc.filter("new"::equals).isPresent();
    Optional<String> nat = values.text(top, "x-aws-nat");
    for (String key : List.of("x-aws-nat", KEY)) {
      if (top.tree().has(key) && own == key.equals(KEY)) {
        findings.add(
            PolicyCode.EXTENSION_VALUE,
            top.path().child(key),
            key + (own ? " is of no use in a VPC of its own" : " is for a VPC of its own only"),
            own ? "remove it, or `x-aws-vpc: new`" : "add `x-aws-vpc: new`");
      }
    }
    List<String> tasks = List.of();
    List<String> loadBalancers = List.of();
    Optional<Attributes> both = ExtensionValues.below(top, KEY);
    if (both.isPresent()) {
      tasks = values.texts(both.get(), "tasks");
      loadBalancers = values.texts(both.get(), "load_balancer");
    } else {
      tasks = values.texts(top, KEY);
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
        tasks,
        loadBalancers);
  }

  /** The VPC. */
  public Value vpc() {
    return Value.ref(own ? "Vpc" : "VpcId");
  }

  /** The subnets of the tasks of a service. */
  public Value taskSubnets(Service service, ExtensionValues values) {
    List<String> said = values.texts(service.attributes(), KEY);
    if (!said.isEmpty()) {
      return Value.texts(said);
    }
    return own ? subnets(nat == Nat.NONE ? "Public" : "Private") : Value.ref("SubnetIds");
  }

  /** Whether tasks have public addresses. */
  public Value assignPublicIp() {
    return own ? Value.text(nat == Nat.NONE ? "ENABLED" : "DISABLED") : Value.ref("AssignPublicIp");
  }

  /** The subnets of load balancers; internal ones are where the tasks are. */
  public Value loadBalancerSubnets(boolean internal) {
    if (own) {
      return subnets(internal ? "Private" : "Public");
    }
    return Value.ref(
        loadBalancerSubnets.isEmpty() || internal ? "SubnetIds" : "LoadBalancerSubnetIds");
  }

  /** The subnet of a mount target in a zone, from 0. */
  public Value fileSystemSubnet(int zone) {
    return own
        ? Value.ref("PrivateSubnet" + (zone + 1))
        : new Value.Select(zone, Value.ref(FILE_SYSTEM_SUBNETS));
  }

  private Value subnets(String kind) {
    return Value.list(
        IntStream.rangeClosed(1, zones)
            .mapToObj(zone -> Value.ref(kind + "Subnet" + zone))
            .toList());
  }

  /** What must be there before tasks reach the Internet. */
  public List<String> routes() {
    if (!own) {
      return List.of();
    }
    return switch (nat) {
      case NONE -> List.of("PublicRoute");
      case SINGLE -> List.of("PrivateRoute");
      case PER_AZ ->
          IntStream.rangeClosed(1, zones).mapToObj(zone -> "PrivateRoute" + zone).toList();
    };
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
    parameters.add(parameter("VpcId", "AWS::EC2::VPC::Id", "The VPC to run in", vpcId));
    if (services) {
      boolean apart = !loadBalancerSubnets.isEmpty();
      parameters.add(
          parameter(
              "SubnetIds",
              SUBNET_LIST,
              apart
                  ? "Subnets of the tasks"
                  : "Subnets of the tasks and load balancers, in at least two zones",
              joined(taskSubnets)));
      if (apart && balanced) {
        parameters.add(
            parameter(
                "LoadBalancerSubnetIds",
                SUBNET_LIST,
                "Subnets of the load balancers, in at least two zones",
                joined(loadBalancerSubnets)));
      }
      parameters.add(
          new Parameter(
              "AssignPublicIp",
              "String",
              "ENABLED in subnets that reach the Internet without a NAT gateway",
              Optional.of("ENABLED"),
              List.of("ENABLED", "DISABLED"),
              Optional.empty()));
    }
    return parameters;
  }

  /** The parameter of the subnets of file systems. */
  public List<Parameter> fileSystemParameters() {
    return own
        ? List.of()
        : List.of(
            Parameter.required(
                FILE_SYSTEM_SUBNETS,
                SUBNET_LIST,
                "One subnet in each of " + zoneWord() + ", the zones of SubnetIds"));
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
      String name, String type, String description, Optional<String> defaultValue) {
    return new Parameter(name, type, description, defaultValue, List.of(), Optional.empty());
  }
}
