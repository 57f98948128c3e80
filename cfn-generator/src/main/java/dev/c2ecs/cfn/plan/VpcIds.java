package dev.c2ecs.cfn.plan;

import dev.c2ecs.cfn.network.NetworkPlan.Nat;

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

  private static String suffix(Nat nat, int zone) {
    return nat == Nat.PER_AZ ? Integer.toString(zone) : "";
  }
}
