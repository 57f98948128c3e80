package dev.c2ecs.acceptance.cloud;

import java.util.Map;
import java.util.Optional;

/**
 * Application Auto Scaling. Registering a target or putting a policy that exists changes it: such a
 * thing has no name but its resource, so the engine refuses to make it a second time in a stack.
 */
final class AutoScaling {

  static final String TARGET = "AWS::ApplicationAutoScaling::ScalableTarget";
  static final String POLICY = "AWS::ApplicationAutoScaling::ScalingPolicy";

  private AutoScaling() {}

  static Map<String, Kind> kinds() {
    return Map.of(TARGET, new TargetKind(), POLICY, new PolicyKind());
  }

  private static String key(Props props) {
    return props.textOr("", "ResourceId")
        + "|"
        + props.textOr("", "ScalableDimension")
        + "|"
        + props.textOr("", "ServiceNamespace");
  }

  /** The ECS service that a resource ID, {@code service/CLUSTER/NAME}, means. */
  private static Optional<Asset> service(Account account, String resourceId) {
    String[] parts = resourceId.split("/", -1);
    return parts.length == 3
        ? account.get(EcsServices.SERVICE, parts[2]).or(() -> EcsServices.named(account, parts[2]))
        : Optional.empty();
  }

  /** Whether the count of an ECS service is decided by a scalable target. */
  static boolean scales(Account account, Asset ecsService) {
    return account.ofType(TARGET).stream()
        .anyMatch(
            target ->
                service(account, target.live.textOr("", "ResourceId"))
                    .filter(ecsService::equals)
                    .isPresent());
  }

  private static final class TargetKind implements Kind {

    @Override
    public String physicalId(Account account, String logicalId, Props props) {
      return key(props);
    }

    @Override
    public void create(Account account, Asset created) {
      String id = created.props.textOr("", "ResourceId");
      if (created.props.textOr("", "ServiceNamespace").equals("ecs")
          && service(account, id).isEmpty()
          && id.indexOf('~') >= 0) {
        throw new Refusal("ValidationException", "ECS service doesn't exist: " + id);
      }
    }

    @Override
    public void delete(Account account, Asset asset) {
      account.ofType(POLICY).stream()
          .filter(policy -> targetOf(policy.live).equals(asset.physicalId))
          .forEach(account::remove);
    }
  }

  private static String targetOf(Props policy) {
    return policy.text("ScalingTargetId").orElseGet(() -> key(policy));
  }

  private static final class PolicyKind implements Kind {

    @Override
    public String physicalId(Account account, String logicalId, Props props) {
      return props.textOr("", "PolicyName") + " of " + targetOf(props);
    }

    @Override
    public void create(Account account, Asset created) {
      String target = targetOf(created.props);
      if (account.at(new Thing(TARGET, target, "")).isEmpty() && target.indexOf('~') >= 0) {
        throw new Refusal("ObjectNotFoundException", "No scalable target registered for " + target);
      }
      check(account, created, created.props);
    }

    @Override
    public Props update(Account account, Asset asset, Props wanted) {
      check(account, asset, wanted);
      return wanted;
    }

    private static void check(Account account, Asset policy, Props wanted) {
      Optional<String> metric = metric(wanted);
      for (Asset other : account.ofType(POLICY)) {
        if (metric.isPresent()
            && !other.physicalId.equals(policy.physicalId)
            && targetOf(other.live).equals(targetOf(wanted))
            && metric(other.live).equals(metric)) {
          throw new Refusal(
              "ValidationException",
              "Only one TargetTrackingScaling policy for a given metric specification is allowed.");
        }
      }
    }

    private static Optional<String> metric(Props policy) {
      return policy.text(
          "TargetTrackingScalingPolicyConfiguration",
          "PredefinedMetricSpecification",
          "PredefinedMetricType");
    }
  }
}
