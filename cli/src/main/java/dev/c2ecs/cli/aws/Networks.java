package dev.c2ecs.cli.aws;

import static dev.c2ecs.cli.aws.AwsErrors.call;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;

/**
 * The networks of an account and region.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/OperationList-query-vpc.html">
 *     EC2, VPC operations</a>
 */
public final class Networks implements AutoCloseable {

  private final Ec2Client client;

  /** The networks of an account and region. */
  public Networks(Aws aws) {
    this.client = aws.configure("ec2", Ec2Client.builder()).build();
  }

  /** How a subnet reaches the outside. */
  public enum WayOut {
    /** Through an Internet gateway, with public addresses. */
    INTERNET_GATEWAY,
    /** Through a NAT gateway, a transit gateway or the like. */
    NAT,
    /** Not at all. */
    NONE
  }

  /**
   * A subnet.
   *
   * @param id its ID
   * @param vpc the ID of its VPC
   * @param zone the name of its zone
   * @param wayOut how it reaches the outside
   */
  public record Subnet(String id, String vpc, String zone, WayOut wayOut) {}

  /** The ID of the default VPC. */
  public Optional<String> defaultVpc() {
    return call(() -> client.describeVpcs(r -> r.filters(filter("is-default", "true"))))
        .vpcs()
        .stream()
        .map(vpc -> vpc.vpcId())
        .findFirst();
  }

  /** Whether there is a VPC. */
  public boolean exists(String vpc) {
    return !call(() -> client.describeVpcs(r -> r.filters(filter("vpc-id", vpc)))).vpcs().isEmpty();
  }

  /** The DNS attributes that a VPC lacks. */
  public List<String> missingDns(String vpc) {
    List<String> missing = new ArrayList<>();
    var asked =
        Ahead.of(
            () ->
                call(
                    () ->
                        client.describeVpcAttribute(
                            r -> r.vpcId(vpc).attribute(VpcAttributeName.ENABLE_DNS_SUPPORT))));
    var names =
        call(
            () ->
                client.describeVpcAttribute(
                    r -> r.vpcId(vpc).attribute(VpcAttributeName.ENABLE_DNS_HOSTNAMES)));
    var support = asked.get();
    if (support.enableDnsSupport() != null
        && Boolean.FALSE.equals(support.enableDnsSupport().value())) {
      missing.add("enableDnsSupport");
    }
    if (names.enableDnsHostnames() != null
        && Boolean.FALSE.equals(names.enableDnsHostnames().value())) {
      missing.add("enableDnsHostnames");
    }
    return missing;
  }

  /** The subnets of a VPC, sorted by zone and ID. */
  public List<Subnet> subnets(String vpc) {
    Ahead<List<RouteTable>> tables =
        Ahead.of(
            () ->
                call(
                    () ->
                        client
                            .describeRouteTablesPaginator(r -> r.filters(filter("vpc-id", vpc)))
                            .routeTables()
                            .stream()
                            .toList()));
    List<software.amazon.awssdk.services.ec2.model.Subnet> subnets =
        call(
            () ->
                client
                    .describeSubnetsPaginator(r -> r.filters(filter("vpc-id", vpc)))
                    .subnets()
                    .stream()
                    .toList());
    List<RouteTable> routes = tables.get();
    return subnets.stream()
        .map(
            s ->
                new Subnet(
                    s.subnetId(),
                    s.vpcId(),
                    CloudFormationAnswers.text(s.availabilityZone()),
                    wayOut(s.subnetId(), routes)))
        .sorted(Comparator.comparing(Subnet::zone).thenComparing(Subnet::id))
        .toList();
  }

  /** The short names of AWS services that a VPC has endpoints for, {@code ecr.api} and so on. */
  public Set<String> endpoints(String vpc) {
    Set<String> names = new HashSet<>();
    call(() ->
            client
                .describeVpcEndpointsPaginator(r -> r.filters(filter("vpc-id", vpc)))
                .vpcEndpoints()
                .stream()
                .toList())
        .forEach(
            endpoint ->
                names.add(endpoint.serviceName().replaceFirst("^(com|cn)\\..*?[a-z]+-\\d\\.", "")));
    return names;
  }

  private static WayOut wayOut(String subnet, List<RouteTable> tables) {
    RouteTable own = null;
    RouteTable main = null;
    for (RouteTable table : tables) {
      for (var association : table.associations()) {
        if (subnet.equals(association.subnetId())) {
          own = table;
        } else if (Boolean.TRUE.equals(association.main())) {
          main = table;
        }
      }
    }
    RouteTable table = own == null ? main : own;
    if (table == null) {
      return WayOut.NONE;
    }
    return table.routes().stream()
        .filter(route -> "0.0.0.0/0".equals(route.destinationCidrBlock()))
        .map(Networks::wayOut)
        .findFirst()
        .orElse(WayOut.NONE);
  }

  private static WayOut wayOut(Route route) {
    return CloudFormationAnswers.text(route.gatewayId()).startsWith("igw-")
        ? WayOut.INTERNET_GATEWAY
        : WayOut.NAT;
  }

  private static Filter filter(String name, String value) {
    return Filter.builder().name(name).values(value).build();
  }

  @Override
  public void close() {
    client.close();
  }
}
