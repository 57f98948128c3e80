package dev.c2ecs.cfn.diff;

import static dev.c2ecs.cfn.diff.Updates.forecast;
import static dev.c2ecs.cfn.diff.Updates.resource;
import static dev.c2ecs.cfn.diff.Updates.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.template.Template;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Things that are not of the stack, and other ways into what a service did not have. */
class ElsewhereTest {

  private static final String PROJECT =
      """
      name: shop
      services:
        web: {image: nginx, expose: ["80"]}
        api: {image: "example/api:1", expose: ["3000"], networks: [default, back]}
      networks: {back: {}, theirs: {external: true, name: sg-0a1b2c3d}}
      volumes: {old: {external: true, name: fs-01234567}}
      secrets: {theirs: {external: true}}
      """;

  private static List<String> told(Template before, Template after) {
    return Forecast.of(before, Map.of(), after, Map.of()).effects().stream()
        .flatMap(effect -> Stream.concat(Stream.of(effect.assessment()), effect.also().stream()))
        .filter(
            one ->
                one.consequence() == Consequence.PERMISSIONS_WIDER
                    || one.consequence() == Consequence.NETWORK_WIDER)
        .map(one -> one.consequence().key() + " " + String.join("; ", one.parts()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nginx, | nginx, networks: [default, theirs], | network-wider gets to the security group"
            + " sg-0a1b2c3d",
        "nginx, | nginx, x-aws-subnets: [subnet-0a1b2c3d], | network-wider gets to the subnet"
            + " subnet-0a1b2c3d",
        "services: | services:\\n  evil: {image: x, networks: [theirs]} | network-wider gets to the"
            + " security group sg-0a1b2c3d",
        "services: | services:\\n  evil: {image: x, volumes: [\"old:/srv\"]} | permissions-wider gets"
            + " to the file system fs-01234567",
        "services: | services:\\n  evil: {image: x, secrets: [theirs]} | permissions-wider gets to the"
            + " value of TheirsSecretArn",
        "services: | services:\\n  evil: {image: x, network_mode: \"service:api\"} |"
            + " permissions-wider evil runs inside this task",
        "nginx, expose: [\"80\"] | nginx, network_mode: \"service:api\" | permissions-wider web runs"
            + " inside this task",
        "name: shop | name: shop\\nx-aws-cluster: theirs | permissions-wider gets to the cluster"
            + " theirs",
      })
  void areTold(String before, String after, String expected) {
    String now = PROJECT.replace(before, after.replace("\\n", "\n"));
    assertThat(told(Projects.template(PROJECT), Projects.template(now)))
        .isNotEmpty()
        .anyMatch(words -> words.startsWith(expected));
  }

  /** What every service of a project has, and what comes with a task, is no news. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "services: | services:\\n  more: {image: x}",
        "services: | services:\\n  more: {image: x}\\n  beside: {image: y, network_mode:"
            + " \"service:more\"}",
        "name: shop | name: shop\\nx-aws-logs_retention: 7",
      })
  void theRestIsNot(String before, String after) {
    String now = PROJECT.replace(before, after.replace("\\n", "\n"));
    assertThat(told(Projects.template(PROJECT), Projects.template(now))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EC2::Route | RouteTableId: rtb-1, DestinationCidrBlock: 0.0.0.0/0, GatewayId: igw-1",
        "EC2::Route | RouteTableId: rtb-1, DestinationIpv6CidrBlock: \"::/0\", GatewayId: igw-1",
        "EC2::Route | RouteTableId: !Ref Table, DestinationCidrBlock: 10.0.0.0/8,"
            + " VpcPeeringConnectionId: pcx-1",
        "EC2::SubnetRouteTableAssociation | SubnetId: subnet-1, RouteTableId: rtb-1",
        "EC2::VPCGatewayAttachment | VpcId: vpc-1, InternetGatewayId: igw-1",
        "EC2::NetworkAclEntry | NetworkAclId: acl-1, RuleAction: allow, Protocol: -1, CidrBlock:"
            + " 0.0.0.0/0",
        "SNS::Topic | DisplayName: {\"Fn::Transform\": {Name: Mine}}",
        "RDS::DBInstance | VPCSecurityGroups: [sg-1]",
        "Lambda::Function | VpcConfig: {SecurityGroupIds: [sg-1]}",
        "EC2::VPCEndpointServicePermissions | ServiceId: s, AllowedPrincipals: [a]",
        "ElasticLoadBalancingV2::ListenerRule | ListenerArn: arn:aws:e:r:a:listener/x, Priority: 1",
      })
  void waysAndMacros(String type, String properties) {
    String table = resource("Table", "EC2::RouteTable", "VpcId: vpc-1");
    Template before = template(table);
    Template after = template(table, resource("X", type.strip(), properties));
    assertThat(told(before, after)).hasSize(1);
    assertThat(told(after, after)).isEmpty();
  }

  @Test
  void routesOfATableThatIsNewAreNoWayForWhatWasThere() {
    Template before = template(resource("T", "SNS::Topic", ""));
    Template after =
        template(
            resource("T", "SNS::Topic", ""),
            resource("Table", "EC2::RouteTable", "VpcId: !Ref Vpc"),
            resource(
                "X",
                "EC2::Route",
                "RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: igw-1"));
    assertThat(told(before, after)).isEmpty();
  }

  @Test
  void aMacroOfTheWholeTemplate() {
    String topic = resource("T", "SNS::Topic", "");
    assertThat(told(template(topic), template(topic, "Transform: Mine\n")))
        .containsExactly("permissions-wider what Mine makes of the template is not known here");
    assertThat(told(template(topic, "Transform: Mine\n"), template(topic))).isEmpty();
  }

  /** Whether the VPC that is named is the one that the stack is in is not known. */
  @Test
  void aVpcThatIsNamedFromNowOn() {
    String named = PROJECT.replace("name: shop", "name: shop\nx-aws-vpc: vpc-0a1b2c3d");
    Forecast forecast =
        Forecast.of(Projects.template(PROJECT), Map.of(), Projects.template(named), Map.of());
    assertThat(forecast.obstacles()).isEmpty();
    assertThat(forecast.effects())
        .singleElement()
        .extracting(Forecast.Effect::assessment)
        .matches(one -> one.consequence() == Consequence.WILL_FAIL)
        .matches(one -> one.words().contains("with vpc-0a1b2c3d nothing changes"));
    Map<String, String> given = Map.of("VpcId", "vpc-0a1b2c3d");
    assertThat(
            Forecast.of(Projects.template(PROJECT), given, Projects.template(named), Map.of())
                .effects())
        .isEmpty();
    Map<String, String> other = Map.of("VpcId", "vpc-11111111");
    assertThat(
            Forecast.of(Projects.template(PROJECT), other, Projects.template(named), Map.of())
                .obstacles())
        .isNotEmpty();
    assertThat(forecast(Projects.template(named), Projects.template(named)).effects()).isEmpty();
  }
}
