package dev.c2ecs.acceptance.evolution;

import dev.c2ecs.acceptance.evolution.Draft.PortOf;
import java.util.List;
import java.util.Optional;

/** Hosts, paths, domains and other wishes for a load balancer. */
final class RuleEdits {

  private RuleEdits() {}

  private static List<PortOf> web(Draft draft) {
    return draft.ports().stream()
        .filter(p -> p.isTcp() && (p.published() == 80 || p.published() == 443))
        .toList();
  }

  private static List<PortOf> having(Draft draft, String key) {
    return draft.ports().stream().filter(p -> p.port().containsKey(key)).toList();
  }

  private static List<PortOf> ruled(Draft draft) {
    return draft.ports().stream()
        .filter(p -> p.port().containsKey("x-aws-path") || p.port().containsKey("x-aws-host"))
        .toList();
  }

  /** Another service comes to a port that one has, below a path or a host of its own. */
  static Optional<String> shared(Draft draft, Dice dice) {
    Optional<PortOf> port = dice.pick(web(draft));
    Optional<Member> member =
        port.flatMap(
            p ->
                dice.pick(
                    draft.members(
                        m -> m.isOwn() && m.runs() && !m.name().equals(p.member().name()))));
    if (member.isEmpty()) {
      return Optional.empty();
    }
    Member to = member.get();
    int target = to.listens().orElse(3000);
    to.publish(port.get().published(), target);
    PortOf second = new PortOf(to, to.ports().get(to.ports().size() - 1));
    if (port.get().port().containsKey("x-aws-certificate")) {
      second.set("x-aws-certificate", Kind.CERTIFICATE);
    }
    rule(second, dice);
    return Optional.of(second + " shares its port");
  }

  private static void rule(PortOf port, Dice dice) {
    if (dice.oneOf(3)) {
      port.set("x-aws-host", port.member().name() + ".example.com");
    } else {
      port.set("x-aws-path", "/" + port.member().name() + dice.any("/*", "", "/v1/*"));
    }
  }

  static Optional<String> added(Draft draft, Dice dice) {
    return dice.pick(web(draft))
        .map(
            port -> {
              rule(port, dice);
              return port + " has a host or a path";
            });
  }

  static Optional<String> changed(Draft draft, Dice dice) {
    return dice.pick(ruled(draft))
        .map(
            port -> {
              port.port().remove("x-aws-path");
              port.port().remove("x-aws-host");
              rule(port, dice);
              return port + " has another host or path";
            });
  }

  static Optional<String> removed(Draft draft, Dice dice) {
    return dice.pick(ruled(draft))
        .map(
            port -> {
              port.port().remove("x-aws-path");
              port.port().remove("x-aws-host");
              return port + " has no host and no path";
            });
  }

  static Optional<String> swapped(Draft draft, Dice dice) {
    List<PortOf> paths = having(draft, "x-aws-path");
    if (paths.size() < 2) {
      return Optional.empty();
    }
    PortOf one = paths.get(0);
    PortOf two = paths.get(dice.between(1, paths.size() - 1));
    Object path = one.port().get("x-aws-path");
    one.set("x-aws-path", String.valueOf(two.port().get("x-aws-path")));
    two.set("x-aws-path", String.valueOf(path));
    return Optional.of(one + " and " + two + " have swapped their paths");
  }

  static Optional<String> moved(Draft draft, Dice dice) {
    return dice.pick(ruled(draft))
        .flatMap(
            port ->
                dice.pick(
                        draft.members(
                            m -> m.isOwn() && m.runs() && !m.name().equals(port.member().name())))
                    .map(
                        to -> {
                          port.member().list("ports").remove(port.port());
                          port.set("target", to.listens().orElse(3000));
                          to.list("ports").add(port.port());
                          return port + " moves with its rule to " + to.name();
                        }));
  }

  static Optional<String> domain(Draft draft, Dice dice) {
    return dice.pick(web(draft))
        .map(
            port -> {
              if (port.port().remove("x-aws-domain") != null) {
                return port + " has no domain";
              }
              if (port.published() == 80 && draft.isFree(443)) {
                port.set("published", "443");
              }
              port.port().remove("x-aws-certificate");
              port.set("x-aws-domain", dice.any("shop.example.com", "www.example.com"));
              return port + " has a domain";
            });
  }

  static Optional<String> domainMoved(Draft draft, Dice dice) {
    return dice.pick(having(draft, "x-aws-domain"))
        .flatMap(
            port ->
                dice.pick(
                        draft.ports().stream()
                            .filter(p -> p.isTcp() && !p.port().equals(port.port()))
                            .toList())
                    .map(
                        to -> {
                          Object domain = port.port().remove("x-aws-domain");
                          to.set("x-aws-domain", String.valueOf(domain));
                          Object number = port.port().get("published");
                          port.set("published", String.valueOf(to.published()));
                          to.set("published", String.valueOf(number));
                          return "the domain of " + port + " moves to " + to;
                        }));
  }

  static Optional<String> healthPath(Draft draft, Dice dice) {
    return dice.pick(web(draft))
        .map(
            port -> {
              port.set("x-aws-healthcheck", dice.any("/healthz", "/health", "/ready", "/"));
              return port + " is checked at " + port.port().get("x-aws-healthcheck");
            });
  }

  static Optional<String> wish(Draft draft, Dice dice) {
    return dice.pick(web(draft))
        .map(
            port -> {
              String key =
                  dice.any("x-aws-stickiness", "x-aws-deregistration_delay", "x-aws-idle_timeout");
              port.set(key, dice.between(60, 600));
              return port + " has " + key;
            });
  }
}
