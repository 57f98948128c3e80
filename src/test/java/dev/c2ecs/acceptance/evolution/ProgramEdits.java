package dev.c2ecs.acceptance.evolution;

import java.util.Optional;
import java.util.function.Predicate;

/** What people change most: images, variables, commands, checks. */
final class ProgramEdits {

  private ProgramEdits() {}

  private static Optional<Member> any(Draft draft, Dice dice, Predicate<Member> wanted) {
    return dice.pick(draft.members(wanted));
  }

  static Optional<String> imageTag(Draft draft, Dice dice) {
    return any(draft, dice, m -> m.isOwn() && !m.image().isEmpty())
        .map(
            member -> {
              String name = member.image().replaceAll(":[^/:]*$", "");
              member.set("image", name + ":" + dice.between(2, 99));
              return member.name() + " runs " + member.image();
            });
  }

  static Optional<String> build(Draft draft, Dice dice) {
    return any(draft, dice, m -> m.has("build"))
        .map(
            member -> {
              Draft.asMap(member.map("build").computeIfAbsent("args", k -> Draft.map()))
                  .put("REVISION", String.valueOf(dice.between(2, 99)));
              return member.name() + " is built anew";
            });
  }

  static Optional<String> imageOrBuild(Draft draft, Dice dice) {
    return any(draft, dice, m -> m.isOwn() && !m.has("network_mode"))
        .map(
            member -> {
              if (member.map().remove("build") != null) {
                member.set("image", "example/" + member.name() + ":1");
                return member.name() + " is pulled instead of built";
              }
              member.map().remove("image");
              member.set("build", Draft.map("context", "./" + member.name()));
              return member.name() + " is built instead of pulled";
            });
  }

  static Optional<String> variableAdded(Draft draft, Dice dice) {
    return any(draft, dice, m -> true)
        .map(
            member -> {
              String name = dice.any("LOG_LEVEL", "FEATURE_A", "FEATURE_B", "WORKERS", "TZ");
              member.environment().put(name, String.valueOf(dice.between(1, 20)));
              return member.name() + " has the variable " + name;
            });
  }

  private static boolean isFree(String variable) {
    return variable.matches("LOG_LEVEL|FEATURE_.|WORKERS|TZ");
  }

  static Optional<String> variableChanged(Draft draft, Dice dice) {
    return any(draft, dice, m -> m.environment().keySet().stream().anyMatch(ProgramEdits::isFree))
        .map(
            member -> {
              String name =
                  dice.pick(
                          member.environment().keySet().stream()
                              .filter(ProgramEdits::isFree)
                              .toList())
                      .orElseThrow();
              member.environment().put(name, "v" + dice.between(1, 99));
              return member.name() + " has another " + name;
            });
  }

  static Optional<String> variableRemoved(Draft draft, Dice dice) {
    return any(draft, dice, m -> !m.environment().isEmpty() && !m.isStore())
        .map(
            member -> {
              String name = dice.pick(member.environment().keySet()).orElseThrow();
              member.environment().remove(name);
              return member.name() + " has no " + name;
            });
  }

  static Optional<String> credentialAdded(Draft draft, Dice dice) {
    return any(draft, dice, m -> true)
        .map(
            member -> {
              String name = dice.any("STRIPE_SECRET_KEY", "API_TOKEN", "SMTP_PASSWORD");
              draft.variables().putIfAbsent(name, "s3cr3t-1");
              member.environment().put(name, "${" + name + "}");
              return member.name() + " has the credential " + name;
            });
  }

  static Optional<String> credentialValue(Draft draft, Dice dice) {
    return dice.pick(draft.variables().keySet())
        .map(
            name -> {
              draft.variables().put(name, "s3cr3t-" + dice.between(2, 999));
              return name + " has another value in the shell";
            });
  }

  static Optional<String> command(Draft draft, Dice dice) {
    return any(draft, dice, m -> m.isOwn() && !m.has("build"))
        .map(
            member -> {
              member.set(
                  "command", Draft.list("serve", "--threads", String.valueOf(dice.between(2, 64))));
              return member.name() + " has another command";
            });
  }

  static Optional<String> user(Draft draft, Dice dice) {
    return any(draft, dice, m -> m.isOwn())
        .map(
            member -> {
              member.set("user", dice.any("1000:1000", "1001", "0"));
              return member.name() + " runs as " + member.map().get("user");
            });
  }

  static Optional<String> healthcheck(Draft draft, Dice dice) {
    return any(draft, dice, m -> m.isOwn() && m.runs() && m.listens().isPresent())
        .map(
            member -> {
              if (member.has("healthcheck") && dice.oneOf(3)) {
                member.map().remove("healthcheck");
                for (Member other : draft.members()) {
                  if (other.needs().containsKey(member.name())) {
                    other.needs(member.name(), "started");
                  }
                }
                return member.name() + " has no health check";
              }
              member.set("healthcheck", Kind.web(member.listens().orElseThrow()));
              member.map("healthcheck").put("retries", dice.between(3, 10));
              member.map("healthcheck").put("start_period", dice.between(1, 120) + "s");
              return member.name() + " has another health check";
            });
  }

  static Optional<String> readOnly(Draft draft, Dice dice) {
    return any(draft, dice, m -> m.isOwn())
        .map(
            member -> {
              if (member.map().remove("read_only") != null) {
                return member.name() + " may write";
              }
              member.set("read_only", true);
              return member.name() + " is read-only";
            });
  }

  static Optional<String> gracePeriod(Draft draft, Dice dice) {
    return any(draft, dice, m -> true)
        .map(
            member -> {
              member.set("stop_grace_period", dice.between(5, 110) + "s");
              return member.name() + " has another grace period";
            });
  }

  static Optional<String> arm(Draft draft, Dice dice) {
    return any(draft, dice, m -> !m.has("network_mode"))
        .map(
            member -> {
              if (member.map().remove("platform") != null) {
                return member.name() + " runs on x86";
              }
              member.set("platform", "linux/arm64");
              return member.name() + " runs on ARM";
            });
  }

  static Optional<String> label(Draft draft, Dice dice) {
    return any(draft, dice, m -> true)
        .map(
            member -> {
              member.map("labels").put("com.example.owner", "team-" + dice.between(1, 9));
              return member.name() + " has another label";
            });
  }
}
