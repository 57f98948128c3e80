package dev.c2ecs.acceptance.cloud;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who finds and reaches whom. */
final class Reach {

  /** A container that writes the search domain of its task does it with such a line. */
  private static final Pattern SEARCH = Pattern.compile("search ([A-Za-z0-9][\\w.-]*)");

  private Reach() {}

  /** The DNS names that have an address now, in lower case. */
  static Set<String> names(Account account) {
    Set<String> names = new TreeSet<>();
    for (Asset service : account.ofType(CloudMap.SERVICE)) {
      Optional<Asset> namespace =
          CloudMap.namespace(account, CloudMap.namespaceOf(account, service))
              .filter(asset -> asset.type.equals(CloudMap.PRIVATE_DNS));
      if (namespace.isPresent() && CloudMap.hasInstances(account, service)) {
        String domain = namespace.get().live.textOr("", "Name");
        names.add((CloudMap.nameOf(service) + "." + domain).toLowerCase(Locale.ROOT));
      }
    }
    // A name that stands for another has an address when the other one has.
    for (Asset instance : account.ofType(CloudMap.INSTANCE)) {
      Optional<String> cname = instance.live.text("InstanceAttributes", "AWS_INSTANCE_CNAME");
      if (cname.isPresent() && !names.contains(cname.get().toLowerCase(Locale.ROOT))) {
        names.removeAll(ofInstance(account, instance));
      }
    }
    return names;
  }

  private static Set<String> ofInstance(Account account, Asset instance) {
    Set<String> names = new HashSet<>();
    account
        .get(CloudMap.SERVICE, instance.live.textOr("", "ServiceId"))
        .ifPresent(
            service ->
                CloudMap.namespace(account, CloudMap.namespaceOf(account, service))
                    .flatMap(namespace -> namespace.live.text("Name"))
                    .ifPresent(
                        domain ->
                            names.add(
                                (CloudMap.nameOf(service) + "." + domain)
                                    .toLowerCase(Locale.ROOT))));
    return names;
  }

  static boolean resolves(Account account, Asset service, String name) {
    return inDns(account, service, name, names(account))
        || (service.deployment.isPresent()
            && connectNames(account, service).stream()
                .anyMatch(each -> each.startsWith(name.toLowerCase(Locale.ROOT) + ":")));
  }

  static boolean resolvedAtStart(Account account, Asset service, String name) {
    return service
        .deployment
        .filter(
            deployment ->
                inDns(account, service, name, deployment.namesAtStart())
                    || deployment.connectNames().stream()
                        .anyMatch(each -> each.startsWith(name.toLowerCase(Locale.ROOT) + ":")))
        .isPresent();
  }

  /** The names of Service Connect that the tasks know and that are still there. */
  static Set<String> connectNames(Account account, Asset service) {
    Set<String> names = new TreeSet<>();
    service.deployment.ifPresent(deployment -> names.addAll(deployment.connectNames()));
    names.retainAll(ServiceConnect.names(account, ServiceConnect.namespace(account, service.live)));
    return names;
  }

  private static boolean inDns(Account account, Asset service, String name, Set<String> existing) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return existing.contains(wanted)
        || searched(account, service).stream()
            .anyMatch(domain -> existing.contains(wanted + "." + domain));
  }

  private static Set<String> searched(Account account, Asset service) {
    Set<String> domains = new HashSet<>();
    EcsServices.taskDefinition(account, service.live)
        .ifPresent(
            task -> {
              for (Props container : task.live.maps("ContainerDefinitions")) {
                for (String text : container.texts("Command")) {
                  Matcher matcher = SEARCH.matcher(text);
                  while (matcher.find()) {
                    domains.add(matcher.group(1).toLowerCase(Locale.ROOT));
                  }
                }
              }
            });
    return domains;
  }

  static boolean reaches(Account account, Asset from, Asset to, int port) {
    return SecurityGroups.allows(
        account, EcsServices.groups(from.live), EcsServices.groups(to.live), "", port);
  }
}
