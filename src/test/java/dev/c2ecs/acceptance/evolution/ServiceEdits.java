package dev.c2ecs.acceptance.evolution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Services that come, go, are renamed, or become something else. */
final class ServiceEdits {

  private static final int MOST = 9;
  private static final List<String> NAMES =
      List.of("frontend", "shop", "core", "Front_End", "v1", "store", "main-app", "edge");

  private ServiceEdits() {}

  static Optional<String> added(Draft draft, Dice dice) {
    if (draft.members().size() >= MOST) {
      return Optional.empty();
    }
    Member member = Kind.any(dice).add(draft, dice);
    List<String> networks =
        draft.members().stream().flatMap(m -> m.networks().keySet().stream()).toList();
    if (!member.has("network_mode")) {
      dice.pick(networks).ifPresent(network -> member.networks().put(network, Draft.map()));
    }
    return Optional.of(member.name() + " is new");
  }

  static Optional<String> copied(Draft draft, Dice dice) {
    return dice.pick(draft.members(m -> m.isOwn() && !m.has("network_mode")))
        .map(
            member -> {
              String name = draft.fresh("services", member.name());
              Member copy = draft.add(name, "");
              copy.map().clear();
              copy.map().putAll(Draft.asMap(Draft.copy(member.map())));
              copy.map().remove("ports");
              copy.map().remove("container_name");
              copy.map().remove("hostname");
              copy.networks().values().forEach(entry -> Draft.asMap(entry).remove("aliases"));
              return name + " is a copy of " + member.name();
            });
  }

  static Optional<String> removed(Draft draft, Dice dice) {
    if (draft.members().size() < 2) {
      return Optional.empty();
    }
    return dice.pick(draft.members())
        .map(
            member -> {
              Renaming.remove(draft, member.name());
              return member.name() + " is gone";
            });
  }

  static Optional<String> renamed(Draft draft, Dice dice) {
    return dice.pick(draft.members())
        .map(
            member -> {
              String now = draft.fresh("services", dice.pick(NAMES).orElseThrow());
              Renaming.service(draft, member.name(), now);
              return member.name() + " is called " + now;
            });
  }

  /** The same letters for a resource, another name for people. */
  static Optional<String> respelled(Draft draft, Dice dice) {
    return dice.pick(draft.members())
        .map(
            member -> {
              String name = member.name();
              boolean dashed = name.contains("-");
              String now = draft.fresh("services", dashed ? name.replace("-", "_") : name + "-app");
              Renaming.service(draft, name, now);
              return name + " is written " + now;
            });
  }

  static Optional<String> renamedWithVolume(Draft draft, Dice dice) {
    return dice.pick(draft.mounts())
        .map(
            mount -> {
              String old = mount.member().name();
              String now = draft.fresh("services", dice.pick(NAMES).orElseThrow());
              String volume = draft.fresh("volumes", now + "-data");
              Renaming.object(draft, "volumes", mount.volume(), volume);
              Renaming.service(draft, old, now);
              return old + " is called " + now + ", and its volume " + volume;
            });
  }

  /** Two services change their names, and whoever named one names the other. */
  static Optional<String> swapped(Draft draft, Dice dice) {
    List<Member> members = draft.members(m -> m.isOwn() && m.runs());
    if (members.size() < 2) {
      return Optional.empty();
    }
    String one = members.get(0).name();
    String two = members.get(dice.between(1, members.size() - 1)).name();
    Renaming.service(draft, one, "in-between");
    Renaming.service(draft, two, one);
    Renaming.service(draft, "in-between", two);
    return Optional.of(one + " and " + two + " have swapped their names");
  }

  /** The same file in another order. */
  static Optional<String> reordered(Draft draft, Dice dice) {
    Map<String, Object> services = draft.section("services");
    if (services.size() < 2) {
      return Optional.empty();
    }
    String first = services.keySet().iterator().next();
    Map<String, Object> copy = new LinkedHashMap<>(services);
    Object moved = copy.remove(first);
    services.clear();
    services.putAll(copy);
    services.put(first, moved);
    return Optional.of(first + " stands last in the file");
  }

  static Optional<String> scheduled(Draft draft, Dice dice) {
    return dice.pick(draft.members(m -> m.isOwn() && !m.has("network_mode") && m.ports().isEmpty()))
        .map(
            member -> {
              if (member.map().remove("x-aws-schedule") != null) {
                member.map().remove("restart");
                return member.name() + " keeps running";
              }
              free(draft, member);
              member.set("restart", "no");
              member.set("x-aws-schedule", dice.any("rate(1 day)", "rate(2 hours)"));
              return member.name() + " runs by the clock";
            });
  }

  static Optional<String> schedule(Draft draft, Dice dice) {
    return dice.pick(draft.members(m -> m.has("x-aws-schedule")))
        .map(
            member -> {
              member.set("x-aws-schedule", "rate(" + dice.between(2, 90) + " minutes)");
              return member.name() + " runs at other times";
            });
  }

  static Optional<String> job(Draft draft, Dice dice) {
    return dice.pick(draft.members(m -> m.isOwn() && !m.has("network_mode") && m.ports().isEmpty()))
        .map(
            member -> {
              member.map().remove("x-aws-schedule");
              free(draft, member);
              if (member.isApart()) {
                member.set("restart", "always");
                member.deploy().remove("mode");
                return member.name() + " keeps running";
              }
              member.set("restart", "no");
              if (dice.oneOf(3)) {
                member.deploy().put("mode", "replicated-job");
              } else {
                member.set("command", Draft.list("migrate", "up"));
              }
              return member.name() + " is a job";
            });
  }

  /** Nobody waits for it any more. */
  private static void free(Draft draft, Member member) {
    draft.members().forEach(other -> other.needs().remove(member.name()));
  }

  static Optional<String> sidecar(Draft draft, Dice dice) {
    return dice.pick(draft.members(m -> m.isOwn() && m.ports().isEmpty() && !m.has("restart")))
        .flatMap(
            member -> {
              if (member.map().remove("network_mode") != null) {
                return Optional.of(member.name() + " has a task of its own");
              }
              return dice.pick(
                      draft.members(m -> m.isOwn() && m.runs() && !m.name().equals(member.name())))
                  .map(
                      host -> {
                        free(draft, member);
                        member.map().remove("networks");
                        member.map().remove("expose");
                        member.map().remove("deploy");
                        member.set("network_mode", "service:" + host.name());
                        return member.name() + " moves into the task of " + host.name();
                      });
            });
  }

  static Optional<String> profile(Draft draft, Dice dice) {
    return dice.pick(
            draft.members(
                m -> draft.members().stream().noneMatch(o -> o.needs().containsKey(m.name()))))
        .map(
            member -> {
              if (member.map().remove("profiles") != null) {
                return member.name() + " is in no profile";
              }
              member.set("profiles", Draft.list("extra"));
              return member.name() + " is in a profile that is off";
            });
  }
}
