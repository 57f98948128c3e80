package dev.c2ecs.acceptance.evolution;

import dev.c2ecs.acceptance.evolution.Draft.PortOf;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Ports that are published, moved, changed, encrypted. */
final class PortEdits {

  private static final Integer[] NUMBERS = {80, 8080, 8000, 8443, 443, 9000, 5000, 81, 3000};

  private PortEdits() {}

  private static Optional<PortOf> any(Draft draft, Dice dice, Predicate<PortOf> wanted) {
    return dice.pick(draft.ports().stream().filter(wanted).toList());
  }

  private static Optional<Integer> free(Draft draft, Dice dice) {
    return dice.pick(List.of(NUMBERS).stream().filter(draft::isFree).toList());
  }

  private static boolean isWeb(PortOf port) {
    return port.isTcp() && (port.member().isOwn() || port.member().image().startsWith("nginx"));
  }

  static Optional<String> published(Draft draft, Dice dice) {
    Optional<Member> member =
        dice.pick(draft.members(m -> m.runs() && !m.isStore() && m.listens().isPresent()));
    Optional<Integer> number = free(draft, dice);
    if (member.isEmpty() || number.isEmpty()) {
      return Optional.empty();
    }
    int target = member.get().listens().orElseThrow();
    member.get().publish(number.get(), target);
    return Optional.of(member.get().name() + " publishes " + number.get() + ":" + target);
  }

  static Optional<String> unpublished(Draft draft, Dice dice) {
    return any(draft, dice, p -> true)
        .map(
            port -> {
              port.member().list("ports").remove(port.port());
              if (port.member().ports().isEmpty() && !port.member().has("expose")) {
                port.member().set("expose", Draft.list(String.valueOf(port.target())));
              }
              return port + " is not published";
            });
  }

  static Optional<String> moved(Draft draft, Dice dice) {
    return any(draft, dice, p -> true)
        .flatMap(
            port ->
                dice.pick(
                        draft.members(
                            m ->
                                m.runs() && !m.isStore() && !m.name().equals(port.member().name())))
                    .map(
                        to -> {
                          port.member().list("ports").remove(port.port());
                          if (to.isOwn() || to.listens().isEmpty()) {
                            to.list("ports").add(port.port());
                          } else {
                            port.set("target", to.listens().orElseThrow());
                            to.list("ports").add(port.port());
                          }
                          return port + " moves to " + to.name();
                        }));
  }

  static Optional<String> publishedNumber(Draft draft, Dice dice) {
    Optional<Integer> number = free(draft, dice);
    return any(draft, dice, p -> number.isPresent())
        .map(
            port -> {
              String before = port.toString();
              port.set("published", String.valueOf(number.orElseThrow()));
              return before + " is published as " + number.orElseThrow();
            });
  }

  static Optional<String> targetNumber(Draft draft, Dice dice) {
    return any(draft, dice, p -> p.member().isOwn())
        .map(
            port -> {
              String before = port.toString();
              int old = port.target();
              port.set("target", dice.other(old, 3000, 3001, 8080, 5000));
              Renaming.port(draft, port.member().name(), old, port.target());
              return before + " becomes " + port;
            });
  }

  static Optional<String> swapped(Draft draft, Dice dice) {
    return any(draft, dice, p -> p.isTcp())
        .flatMap(
            one ->
                any(draft, dice, p -> p.isTcp() && !p.member().name().equals(one.member().name()))
                    .map(
                        two -> {
                          Object number = one.port().get("published");
                          one.set("published", String.valueOf(two.published()));
                          two.set("published", String.valueOf(number));
                          return one + " and " + two + " have swapped";
                        }));
  }

  static Optional<String> protocol(Draft draft, Dice dice) {
    return any(draft, dice, PortEdits::isWeb)
        .map(
            port -> {
              Object old = port.port().remove("x-aws-protocol");
              port.port().remove("app_protocol");
              if (old == null) {
                port.port().remove("x-aws-certificate");
                port.set(
                    "x-aws-protocol", port.published() == 80 ? "tcp" : dice.any("http", "tcp"));
              }
              return port + " is " + port.port().getOrDefault("x-aws-protocol", "what it is");
            });
  }

  static Optional<String> appProtocol(Draft draft, Dice dice) {
    return any(draft, dice, PortEdits::isWeb)
        .map(
            port -> {
              if (port.port().remove("app_protocol") == null) {
                port.set("app_protocol", dice.any("http", "http", "grpc", "http2"));
                return port + " is said to be " + port.port().get("app_protocol");
              }
              return port + " has no protocol of the application";
            });
  }

  static Optional<String> form(Draft draft, Dice dice) {
    return any(draft, dice, p -> true)
        .map(
            port -> {
              if (port.port().remove("name") == null) {
                port.set("name", "p" + port.target());
              }
              return port + " is written in another form";
            });
  }

  static Optional<String> httpsOn(Draft draft, Dice dice) {
    return any(draft, dice, p -> isWeb(p) && !p.port().containsKey("x-aws-certificate"))
        .map(
            port -> {
              String before = port.toString();
              if (draft.isFree(443) && !dice.oneOf(4)) {
                port.set("published", "443");
              }
              port.port().remove("x-aws-protocol");
              port.set("x-aws-certificate", Kind.CERTIFICATE);
              if (port.published() != 443) {
                port.set("x-aws-protocol", "https");
              }
              return before + " has a certificate on " + port.published();
            });
  }

  static Optional<String> httpsOff(Draft draft, Dice dice) {
    return any(draft, dice, p -> p.port().containsKey("x-aws-certificate"))
        .map(
            port -> {
              port.port().remove("x-aws-certificate");
              port.port().remove("x-aws-protocol");
              port.port().remove("x-aws-domain");
              if (port.published() == 443 && draft.isFree(80)) {
                port.set("published", "80");
              }
              return port + " has no certificate";
            });
  }

  static Optional<String> certificate(Draft draft, Dice dice) {
    return any(draft, dice, p -> p.port().containsKey("x-aws-certificate"))
        .map(
            port -> {
              port.set(
                  "x-aws-certificate",
                  Kind.CERTIFICATE.replace("01234567", "0123456" + dice.between(0, 9)));
              return port + " has another certificate";
            });
  }

  static Optional<String> udpTwin(Draft draft, Dice dice) {
    return any(draft, dice, p -> true)
        .map(
            port -> {
              List<Object> ports = port.member().list("ports");
              String other = port.isTcp() ? "udp" : "tcp";
              for (PortOf twin : draft.ports()) {
                if (twin.published() == port.published() && twin.isTcp() != port.isTcp()) {
                  twin.member().list("ports").remove(twin.port());
                  return twin + " is not published";
                }
              }
              ports.add(
                  Draft.map(
                      "target", port.target(),
                      "published", String.valueOf(port.published()),
                      "protocol", other));
              return port + " is published by " + other + " too";
            });
  }

  static Optional<String> internal(Draft draft, Dice dice) {
    return toggled(draft, dice, "x-aws-internal", true);
  }

  static Optional<String> open(Draft draft, Dice dice) {
    return toggled(draft, dice, "x-aws-public", dice.oneOf(3));
  }

  private static Optional<String> toggled(Draft draft, Dice dice, String key, boolean value) {
    return any(draft, dice, p -> true)
        .map(
            port -> {
              if (port.port().remove(key) != null) {
                return port + " has no " + key;
              }
              port.set(key, value);
              return port + " has " + key + ": " + value;
            });
  }

  static Optional<String> loopback(Draft draft, Dice dice) {
    return any(draft, dice, p -> true)
        .map(
            port -> {
              if (port.port().remove("host_ip") != null) {
                return port + " is for everybody";
              }
              port.set("host_ip", "127.0.0.1");
              return port + " is for the host only";
            });
  }
}
