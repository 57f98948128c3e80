package dev.c2ecs.cfn.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.writer.TemplateReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicResourceTest {

  private static boolean isOpen(String type, String properties) {
    return !PublicResource.of(
            TemplateReader.read(
                    "Resources: {X: {Type: \"AWS::"
                        + type
                        + "\", Properties: {"
                        + properties
                        + "}}}")
                .orElseThrow())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MSK::Cluster | BrokerNodeGroupInfo: {ConnectivityInfo: {PublicAccess: {Type:"
            + " SERVICE_PROVIDED_EIPS}}}",
        "DMS::ReplicationInstance | ReplicationInstanceClass: a",
        "OpenSearchService::Domain | DomainName: a",
        "Elasticsearch::Domain | DomainName: a",
        "SageMaker::NotebookInstance | RoleArn: a",
        "EKS::Cluster | Name: a",
        "AppRunner::Service | ServiceName: a",
        "ECR::PublicRepository | RepositoryName: a",
        "Transfer::Server | EndpointType: VPC, EndpointDetails: {AddressAllocationIds: [a]}",
        "Transfer::Server | Protocols: [SFTP]",
        "Redshift::Cluster | PubliclyAccessible: \"true\"",
        "AmazonMQ::Broker | PubliclyAccessible: true",
        "NeptuneGraph::Graph | PublicConnectivity: true",
        "EC2::Subnet | MapPublicIpOnLaunch: true",
        "EC2::Instance | NetworkInterfaces: [{AssociatePublicIpAddress: true}]",
        "S3::Bucket | AccessControl: AuthenticatedRead",
        "Cognito::IdentityPool | AllowUnauthenticatedIdentities: true",
        "MWAA::Environment | WebserverAccessMode: PUBLIC_ONLY",
        "OpenSearchServerless::SecurityPolicy | Policy: '[{\"AllowFromPublic\": true}]'",
        "SQS::QueuePolicy | PolicyDocument: {Statement: [{Effect: Allow, Principal: \"*\", Action: a,"
            + " Condition: {IpAddress: {\"aws:SourceIp\": [0.0.0.0/0]}}}]}",
        "SQS::QueuePolicy | PolicyDocument: {Statement: [{Effect: Allow, Principal: \"*\", Action: a,"
            + " Condition: {NotIpAddress: {\"aws:SourceIp\": 10.0.0.0/8}}}]}",
        "SQS::QueuePolicy | PolicyDocument: {Statement: [{Effect: Allow, Principal: \"*\", Action: a,"
            + " Condition: {StringLike: {\"aws:PrincipalArn\": \"*\"}}}]}",
        "SQS::QueuePolicy | PolicyDocument: {Statement: [{Effect: Allow, Principal: \"*\", Action: a,"
            + " Condition: {StringEqualsIfExists: {\"aws:PrincipalOrgID\": o}}}]}",
      })
  void isOpenToTheInternet(String type, String properties) {
    assertThat(isOpen(type.strip(), properties)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MSK::Cluster | BrokerNodeGroupInfo: {ConnectivityInfo: {PublicAccess: {Type: DISABLED}}}",
        "DMS::ReplicationInstance | PubliclyAccessible: false",
        "OpenSearchService::Domain | VPCOptions: {SubnetIds: [a]}",
        "SageMaker::NotebookInstance | DirectInternetAccess: Disabled",
        "EKS::Cluster | ResourcesVpcConfig: {EndpointPublicAccess: false}",
        "AppRunner::Service | NetworkConfiguration: {IngressConfiguration: {IsPubliclyAccessible:"
            + " false}}",
        "Transfer::Server | EndpointType: VPC, EndpointDetails: {VpcId: v}",
        "Serverless::Api | EndpointConfiguration: PRIVATE",
        "ApiGateway::RestApi | EndpointConfiguration: {Types: [PRIVATE]}",
        "EC2::Subnet | MapPublicIpOnLaunch: false",
        "SQS::QueuePolicy | PolicyDocument: {Statement: [{Effect: Allow, Principal: \"*\", Action: a,"
            + " Condition: {IpAddress: {\"aws:SourceIp\": 192.0.2.0/24}}}]}",
        "SQS::QueuePolicy | PolicyDocument: {Statement: [{Effect: Allow, Principal: \"*\", Action: a,"
            + " Condition: {ArnLike: {\"aws:SourceArn\": \"arn:aws:sns:*:1:t\"}}}]}",
      })
  void isNot(String type, String properties) {
    assertThat(isOpen(type.strip(), properties)).isFalse();
  }
}
