package dev.c2ecs.acceptance.evolution;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Networks, and who is in them. */
final class NetworkEdits {

  private NetworkEdits() {}

  private static List<Member> connectable(Draft draft) {
    return draft.members(m -> !m.has("network_mode"));
  }

  static Optional<String> added(Draft draft, Dice dice) {
    List<Member> members = connectable(draft);
    if (members.size() < 2 || draft.section("networks").size() > 3) {
      return Optional.empty();
    }
    String network = draft.fresh("networks", dice.any("back", "front", "internal", "data"));
    draft.section("networks").put(network, Draft.map());
    for (Member member : members) {
      if (dice.oneOf(2)) {
        join(member, network);
      }
    }
    join(members.get(0), network);
    return Optional.of("there is a network " + network);
  }

  /** Joins it and stays in the default network. */
  private static void join(Member member, String network) {
    if (member.networks().isEmpty()) {
      member.networks().put("default", Draft.map());
    }
    member.networks().put(network, Draft.map());
  }

  static Optional<String> removed(Draft draft, Dice dice) {
    return draft
        .any("networks", dice)
        .map(
            network -> {
              draft.section("networks").remove(network);
              draft.members().forEach(m -> m.networks().remove(network));
              return "the network " + network + " is gone";
            });
  }

  static Optional<String> renamed(Draft draft, Dice dice) {
    return draft
        .any("networks", dice)
        .map(
            network -> {
              String now = draft.fresh("networks", dice.any("lan", "private", "mesh"));
              Renaming.network(draft, network, now);
              return "the network " + network + " is called " + now;
            });
  }

  static Optional<String> joins(Draft draft, Dice dice) {
    return draft
        .any("networks", dice)
        .flatMap(
            network ->
                dice.pick(
                        connectable(draft).stream()
                            .filter(m -> !m.networks().containsKey(network))
                            .toList())
                    .map(
                        member -> {
                          join(member, network);
                          return member.name() + " joins " + network;
                        }));
  }

  static Optional<String> leaves(Draft draft, Dice dice) {
    return dice.pick(draft.members(m -> m.networks().size() > 1))
        .map(
            member -> {
              String network = dice.pick(member.networks().keySet()).orElseThrow();
              member.networks().remove(network);
              return member.name() + " leaves " + network;
            });
  }

  static Optional<String> internal(Draft draft, Dice dice) {
    return draft
        .any("networks", dice)
        .map(
            network -> {
              Map<String, Object> entry = draft.entry("networks", network);
              if (entry.remove("internal") == null) {
                entry.put("internal", true);
              }
              return network + " is closed, or open";
            });
  }

  static Optional<String> external(Draft draft, Dice dice) {
    return draft
        .any("networks", dice)
        .map(
            network -> {
              Map<String, Object> entry = draft.entry("networks", network);
              boolean now = entry.containsKey("external");
              draft
                  .section("networks")
                  .put(
                      network,
                      now
                          ? Draft.map()
                          : Draft.map("external", true, "name", "sg-0123456789abcdef0"));
              return network + (now ? " is the project's own" : " is a security group that exists");
            });
  }

  static Optional<String> explicitDefault(Draft draft, Dice dice) {
    return dice.pick(connectable(draft).stream().filter(m -> m.networks().isEmpty()).toList())
        .map(
            member -> {
              member.networks().put("default", Draft.map());
              return member.name() + " is in the default network, as it says now";
            });
  }
}
