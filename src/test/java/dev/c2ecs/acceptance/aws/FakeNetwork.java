package dev.c2ecs.acceptance.aws;

import dev.c2ecs.acceptance.aws.FakeAws.Answer;
import java.util.List;
import java.util.Map;

/** Who calls, and the default VPC: three zones, all with a way to the Internet. */
final class FakeNetwork {

  private FakeNetwork() {}

  /** Whether an action is of EC2, whose errors have a form of their own. */
  static boolean isOfEc2(String action) {
    return action.matches("Describe(Vpc|Subnet|RouteTable).*");
  }

  /** The answer, or null when the action is of another service. */
  static Answer answer(String action, Map<String, String> form, List<String> dnsOff) {
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
              "<DescribeVpcsResponse><vpcSet><item><vpcId>vpc-1</vpcId><isDefault>true</isDefault>"
                  + "</item></vpcSet></DescribeVpcsResponse>";
          case "DescribeVpcAttribute" -> attribute(form.getOrDefault("Attribute", ""), dnsOff);
          case "DescribeSubnets" ->
              "<DescribeSubnetsResponse><subnetSet>"
                  + subnet("subnet-a", "eu-central-1a")
                  + subnet("subnet-b", "eu-central-1b")
                  + subnet("subnet-c", "eu-central-1c")
                  + "</subnetSet></DescribeSubnetsResponse>";
          case "DescribeRouteTables" ->
              "<DescribeRouteTablesResponse><routeTableSet><item><routeSet><item>"
                  + "<destinationCidrBlock>0.0.0.0/0</destinationCidrBlock>"
                  + "<gatewayId>igw-1</gatewayId></item></routeSet><associationSet><item>"
                  + "<main>true</main></item></associationSet></item></routeTableSet>"
                  + "</DescribeRouteTablesResponse>";
          case "DescribeVpcEndpoints" -> "<DescribeVpcEndpointsResponse/>";
          default -> null;
        };
    return body == null ? null : new Answer(200, body);
  }

  private static String attribute(String name, List<String> dnsOff) {
    return "<DescribeVpcAttributeResponse><"
        + name
        + "><value>"
        + !dnsOff.contains(name)
        + "</value></"
        + name
        + "></DescribeVpcAttributeResponse>";
  }

  private static String subnet(String id, String zone) {
    return "<item><subnetId>"
        + id
        + "</subnetId><vpcId>vpc-1</vpcId><availabilityZone>"
        + zone
        + "</availabilityZone></item>";
  }
}
