package dev.c2ecs.acceptance.evolution;

import java.util.Map;
import java.util.Optional;

/** What is said of the whole project, and overlays. */
final class ProjectEdits {

  private ProjectEdits() {}

  private static Optional<String> toggled(Draft draft, String key, Object value) {
    if (draft.tree().remove(key) != null) {
      return Optional.of("no " + key);
    }
    draft.tree().put(key, value);
    return Optional.of(key + ": " + value);
  }

  static Optional<String> tags(Draft draft, Dice dice) {
    draft.section("x-aws-tags").put(dice.any("team", "stage"), "t" + dice.between(1, 9));
    return Optional.of("another tag");
  }

  static Optional<String> retention(Draft draft, Dice dice) {
    draft.tree().put("x-aws-logs_retention", dice.any(7, 14, 60, 90));
    return Optional.of("logs are kept for " + draft.tree().get("x-aws-logs_retention") + " days");
  }

  static Optional<String> boundary(Draft draft, Dice dice) {
    return toggled(
        draft, "x-aws-permissions_boundary", "arn:aws:iam::123456789012:policy/boundary");
  }

  static Optional<String> cluster(Draft draft, Dice dice) {
    return toggled(draft, "x-aws-cluster", "shared");
  }

  static Optional<String> zones(Draft draft, Dice dice) {
    Object old = draft.tree().get("x-aws-zones");
    draft.tree().put("x-aws-zones", Integer.valueOf(3).equals(old) ? 2 : 3);
    return Optional.of(draft.tree().get("x-aws-zones") + " zones");
  }

  static Optional<String> vpc(Draft draft, Dice dice) {
    draft.tree().remove("x-aws-nat");
    return toggled(draft, "x-aws-vpc", "new");
  }

  static Optional<String> nat(Draft draft, Dice dice) {
    draft.tree().put("x-aws-vpc", "new");
    draft.tree().put("x-aws-nat", dice.any("none", "single", "per-az"));
    return Optional.of("x-aws-nat: " + draft.tree().get("x-aws-nat"));
  }

  static Optional<String> key(Draft draft, Dice dice) {
    return toggled(
        draft,
        "x-aws-kms",
        Draft.map(
            "logs",
            "arn:aws:kms:eu-central-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef"));
  }

  static Optional<String> dataKey(Draft draft, Dice dice) {
    return toggled(
        draft,
        "x-aws-kms",
        Draft.map(
            "volumes",
            "arn:aws:kms:eu-central-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef"));
  }

  private static Map<String, Object> overlaid(Draft draft) {
    return Draft.asMap(
        draft.section("x-aws-cloudformation").computeIfAbsent("Resources", key -> Draft.map()));
  }

  private static Optional<String> overlay(Draft draft, String id, Object resource) {
    if (overlaid(draft).remove(id) != null) {
      if (overlaid(draft).isEmpty()) {
        draft.tree().remove("x-aws-cloudformation");
      }
      return Optional.of("the overlay has no " + id);
    }
    overlaid(draft).put(id, resource);
    return Optional.of("the overlay has " + id);
  }

  static Optional<String> queue(Draft draft, Dice dice) {
    return overlay(
        draft,
        "Queue",
        Draft.map(
            "Type",
            "AWS::SQS::Queue",
            "Properties",
            Draft.map("VisibilityTimeout", dice.between(30, 60))));
  }

  static Optional<String> logGroupName(Draft draft, Dice dice) {
    return overlay(
        draft,
        "LogGroup",
        Draft.map("Properties", Draft.map("LogGroupName", "/shop/" + dice.any("one", "two"))));
  }

  static Optional<String> balancerName(Draft draft, Dice dice) {
    return overlay(
        draft,
        "LoadBalancer",
        Draft.map("Properties", Draft.map("Name", "shop-" + dice.any("one", "two"))));
  }

  static Optional<String> clusterName(Draft draft, Dice dice) {
    return overlay(
        draft,
        "Cluster",
        Draft.map("Properties", Draft.map("ClusterName", "shop-" + dice.any("one", "two"))));
  }
}
