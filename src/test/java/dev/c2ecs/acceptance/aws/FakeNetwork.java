package dev.c2ecs.acceptance.aws;

import dev.c2ecs.acceptance.aws.FakeAws.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who calls, and the default VPC: three zones, all with a way to the Internet by default. */
final class FakeNetwork {

  /** The VPC attributes that are switched off. */
  final List<String> dnsOff = new ArrayList<>();

  /** Where the subnets lead, {@code igw-1} and the like; empty for nowhere. */
  String gateway = "igw-1";

  /** A subnet that leads to a NAT gateway, whatever the others do; empty for none. */
  String behindNat = "";

  /** The zones of the subnets a, b and c. */
  List<String> zones = List.of("eu-central-1a", "eu-central-1b", "eu-central-1c");

  /** The services with an endpoint. */
  List<String> endpoints = List.of();

  /** The VPC that the subnets are in; whoever names it can have another one than the default. */
  String vpc = "vpc-1";

  /** Whether there is a default VPC. */
  boolean defaultVpc = true;

  /** Whether an action is of EC2, whose errors have a form of their own. */
  static boolean isOfEc2(String action) {
    return action.matches("Describe(Vpc|Subnet|RouteTable).*");
  }

  /** The answer, or null when the action is of another service. */
  Answer answer(String action, Map<String, String> form) {
    String body =
        switch (action) {
          case "GetCallerIdentity" ->
              "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::"
                  + FakeAws.ACCOUNT
                  + ":user/tester</Arn><UserId>AIDA</UserId><Account>"
                  + FakeAws.ACCOUNT
                  + "</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
          case "AssumeRole" ->
              "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIA</AccessKeyId>"
                  + "<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>"
                  + "<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>"
                  + "</AssumeRoleResult></AssumeRoleResponse>";
          case "DescribeVpcs" ->
              "<DescribeVpcsResponse><vpcSet>"
                  + (defaultVpc ? "<item><vpcId>vpc-1</vpcId></item>" : "")
                  + "</vpcSet></DescribeVpcsResponse>";
          case "DescribeVpcAttribute" -> attribute(form.getOrDefault("Attribute", ""));
          case "DescribeSubnets" ->
              "<DescribeSubnetsResponse><subnetSet>"
                  + subnet("subnet-a", zones.get(0))
                  + subnet("subnet-b", zones.get(1))
                  + subnet("subnet-c", zones.get(2))
                  + "</subnetSet></DescribeSubnetsResponse>";
          case "DescribeRouteTables" ->
              "<DescribeRouteTablesResponse><routeTableSet><item><routeSet>"
                  + (gateway.isEmpty()
                      ? ""
                      : "<item><destinationCidrBlock>0.0.0.0/0</destinationCidrBlock><gatewayId>"
                          + gateway
                          + "</gatewayId></item>")
                  + "</routeSet><associationSet><item>"
                  + "<main>true</main></item></associationSet></item>"
                  + (behindNat.isEmpty()
                      ? ""
                      : "<item><routeSet><item><destinationCidrBlock>0.0.0.0/0"
                          + "</destinationCidrBlock><natGatewayId>nat-1</natGatewayId></item>"
                          + "</routeSet><associationSet><item><subnetId>"
                          + behindNat
                          + "</subnetId></item></associationSet></item>")
                  + "</routeTableSet>"
                  + "</DescribeRouteTablesResponse>";
          case "DescribeVpcEndpoints" ->
              "<DescribeVpcEndpointsResponse><vpcEndpointSet>"
                  + String.join(
                      "",
                      endpoints.stream()
                          .map(
                              name ->
                                  "<item><serviceName>com.amazonaws.eu-central-1."
                                      + name
                                      + "</serviceName></item>")
                          .toList())
                  + "</vpcEndpointSet></DescribeVpcEndpointsResponse>";
          default -> null;
        };
    return body == null ? null : new Answer(200, body);
  }

  private String attribute(String name) {
    return "<DescribeVpcAttributeResponse><"
        + name
        + "><value>"
        + !dnsOff.contains(name)
        + "</value></"
        + name
        + "></DescribeVpcAttributeResponse>";
  }

  private String subnet(String id, String zone) {
    return "<item><subnetId>"
        + id
        + "</subnetId><vpcId>"
        + vpc
        + "</vpcId><availabilityZone>"
        + zone
        + "</availabilityZone></item>";
  }
}
