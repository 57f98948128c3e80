package dev.c2ecs.acceptance.evolution;

import java.util.List;
import java.util.Optional;

/** How many tasks, how large, in which order, on what capacity, with which permissions. */
final class DeployEdits {

  private DeployEdits() {}

  private static Optional<Member> running(Draft draft, Dice dice) {
    return dice.pick(draft.members(Member::runs));
  }

  private static Optional<Member> own(Draft draft, Dice dice) {
    return dice.pick(draft.members(m -> m.isOwn() && m.runs()));
  }

  static Optional<String> replicas(Draft draft, Dice dice) {
    return running(draft, dice)
        .map(
            member -> {
              int replicas = dice.between(0, member.isStore() ? 1 : 4);
              member.deploy().put("replicas", replicas);
              return member.name() + " has " + replicas + " tasks";
            });
  }

  static Optional<String> size(Draft draft, Dice dice) {
    return dice.pick(draft.members(m -> !m.has("network_mode")))
        .map(
            member -> {
              if (member.deploy().remove("resources") != null && dice.oneOf(4)) {
                return member.name() + " has no size of its own";
              }
              Projects.Size size = Projects.Size.any(dice);
              size.write(member);
              return member.name() + " is " + size;
            });
  }

  static Optional<String> scalingOn(Draft draft, Dice dice) {
    return own(draft, dice)
        .map(
            member -> {
              member
                  .deploy()
                  .put(
                      "x-aws-autoscaling",
                      Draft.map("min", dice.between(1, 2), "max", dice.between(3, 9), "cpu", 60));
              if (dice.oneOf(2)) {
                Draft.asMap(member.deploy().get("x-aws-autoscaling")).put("memory", 70);
              }
              return member.name() + " is scaled";
            });
  }

  static Optional<String> scalingOff(Draft draft, Dice dice) {
    return dice.pick(draft.members(m -> m.deploy().containsKey("x-aws-autoscaling")))
        .map(
            member -> {
              member.deploy().remove("x-aws-autoscaling");
              return member.name() + " is not scaled";
            });
  }

  static Optional<String> spot(Draft draft, Dice dice) {
    return dice.pick(draft.members(m -> !m.has("network_mode")))
        .map(
            member -> {
              if (member.map().remove("x-aws-capacity") != null) {
                return member.name() + " runs on demand";
              }
              member.set("x-aws-capacity", dice.any("spot", Draft.map("base", 1)));
              return member.name() + " runs on spare capacity";
            });
  }

  static Optional<String> rollout(Draft draft, Dice dice) {
    return running(draft, dice)
        .map(
            member -> {
              member
                  .deploy()
                  .put(
                      "update_config",
                      Draft.map(
                          "parallelism",
                          dice.between(0, 2),
                          "order",
                          member.isStore() ? "stop-first" : dice.any("start-first", "stop-first"),
                          "failure_action",
                          dice.any("rollback", "pause")));
              return member.name() + " is rolled out otherwise";
            });
  }

  static Optional<String> scratch(Draft draft, Dice dice) {
    return dice.pick(draft.members(m -> !m.has("network_mode")))
        .map(
            member -> {
              member.set("x-aws-ephemeral_storage", dice.between(21, 60));
              return member.name() + " has other scratch space";
            });
  }

  static Optional<String> exec(Draft draft, Dice dice) {
    return running(draft, dice)
        .map(
            member -> {
              if (member.map().remove("x-aws-exec") == null) {
                member.set("x-aws-exec", true);
              }
              return member.name() + " can be entered, or not";
            });
  }

  static Optional<String> policies(Draft draft, Dice dice) {
    return own(draft, dice)
        .map(
            member -> {
              if (member.map().remove("x-aws-policies") != null) {
                return member.name() + " has no policies";
              }
              member.set(
                  "x-aws-policies",
                  Draft.list(
                      "arn:aws:iam::aws:policy/"
                          + dice.any("AmazonS3ReadOnlyAccess", "AmazonSQSFullAccess")));
              return member.name() + " has policies";
            });
  }

  static Optional<String> role(Draft draft, Dice dice) {
    return own(draft, dice)
        .map(
            member -> {
              if (member.map().remove("x-aws-role") != null) {
                return member.name() + " has no statement of its own";
              }
              member.set(
                  "x-aws-role",
                  Draft.map(
                      "Version",
                      "2012-10-17",
                      "Statement",
                      Draft.list(
                          Draft.map(
                              "Effect",
                              "Allow",
                              "Action",
                              "s3:ListAllMyBuckets",
                              "Resource",
                              "*"))));
              return member.name() + " has a statement of its own";
            });
  }

  static Optional<String> needAdded(Draft draft, Dice dice) {
    List<Member> members = draft.members(m -> !m.has("network_mode"));
    Optional<Member> from = dice.pick(members);
    return dice.pick(draft.members(Member::runs))
        .filter(to -> from.isPresent() && !to.name().equals(from.get().name()))
        .filter(to -> !draft.waits(to.name(), from.get().name()))
        .map(
            to -> {
              from.get().needs(to.name(), to.has("healthcheck") ? "healthy" : "started");
              return from.get().name() + " depends on " + to.name();
            });
  }

  static Optional<String> needRemoved(Draft draft, Dice dice) {
    return dice.pick(draft.members(m -> !m.needs().isEmpty()))
        .map(
            member -> {
              String other = dice.pick(member.needs().keySet()).orElseThrow();
              member.needs().remove(other);
              return member.name() + " does not depend on " + other;
            });
  }

  static Optional<String> needTurned(Draft draft, Dice dice) {
    return dice.pick(draft.members(m -> !m.needs().isEmpty() && m.runs()))
        .flatMap(
            member ->
                dice.pick(member.needs().keySet())
                    .filter(other -> draft.member(other).runs())
                    .map(
                        other -> {
                          member.needs().remove(other);
                          if (!draft.waits(member.name(), other)) {
                            draft.member(other).needs(member.name(), "started");
                          }
                          return other + " depends on " + member.name() + " now";
                        }));
  }

  static Optional<String> condition(Draft draft, Dice dice) {
    return dice.pick(draft.members(m -> !m.needs().isEmpty()))
        .flatMap(
            member ->
                dice.pick(member.needs().keySet())
                    .filter(other -> draft.member(other).has("healthcheck"))
                    .map(
                        other -> {
                          member.needs(other, dice.any("healthy", "started"));
                          return member.name() + " waits otherwise for " + other;
                        }));
  }
}
