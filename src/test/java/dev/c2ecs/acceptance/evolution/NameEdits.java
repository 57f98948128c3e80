package dev.c2ecs.acceptance.evolution;

import dev.c2ecs.acceptance.evolution.Draft.AliasOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Further names of services, and how they are found. */
final class NameEdits {

  private static final List<String> NAMES = List.of("primary", "legacy", "internal-api", "pool");

  private NameEdits() {}

  private static List<Member> named(Draft draft) {
    return draft.members(m -> m.runs());
  }

  private static void add(Member member, String alias) {
    if (member.networks().isEmpty()) {
      member.networks().put("default", Draft.map());
    }
    String network = member.networks().keySet().iterator().next();
    Draft.asList(member.network(network).computeIfAbsent("aliases", k -> new ArrayList<>()))
        .add(alias);
  }

  static Optional<String> aliasAdded(Draft draft, Dice dice) {
    return dice.pick(named(draft))
        .map(
            member -> {
              String alias = draft.fresh("services", dice.pick(NAMES).orElseThrow());
              add(member, alias);
              return member.name() + " is also called " + alias;
            });
  }

  static Optional<String> aliasRemoved(Draft draft, Dice dice) {
    return dice.pick(draft.aliases())
        .map(
            alias -> {
              alias.remove();
              return alias.member().name() + " is not called " + alias.alias();
            });
  }

  static Optional<String> aliasMoved(Draft draft, Dice dice) {
    return dice.pick(draft.aliases())
        .flatMap(
            alias ->
                dice.pick(
                        named(draft).stream()
                            .filter(m -> !m.name().equals(alias.member().name()))
                            .toList())
                    .map(
                        to -> {
                          alias.remove();
                          add(to, alias.alias());
                          return alias.alias() + " is now " + to.name();
                        }));
  }

  static Optional<String> aliasesSwapped(Draft draft, Dice dice) {
    List<AliasOf> aliases = draft.aliases();
    if (aliases.isEmpty()) {
      return Optional.empty();
    }
    AliasOf one = aliases.get(0);
    return dice.pick(
            aliases.stream().filter(a -> !a.member().name().equals(one.member().name())).toList())
        .map(
            two -> {
              one.remove();
              two.remove();
              add(one.member(), two.alias());
              add(two.member(), one.alias());
              return one.alias() + " and " + two.alias() + " have swapped";
            });
  }

  /** The service is called as it was called beside its name, and keeps the old one. */
  static Optional<String> aliasBecomesService(Draft draft, Dice dice) {
    return dice.pick(draft.aliases())
        .map(
            alias -> {
              String old = alias.member().name();
              alias.remove();
              Renaming.service(draft, old, alias.alias());
              if (dice.oneOf(2)) {
                add(draft.member(alias.alias()), old);
              }
              return alias.alias() + ", a name of " + old + ", is its only one";
            });
  }

  /** Another service gets a name that was a further one of somebody. */
  static Optional<String> aliasBecomesAnother(Draft draft, Dice dice) {
    return dice.pick(draft.aliases())
        .flatMap(
            alias ->
                dice.pick(
                        named(draft).stream()
                            .filter(m -> !m.name().equals(alias.member().name()))
                            .toList())
                    .map(
                        to -> {
                          alias.remove();
                          String old = to.name();
                          Renaming.service(draft, old, alias.alias());
                          return old + " gets the name " + alias.alias();
                        }));
  }

  /** A service is renamed and keeps answering to its old name. */
  static Optional<String> serviceBecomesAlias(Draft draft, Dice dice) {
    return dice.pick(named(draft))
        .map(
            member -> {
              String old = member.name();
              String now = draft.fresh("services", old + "-new");
              Renaming.service(draft, old, now);
              Renaming.texts(draft, /* old= */ now, /* now= */ old);
              add(draft.member(now), old);
              return old + " is called " + now + " and keeps its name";
            });
  }

  static Optional<String> containerName(Draft draft, Dice dice) {
    return toggled(draft, dice, "container_name");
  }

  static Optional<String> hostname(Draft draft, Dice dice) {
    return toggled(draft, dice, "hostname");
  }

  private static Optional<String> toggled(Draft draft, Dice dice, String key) {
    return dice.pick(draft.members(m -> !m.has("network_mode")))
        .map(
            member -> {
              if (member.map().remove(key) != null && dice.oneOf(2)) {
                return member.name() + " has no " + key;
              }
              member.set(key, member.name() + "-" + key.charAt(0) + dice.between(1, 3));
              return member.name() + " has the " + key + " " + member.map().get(key);
            });
  }

  static Optional<String> link(Draft draft, Dice dice) {
    return dice.pick(draft.members(m -> !m.has("network_mode")))
        .flatMap(
            member -> {
              if (!member.list("links").isEmpty()) {
                member.map().remove("links");
                return Optional.of(member.name() + " has no links");
              }
              return dice.pick(
                      named(draft).stream().filter(m -> !m.name().equals(member.name())).toList())
                  .map(
                      to -> {
                        member.list("links").add(to.name() + ":linked-" + to.name());
                        return member.name() + " links " + to.name();
                      });
            });
  }

  static Optional<String> connectOn(Draft draft, Dice dice) {
    return dice.pick(draft.members(m -> m.isOwn() && m.runs() && m.listens().isPresent()))
        .filter(member -> draft.members(Member::runs).size() > 1)
        .map(
            member -> {
              member.set("x-aws-discovery", "connect");
              return member.name() + " is found by Service Connect";
            });
  }

  static Optional<String> connectOff(Draft draft, Dice dice) {
    return dice.pick(draft.members(m -> "connect".equals(m.map().get("x-aws-discovery"))))
        .map(
            member -> {
              member.map().remove("x-aws-discovery");
              return member.name() + " is found by DNS";
            });
  }

  /** One more port that is known, or one less. */
  static Optional<String> exposed(Draft draft, Dice dice) {
    return dice.pick(draft.members(m -> m.isOwn() && m.runs()))
        .map(
            member -> {
              String port = String.valueOf(dice.between(7000, 7003));
              if (!member.list("expose").remove(port)) {
                member.list("expose").add(port);
              }
              return member.name() + " exposes " + port + ", or not";
            });
  }

  /** A proxy leads to another service. */
  static Optional<String> proxied(Draft draft, Dice dice) {
    List<String> configs =
        draft.section("configs").entrySet().stream()
            .filter(e -> String.valueOf(e.getValue()).contains("proxy_pass"))
            .map(e -> e.getKey())
            .toList();
    Optional<Member> to =
        dice.pick(draft.members(m -> m.isOwn() && m.runs() && m.listens().isPresent()));
    if (to.isEmpty()) {
      return Optional.empty();
    }
    return dice.pick(configs)
        .map(
            config -> {
              draft
                  .entry("configs", config)
                  .put(
                      "content",
                      "server {\n  listen 80;\n  location / { proxy_pass http://%s:%d; }\n}\n"
                          .formatted(to.get().name(), to.get().listens().orElseThrow()));
              return config + " leads to " + to.get().name();
            });
  }

  /** Somebody names another service in a variable. */
  static Optional<String> address(Draft draft, Dice dice) {
    Optional<Member> to = dice.pick(draft.members(m -> m.runs() && m.listens().isPresent()));
    return dice.pick(draft.members(m -> m.isOwn()))
        .filter(from -> to.isPresent() && !to.get().name().equals(from.name()))
        .map(
            from -> {
              from.environment()
                  .put(
                      "UPSTREAM_URL",
                      "http://" + to.get().name() + ":" + to.get().listens().orElseThrow());
              return from.name() + " calls " + to.get().name();
            });
  }
}
