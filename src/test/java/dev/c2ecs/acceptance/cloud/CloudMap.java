package dev.c2ecs.acceptance.cloud;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Cloud Map: namespaces, services and instances; Service Connect keeps its names there too. */
final class CloudMap {

  static final String PRIVATE_DNS = "AWS::ServiceDiscovery::PrivateDnsNamespace";
  static final String HTTP = "AWS::ServiceDiscovery::HttpNamespace";
  static final String SERVICE = "AWS::ServiceDiscovery::Service";
  static final String INSTANCE = "AWS::ServiceDiscovery::Instance";

  private CloudMap() {}

  static Map<String, Kind> kinds() {
    return Map.of(
        PRIVATE_DNS, new NamespaceKind(),
        HTTP, new NamespaceKind(),
        SERVICE, new ServiceKind(),
        INSTANCE, new InstanceKind());
  }

  /** The namespace that a text means, by ID or ARN. */
  static Optional<Asset> namespace(Account account, String text) {
    return account.get(PRIVATE_DNS, text).or(() -> account.get(HTTP, text));
  }

  /** One name for a namespace, however it is meant; a foreign one is what is written. */
  static String namespaceId(Account account, String text) {
    return namespace(account, text).map(asset -> asset.physicalId).orElse(text);
  }

  static boolean namespaceExists(Account account, String text) {
    return namespace(account, text).isPresent()
        || (account.exists(PRIVATE_DNS, text) && account.exists(HTTP, text));
  }

  static String namespaceOf(Account account, Asset service) {
    return namespaceId(account, namespaceText(service.live));
  }

  private static String namespaceText(Props props) {
    return props.text("NamespaceId").or(() -> props.text("DnsConfig", "NamespaceId")).orElse("");
  }

  /** The service with a name in a namespace; DNS does not tell upper case from lower case. */
  static Optional<Asset> named(Account account, String namespace, String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    return account.ofType(SERVICE).stream()
        .filter(service -> namespaceOf(account, service).equals(namespace))
        .filter(service -> nameOf(service).toLowerCase(Locale.ROOT).equals(folded))
        .findFirst();
  }

  static String nameOf(Asset service) {
    return service.live.textOr(service.physicalId, "Name");
  }

  static List<String> recordTypes(Props props) {
    return props.maps("DnsConfig", "DnsRecords").stream().map(r -> r.textOr("", "Type")).toList();
  }

  /** Whether something is registered in a service: an instance, or tasks of an ECS service. */
  static boolean hasInstances(Account account, Asset service) {
    return account.ofType(INSTANCE).stream().anyMatch(instance -> isOf(account, instance, service))
        || EcsServices.registeredIn(account, service);
  }

  private static boolean isOf(Account account, Asset instance, Asset service) {
    return account
        .get(SERVICE, instance.live.textOr("", "ServiceId"))
        .filter(service::equals)
        .isPresent();
  }

  private static final class NamespaceKind implements Kind {

    @Override
    public void create(Account account, Asset created) {
      String name = created.props.textOr("", "Name");
      for (Asset other : account.ofType(created.type)) {
        boolean sameName = other.live.textOr("", "Name").equalsIgnoreCase(name);
        if (sameName && created.type.equals(HTTP)) {
          throw new Refusal("NamespaceAlreadyExists", "Namespace '" + name + "' already exists");
        }
        if (sameName && other.live.textOr("", "Vpc").equals(created.props.textOr("", "Vpc"))) {
          throw new Refusal(
              "ConflictingDomainExists",
              "The VPC has already been associated with the hosted zone with the same domain name: "
                  + name);
        }
      }
    }

    @Override
    public void delete(Account account, Asset asset) {
      boolean used =
          account.ofType(SERVICE).stream()
              .anyMatch(service -> namespaceOf(account, service).equals(asset.physicalId));
      if (used) {
        throw new Refusal(
            "ResourceInUse",
            "Namespace '" + asset + "' contains services; delete the services first");
      }
    }
  }

  private static final class ServiceKind implements Kind {

    @Override
    public void create(Account account, Asset created) {
      String text = namespaceText(created.props);
      if (!namespaceExists(account, text)) {
        throw new Refusal("NamespaceNotFound", "'" + text + "' does not exist");
      }
      String name = created.props.textOr(created.physicalId, "Name");
      if (named(account, namespaceId(account, text), name).isPresent()) {
        throw new Refusal(
            "ServiceAlreadyExists",
            "Service already exists: '" + name + "' in namespace '" + text + "'");
      }
      boolean cname = recordTypes(created.props).contains("CNAME");
      if (cname
          && !created.props.textOr("MULTIVALUE", "DnsConfig", "RoutingPolicy").equals("WEIGHTED")) {
        throw new Refusal("InvalidInput", "A CNAME record needs the routing policy WEIGHTED");
      }
      if (cname && created.props.has("HealthCheckCustomConfig")) {
        throw new Refusal("InvalidInput", "A CNAME record cannot have a health check");
      }
    }

    @Override
    public Props update(Account account, Asset asset, Props wanted) {
      if (!recordTypes(asset.live).equals(recordTypes(wanted))) {
        throw new Refusal(
            "InvalidInput", "The record types of service '" + asset + "' cannot be changed");
      }
      if (!asset
          .live
          .textOr("MULTIVALUE", "DnsConfig", "RoutingPolicy")
          .equals(wanted.textOr("MULTIVALUE", "DnsConfig", "RoutingPolicy"))) {
        throw new Refusal(
            "InvalidInput", "The routing policy of service '" + asset + "' cannot be changed");
      }
      return wanted;
    }

    @Override
    public void delete(Account account, Asset asset) {
      if (hasInstances(account, asset)) {
        throw new Refusal(
            "ResourceInUse",
            "Service '"
                + nameOf(asset)
                + "' contains registered instances; delete the instances before deleting the"
                + " service");
      }
    }
  }

  private static final class InstanceKind implements Kind {

    @Override
    public String physicalId(Account account, String logicalId, Props props) {
      // Registering an ID again replaces the instance: the same thing under two logical IDs.
      return props
          .text("InstanceId")
          .map(id -> id + " in " + props.textOr("", "ServiceId"))
          .orElseGet(() -> account.name(logicalId));
    }

    @Override
    public void create(Account account, Asset created) {
      Optional<Asset> service =
          account.existing(SERVICE, created.props.textOr("", "ServiceId"), "ServiceNotFound");
      boolean cname = created.props.text("InstanceAttributes", "AWS_INSTANCE_CNAME").isPresent();
      if (service.isPresent() && cname != recordTypes(service.get().live).contains("CNAME")) {
        throw new Refusal(
            "InvalidInput",
            "AWS_INSTANCE_CNAME is for services with a CNAME record, and only those");
      }
    }
  }
}
