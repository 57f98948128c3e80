package dev.c2ecs.acceptance.cloud;

import static dev.c2ecs.acceptance.cloud.Parts.BASE;
import static dev.c2ecs.acceptance.cloud.Parts.SUBNETS;
import static dev.c2ecs.acceptance.cloud.Parts.connect;
import static dev.c2ecs.acceptance.cloud.Parts.container;
import static dev.c2ecs.acceptance.cloud.Parts.resource;
import static dev.c2ecs.acceptance.cloud.Parts.service;
import static dev.c2ecs.acceptance.cloud.Parts.task;
import static dev.c2ecs.acceptance.cloud.Parts.template;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a resource names exists: a name that CloudFormation chose and that is gone does not. */
class MissingTest {

  private static final String ELB = "ElasticLoadBalancingV2::";
  private static final String TASK = BASE + task("Task", 80);

  private static Step names(String type, String properties, String code) {
    return Step.creates(type, template(resource("A", type, properties)), code);
  }

  private static Step runs(String more, String code) {
    return Step.creates(more, template(TASK, service("Svc", "Task", more)), code);
  }

  private static String mounted(String fileSystem) {
    return task(
        "Task",
        "Volumes: [{Name: v, EFSVolumeConfiguration: {FilesystemId: " + fileSystem + "}}]",
        container("c", "i", "MountPoints: [{SourceVolume: v, ContainerPath: /v}]"));
  }

  static Stream<Step> steps() {
    return Stream.of(
        names(ELB + "LoadBalancer", "Subnets: [Gone~9]", "SubnetNotFound"),
        names(
            ELB + "LoadBalancer",
            "Subnets: " + SUBNETS + ", SecurityGroups: [Gone~9]",
            "InvalidSecurityGroup"),
        names(ELB + "TargetGroup", "VpcId: Gone~9", "ValidationError"),
        names(ELB + "Listener", "LoadBalancerArn: Gone~9", "LoadBalancerNotFound"),
        names(
            ELB + "Listener",
            "LoadBalancerArn: lb, Port: 1, DefaultActions: [{TargetGroupArn: Gone~9}]",
            "TargetGroupNotFound"),
        names(
            ELB + "Listener",
            "LoadBalancerArn: lb, Port: 1, Certificates: [{CertificateArn: Gone~9}]",
            "CertificateNotFound"),
        names(ELB + "ListenerRule", "ListenerArn: Gone~9", "ListenerNotFound"),
        names(ELB + "ListenerCertificate", "ListenerArn: Gone~9", "ListenerNotFound"),
        names("ServiceDiscovery::Service", "NamespaceId: Gone~9", "NamespaceNotFound"),
        names("ServiceDiscovery::Instance", "ServiceId: Gone~9", "ServiceNotFound"),
        names("EFS::MountTarget", "FileSystemId: Gone~9, SubnetId: s", "FileSystemNotFound"),
        names("EFS::MountTarget", "FileSystemId: fs, SubnetId: Gone~9", "SubnetNotFound"),
        names(
            "EFS::MountTarget",
            "FileSystemId: fs, SubnetId: subnet-default-a, SecurityGroups: [Gone~9]",
            "SecurityGroupNotFound"),
        names("EFS::AccessPoint", "FileSystemId: Gone~9", "FileSystemNotFound"),
        names("EC2::SecurityGroup", "VpcId: Gone~9", "InvalidVpcID.NotFound"),
        names("EC2::SecurityGroupIngress", "GroupId: Gone~9", "InvalidGroup.NotFound"),
        names(
            "EC2::SecurityGroupIngress",
            "GroupId: sg-1, SourceSecurityGroupId: Gone~9",
            "InvalidGroup.NotFound"),
        names("EC2::Subnet", "VpcId: Gone~9, CidrBlock: 10.0.0.0/24", "InvalidVpcID.NotFound"),
        names("EC2::Subnet", "VpcId: vpc-1, CidrBlock: here", "InvalidParameterValue"),
        names(
            "EC2::VPCGatewayAttachment",
            "VpcId: vpc-1, InternetGatewayId: Gone~9",
            "InvalidInternetGatewayID.NotFound"),
        names("EC2::SubnetRouteTableAssociation", "SubnetId: Gone~9", "InvalidSubnetID.NotFound"),
        names(
            "ApplicationAutoScaling::ScalingPolicy",
            "PolicyName: p, ScalingTargetId: Gone~9",
            "ObjectNotFoundException"),
        Step.creates(
            "a cluster",
            template(TASK, service("Svc", "Task", "").replace("!Ref Cluster", "Gone~9")),
            "ClusterNotFoundException"),
        Step.creates(
            "a task definition",
            template(BASE, service("Svc", "Task", "").replace("!Ref Task", "Gone~9")),
            "ClientException: TaskDefinition not found"),
        Step.creates(
            "a file system",
            template(BASE, mounted("Gone~9"), service("Svc", "Task", "")),
            "Error occurred during operation"),
        Step.creates(
            "a file system of somebody else",
            template(BASE, mounted("fs-1"), service("Svc", "Task", "")),
            ""),
        runs("ServiceRegistries: [{RegistryArn: Gone~9}]", "InvalidParameterException"),
        runs("LoadBalancers: [{TargetGroupArn: Gone~9}]", "InvalidParameterException"),
        runs(
            "NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [Gone~9]}}",
            "InvalidParameterException"),
        runs(
            "NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [subnet-default-a],"
                + " SecurityGroups: [Gone~9]}}",
            "InvalidParameterException"),
        runs(
            connect("p80 db db:80").replace("!GetAtt Names.Arn", "Gone~9"),
            "InvalidParameterException: The Service Connect namespace"));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void saysWhatIsNotThere(Step step) {
    step.check();
  }
}
