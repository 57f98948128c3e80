package dev.c2ecs.acceptance.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Listeners, their rules, and which target group belongs to which load balancer. */
final class Listeners {

  static final String LISTENER = "AWS::ElasticLoadBalancingV2::Listener";
  static final String RULE = "AWS::ElasticLoadBalancingV2::ListenerRule";
  static final String CERTIFICATES = "AWS::ElasticLoadBalancingV2::ListenerCertificate";

  private static final Set<String> OF_APPLICATION = Set.of("HTTP", "HTTPS");

  private Listeners() {}

  static Map<String, Kind> kinds() {
    return Map.of(
        LISTENER, new ListenerKind(), RULE, new RuleKind(), CERTIFICATES, new CertificateKind());
  }

  /** The listeners of a load balancer. */
  static List<Asset> of(Account account, Asset loadBalancer) {
    return account.ofType(LISTENER).stream()
        .filter(listener -> loadBalancer.physicalId.equals(loadBalancerOf(account, listener)))
        .toList();
  }

  /** The physical ID of the load balancer of a listener, as it is written if it is not ours. */
  private static String loadBalancerOf(Account account, Asset listener) {
    String text = listener.live.textOr("", "LoadBalancerArn");
    return account
        .get(LoadBalancing.LOAD_BALANCER, text)
        .map(asset -> asset.physicalId)
        .orElse(text);
  }

  /** The load balancer of a listener's ARN; that of a foreign listener is the listener itself. */
  private static String loadBalancerOf(Account account, String listenerArn) {
    return account
        .get(LISTENER, listenerArn)
        .map(listener -> loadBalancerOf(account, listener))
        .orElse("load balancer of " + listenerArn);
  }

  static void removeWithRules(Account account, Asset listener) {
    account.ofType(RULE).stream()
        .filter(rule -> isOf(account, rule, listener))
        .forEach(account::remove);
    account.remove(listener);
  }

  private static boolean isOf(Account account, Asset rule, Asset listener) {
    return account
        .get(LISTENER, rule.live.textOr("", "ListenerArn"))
        .filter(listener::equals)
        .isPresent();
  }

  /** The load balancer that forwards to a target group; empty when none does. */
  static Optional<String> forwardTo(Account account, Asset targetGroup) {
    return users(account, targetGroup).stream()
        .map(
            user ->
                user.type.equals(RULE)
                    ? loadBalancerOf(account, user.live.textOr("", "ListenerArn"))
                    : loadBalancerOf(account, user))
        .findFirst();
  }

  /** The listeners and rules that forward to a target group. */
  private static List<Asset> users(Account account, Asset targetGroup) {
    List<Asset> users = new ArrayList<>();
    for (String type : List.of(LISTENER, RULE)) {
      for (Asset user : account.ofType(type)) {
        if (targets(user.live).stream()
            .anyMatch(
                arn ->
                    account
                        .get(LoadBalancing.TARGET_GROUP, arn)
                        .filter(targetGroup::equals)
                        .isPresent())) {
          users.add(user);
        }
      }
    }
    return users;
  }

  /** The target groups that a listener or a rule forwards to. */
  static List<String> targets(Props props) {
    List<String> targets = new ArrayList<>();
    List<Props> actions = new ArrayList<>(props.maps("DefaultActions"));
    actions.addAll(props.maps("Actions"));
    for (Props action : actions) {
      action.text("TargetGroupArn").ifPresent(targets::add);
      for (Props weighted : action.maps("ForwardConfig", "TargetGroups")) {
        weighted.text("TargetGroupArn").ifPresent(targets::add);
      }
    }
    return targets;
  }

  /** A target group belongs to one load balancer, and its protocol must be one of its. */
  private static void checkTargets(Account account, Asset user, Props wanted, String loadBalancer) {
    for (String arn : targets(wanted)) {
      Optional<Asset> group =
          account.existing(LoadBalancing.TARGET_GROUP, arn, "TargetGroupNotFound");
      if (group.isEmpty()) {
        continue;
      }
      for (Asset other : users(account, group.get())) {
        String owner =
            other.type.equals(RULE)
                ? loadBalancerOf(account, other.live.textOr("", "ListenerArn"))
                : loadBalancerOf(account, other);
        if (!other.physicalId.equals(user.physicalId) && !owner.equals(loadBalancer)) {
          throw new Refusal(
              "TargetGroupAssociationLimit",
              "The following target groups cannot be associated with more than one load"
                  + " balancer: "
                  + arn);
        }
      }
      boolean network =
          account
              .get(LoadBalancing.LOAD_BALANCER, loadBalancer)
              .filter(LoadBalancing::isNetwork)
              .isPresent();
      boolean known = account.get(LoadBalancing.LOAD_BALANCER, loadBalancer).isPresent();
      boolean http = OF_APPLICATION.contains(group.get().live.textOr("HTTP", "Protocol"));
      if (known && network == http) {
        throw new Refusal(
            "InvalidLoadBalancerAction",
            "The protocol of target group '" + arn + "' does not fit the load balancer");
      }
    }
  }

  /** Says when a change sends clients to a target group that nobody is registered in yet. */
  private static void sayOutage(Account account, Asset user, Props before, Props after) {
    for (String arn : targets(after)) {
      boolean lost =
          !targets(before).contains(arn)
              && targets(before).stream().anyMatch(old -> EcsServices.isServed(account, old))
              && !EcsServices.isServed(account, arn);
      if (lost) {
        account.say(
            user.logicalId,
            Event.OUTAGE,
            "forwards to " + arn + ", where no task is yet; they are still in another one");
      }
    }
  }

  private static void checkCertificates(Account account, Props props) {
    for (Props certificate : props.maps("Certificates")) {
      account.existing(
          Domains.CERTIFICATE, certificate.textOr("", "CertificateArn"), "CertificateNotFound");
    }
  }

  private static final class ListenerKind implements Kind {

    @Override
    public void create(Account account, Asset created) {
      account.existing(
          LoadBalancing.LOAD_BALANCER,
          created.props.textOr("", "LoadBalancerArn"),
          "LoadBalancerNotFound");
      check(account, created, created.props);
    }

    @Override
    public Props update(Account account, Asset asset, Props wanted) {
      check(account, asset, wanted);
      sayOutage(account, asset, asset.live, wanted);
      return wanted;
    }

    @Override
    public void delete(Account account, Asset asset) {
      removeWithRules(account, asset);
    }

    private static void check(Account account, Asset listener, Props wanted) {
      String loadBalancer = loadBalancerOf(account, listener);
      // TCP and UDP on one port count as one: AWS asks for TCP_UDP there.
      for (Asset other : account.ofType(LISTENER)) {
        if (!other.physicalId.equals(listener.physicalId)
            && loadBalancerOf(account, other).equals(loadBalancer)
            && other.live.textOr("", "Port").equals(wanted.textOr("", "Port"))) {
          throw new Refusal(
              "DuplicateListener",
              "A listener already exists on this port for this load balancer '"
                  + loadBalancer
                  + "': "
                  + wanted.textOr("", "Port"));
        }
      }
      String protocol = wanted.textOr("", "Protocol");
      boolean secure = protocol.equals("HTTPS") || protocol.equals("TLS");
      if (secure && wanted.maps("Certificates").isEmpty()) {
        throw new Refusal(
            "ValidationError", "A certificate must be specified for " + protocol + " listeners");
      }
      checkCertificates(account, wanted);
      checkTargets(account, listener, wanted, loadBalancer);
    }
  }

  private static final class RuleKind implements Kind {

    @Override
    public void create(Account account, Asset created) {
      account.existing(LISTENER, created.props.textOr("", "ListenerArn"), "ListenerNotFound");
      check(account, created, created.props);
    }

    @Override
    public Props update(Account account, Asset asset, Props wanted) {
      check(account, asset, wanted);
      sayOutage(account, asset, asset.live, wanted);
      return wanted;
    }

    private static void check(Account account, Asset rule, Props wanted) {
      String listener = wanted.textOr("", "ListenerArn");
      String priority = wanted.textOr("", "Priority");
      for (Asset other : account.ofType(RULE)) {
        if (!other.physicalId.equals(rule.physicalId)
            && other.live.textOr("", "ListenerArn").equals(listener)
            && other.live.textOr("", "Priority").equals(priority)) {
          throw new Refusal("PriorityInUse", "Priority '" + priority + "' is currently in use");
        }
      }
      checkTargets(account, rule, wanted, loadBalancerOf(account, listener));
    }
  }

  private static final class CertificateKind implements Kind {

    @Override
    public void create(Account account, Asset created) {
      account.existing(LISTENER, created.props.textOr("", "ListenerArn"), "ListenerNotFound");
      checkCertificates(account, created.props);
    }

    @Override
    public Props update(Account account, Asset asset, Props wanted) {
      checkCertificates(account, wanted);
      return wanted;
    }
  }
}
