package dev.c2ecs.cfn.exposure;

import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * By which properties a resource is reached from the Internet, or shared with everybody.
 * docs/exposure.md has the sources, with their certainty.
 */
final class PublicRows {

  private static final String ADDRESS = "has an address on the Internet";

  /**
   * Types that AWS gives an address on the Internet, each with a property (or several, with a bar
   * between) and the values of it that mean another place, + for whatever is there; a dash where
   * there is none. What the template leaves out is the default, and that is the Internet.
   */
  private static final List<String> ADDRESSES =
      """
      AWS::Amplify::App -
      AWS::ApiGateway::RestApi Types PRIVATE
      AWS::ApiGatewayV2::Api -
      AWS::AppRunner::Service IsPubliclyAccessible false
      AWS::AppSync::Api -
      AWS::AppSync::GraphQLApi Visibility PRIVATE
      AWS::CloudFront::Distribution -
      AWS::Cognito::UserPoolDomain -
      AWS::DMS::ReplicationInstance PubliclyAccessible false
      AWS::ECR::PublicRepository -
      AWS::EKS::Cluster EndpointPublicAccess false
      AWS::ElasticBeanstalk::Environment -
      AWS::ElasticLoadBalancing::LoadBalancer Scheme internal
      AWS::Elasticsearch::Domain VPCOptions +
      AWS::GlobalAccelerator::Accelerator -
      AWS::Grafana::Workspace NetworkAccessControl +
      AWS::Lightsail::Container -
      AWS::Lightsail::Distribution -
      AWS::Lightsail::Instance -
      AWS::Lightsail::LoadBalancer -
      AWS::MediaLive::Channel -
      AWS::MediaPackage::OriginEndpoint Whitelist +
      AWS::OpenSearchService::Domain VPCOptions +
      AWS::SageMaker::Domain AppNetworkAccessType VpcOnly
      AWS::SageMaker::NotebookInstance DirectInternetAccess Disabled
      AWS::Serverless::Api Type|EndpointConfiguration PRIVATE
      AWS::Serverless::HttpApi -
      AWS::Transfer::Server EndpointType VPC VPC_ENDPOINT
      AWS::Transfer::WebApp -
      """
          .lines()
          .toList();

  /** Properties of any type with the values that open something; + for whatever is there. */
  private static final List<String> OPENING =
      """
      AccessControl PublicRead PublicReadWrite AuthenticatedRead
      AddressAllocationIds +
      AllowFromPublic true
      AllowUnauthenticatedIdentities true
      AssociatePublicIpAddress true
      AuthType NONE
      EndpointPublicAccess true
      FunctionUrlAuthType NONE
      GetObject public
      IsPubliclyAccessible true
      MapPublicIpOnLaunch true
      PublicConnectivity true
      PubliclyAccessible true
      WebserverAccessMode PUBLIC_ONLY
      """
          .lines()
          .toList();

  /** The same in a policy of OpenSearch Serverless, which is a text of JSON. */
  private static final Pattern IN_TEXT = Pattern.compile("AllowFromPublic\"\\s*+:\\s*+true");

  /** Properties that give what is started in a subnet, or by a template, an address. */
  private static final Set<String> GIVING_ADDRESSES =
      Set.of("AssociatePublicIpAddress", "MapPublicIpOnLaunch", "AddressAllocationIds");

  /** Where a broker of Kafka says that it has public addresses. */
  private static final String PUBLIC_ACCESS = "PublicAccess";

  private PublicRows() {}

  /** Why a resource is open by its type and properties; nothing when it is not. */
  static List<String> of(String type, Value.MapOf properties) {
    List<String> found = new ArrayList<>();
    for (String row : ADDRESSES) {
      List<String> words = List.of(row.split(" ", -1));
      if (words.get(0).equals(type) && !isElsewhere(properties, words.subList(1, words.size()))) {
        found.add(ADDRESS);
      }
    }
    look(properties, found);
    return found;
  }

  private static boolean isElsewhere(Value value, List<String> row) {
    return row.size() > 1 && says(value, row.get(0), row.subList(1, row.size()));
  }

  /** Whether a property, wherever it stands, has one of some values, or is there at all. */
  private static boolean says(Value value, String key, List<String> values) {
    if (value instanceof Value.ListOf list) {
      return list.items().stream().anyMatch(item -> says(item, key, values));
    }
    return value instanceof Value.MapOf map
        && map.entries().entrySet().stream()
            .anyMatch(
                entry ->
                    (List.of(key.split("\\|", -1)).contains(entry.getKey())
                            && isOneOf(entry.getValue(), values))
                        || says(entry.getValue(), key, values));
  }

  private static boolean isOneOf(Value value, List<String> values) {
    if (values.equals(List.of("+"))) {
      return !value.equals(Value.list()) && !value.equals(Value.map());
    }
    return value instanceof Value.ListOf list
        ? list.items().stream().anyMatch(item -> isOneOf(item, values))
        : values.stream().anyMatch(word -> word.equalsIgnoreCase(plain(value)));
  }

  private static void look(Value value, List<String> found) {
    if (value instanceof Value.Text text && IN_TEXT.matcher(text.text()).find()) {
      found.add(open("AllowFromPublic", ""));
    } else if (value instanceof Value.ListOf list) {
      list.items().forEach(item -> look(item, found));
    } else if (value instanceof Value.MapOf map) {
      for (String row : OPENING) {
        List<String> words = List.of(row.split(" ", -1));
        Value inner = map.entries().get(words.get(0));
        if (inner != null && isOneOf(inner, words.subList(1, words.size()))) {
          found.add(open(words.get(0), plain(inner)));
        }
      }
      if (map.entries().get(PUBLIC_ACCESS) instanceof Value.MapOf access
          && !Set.of("", "disabled")
              .contains(Values.text(access, "Type").toLowerCase(Locale.ROOT))) {
        found.add(open(PUBLIC_ACCESS, Values.text(access, "Type")));
      }
      map.entries().values().forEach(inner -> look(inner, found));
    }
  }

  private static String open(String key, String value) {
    String words =
        GIVING_ADDRESSES.contains(key)
            ? "gives addresses on the Internet: "
            : "is open to everybody: ";
    return words + (key + " " + value).strip();
  }

  /** A switch or a text. */
  private static String plain(Value value) {
    return value instanceof Value.Flag flag
        ? Boolean.toString(flag.value())
        : value instanceof Value.Text text ? text.text() : "";
  }
}
