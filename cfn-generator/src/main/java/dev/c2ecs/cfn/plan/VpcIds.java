package dev.c2ecs.cfn.plan;

import dev.c2ecs.cfn.network.NetworkPlan;
import dev.c2ecs.cfn.network.NetworkPlan.Nat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The logical IDs of a VPC of the stack's own. Zones are counted from 1. */
public final class VpcIds {

  private VpcIds() {}

  /** The VPC. */
  public static String vpc() {
    return "Vpc";
  }

  /** The way to the Internet. */
  public static String internetGateway() {
    return "InternetGateway";
  }

  /** What connects it with the VPC. */
  public static String internetGatewayAttachment() {
    return internetGateway() + "Attachment";
  }

  /** The public subnet of a zone. */
  public static String publicSubnet(int zone) {
    return "PublicSubnet" + zone;
  }

  /** The private subnet of a zone. */
  public static String privateSubnet(int zone) {
    return "PrivateSubnet" + zone;
  }

  /** What gives a subnet its routes. */
  public static String routesOf(String subnet) {
    return subnet + "Routes";
  }

  /** The routes of the public subnets. */
  public static String publicRouteTable() {
    return "PublicRouteTable";
  }

  /** The route of the public subnets to the Internet. */
  public static String publicRoute() {
    return "PublicRoute";
  }

  /** The routes of the private subnet of a zone, or of all of them. */
  public static String privateRouteTable(Nat nat, int zone) {
    return "PrivateRouteTable" + suffix(nat, zone);
  }

  /** The route of the private subnet of a zone, or of all of them, to the Internet. */
  public static String privateRoute(Nat nat, int zone) {
    return "PrivateRoute" + suffix(nat, zone);
  }

  /** The NAT gateway of a zone, or of all. */
  public static String natGateway(Nat nat, int zone) {
    return "NatGateway" + suffix(nat, zone);
  }

  /** The address of the NAT gateway of a zone, or of all. */
  public static String natGatewayAddress(Nat nat, int zone) {
    return natGateway(nat, zone) + "Address";
  }

  /** The endpoint that keeps the traffic to S3 inside. */
  public static String s3Endpoint() {
    return "S3Endpoint";
  }

  /** All of them, whatever the VPC is like. */
  static Set<String> all() {
    Set<String> all =
        new TreeSet<>(
            List.of(
                vpc(),
                internetGateway(),
                internetGatewayAttachment(),
                publicRouteTable(),
                publicRoute(),
                s3Endpoint()));
    for (int zone = 1; zone <= NetworkPlan.MOST_ZONES; zone++) {
      for (String subnet : List.of(publicSubnet(zone), privateSubnet(zone))) {
        all.add(subnet);
        all.add(routesOf(subnet));
      }
      for (Nat nat : Nat.values()) {
        all.add(privateRouteTable(nat, zone));
        all.add(privateRoute(nat, zone));
        all.add(natGateway(nat, zone));
        all.add(natGatewayAddress(nat, zone));
      }
    }
    return all;
  }

  private static String suffix(Nat nat, int zone) {
    return nat == Nat.PER_AZ ? Integer.toString(zone) : "";
  }
}
